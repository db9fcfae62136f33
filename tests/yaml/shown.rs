//! What a report shows of a YAML text.

use msk_connect_preflight::{
    Options, Revision,
    yaml::{self, Document},
};

use crate::{
    body, document, said,
    support::{arn::arn, latest::latest},
};

#[test]
fn the_content_of_an_alias_is_never_shown() {
    // The value, the place of the alias, and a part of the report.
    for (value, inside, expected) in [
        (
            "6161",
            "capacity: {provisionedCapacity: {mcuCount: @, workerCount: 1}}",
            "found ***; ",
        ),
        (
            "0x1811",
            "capacity: {provisionedCapacity: {mcuCount: @, workerCount: @}}",
            "use 1, 2, 4 or 8",
        ),
        (
            "6161.5",
            "capacity: {provisionedCapacity: {mcuCount: 1, workerCount: @}}",
            "found ***",
        ),
        (
            "61.11e2",
            "capacity: {provisionedCapacity: {mcuCount: 1, workerCount: @}}",
            "write it as ***",
        ),
        (
            "6161",
            "capacity: {autoScaling: {maxWorkerCount: 1, minWorkerCount: @}}",
            "(***) is greater than `maxWorkerCount` (1)",
        ),
        (
            "6161",
            "capacity: {autoScaling: {maxWorkerCount: @, maxAutoscalingTaskCount: 1}}",
            "(1) is less than `maxWorkerCount` (***)",
        ),
        (
            "6161",
            "capacity: {autoScaling: {maxWorkerCount: @, mcuCount: 1, maxAutoscalingTaskCount: 99999}}",
            "there are at most *** tasks",
        ),
        (
            "6161",
            "capacity: {autoScaling: {maxWorkerCount: 1, mcuCount: 1, maxAutoscalingTaskCount: @}}",
            "(***) has no effect",
        ),
        (
            "6161",
            "capacity: {autoScaling: {scaleInPolicy: {cpuUtilizationPercentage: 9}, scaleOutPolicy: {cpuUtilizationPercentage: -@}}}",
            "scaleOutPolicy",
        ),
        (
            "61",
            "capacity: {autoScaling: {scaleInPolicy: {cpuUtilizationPercentage: @}, scaleOutPolicy: {cpuUtilizationPercentage: 1}}}",
            "`scaleInPolicy` (***)",
        ),
        (
            "61",
            "capacity: {autoScaling: {scaleInPolicy: {cpuUtilizationPercentage: 99}, scaleOutPolicy: {cpuUtilizationPercentage: @}}}",
            "`scaleOutPolicy` (***)",
        ),
        ("hunter61", "connectorArn: @", "`connectorArn` is `***`: "),
        (
            "hunter61",
            "plugins: [{customPlugin: {customPluginArn: @}}]",
            "`customPluginArn` is `***`: ",
        ),
        (
            "{hunter61: 61, hunter61: 1}",
            "capacity: @",
            "/capacity/***: unknown member `***`",
        ),
        (
            "{Provisioned_Capacity: {hunter61: 61}}",
            "capacity: @",
            "/capacity/***/mcuCount: ",
        ),
        (
            "{hunter61: 61}",
            "connectorConfiguration: @",
            "/connectorConfiguration/***: ",
        ),
        (
            "{a.password: hunter61}",
            "connectorConfiguration: @",
            "`***` looks like a secret",
        ),
    ] {
        for alias in [
            format!("x: &x {value}\n{}", inside.replace('@', "*x")),
            format!(
                "x: &x {value}\ny: &y {{a: [*x]}}\nz: *y\n{}",
                inside.replace('@', "*x")
            ),
        ] {
            let document = document(&alias);
            let said = said(&document, &latest());
            let shown = shown(&document, &latest());
            assert!(said.contains(expected), "{alias}: {said}");
            // At the anchor, names are shown.
            let shown = shown.replace("hunter61: ***", "");
            for text in [said, shown] {
                let is_hidden = !text.contains("61") && !text.contains("1811");
                assert!(is_hidden, "{alias}: {text}");
            }
        }
    }
    // The value itself is shown as usual.
    let text = "capacity: {provisionedCapacity: {mcuCount: &n 6161, workerCount: *n}}";
    let said = said(&document(text), &body());
    assert!(
        said.contains("found 6161; ") && said.contains("`workerCount` (***)"),
        "{said}"
    );
}

/// Everything in a document that may be shown, line by line.
pub(crate) fn shown(document: &Document<'_>, options: &Options) -> String {
    let masked = document.masked(options);
    let mut start = 0;
    let lines = document.text().split_inclusive('\n').map(|line| {
        let excerpt = masked.excerpt(start..start);
        start += line.len();
        excerpt.line
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn only_names_and_values_that_json_shows_are_shown() {
    let arn = arn("connector");
    let text = format!(
        "# secret
%TAG !secret! tag:yaml.org,2002:
--- # secret: secret
connectorArn: &secret !secret!str {arn} # - secret
\"currentVersion\" : 'K1'
capacity:
  # ? secret
  provisionedCapacity: {{
    mcuCount: 0x4, workerCount: secret, # secret
    revision: 7, secrets: [true, &secret2 \"sec
      - ret\", {{a: ~, b: 7}}] }}
connectorConfiguration: !!map &secret3
  a:\t|2- # secret
     secret

      - secret: secret

  ? b
  : >+
    secret
      secret
  c: secret
    - secret
    ? secret
  d: *secret
unknown: 7
skipHealthValidation: True
plugins: [{{customPlugin: {{customPluginArn: shown secret, revision: .nan}}}}]
workerConfiguration: {{workerConfigurationArn: *secret, revision: -.inf}}
... # secret
"
    );
    let expected = format!(
        "\
--- ***
connectorArn: *** {arn} ***
\"currentVersion\" : 'K1'
capacity:
  ***
  provisionedCapacity: {{
    mcuCount: 0x4, workerCount: ***, ***
    revision: ***, secrets: [***, *** ***
      ***, {{a: ***, b: ***}}] }}
connectorConfiguration: ***
  a:    ***
     ***

      ***

  ? b
  : ***
    ***
      ***
  c: ***
    ***
    ***
  d: ***
unknown: ***
skipHealthValidation: True
plugins: [{{customPlugin: {{customPluginArn: shown ***, revision: .nan}}}}]
workerConfiguration: {{workerConfigurationArn: ***, revision: -.inf}}"
    );
    assert_eq!(shown(&document(&text), &latest()), expected);
    // Here the parser mistakes the head of the block for the block.
    let head = document("connectorArn: | # secret");
    assert_eq!(shown(&head, &latest()), "connectorArn: ***");
    // Members unknown in a revision are secret, too.
    assert!(!shown(&document(&text), &body().revision(Revision::V2026_02)).contains("shown"));
}

#[test]
fn nothing_is_shown_after_a_syntax_error() {
    for (text, expected) in [
        ("capacity: {a: !secret b}\nc: d", "capacity: {a: "),
        (
            "capacity:\n  autoScaling:\n    mcuCount: 4\n    a: \"\n- secret\n  - : \\q\"",
            "capacity:\n  autoScaling:\n    mcuCount: 4\n    a: ",
        ),
        (
            "capacity: [secret, {a: secret: secret}]",
            "capacity: [***, {a: ***",
        ),
        ("a: [secret, secret\n b: secret\n", "a: [***, ***\n ***"),
        ("a: b\n c: secret", "a: ***\n ***"),
        ("- - a b : secret : secret", "- - a b : *** "),
        ("# secret", "***"),
        ("%secret\n", ""),
        ("- secret\n# secret\n-\n- \u{1}", "- ***\n***\n-\n- "),
    ] {
        let document = document(text);
        let shown = shown(&document, &latest());
        assert_eq!(shown, expected, "{text}");
    }
    let broken = yaml::documents(b"a: secret\n- \xff")
        .next()
        .expect("it is one");
    assert_eq!(shown(&broken, &latest()), "***\n*** ");
    let broken = format!("{:?}{:?}", broken, yaml::documents(b"secret"));
    assert_eq!(broken, "Document { .. }Documents { .. }");
}
