//! Tests the promises on nearly valid documents, and on those that fuzzing kept.

mod comparisons;
mod fixing;
mod json;
mod near_valid;
mod pairs;
pub mod promises;
mod secrets;
mod slips;
#[path = "../support"]
mod support {
    pub(crate) mod arn;
    pub(crate) mod latest;
    pub(crate) mod pointer;
    pub(crate) mod schema_promise;
    pub(crate) mod second_opinion;
    pub(crate) mod survives_writing;
    pub(crate) mod violations;
    pub(crate) mod words;
}
mod yaml;

use std::{collections::BTreeMap, fs, path::Path};

use msk_connect_preflight::{Connector, Finding, Options, Request, Rule, Verdict};
use near_valid::Sample;
use pairs::Pair;
use proptest::prelude::*;

/// The bytes that a sample is drawn from; few samples read all of them.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..300)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) })]

    #[test]
    fn any_bytes(bytes in bytes()) {
        promises::any_bytes(&promises::spoilt(&bytes).1);
    }

    #[test]
    fn near_valid(bytes in bytes()) {
        promises::near_valid(&bytes);
    }

    #[test]
    fn schema_agrees(bytes in bytes()) {
        promises::schema_agrees(&bytes);
    }

    #[test]
    fn yaml(bytes in bytes()) {
        promises::yaml(&bytes);
    }

    #[test]
    fn comparisons_are_those_of_a_second_implementation(bytes in bytes()) {
        promises::comparisons(&bytes);
    }

    #[test]
    fn secrets_stay_secret(bytes in bytes()) {
        promises::secrets(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5_000) })]

    /// Each document is fixed in six forms.
    #[test]
    fn fixes(bytes in bytes()) {
        promises::fixes(&bytes);
    }
}

/// Ensures that the properties are not vacuous.
#[test]
fn samples_cover_validity_every_rule_and_all_advice() {
    let mut random = fastrand::Rng::with_seed(4);
    let (mut valid, mut secret, mut counts) = (0, 0, BTreeMap::new());
    for _ in 0..20_000 {
        let mut bytes = [0; 300];
        random.fill(&mut bytes);
        let sample = Sample::of(&bytes);
        let text = sample.text();
        let verdict = Verdict::from_json(&text, &sample.setting.options()).expect("it is JSON");
        let read = verdict.request();
        assert!(read.is_ok() >= sample.planted.is_empty(), "{read:?}");
        valid += usize::from(read.is_ok());
        secret += usize::from(read.is_ok() && text.contains(secrets::MARKER));
        let planted = sample.planted.iter().map(|(rule, _)| *rule);
        for rule in planted.chain(verdict.advice().iter().map(Finding::rule)) {
            *counts.entry(rule).or_insert(0) += 1;
        }
    }
    assert!(valid > 2_000, "only {valid} samples are valid");
    assert!(secret > 500, "only {secret} valid samples have a secret");
    for rule in Rule::ALL
        .iter()
        .filter(|rule| **rule != Rule::YamlScalar && rule.invalid_connector().is_none())
    {
        let count = counts.get(rule).copied().unwrap_or_default();
        assert!(
            count > 30,
            "only {count} samples break `{rule}`: {counts:?}"
        );
    }
}

#[test]
fn pairs_have_every_finding_and_every_kind_of_change() {
    let mut random = fastrand::Rng::with_seed(5);
    let mut counts = BTreeMap::new();
    for _ in 0..5_000 {
        let mut bytes = [0; 200];
        random.fill(&mut bytes);
        let Pair { connector, request } = Pair::of(&bytes);
        let connector = Connector::from_value(connector).expect("it is a description");
        let request = Request::from_value(&request, &Options::default());
        let request = request.unwrap_or_else(|error| panic!("{error}"));
        let comparison = request.against(&connector, &Options::default());
        let findings = comparison.conflicts().iter().chain(comparison.advice());
        let changes = comparison.changes().iter();
        let changes = changes.map(|change| change.kind().name());
        for name in findings.map(|finding| finding.rule().name()).chain(changes) {
            *counts.entry(name).or_insert(0) += 1;
        }
    }
    let rules = Rule::ALL
        .iter()
        .filter(|rule| rule.invalid_connector().is_some());
    for name in rules
        .map(|rule| rule.name())
        .chain(["added", "removed", "changed"])
    {
        let count = counts.get(name).copied().unwrap_or_default();
        assert!(count > 30, "only {count} pairs have `{name}`: {counts:?}");
    }
}

/// The titles of fixes, without names.
const KINDS: [&str; 11] = [
    "move ",
    "put the value of  in quotes",
    "remove , which is null",
    "remove the quotes around the value of ",
    "remove the repeated , which has the same value",
    "remove the white space around the name ",
    "remove the white space around the value of ",
    "rename  to ",
    "write  as 1",
    "write  as an object",
    "write the value of  in lower case",
];

/// Ensures that the property of fixes is not vacuous.
#[test]
fn samples_have_every_kind_of_fix() {
    let mut random = fastrand::Rng::with_seed(4);
    let mut counts: [BTreeMap<String, usize>; 2] = Default::default();
    for _ in 0..5_000 {
        let mut bytes = [0; 300];
        random.fill(&mut bytes);
        let mut sample = Sample::of(&bytes);
        fixing::blemish(&mut sample.document, &mut random);
        let options = sample.setting.options();
        let in_yaml = yaml::Written::new(&sample.document, &mut random).text;
        for (text, counts) in [sample.text(), in_yaml].iter().zip(&mut counts) {
            for kind in fixing::kinds(text, &options) {
                *counts.entry(kind).or_default() += 1;
            }
        }
    }
    for kind in KINDS {
        for counts in &counts {
            let of_kind = counts.iter().filter(|(title, _)| title.starts_with(kind));
            let count: usize = of_kind.map(|(_, count)| count).sum();
            assert!(count > 0, "no sample has the fix {kind:?}: {counts:?}");
        }
    }
}

/// Runs the seeds, the kept inputs, and those that once broke a promise.
#[test]
fn every_promise_holds_for_the_inputs_in_fuzz() {
    const FOLDERS: [&str; 3] = ["seeds", "corpus", "regressions"];
    let mut bytes = 0;
    for (name, promise) in promises::ALL {
        let mut replayed = 0;
        for folder in FOLDERS {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("fuzz")
                .join(folder);
            let Ok(files) = fs::read_dir(folder.join(name)) else {
                continue;
            };
            for file in files {
                let path = file.expect("its files can be listed").path();
                let input = fs::read(&path).expect("it can be read");
                promise(&input);
                replayed += 1;
                bytes += input.len();
            }
        }
        println!("{name}: {replayed} inputs replayed");
        assert!(replayed > 100, "{name}: only {replayed} inputs");
    }
    assert!(bytes <= 4_000_000, "{bytes} bytes are kept");
}
