//! Shows how the time of the command grows with the size of the input, in each format, with many findings.
//! Reads process times from Linux.
//!
//! `cargo bench --package msk-preflight --bench growth`

#[path = "../../benches/growth/kind.rs"]
mod kind;

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use kind::Kind;

const SIZES: [usize; 3] = [1 << 21, 1 << 23, 1 << 25];
const ROUNDS: usize = 3;
const FORMATS: [&str; 4] = ["human", "json", "sarif", "github"];

/// The option to read each kind of input, and the kind. Single documents get the same number of findings
/// per byte at every size, and in the largest size as many as are shown.
const KINDS: [(&str, Kind); 5] = [
    (
        "--input=json",
        Kind {
            name: "in one line",
            before: r#"{"connectorConfiguration":{"":"""#,
            part: |index| {
                let long = "x".repeat(32 << 10);
                format!(r#","{index}.password":"{long}","{index}":0"#)
            },
            after: "}}",
        },
    ),
    (
        "--input=yaml",
        Kind {
            name: "in YAML",
            before: "connectorConfiguration:\n",
            part: |index| {
                let long = "x".repeat(32 << 10);
                format!("  {index}.password: {long}\n  '{index}': 0\n")
            },
            after: "",
        },
    ),
    (
        "--input=yaml",
        Kind {
            name: "YAML documents",
            before: "",
            part: |index| format!("---\nconnectorConfiguration:\n  tasks.max: {index}\n"),
            after: "",
        },
    ),
    (
        "--lines",
        Kind {
            name: "lines",
            before: "",
            part: |index| format!("{{\"connectorConfiguration\":{{\"tasks.max\":{index}}}}}\n"),
            after: "",
        },
    ),
    (
        "--lines",
        Kind {
            name: "valid lines",
            before: "",
            part: |_| "{\"connectorConfiguration\":{\"connector.class\":\"A\"}}\n".to_owned(),
            after: "",
        },
    ),
];

/// The processor time of finished child processes, in seconds.
fn spent() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux has this file");
    let (_, numbers) = stat.rsplit_once(") ").expect("the name comes first");
    let ticks = numbers.split(' ').skip(13).take(2);
    ticks
        .map(|ticks| ticks.parse::<f64>().expect("it is a number") / 100.0)
        .sum()
}

/// The seconds per run, averaged over enough runs to be measurable.
fn time(arguments: &[&str], file: &Path) -> f64 {
    let before = spent();
    for runs in 1_u16.. {
        let mut command = Command::new(env!("CARGO_BIN_EXE_msk-preflight"));
        let command = command
            .args(["check", "--shape", "body"])
            .args(arguments)
            .arg(file);
        let status = command.stdout(Stdio::null()).status().expect("it runs");
        assert!(matches!(status.code(), Some(0 | 1)), "{status}");
        if spent() - before > 0.3 {
            return (spent() - before) / f64::from(runs);
        }
    }
    unreachable!("each run takes some time")
}

#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
fn main() {
    println!(
        "\n{:26}{:>9} {:>12} {:>12}",
        "reports", "kB", "ns a byte", "of smallest"
    );
    for (input, kind) in &KINDS {
        let files = SIZES.map(|size| {
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("growth-{size}"));
            fs::write(&file, kind.text(size)).expect("it can be written");
            (file, size as f64)
        });
        for format in FORMATS {
            let arguments = [*input, "--format", format];
            let mut quickest = SIZES.map(|_| f64::MAX);
            for _ in 0..ROUNDS {
                for ((file, size), quickest) in files.iter().zip(&mut quickest) {
                    *quickest = (time(&arguments, file) / size).min(*quickest);
                }
            }
            let name = format!("{}, {format}", kind.name);
            for (size, a_byte) in SIZES.iter().zip(quickest) {
                let (kb, ns, ratio) = (size >> 10, a_byte * 1e9, a_byte / quickest[0]);
                println!("{name:26}{kb:>9} {ns:>12.2} {ratio:>12.2}");
            }
        }
    }
}
