//! Names of properties, and of parameters in values, that say that their value is a secret.

use super::letters::Letters;

/// The part of a value that is the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    /// What follows the first colon, if there is one.
    AfterUser,
    /// All, unless it is the path of a file that holds the secret.
    NotPath,
}

impl Part {
    /// The part of `text` that is the secret, which may be empty.
    pub(crate) fn of(self, text: &str) -> &str {
        match self {
            Self::NotPath if text.trim_start().starts_with(['/', '.', '~']) => "",
            Self::Whole | Self::NotPath => text,
            Self::AfterUser => text.split_once(':').map_or(text, |(_, password)| password),
        }
    }
}

/// Words, also as the end of a longer word, as in `dbpassword`.
const WORDS: [&str; 9] = [
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "secret",
    "token",
    "credential",
    "credentials",
    "authorization",
];

/// Words before `key`, which may be written together.
const KEYS: [&[&str]; 8] = [
    &["secret"],
    &["secret", "access"],
    &["shared", "access"],
    &["shared"],
    &["api"],
    &["account"],
    &["master"],
    &["sas"],
];

/// Words before `key`, where the value may be the path of a file.
const KEYS_IN_FILES: [&str; 2] = ["private", "keystore"];

/// The secret that the property holds according to its name. The name of a property of a transformation or
/// configuration provider has an alias, which may be any word.
pub(crate) fn secret_in(name: &str) -> Option<Part> {
    let secret = secret_at_the_end(name)?;
    let has_alias = name.starts_with("transforms.") || name.starts_with("config.providers.");
    (!has_alias).then_some(secret)
}

/// The secret that the words at the end of `name` stand for. Words are parted by `.`, `-`, `_` or case.
#[inline]
pub(super) fn secret_at_the_end(name: &str) -> Option<Part> {
    let name = name.as_bytes();
    let may_be_secret = ENDS.may_have(last_letters(name));
    may_be_secret.then(|| secret_in_words(name)).flatten()
}

#[cold]
fn secret_in_words(name: &[u8]) -> Option<Part> {
    // These words say only how the secret is written.
    let mut forms = ["json", "value"].iter();
    let before = forms.find_map(|form| without_word(name, form));
    part_of_words(before.unwrap_or(name))
}

/// The last letters of all words that a name can end in.
static ENDS: Letters = {
    let words = with_ends(Letters::NONE, &WORDS);
    with_ends(words, &["json", "value", "key", "info", "keyfile"])
};

const fn with_ends(mut letters: Letters, mut words: &[&str]) -> Letters {
    while let [word, others @ ..] = words {
        letters = letters.with(last_letters(word.as_bytes()));
        words = others;
    }
    letters
}

/// The last three letters in lower case, and a zero; zeros if there are fewer.
const fn last_letters(name: &[u8]) -> [u8; 4] {
    match name.last_chunk() {
        // This bit makes a letter one in lower case, and nothing else a letter.
        Some([a, b, c]) => [*a | 0x20, *b | 0x20, *c | 0x20, 0],
        None => [0; 4],
    }
}

fn part_of_words(name: &[u8]) -> Option<Part> {
    let mut words = WORDS.iter();
    if words.any(|word| without(name, word).is_some()) {
        return Some(Part::Whole);
    }
    if without(name, "keyfile").is_some() {
        return Some(Part::NotPath);
    }
    if let Some(before) = without_word(name, "info") {
        return has_words(before, &["user"]).then_some(Part::AfterUser);
    }
    let before = without_word(name, "key")?;
    let (mut keys, mut files) = (KEYS.iter(), KEYS_IN_FILES.iter());
    if files.any(|word| has_words(before, &[word])) {
        return Some(Part::NotPath);
    }
    let is_secret = keys.any(|words| has_words(before, words));
    is_secret.then_some(Part::Whole)
}

/// `name` without the word at its end, in upper or lower case.
pub(super) fn without<'n>(name: &'n [u8], word: &str) -> Option<&'n [u8]> {
    let (before, end) = name.split_at_checked(name.len().checked_sub(word.len())?)?;
    end.eq_ignore_ascii_case(word.as_bytes()).then_some(before)
}

/// `name` without the word at its end and a separator before it.
fn without_word<'n>(name: &'n [u8], word: &str) -> Option<&'n [u8]> {
    let before = without(name, word)?;
    Some(match before {
        [before @ .., b'.' | b'-' | b'_'] => before,
        _ => before,
    })
}

/// Whether `name` ends in the words, the first of which is not the end of a longer word.
fn has_words(name: &[u8], words: &[&str]) -> bool {
    let [first, others @ ..] = words else {
        return true;
    };
    let mut others = others.iter().rev();
    let rest = others.try_fold(name, |rest, word| without_word(rest, word));
    let Some((before, word)) = rest.and_then(|rest| Some((without(rest, first)?, rest))) else {
        return false;
    };
    match (before.last(), word.get(before.len()..)) {
        (Some(last), Some([first, second, ..])) if last.is_ascii_alphabetic() => {
            first.is_ascii_uppercase() && (last.is_ascii_lowercase() || second.is_ascii_lowercase())
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_at_the_end_decide() {
        for (names, expected) in [
            (
                "password PASSWORD dbpassword a.b-passwd x_pwd pwd keyPassphrase client.secret \
                 accessToken credential aws.credentials http.authorization AWSSecretKey APIKey apikey x.apikey x2apikey \
                 secret.access.key secretAccessKey secretaccesskey SharedAccessKey shared.key \
                 account-key master.key sas.key a.transforms.token \
                 gcs.credentials.json CredentialsJson api.key.value",
                Some(Part::Whole),
            ),
            (
                "user.info userInfo USER_INFO basic.auth.user.info",
                Some(Part::AfterUser),
            ),
            (
                "keyfile KeyFile gcp.keyfile private.key private_key PrivateKey privatekey rsaPrivateKey \
                 ssl.keystore.key",
                Some(Part::NotPath),
            ),
            (
                "tokens passwords password.file passwordfile pass.word tok.en wd key.file json a.json token.json.json token.value.json value a.value \
                 user.json key my.key access.key aws.access.key access.key.id okapi.key okapikey \
                 OKapi.key webmaster.key superuser.info info kansas.key pri.vate.key api..key api.key.x \
                 secret.a.key xsecret.access.key secret..access.key transforms.password \
                 transforms.a.token config.providers.a.param.secret p\u{e4}ssword passw\u{f6}rd",
                None,
            ),
        ] {
            for name in names.split_whitespace() {
                assert_eq!(secret_in(name), expected, "{name}");
            }
        }
        assert_eq!(secret_in(""), None);
    }

    #[test]
    fn the_secret_may_be_a_part() {
        for (part, text, expected) in [
            (Part::Whole, "a:b", "a:b"),
            (Part::AfterUser, "a:b:c", "b:c"),
            (Part::AfterUser, "a", "a"),
            (Part::NotPath, "{\"a\": \"/b\"}", "{\"a\": \"/b\"}"),
            (Part::NotPath, " /a", ""),
            (Part::NotPath, "./a", ""),
            (Part::NotPath, "~/a", ""),
        ] {
            assert_eq!(part.of(text), expected, "{text}");
        }
    }
}
