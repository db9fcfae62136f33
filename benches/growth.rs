//! Shows how time and memory grow with the size of the input: for each kind of input and each size
//! the processor's time for a byte, beside that of the smallest size, and the peak of memory for a
//! byte. With the feature `cli` also how the time of the command grows, in each format, where there is
//! much to tell.
//!
//! `cargo bench --features cli --bench growth`

use std::{hint::black_box, time::Duration};

use cpu_time::ProcessTime;
use msk_connect_preflight::{Error, Options, Request, Revision};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SIZES: [usize; 6] = [1 << 10, 1 << 13, 1 << 16, 1 << 19, 1 << 22, 1 << 26];

/// Of so many rounds, in which the sizes take turns, the quickest counts.
const ROUNDS: usize = 5;

/// A document of which one part is repeated until it has its size.
struct Kind {
    name: &'static str,
    before: &'static str,
    part: fn(usize) -> String,
    after: &'static str,
}

const KINDS: [Kind; 9] = [
    Kind {
        name: "properties",
        before: r#"{"connectorConfiguration":{"":"""#,
        part: |index| format!(r#","some.property.{index}":"some value""#),
        after: "}}",
    },
    Kind {
        name: "one long value",
        before: r#"{"connectorConfiguration":{"":""#,
        part: |_| r"0123456789 \u00e9 \n 0123456789".to_owned(),
        after: r#""}}"#,
    },
    Kind {
        name: "values of wrong types",
        before: r#"{"connectorConfiguration":{"":"""#,
        part: |index| format!(r#","{index}":{index}"#),
        after: "}}",
    },
    Kind {
        name: "unknown names",
        before: r#"{"":0"#,
        part: |index| format!(r#","maxWorker{index}":0"#),
        after: "}",
    },
    Kind {
        name: "one name again and again",
        before: r#"{"":0"#,
        part: |_| r#","":0"#.to_owned(),
        after: "}",
    },
    Kind {
        name: "nested arrays",
        before: r#"{"x":[0"#,
        part: |_| format!(",{}{}", "[".repeat(100), "]".repeat(100)),
        after: "]}",
    },
    Kind {
        name: "plugins",
        before: r#"{"plugins":[0"#,
        part: |_| r#",{"customPlugin":{"revision":0}}"#.to_owned(),
        after: "]}",
    },
    Kind {
        name: "one long number",
        before: r#"{"capacity":{"provisionedCapacity":{"mcuCount":1"#,
        part: |_| "0123456789".repeat(10),
        after: "}}}",
    },
    Kind {
        name: "no JSON at the end",
        before: r#"{"connectorConfiguration":{"":"""#,
        part: |index| format!(r#","{index}":"""#),
        after: "}",
    },
];

impl Kind {
    fn text(&self, size: usize) -> String {
        let mut text = self.before.to_owned();
        let mut index = 0;
        while text.len() + self.after.len() < size {
            text.push_str(&(self.part)(index));
            index += 1;
        }
        text + self.after
    }
}

fn read(text: &str) -> Result<Request, Error> {
    let options = Options::default().revision(Revision::LATEST);
    Request::from_json(black_box(text), &options)
}

/// The processor's time that reading takes, all that it answers included. What else the machine does
/// counts less in it than in the time of a clock.
fn time(text: &str) -> Duration {
    // Small inputs are read often, so that the steps of the measure do not count.
    let times = (1 << 20) / text.len() + 1;
    let start = ProcessTime::now();
    for _ in 0..times {
        drop(black_box(read(text)));
    }
    start.elapsed() / u32::try_from(times).expect("there are few")
}

fn peak(text: &str) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    drop(black_box(read(text)));
    MEMORY.peak_usage() - before
}

#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
fn main() {
    println!(
        "{:26}{:>9} {:>12} {:>12} {:>13}",
        "input", "kB", "ns a byte", "of smallest", "peak a byte"
    );
    for kind in &KINDS {
        let texts = SIZES.map(|size| kind.text(size));
        let mut quickest = SIZES.map(|_| Duration::MAX);
        for _ in 0..ROUNDS {
            for (text, quickest) in texts.iter().zip(&mut quickest) {
                *quickest = time(text).min(*quickest);
            }
        }
        let a_byte = |index: usize| quickest[index].as_nanos() as f64 / texts[index].len() as f64;
        for (index, text) in texts.iter().enumerate() {
            println!(
                "{:26}{:>9} {:>12.2} {:>12.2} {:>13.2}",
                kind.name,
                text.len() >> 10,
                a_byte(index),
                a_byte(index) / a_byte(0),
                peak(text) as f64 / text.len() as f64,
            );
        }
    }
    #[cfg(all(feature = "cli", target_os = "linux"))]
    command::main();
}

#[cfg(all(feature = "cli", target_os = "linux"))]
mod command {
    use std::{
        fs,
        path::Path,
        process::{Command, Stdio},
    };

    use super::Kind;

    const SIZES: [usize; 3] = [1 << 21, 1 << 23, 1 << 25];
    const ROUNDS: usize = 3;
    const FORMATS: [&str; 4] = ["human", "json", "sarif", "github"];

    /// How the command reads it, and what it is. The single documents get as many reports for a byte at
    /// every size, in the largest one as many as are told.
    const KINDS: [(&str, Kind); 5] = [
        (
            "--input=json",
            Kind {
                name: "in one line",
                before: r#"{"connectorConfiguration":{"":"""#,
                part: |index| {
                    let long = "x".repeat(32 << 10);
                    format!(r#","password{index}":"{long}","{index}":0"#)
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
                    format!("  password{index}: {long}\n  '{index}': 0\n")
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

    /// The seconds of a processor that commands which have ended took.
    fn spent() -> f64 {
        let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells");
        let (_, numbers) = stat.rsplit_once(") ").expect("the name comes first");
        let ticks = numbers.split(' ').skip(13).take(2);
        ticks
            .map(|ticks| ticks.parse::<f64>().expect("it is a number") / 100.0)
            .sum()
    }

    /// The seconds that a run takes, of as many as take a while.
    fn time(arguments: &[&str], file: &Path) -> f64 {
        let before = spent();
        for runs in 1_u16.. {
            let mut command = Command::new(env!("CARGO_BIN_EXE_msk-preflight"));
            let command = command.args(["check", "--body"]).args(arguments).arg(file);
            let status = command.stdout(Stdio::null()).status().expect("it runs");
            assert!(matches!(status.code(), Some(0 | 1)), "{status}");
            if spent() - before > 0.3 {
                return (spent() - before) / f64::from(runs);
            }
        }
        unreachable!("each run takes some time")
    }

    #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
    pub(super) fn main() {
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
}
