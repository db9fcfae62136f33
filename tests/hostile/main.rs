//! Gives hostile input to the library.

mod texts;

fn answer(bytes: &[u8]) -> texts::Answer {
    texts::Answer::from_library(bytes)
}
