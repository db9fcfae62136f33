//! Tests of folders, ignore files and the progress bar.

#[path = "../command/mod.rs"]
mod command;
mod ignored;
mod terminal;

use std::{
    fs,
    path::{Path, PathBuf},
};

use command::{command, end, run};
use msk_connect_preflight::Rule;
use serde_json::Value;

const VALID: &str = Rule::McuCount.valid_example();
const INVALID: &str = Rule::McuCount.invalid_example();

/// Makes a folder of invalid files with these names.
fn folder(name: &str, files: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    for file in files {
        let file = folder.join(file);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(file, INVALID).expect("it can be written");
    }
    folder
}

/// The files that are checked in `folder`, in order.
fn checked(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let mut command = command(&[&["check", "--format", "json"], arguments].concat());
    let (_, output, errors) = end(command.current_dir(folder), b"");
    assert_eq!(errors, "");
    let documents = output.lines().map(|line| {
        let document: Value = serde_json::from_str(line).expect("each line is JSON");
        document["file"].as_str().expect("it is text").to_owned()
    });
    documents.collect()
}

#[test]
fn a_folder_is_searched_for_documents_in_the_order_of_names() {
    let folder = folder(
        "search",
        &[
            "b.yaml",
            "a/2.yml",
            "a/10.json",
            "a/c/Z.JSON",
            "c.json",
            "B.json",
            "readme.md",
            "json",
            "x.json.bak",
            ".hidden.json",
            ".git/config.json",
        ],
    );
    let expected = [
        "B.json",
        "a/10.json",
        "a/2.yml",
        "a/c/Z.JSON",
        "b.yaml",
        "c.json",
    ];
    assert_eq!(
        checked(&folder, &["."]),
        expected.map(|file| format!("./{file}"))
    );
    assert_eq!(
        checked(&folder, &["a", "B.json"]),
        ["a/10.json", "a/2.yml", "a/c/Z.JSON", "B.json"]
    );
    // A file that is named is checked, whatever its name.
    assert_eq!(
        checked(&folder, &["c.json", "readme.md"]),
        ["c.json", "readme.md"]
    );
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed() {
    let folder = folder("links", &["in/a.json", "out/b.json"]);
    for (target, link) in [
        ("../out/b.json", "in/b.json"),
        ("../out", "in/out"),
        ("in", "link"),
    ] {
        std::os::unix::fs::symlink(target, folder.join(link)).expect("it can be made");
    }
    assert_eq!(checked(&folder, &["in"]), ["in/a.json"]);
    assert_eq!(
        checked(&folder, &["link", "in/b.json"]),
        ["link/a.json", "in/b.json"]
    );
}

#[test]
fn a_folder_with_nothing_to_check_is_reported_and_exits_with_2() {
    let folder = folder("nothing", &["readme.md", "ignored.json", "full/a.json"]);
    fs::write(folder.join(".gitignore"), "ignored.json\n").expect("it can be written");
    fs::create_dir(folder.join("empty")).expect("it can be made");
    fs::remove_dir_all(folder.join("full")).expect("it can be removed");
    for arguments in [&["check", "."][..], &["check", "empty"]] {
        let (status, output, errors) = end(command(arguments).current_dir(&folder), b"");
        assert_eq!(status, 2);
        let ignored = if arguments[1] == "." {
            "; 1 file ignored"
        } else {
            ""
        };
        assert_eq!(
            output,
            format!("checked 0 documents; 1 file could not be read{ignored}\n")
        );
        assert_eq!(
            errors,
            format!(
                "error: {}: no `*.json`, `*.yaml` or `*.yml` file in the folder that is not ignored\n",
                arguments[1]
            )
        );
    }
    // With `--lines`, folders are not searched.
    let (status, _, errors) = run(&["check", "--lines", "examples"], "");
    assert_eq!(status, 2);
    assert!(
        errors.starts_with("error: examples: cannot read the file: "),
        "{errors}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_differ_look_different() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};

    let folder = folder("names", &[]);
    let names: [(&[u8], &str); 8] = [
        (b"a\xfe.json", r"a\xfe.json"),
        (b"a\xff.json", r"a\xff.json"),
        (b"b\\xff.json", r"b\x5cxff.json"),
        (b"b\\\xff.json", r"b\\xff.json"),
        (b"c\\d.json", r"c\d.json"),
        (b"c\\xd.json", r"c\xd.json"),
        ("d\u{e9}\\xFF.json".as_bytes(), "d\u{e9}\\x5cxFF.json"),
        (b"e\xc3.json", r"e\xc3.json"),
    ];
    for (name, _) in names {
        fs::write(folder.join(OsStr::from_bytes(name)), INVALID).expect("it can be written");
    }
    assert_eq!(
        checked(&folder, &["."]),
        names.map(|(_, shown)| format!("./{shown}"))
    );
    for (format, place) in [
        ("human", " --> ./NAME:5:42\n"),
        ("github", "::error file=NAME,"),
    ] {
        let mut command = command(&["check", "--format", format, "."]);
        let (_, output, _) = end(command.current_dir(&folder), b"");
        for (_, name) in names {
            let place = place.replace("NAME", name);
            assert!(output.contains(&place), "{place}: {output}");
        }
    }
    let (_, _, errors) = end(
        command(&["check"])
            .current_dir(&folder)
            .arg(OsStr::from_bytes(b"none\xff")),
        b"",
    );
    assert!(errors.starts_with(r"error: none\xff: "), "{errors}");
}
