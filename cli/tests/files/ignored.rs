//! Files that are ignored as by git.

use std::{fs, path::Path};

use serde_json::Value;

use crate::{
    checked,
    command::{command, end},
    folder,
};

#[test]
fn ignored_files_are_skipped() {
    let folder = folder(
        "ignored",
        &["a.json", "b.json", "out/c.json", "d/e.json", "d/f.json"],
    );
    fs::write(folder.join(".gitignore"), "/b.json\nout/\n").expect("it can be written");
    fs::write(folder.join("d/.gitignore"), "*\n!f.json\n").expect("it can be written");
    assert_eq!(checked(&folder, &["."]), ["./a.json", "./d/f.json"]);
    assert_eq!(checked(&folder, &["d"]), ["d/f.json"]);
    assert_eq!(checked(&folder, &["b.json"]), ["b.json"]);
}

/// Runs a shell script in `folder`.
#[cfg(unix)]
fn shell(folder: &Path, script: &str) {
    let mut shell = std::process::Command::new("sh");
    let status = shell.args(["-ec", script]).current_dir(folder).status();
    assert!(status.expect("there is a shell").success(), "{script}");
}

/// Runs a command like `end`, limited to 10 seconds and 100 MB of memory.
#[cfg(target_os = "linux")]
fn end_in_bounds(folder: &Path, arguments: &str) -> (i32, String, String) {
    let script = format!(
        "ulimit -v 100000; exec timeout 10 {} check {arguments}",
        env!("CARGO_BIN_EXE_msk-preflight")
    );
    let mut shell = std::process::Command::new("sh");
    end(shell.args(["-c", &script]).current_dir(folder), b"")
}

#[cfg(unix)]
#[test]
fn ignore_files_apply_within_one_repository() {
    let nested = "git init -q d/e; echo '*.json' > .gitignore";
    for (setup, named, expected) in [
        (
            "echo '*' > .ignore; echo '*' > .rgignore",
            ".",
            &["a.json", "d/b.json", "d/e/c.json"][..],
        ),
        (
            "git init -q .; echo b.json > .git/info/exclude",
            ".",
            &["a.json", "d/e/c.json"],
        ),
        // A deeper folder takes precedence, and `.gitignore` over `exclude`.
        (
            "git init -q .; echo '*.json' > .git/info/exclude; echo '!a.json' > .gitignore",
            ".",
            &["a.json"],
        ),
        (
            "git init -q .; echo '!b.json' > .git/info/exclude; echo '*.json' > .gitignore",
            ".",
            &[],
        ),
        (
            "echo '*.json' > .gitignore; echo '!*.json' > d/.gitignore",
            ".",
            &["d/b.json", "d/e/c.json"],
        ),
        (
            "echo d/ > .gitignore; echo '!*.json' > d/.gitignore",
            ".",
            &["a.json"],
        ),
        // A named file or folder is checked, but not ignored files inside it.
        (
            "echo d/ > .gitignore; echo c.json > d/.gitignore",
            "d",
            &["d/b.json"],
        ),
        ("echo '/d/*/c.json' > .gitignore", "d/e", &[]),
        ("echo '/d/*/b.json' > .gitignore", "d/e", &["d/e/c.json"]),
        (
            "echo '*.json' > .gitignore",
            "a.json d/b.json",
            &["a.json", "d/b.json"],
        ),
        // Ignore files above the top of a repository do not apply.
        (nested, "d/e", &["d/e/c.json"]),
        (nested, ".", &["d/e/c.json"]),
        // Worktrees and submodules keep git's files elsewhere.
        (
            "mkdir -p g/info; echo c.json > g/info/exclude; echo 'gitdir: ../g' > d/.git",
            "d",
            &["d/b.json"],
        ),
        (
            "mkdir -p g/info g/w; echo c.json > g/info/exclude; echo .. > g/w/commondir; \
             echo 'gitdir: ../../g/w' > d/e/.git",
            "d",
            &["d/b.json"],
        ),
        (
            "echo 'gitdir: /none' > .git; echo b.json > .gitignore",
            ".",
            &["a.json", "d/e/c.json"],
        ),
    ] {
        let folder = folder("rules", &["a.json", "d/b.json", "d/e/c.json"]);
        shell(&folder, setup);
        let arguments: Vec<_> = named.split(' ').collect();
        let mut command = command(&[&["check", "--format", "json"][..], &arguments].concat());
        let (_, output, errors) = end(command.current_dir(&folder), b"");
        assert_eq!(errors, "", "{setup}");
        let checked: Vec<_> = output
            .lines()
            .filter(|line| !line.contains("file in the folder that is not ignored"))
            .map(|line| {
                let document: Value = serde_json::from_str(line).expect("each line is JSON");
                let file = document["file"].as_str().expect("it is text");
                file.trim_start_matches("./").to_owned()
            })
            .collect();
        assert_eq!(checked, expected, "{setup}: {named}");
    }
}

#[cfg(unix)]
const NAMES: [&str; 7] = ["a", "b", "ab", "a-b", "b a", "a]", "1"];

#[cfg(unix)]
const PARTS: [&str; 38] = [
    "a",
    "b",
    "ab",
    "b a",
    "1",
    "-",
    "/",
    "/",
    "/**/",
    "*",
    "*",
    "**",
    "***",
    "?",
    "[ab]",
    "[!a]",
    "[^b]",
    "[a-c]",
    "[b-a]",
    "[]]",
    "[a-]",
    "[-a]",
    "[a",
    "[[a]",
    "[[:x]",
    "[[:x:]]",
    "[[:alpha:]]",
    "[[:digit:]b]",
    "[[:alpha:]-b]",
    "[\\]a]",
    "[a/]b",
    "\\a",
    "\\*",
    "\\!",
    " ",
    "\\ ",
    "\\",
    "#",
];

#[cfg(unix)]
#[test]
fn ignored_files_are_those_that_git_ignores() {
    let git = |folder: &Path, arguments: &[&str]| {
        let output = std::process::Command::new("git")
            .args(arguments)
            .current_dir(folder)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .expect("there is git");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("it is text")
    };
    let mut random = fastrand::Rng::with_seed(13);
    let (mut kept, mut all) = (0, 0);
    for round in 0..60 {
        let mut files = Vec::new();
        for _ in 0..12 {
            let mut file = String::new();
            for _ in 0..random.usize(..4) {
                file += random.choice(NAMES).expect("there are names");
                file.push('/');
            }
            files.push(file + random.choice(NAMES).expect("there are names") + ".json");
        }
        files.sort();
        files.dedup();
        let files: Vec<_> = files.iter().map(String::as_str).collect();
        let folder = folder("git", &files);
        git(&folder, &["init", "-q"]);
        let mut rules = Vec::new();
        for file in [
            ".git/info/exclude",
            ".gitignore",
            "a/.gitignore",
            "a/b/.gitignore",
        ] {
            let mut text = String::new();
            for _ in 0..random.usize(..4) {
                text += ["", "", "!", "/", "#"][random.usize(..5)];
                for _ in 0..random.usize(1..5) {
                    text += random.choice(PARTS).expect("there are parts");
                }
                text += ["", ".json", "*.json", "/"][random.usize(..4)];
                text += ["\n", "\r\n", " \n"][random.usize(..3)];
            }
            if folder.join(file).parent().is_some_and(Path::is_dir) {
                fs::write(folder.join(file), &text).expect("it can be written");
                rules.push((file, text));
            }
        }
        let others = git(
            &folder,
            &["ls-files", "-o", "-z", "--exclude-standard", "*.json"],
        );
        let mut expected: Vec<_> = others.split_terminator('\0').collect();
        expected.sort_unstable();
        kept += expected.len();
        all += files.len();
        let mut checked = checked(&folder, &["."]);
        checked.retain(|file| file != ".");
        checked.sort();
        let checked: Vec<_> = checked.iter().map(|file| &file[2..]).collect();
        assert_eq!(checked, expected, "round {round}: {rules:?}");
    }
    assert!(all / 4 < kept && kept < all * 9 / 10, "{kept} of {all}");
}

#[test]
fn the_summary_counts_ignored_files() {
    let files = [
        "a.json",
        "b.json",
        "b.md",
        "out/c.yaml",
        "out/.hidden.json",
        "out/in/d.yml",
        "out/in/e.txt",
    ];
    for (ignored, named, expected) in [
        ("", ".", "4 documents: 0 valid, 4 invalid"),
        (
            "b.*",
            ".",
            "3 documents: 0 valid, 3 invalid; 1 file ignored",
        ),
        (
            "out/",
            ".",
            "2 documents: 0 valid, 2 invalid; 2 files ignored",
        ),
        ("*.json\nin", "out", "1 document: invalid; 1 file ignored"),
        ("b.json", "a.json", "1 document: invalid"),
    ] {
        let folder = folder("summary", &files);
        fs::write(folder.join(".gitignore"), ignored).expect("it can be written");
        for format in ["human", "github"] {
            let mut command = command(&["check", "--format", format, named]);
            let (_, output, _) = end(command.current_dir(&folder), b"");
            let summary = output.lines().last().expect("there is a summary");
            assert_eq!(summary, format!("checked {expected}"), "{ignored}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn only_small_regular_files_are_read_as_ignore_files() {
    const REFUSED: &str = "not a regular file of at most 1 MiB";
    const LINK: &str = "not read because it is a symbolic link";
    for (setup, file, reason) in [
        ("ln -s /dev/zero d/.gitignore", "d/.gitignore", LINK),
        (
            "mkfifo fifo; ln -s ../fifo d/.gitignore",
            "d/.gitignore",
            LINK,
        ),
        ("ln -s /dev/zero .gitignore", "HERE/.gitignore", LINK),
        (
            "mkdir -p .git/info; ln -s /dev/zero .git/info/exclude",
            "HERE/.git/info/exclude",
            LINK,
        ),
        ("ln -s /dev/zero d/e/.gitignore", "d/e/.gitignore", LINK),
        ("ln -s /dev/zero d/.git", "d/.git", LINK),
        ("mkfifo d/.gitignore", "d/.gitignore", REFUSED),
        ("mkdir d/.gitignore", "d/.gitignore", REFUSED),
        ("mkfifo .gitignore", "HERE/.gitignore", REFUSED),
        ("mkfifo d/e/.gitignore", "d/e/.gitignore", REFUSED),
        ("mkfifo .git", "HERE/.git", REFUSED),
        (
            "mkdir -p .git/info; mkfifo .git/info/exclude",
            "HERE/.git/info/exclude",
            REFUSED,
        ),
        (
            "mkdir g; mkfifo g/commondir; echo gitdir: g > .git",
            "HERE/g/commondir",
            REFUSED,
        ),
        ("truncate -s 200M d/.gitignore", "d/.gitignore", REFUSED),
        ("truncate -s 1048577 d/.gitignore", "d/.gitignore", REFUSED),
        ("truncate -s 1048576 d/.gitignore", "", ""),
        ("mkfifo d/.ignore; ln -s /dev/zero d/e/.ignore", "", ""),
    ] {
        let folder = folder("unsafe", &["d/a.json", "d/e/b.json"]);
        shell(&folder, setup);
        let file = file.replace("HERE", folder.to_str().expect("it is text"));
        let (summary, errors) = match reason {
            REFUSED => (
                "; 1 file could not be read\n",
                format!("error: {file}: {reason}\n"),
            ),
            LINK => ("\n", format!("warning: {file}: {reason}\n")),
            _ => ("\n", String::new()),
        };
        let summary = format!("checked 2 documents: 0 valid, 2 invalid{summary}");
        let expected = if reason == REFUSED { 2 } else { 1 };
        let (status, output, human_errors) = end_in_bounds(&folder, "d");
        assert_eq!((status, &human_errors), (expected, &errors), "{setup}");
        assert!(output.ends_with(&summary), "{setup}: {output}");
        // An ignore file above several folders is reported once.
        let (_, _, human_errors) = end_in_bounds(&folder, "d/e d");
        assert_eq!(
            human_errors.lines().count(),
            errors.lines().count(),
            "{setup}"
        );
        for format in ["json", "sarif", "github"] {
            let (status, output, errors) = end_in_bounds(&folder, &format!("--format {format} d"));
            assert_eq!(status, expected, "{setup}");
            assert_eq!(errors.is_empty(), reason != LINK, "{setup}: {errors}");
            assert_eq!(
                output.contains(REFUSED),
                reason == REFUSED,
                "{setup}: {output}"
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn hostile_patterns_take_little_time_and_memory() {
    // 20 nested folders with long names.
    let name = "a".repeat(60);
    let deep = [&name[..]; 20].join("/");
    let file = format!("d/{deep}/a.json");
    let many = |line: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        for index in 0.. {
            text += &line(index);
            if text.len() > 1024 * 1024 {
                break;
            }
        }
        let end = text[..1024 * 1024].rfind('\n').unwrap_or(1024 * 1024);
        text[..end].to_owned()
    };
    for line in [
        &(|index| format!("*a{index}*b\n")) as &dyn Fn(usize) -> String,
        &|_| "x\n".to_owned(),
        &|_| "*x".to_owned(),
        &|_| format!("{}n\n", "*a".repeat(70)),
        &|_| format!("{}/n\n", "**/a*".repeat(100)),
        &|_| format!("{}n\n", "**/".repeat(200)),
        &|_| format!("**/{}n\n", "*[a-z]".repeat(70)),
    ] {
        let folder = folder("hostile", &[&file]);
        fs::write(folder.join("d/.gitignore"), many(line)).expect("it can be written");
        let (status, output, errors) = end_in_bounds(&folder, "d");
        assert_eq!((status, &errors[..]), (1, ""), "{}: {output}", line(0));
    }
    // At most 4 MiB of ignore files apply to a folder.
    let folder = folder("nested", &[&file]);
    fs::create_dir(folder.join(".git")).expect("it can be made");
    let mut at = folder.join("d");
    for _ in 0..10 {
        fs::write(at.join(".gitignore"), "x\n".repeat(512 * 1024)).expect("it can be written");
        at.push(&name);
    }
    let (status, output, errors) = end_in_bounds(&folder, "d");
    assert_eq!(status, 2);
    assert!(
        output.ends_with(": invalid; 6 files could not be read\n"),
        "{output}"
    );
    let reason = "the ignore files of this folder and its parents exceed 4 MiB";
    assert_eq!(errors.matches(reason).count(), 6, "{errors}");
}
