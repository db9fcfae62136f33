//! Matches paths against ignore files as git does.
//!
//! This module matches the text of the file directly, because existing crates take unbounded time or
//! memory: in gix-ignore each `**/` of a pattern doubles the time, and ignore turns 1 MiB of patterns
//! into 550 MB of regexes. Other crates do not match git's patterns.

/// Whether the ignore file with this text ignores `path`, which is relative to the file's folder;
/// `None` if no pattern matches.
pub(crate) fn ignores(text: &[u8], path: &[u8], is_folder: bool) -> Option<bool> {
    let name = path.rsplit(|byte| *byte == b'/').next()?;
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    // The last pattern that matches wins.
    text.rsplit(|byte| *byte == b'\n').find_map(|line| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.starts_with(b"#") {
            return None;
        }
        let line = trim_end(line);
        let (line, is_ignored) = match line.strip_prefix(b"!") {
            Some(line) => (line, false),
            None => (line, true),
        };
        let glob = match line.strip_suffix(b"/") {
            Some(_) if !is_folder => return None,
            Some(glob) => glob,
            None => line,
        };
        // Skip early: most patterns end in another byte than the path.
        let is_literal = |last: &&u8| !b"*?]\\".contains(last);
        if glob
            .last()
            .filter(is_literal)
            .is_some_and(|last| !path.ends_with(&[*last]))
        {
            return None;
        }
        // A glob without a slash matches in every folder below.
        let is_match = if glob.contains(&b'/') {
            matches(glob.strip_prefix(b"/").unwrap_or(glob), path)
        } else {
            matches(glob, name)
        };
        is_match.then_some(is_ignored)
    })
}

/// Removes trailing spaces from `line`, but not escaped ones.
fn trim_end(line: &[u8]) -> &[u8] {
    if !line.ends_with(b" ") {
        return line;
    }
    let (mut end, mut is_escaped) = (0, false);
    for (index, byte) in line.iter().enumerate() {
        if is_escaped || *byte != b' ' {
            end = index + 1;
        }
        is_escaped = !is_escaped && *byte == b'\\';
    }
    line.get(..end).unwrap_or(line)
}

/// Whether `glob` matches the whole `path`.
///
/// On a mismatch, only the last `*` of a path component and the last `**` match more: everything before
/// them has already matched as little as possible. So the time is at most the product of the lengths.
fn matches(mut glob: &[u8], mut path: &[u8]) -> bool {
    let (mut star, mut double_star) = (None, None);
    let mut is_start = true;
    loop {
        if is_start && glob.starts_with(b"**") {
            let stars = glob.iter().take_while(|byte| **byte == b'*').count();
            match glob.get(stars..) {
                Some([]) => return true,
                Some([b'/', rest @ ..]) => {
                    (star, double_star) = (None, Some((rest, path)));
                    glob = rest;
                    continue;
                }
                _ => {}
            }
        }
        is_start = path.first() == Some(&b'/');
        if let [b'*', rest @ ..] = glob {
            star = Some((rest, path));
            (glob, is_start) = (rest, false);
        } else if let ([], []) = (glob, path) {
            return true;
        } else if let Some((first, rest)) = path.split_first()
            && let Some(rest_of_glob) = byte_matches(glob, *first)
        {
            (glob, path) = (rest_of_glob, rest);
            if is_start {
                star = None;
            }
        } else if let Some((rest, [skipped, from @ ..])) = star
            && *skipped != b'/'
        {
            star = Some((rest, from));
            (glob, path, is_start) = (rest, from, false);
        } else if let Some((rest, from)) = double_star
            && let Some(from) = after_slash(from)
        {
            (star, double_star) = (None, Some((rest, from)));
            (glob, path, is_start) = (rest, from, true);
        } else {
            return false;
        }
    }
}

fn after_slash(path: &[u8]) -> Option<&[u8]> {
    let slash = path.iter().position(|byte| *byte == b'/')?;
    path.get(slash + 1..)
}

/// The rest of `glob` after its first part, if that part matches `byte`.
fn byte_matches(glob: &[u8], byte: u8) -> Option<&[u8]> {
    let (is_match, rest) = match glob {
        [b'?', rest @ ..] => (byte != b'/', rest),
        [b'[', rest @ ..] => class_matches(rest, byte)?,
        _ => {
            let (literal, rest) = literal(glob)?;
            (byte == literal, rest)
        }
    };
    is_match.then_some(rest)
}

/// Whether `byte` is in the class of bytes at the start of `glob`, after its `[`, and the rest of `glob`
/// after the class; `None` if the class has no end.
fn class_matches(glob: &[u8], byte: u8) -> Option<(bool, &[u8])> {
    let (is_negated, mut glob) = match glob {
        [b'!' | b'^', glob @ ..] => (true, glob),
        _ => (false, glob),
    };
    let mut is_in = false;
    // The first byte of a possible range.
    let mut from = None;
    loop {
        let (low, rest) = match glob {
            [b'-', rest @ ..] if from.is_some() && !matches!(rest, [] | [b']', ..]) => {
                let (high, rest) = literal(rest)?;
                is_in |= from.is_some_and(|from| (from..=high).contains(&byte));
                (None, rest)
            }
            [b'[', b':', rest @ ..] => {
                let end = rest.iter().position(|byte| *byte == b']')?;
                let (name, end) = rest.split_at_checked(end)?;
                if let Some(name) = name.strip_suffix(b":") {
                    is_in |= is_named(name, byte)?;
                    (None, end.get(1..)?)
                } else {
                    is_in |= byte == b'[';
                    (Some(b'['), glob.get(1..)?)
                }
            }
            _ => {
                let (literal, rest) = literal(glob)?;
                is_in |= byte == literal;
                (Some(literal), rest)
            }
        };
        (from, glob) = (low, rest);
        if let [b']', rest @ ..] = glob {
            return Some((is_in != is_negated && byte != b'/', rest));
        }
    }
}

/// The first byte of `glob`, unescaped, and the rest of `glob` after it.
fn literal(glob: &[u8]) -> Option<(u8, &[u8])> {
    match glob {
        [] | [b'\\'] => None,
        [b'\\', literal, rest @ ..] | [literal, rest @ ..] => Some((*literal, rest)),
    }
}

/// Whether `byte` is in the POSIX class of this name.
fn is_named(name: &[u8], byte: u8) -> Option<bool> {
    Some(match name {
        b"alnum" => byte.is_ascii_alphanumeric(),
        b"alpha" => byte.is_ascii_alphabetic(),
        b"blank" => matches!(byte, b' ' | b'\t'),
        b"cntrl" => byte.is_ascii_control(),
        b"digit" => byte.is_ascii_digit(),
        b"graph" => byte.is_ascii_graphic(),
        b"lower" => byte.is_ascii_lowercase(),
        b"print" => byte.is_ascii_graphic() || byte == b' ',
        b"punct" => byte.is_ascii_punctuation(),
        b"space" => byte.is_ascii_whitespace() || byte == b'\x0b',
        b"upper" => byte.is_ascii_uppercase(),
        b"xdigit" => byte.is_ascii_hexdigit(),
        _ => return None,
    })
}
