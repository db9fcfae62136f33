//! The documents for benchmarks of other processes, and the library's side of those benchmarks:
//!
//! - `documents print A|B|C` prints a document, `documents lines COUNT` lines of D;
//! - `documents time A|B|C` prints the time to read and check a document, in nanoseconds;
//! - `documents read FILE` reads the lines of a file and makes the same verdicts as the command.

#[expect(dead_code, reason = "each benchmark has inputs of its own")]
mod inputs;

use std::{
    env,
    fs::File,
    hint::black_box,
    io::{self, BufRead as _, BufReader, BufWriter, Write as _},
    time::Instant,
};

use msk_connect_preflight::{Options, Request, Verdict};

const ROUNDS: usize = 31;

fn document(name: &str) -> String {
    match name {
        "A" => inputs::A.to_owned(),
        "B" => inputs::b(),
        "C" => inputs::c(),
        name => panic!("there is no document {name}"),
    }
}

fn lines(count: usize) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for index in 0..count {
        writeln!(out, "{}", inputs::line_of_d(index))?;
    }
    out.flush()
}

/// The median time, in nanoseconds.
fn time(text: &str) -> u128 {
    let options = Options::default();
    let times = 2_000_000 / text.len() + 1;
    let mut rounds: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..times {
                drop(black_box(Request::from_json(black_box(text), &options)));
            }
            start.elapsed().as_nanos() / times as u128
        })
        .collect();
    rounds.sort_unstable();
    rounds[ROUNDS / 2]
}

fn read(path: &str) -> io::Result<()> {
    let (mut input, mut line) = (BufReader::new(File::open(path)?), Vec::new());
    let options = Options::default();
    while input.read_until(b'\n', &mut line)? > 0 {
        drop(black_box(Verdict::from_slice(&line, &options)));
        line.clear();
    }
    Ok(())
}

fn main() -> io::Result<()> {
    // Cargo adds its own argument.
    let arguments: Vec<_> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["print", name] => print!("{}", document(name)),
        ["time", name] => println!("{}", time(&document(name))),
        ["lines", count] => lines(count.parse().expect("it is a number"))?,
        ["read", path] => read(path)?,
        _ => {}
    }
    Ok(())
}
