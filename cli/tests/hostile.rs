//! Hostile input on standard input: the command gives the library's answer.

mod command;
#[path = "../../tests/hostile/texts/mod.rs"]
mod texts;

use serde_json::Value;
use texts::{Answer, Cut};

fn answer(bytes: &[u8]) -> Answer {
    let answer = from_command(bytes);
    let library = Answer::from_library(bytes);
    let [found, expected] = [&answer, &library].map(|answer| format!("{answer:?}"));
    assert!(
        answer == library,
        "expected {expected:.300}, found {found:.300}"
    );
    answer
}

fn from_command(bytes: &[u8]) -> Answer {
    let revision = texts::REVISION.name();
    let arguments = ["check", "--format", "json", "--api-revision", revision];
    let (status, output, errors) = command::run(&arguments, bytes);
    assert_eq!(errors, "");
    let document: Value = serde_json::from_str(&output).expect("the output is one JSON document");
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let number = |value: &Value| {
        let number = value.as_u64().expect("a number");
        usize::try_from(number).expect("it counts something in memory")
    };
    let violations = document["violations"].as_array().expect("an array").iter();
    let answer = if let Some(error) = document.get("error") {
        assert_eq!(violations.len(), 0);
        Answer::Syntax {
            line: number(&error["line"]),
            column: number(&error["column"]),
        }
    } else if violations.len() == 0 {
        Answer::Valid
    } else {
        let cut = match document.get("truncated") {
            None => Cut::No,
            Some(cut) => {
                assert_eq!(cut, true);
                Cut::Yes
            }
        };
        let violation = |v: &Value| (text(&v["rule"]), text(&v["at"]));
        Answer::Violations(violations.map(violation).collect(), cut)
    };
    let valid = answer == Answer::Valid;
    assert_eq!(document["valid"], valid);
    assert_eq!(status, i32::from(!valid));
    answer
}
