//! Shows how time and memory grow with the size of the input: for each kind of input and each size the
//! processor time per byte, its ratio to that of the smallest size, and the peak memory per byte.
//!
//! `cargo bench --bench growth --features yaml`

mod kind;

use std::{alloc::System, hint::black_box, time::Duration};

use cpu_time::ProcessTime;
use kind::Kind;
use msk_connect_preflight::{Options, Request, Revision, yaml};
use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc, PeakMemAllocTrait as _};

#[global_allocator]
static MEMORY: &PeakMemAlloc<System> = &INSTRUMENTED_SYSTEM;

const SIZES: [usize; 6] = [1 << 10, 1 << 13, 1 << 16, 1 << 19, 1 << 22, 1 << 26];

/// The number of rounds, in which the sizes take turns; the fastest counts.
const ROUNDS: usize = 5;

const KINDS: [Kind; 11] = [
    Kind {
        name: "properties",
        before: r#"{"connectorConfiguration":{"":"""#,
        part: |index| format!(r#","some.property.{index}":"some value""#),
        after: "}}",
    },
    Kind {
        name: "short names",
        before: r#"{"connectorConfiguration":{"":"""#,
        part: |index| format!(r#","{index:x}":"""#),
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
        name: "empty plugins",
        before: r#"{"plugins":[{}"#,
        part: |_| ",{}".to_owned(),
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

const YAML_KINDS: [Kind; 2] = [
    Kind {
        name: "properties in YAML",
        before: "connectorConfiguration:",
        part: |index| format!("\n  some.property.{index}: 'some value'"),
        after: "\n",
    },
    Kind {
        name: "a list in YAML",
        before: "[a",
        part: |_| ", a".to_owned(),
        after: "]",
    },
];

fn read(text: &str) {
    let options = Options::default().revision(Revision::LATEST);
    drop(black_box(Request::from_json(black_box(text), &options)));
}

fn read_yaml(text: &str) {
    let options = Options::default().revision(Revision::LATEST);
    for document in yaml::documents(black_box(text).as_bytes()) {
        drop(black_box(document.check(&options)));
    }
}

/// The processor time of reading, including the verdict. Other load on the machine affects it less than
/// wall-clock time.
fn time(text: &str, read: fn(&str)) -> Duration {
    // Small inputs are read often, because the clock has a coarse resolution.
    let times = (1 << 20) / text.len() + 1;
    let start = ProcessTime::now();
    for _ in 0..times {
        read(text);
    }
    start.elapsed() / u32::try_from(times).expect("there are few")
}

fn peak(text: &str, read: fn(&str)) -> usize {
    MEMORY.reset_peak_memory();
    read(text);
    MEMORY.get_peak_memory()
}

#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
fn main() {
    println!(
        "{:26}{:>9} {:>12} {:>12} {:>13}",
        "input", "kB", "ns a byte", "of smallest", "peak a byte"
    );
    let json = KINDS.iter().map(|kind| (kind, read as fn(&str)));
    let yaml = YAML_KINDS.iter().map(|kind| (kind, read_yaml as fn(&str)));
    for (kind, read) in json.chain(yaml) {
        let texts = SIZES.map(|size| kind.text(size));
        let mut quickest = SIZES.map(|_| Duration::MAX);
        for _ in 0..ROUNDS {
            for (text, quickest) in texts.iter().zip(&mut quickest) {
                *quickest = time(text, read).min(*quickest);
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
                peak(text, read) as f64 / text.len() as f64,
            );
        }
    }
}
