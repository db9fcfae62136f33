//! Tests that the exported schemas are up to date with the catalogue.

mod support {
    pub(crate) mod committed;
}

use msk_connect_preflight::{
    Options, Revision, Shape, Verdict, WorkerCount,
    schema::{self, Dialect},
};
use serde_json::{Value, json};
use support::committed::assert_committed;

/// Every file under `schemas/` with its expected content.
fn exported() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for revision in Revision::ALL {
        let options = Options::default().revision(*revision);
        let mut file = |name: &str, mut schema: Value| {
            // What the options supply leaves a schema without an id.
            let id =
                format!("https://docs.rs/msk-connect-preflight/schemas/{revision}/{name}.json");
            assert!([json!(null), json!(id)].contains(&schema["$id"]), "{name}");
            schema["$id"] = id.into();
            schema.sort_all_objects();
            let text = serde_json::to_string_pretty(&schema).expect("a schema can be written");
            files.push((format!("{revision}/{name}.json"), text + "\n"));
        };
        for (suffix, dialect) in [("", Dialect::Draft202012), (".draft-07", Dialect::Draft07)] {
            for shape in Shape::ALL {
                let options = options.clone().shape(*shape);
                file(
                    &format!("{shape}{suffix}"),
                    schema::request(&options, dialect),
                );
                file(
                    &format!("{shape}.compiled{suffix}"),
                    schema::compiled(&options, dialect),
                );
            }
            file(
                &format!("response{suffix}"),
                schema::response(*revision, dialect),
            );
        }
        for shape in Shape::ALL {
            let options = options.clone().shape(*shape);
            file(&format!("{shape}.editor"), schema::editor(&options));
            file(&format!("{shape}.shape"), schema::shape(&options));
        }
        let files_in_git = options.current_version("given later");
        file("request.files.editor", schema::editor(&files_in_git));
    }
    files
}

#[test]
fn the_committed_files_are_up_to_date() {
    for (name, text) in exported() {
        let same = |committed: &str, text: &str| committed == text;
        assert_committed(
            &format!("schemas/{name}"),
            &text,
            same,
            ("WRITE_SCHEMAS", "schemas"),
        );
    }
}

#[test]
fn the_schemas_are_small() {
    for (name, text) in exported() {
        let most = match name.rsplit_once('/') {
            Some((_, name)) if name.ends_with(".editor.json") => 120_000,
            Some((_, name)) if name.ends_with(".shape.json") => 8_000,
            _ => 40_000,
        };
        let schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
        let bytes = schema.to_string().len();
        assert!(bytes <= most, "schemas/{name} has {bytes} bytes");
    }
}

#[test]
fn every_example_is_valid() {
    for revision in Revision::ALL {
        for (shape, least) in Shape::ALL.iter().zip([3, 3, 2, 1]) {
            let options = Options::default().revision(*revision).shape(*shape);
            let schema = schema::request(&options, Dialect::default());
            let examples = schema["examples"].as_array().expect("there are some");
            assert!(examples.len() >= least);
            for example in examples {
                let verdict = Verdict::from_value(example, &options).expect("it is JSON");
                assert!(verdict.is_valid(), "{revision} {shape}: {example}");
            }
        }
    }
}

/// What the schema says of `autoScaling` where it has a `maxWorkerCount`, with which others are compared.
fn worker_tree(schema: &Value) -> &Value {
    let scaling = &schema["properties"]["capacity"]["properties"]["autoScaling"];
    let relations = scaling["allOf"].as_array().into_iter().flatten();
    let mut relations = relations.chain([scaling]);
    let tree = relations.find(|relation| relation["if"]["required"] == json!(["maxWorkerCount"]));
    &tree.expect("others are compared with it")["then"]
}

#[test]
fn within_a_worker_limit_each_number_of_workers_has_a_leaf() {
    let limit = WorkerCount::new(2).expect("it is in range");
    let schema = schema::request(&Options::default().worker_limit(limit), Dialect::default());
    let expected = json!({
        "if": { "properties": { "maxWorkerCount": { "type": "integer", "maximum": 1 } } },
        "then": { "properties": { "minWorkerCount": { "type": "integer", "maximum": 1 } } },
        "else": { "properties": { "maxAutoscalingTaskCount": { "type": "integer", "minimum": 2 } } },
    });
    assert_eq!(worker_tree(&schema), &expected);
}

#[test]
fn beyond_a_worker_limit_of_1000_the_leaves_have_ranges_that_double() {
    fn leaves(tree: &Value) -> usize {
        match tree.get("if") {
            Some(_) => leaves(&tree["then"]) + leaves(&tree["else"]),
            None => 1,
        }
    }
    for (limit, expected) in [
        (Some(1), 1),
        (Some(1_000), 1_000),
        (Some(1_001), 65),
        (None, 86),
    ] {
        let limit = limit.map(|limit| WorkerCount::new(limit).expect("it is in range"));
        let options = limit.map_or_else(Options::default, |limit| {
            Options::default().worker_limit(limit)
        });
        let schema = schema::request(&options, Dialect::default());
        assert_eq!(leaves(worker_tree(&schema)), expected, "{limit:?}");
    }
}

#[test]
fn a_dialect_is_parsed_from_its_name() {
    for dialect in Dialect::ALL {
        assert_eq!(dialect.name().parse(), Ok(*dialect));
    }
    assert!("draft-04".parse::<Dialect>().is_err());
}

#[test]
fn the_schema_for_editors_has_the_worker_limit_and_the_shape() {
    let limit = WorkerCount::new(3).expect("it is in range");
    let options = Options::default().worker_limit(limit).shape(Shape::Body);
    let schema = schema::editor(&options);
    let members = &schema["allOf"][0]["properties"];
    assert!(members.get("connectorArn").is_none());
    let capacities = &members["capacity"]["allOf"];
    let provisioned = &capacities[0]["properties"]["provisionedCapacity"];
    assert_eq!(
        provisioned["allOf"][0]["properties"]["workerCount"]["errorMessage"],
        "workerCount must be an integer from 1 to 3 (the worker limit)"
    );
    let scaling = &capacities[0]["properties"]["autoScaling"]["allOf"][0]["properties"];
    assert_eq!(
        scaling["maxAutoscalingTaskCount"]["errorMessage"],
        "maxAutoscalingTaskCount must be an integer from 1 to 2147483647"
    );
    let proposed = schema.to_string();
    assert!(
        proposed.contains(r#""maxWorkerCount":"^${1:3}""#),
        "of the example's 4"
    );
}
