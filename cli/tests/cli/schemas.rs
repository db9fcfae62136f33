//! The schemas that are printed.

use std::fs;

use serde_json::Value;

use crate::command::{PROJECT, run};

#[test]
fn printed_schemas_equal_the_exported_ones() {
    for (arguments, file) in [
        (&[][..], "2026-10/request.json"),
        (&["--draft", "draft-07"], "2026-10/request.draft-07.json"),
        (&["--api-revision", "2026-02"], "2026-02/request.json"),
        (&["--shape", "body"], "2026-10/body.json"),
        (
            &["--shape", "capacity", "--editor"],
            "2026-10/capacity.editor.json",
        ),
        (
            &["--shape", "configuration", "--draft", "draft-07"],
            "2026-10/configuration.draft-07.json",
        ),
        (&["--editor"], "2026-10/request.editor.json"),
        (&["--flavour", "editor"], "2026-10/request.editor.json"),
        (&["--flavour", "shape"], "2026-10/request.shape.json"),
        (&["--flavour", "compiled"], "2026-10/request.compiled.json"),
        (
            &["--flavour", "compiled", "--draft", "draft-07"],
            "2026-10/request.compiled.draft-07.json",
        ),
    ] {
        let exported =
            fs::read_to_string(format!("{PROJECT}/schemas/{file}")).expect("it is there");
        let (status, printed, _) = run(&[&["schema"], arguments].concat(), "");
        assert_eq!((status, printed), (0, exported), "{arguments:?}");
    }
    for flavour in [&["--editor"][..], &["--flavour", "shape"]] {
        let arguments = [&["schema"], flavour, &["--draft", "2020-12"]].concat();
        let (status, output, errors) = run(&arguments, "");
        assert_eq!((status, output.as_str()), (2, ""));
        assert!(
            errors.contains("this flavour supports draft-07 only"),
            "{errors}"
        );
    }
}

#[test]
fn a_printed_schema_does_not_require_what_is_given_elsewhere() {
    let schema = |arguments: &[&str]| {
        let (status, printed, errors) = run(&[&["schema"], arguments].concat(), "");
        assert_eq!((status, errors.as_str()), (0, ""), "{arguments:?}");
        serde_json::from_str::<Value>(&printed).expect("a schema is JSON")
    };
    let both = [
        &["--given", "connector-arn,current-version"][..],
        &["--given", "connector-arn", "--given", "current-version"],
    ];
    for arguments in both {
        assert_eq!(schema(arguments).get("required"), None);
    }
    let version = &["--given", "current-version"];
    assert_eq!(
        schema(version)["required"],
        serde_json::json!(["connectorArn"])
    );
    // The committed file has an id in addition.
    let exported = fs::read_to_string(format!(
        "{PROJECT}/schemas/2026-10/request.files.editor.json"
    ));
    let mut exported: Value =
        serde_json::from_str(&exported.expect("it is there")).expect("a schema is JSON");
    let id = exported
        .as_object_mut()
        .and_then(|schema| schema.remove("$id"));
    assert_eq!(
        id,
        Some(
            "https://docs.rs/msk-connect-preflight/schemas/2026-10/request.files.editor.json"
                .into()
        )
    );
    assert_eq!(schema(&[&["--editor"], &version[..]].concat()), exported);
    for arguments in [&version[..], &["--worker-limit", "10"]] {
        assert_eq!(schema(arguments).get("$id"), None, "{arguments:?}");
    }
    assert_eq!(run(&["schema", "--given", "capacity"], "").0, 2);
}
