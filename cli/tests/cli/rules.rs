//! The list of rules and their explanations.

use msk_connect_preflight::{Follows, Rule};
use serde_json::Value;

use crate::{command::run, json_lines};

#[test]
fn rules_and_explain_print_the_whole_catalogue() {
    let (status, rules, _) = run(&["rules"], "");
    assert_eq!(status, 0);
    assert_eq!(rules.lines().count(), Rule::ALL.len());
    for (rule, line) in Rule::ALL.iter().zip(rules.lines()) {
        assert!(
            line.starts_with(rule.name())
                && line.contains(&format!("  {}", rule.level()))
                && rule
                    .follows()
                    .is_none_or(|follows| line.contains(&format!("{}, {follows}  ", rule.level())))
                && line.ends_with(rule.summary()),
            "{line}"
        );
        let (status, text, _) = run(&["explain", rule.name()], "");
        assert_eq!(status, 0);
        for part in [
            rule.summary(),
            rule.basis(),
            rule.source(),
            rule.invalid_example(),
            rule.valid_example(),
            rule.invalid_connector().unwrap_or_default(),
            rule.valid_connector().unwrap_or_default(),
        ] {
            assert!(text.contains(part), "{text}");
        }
    }
    let (status, list, _) = run(&["rules", "--format", "json"], "");
    assert_eq!(status, 0);
    let list = json_lines(&list);
    assert_eq!(list.len(), Rule::ALL.len());
    for (rule, entry) in Rule::ALL.iter().zip(list) {
        let optional = [
            ("follows", rule.follows().map(Follows::name)),
            ("invalidConnector", rule.invalid_connector()),
            ("validConnector", rule.valid_connector()),
        ];
        let expected = serde_json::json!({
            "rule": rule.name(),
            "summary": rule.summary(),
            "level": rule.level().to_string(),
            "since": rule.since().name(),
            "evidence": rule.evidence().to_string(),
            "basis": rule.basis(),
            "source": rule.source(),
            "invalidExample": rule.invalid_example(),
            "validExample": rule.valid_example(),
        });
        let mut entry = entry;
        for (member, value) in optional {
            let found = entry.as_object_mut().and_then(|entry| entry.remove(member));
            assert_eq!(found, value.map(Into::into));
        }
        assert_eq!(entry, expected);
    }
    insta::assert_snapshot!("explain", run(&["explain", "worker-order"], "").1);
    insta::assert_snapshot!(
        "explain-advice",
        run(&["explain", "task-count-inert"], "").1
    );
    insta::assert_snapshot!("explain-conflict", run(&["explain", "version-stale"], "").1);
}

#[test]
fn a_misspelt_rule_suggests_the_nearest_one() {
    let (status, output, errors) = run(&["explain", "mcu-cuont"], "");
    assert_eq!((status, output.as_str()), (2, ""));
    assert!(errors.contains("did you mean `mcu-count`?"), "{errors}");
}

#[test]
fn syntax_is_explained_as_in_the_sarif_log() {
    let (status, text, errors) = run(&["explain", "syntax"], "");
    assert_eq!((status, &errors[..]), (0, ""));
    let (_, log, _) = run(&["check", "--format", "sarif"], "{");
    let log: Value = serde_json::from_str(&log).expect("it is JSON");
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    let rules = rules.as_array().expect("there are rules");
    let rule = rules.iter().find(|rule| rule["id"] == "syntax");
    let rule = rule.expect("it is there");
    for part in [&rule["help"]["text"], &rule["helpUri"]] {
        let part = part.as_str().expect("it is text");
        assert!(text.contains(part), "{part}: {text}");
    }
}
