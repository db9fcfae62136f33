//! The form of the ARNs of MSK Connect.

/// A part of an ARN of the form `arn:PARTITION:kafkaconnect:REGION:ACCOUNT:TYPE/NAME/ID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArnPart {
    Prefix,
    Partition,
    Service,
    Region,
    Account,
    ResourceType,
    Name,
    Id,
}

impl ArnPart {
    /// The requirement on the part in the ARN of a `resource`.
    pub(crate) fn demand(self, resource: &str) -> String {
        match self {
            Self::Prefix => "it must start with `arn:`".to_owned(),
            Self::Partition => "its partition must be `aws` or like `aws-us-gov`".to_owned(),
            Self::Service => "its service must be `kafkaconnect`".to_owned(),
            Self::Region => "its region must consist of a-z, 0-9 and `-`".to_owned(),
            Self::Account => "its account must be 12 digits".to_owned(),
            Self::ResourceType => format!("its resource must start with `{resource}/`"),
            Self::Name => format!(
                "between `{resource}/` and the next `/` there must be a name of 1 to 128 \
                 printable ASCII characters"
            ),
            Self::Id => "after the name there must be `/` and an ID of printable ASCII \
                         characters other than `/`"
                .to_owned(),
        }
    }

    /// Returns the first invalid part of `arn` as the ARN of a `resource`, or `None` if it matches
    /// `^arn:aws(-[a-z0-9]+)*:kafkaconnect:[a-z0-9-]+:[0-9]{12}:RESOURCE/[!-.0-~]{1,128}/[!-.0-~]+$`
    pub(crate) fn first_wrong(arn: &str, resource: &str) -> Option<Self> {
        let mut rest = Rest(arn.as_bytes());
        if !rest.skip("arn", b':') {
            return Some(Self::Prefix);
        }
        if !rest.skip_partition() {
            return Some(Self::Partition);
        }
        if !rest.skip("kafkaconnect", b':') {
            return Some(Self::Service);
        }
        let region = rest.take(LETTER | DIGIT | HYPHEN);
        if region == 0 || !rest.skip("", b':') {
            return Some(Self::Region);
        }
        if !rest.skip_account() || !rest.skip("", b':') {
            return Some(Self::Account);
        }
        if !rest.skip(resource, b'/') {
            return Some(Self::ResourceType);
        }
        let name = rest.take(SEGMENT);
        if !(1..=128).contains(&name) || !rest.skip("", b'/') {
            return Some(Self::Name);
        }
        if rest.0.is_empty() || !all_in_segment(rest.0) {
            return Some(Self::Id);
        }
        None
    }
}

/// The first of partition, region and account in which two ARNs differ.
pub(crate) fn differing_scope(one: &str, other: &str) -> Option<&'static str> {
    let parts = one.split(':').zip(other.split(':'));
    let names = [
        None,
        Some("partition"),
        None,
        Some("region"),
        Some("account"),
    ];
    let mut compared = parts.zip(names);
    compared.find_map(|((one, other), name)| name.filter(|_| one != other))
}

/// From `a` to `z`.
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const HYPHEN: u8 = 4;
/// Printable, and not `/`.
const SEGMENT: u8 = 8;

/// The classes of each byte.
#[expect(clippy::indexing_slicing, reason = "only evaluated at compile time")]
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' => LETTER | SEGMENT,
            b'0'..=b'9' => DIGIT | SEGMENT,
            b'-' => HYPHEN | SEGMENT,
            _ if is_in_segment(byte) => SEGMENT,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

const fn is_in_segment(b: u8) -> bool {
    matches!(b, b'!'..=b'.' | b'0'..=b'~')
}

/// Compares sixteen bytes at a time; the last sixteen overlap if the length is not a multiple.
fn all_in_segment(bytes: &[u8]) -> bool {
    // Without an early exit, the comparison is vectorized.
    let all = |bytes: &[u8]| bytes.iter().fold(true, |all, b| all & is_in_segment(*b));
    match bytes.last_chunk::<16>() {
        Some(last) => bytes.as_chunks::<16>().0.iter().all(|chunk| all(chunk)) && all(last),
        None => all(bytes),
    }
}

/// The unread rest of an ARN.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    /// Takes `part` and the separator after it, if they come next. The text may end instead of the
    /// separator.
    #[inline]
    fn skip(&mut self, part: &str, separator: u8) -> bool {
        match self.0.strip_prefix(part.as_bytes()) {
            Some([]) => self.0 = &[],
            Some([next, rest @ ..]) if *next == separator => self.0 = rest,
            _ => return false,
        }
        true
    }

    /// Takes `aws`, any words after hyphens, and the separator.
    fn skip_partition(&mut self) -> bool {
        let Some(mut rest) = self.0.strip_prefix(b"aws") else {
            return false;
        };
        while let Some(after) = rest.strip_prefix(b"-") {
            let mut word = Rest(after);
            if word.take(LETTER | DIGIT) == 0 {
                return false;
            }
            rest = word.0;
        }
        self.0 = rest;
        self.skip("", b':')
    }

    /// Takes 12 digits.
    fn skip_account(&mut self) -> bool {
        match self.0.split_first_chunk::<12>() {
            Some((digits, rest)) if digits.iter().fold(true, |all, b| all & b.is_ascii_digit()) => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes bytes up to the first that is in none of the `classes`, and returns their number.
    #[expect(clippy::indexing_slicing, reason = "each byte has an element")]
    fn take(&mut self, classes: u8) -> usize {
        let is_other = |b: &u8| CLASSES[usize::from(*b)] & classes == 0;
        let end = self.0.iter().position(is_other);
        let (part, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        part.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_invalid_part_is_named() {
        let good = "arn:aws-us-gov:kafkaconnect:us-gov-west-1:123456789012:connector/a:b/c:d";
        assert_eq!(ArnPart::first_wrong(good, "connector"), None);
        for (from, to, part) in [
            ("arn:", "urn:", ArnPart::Prefix),
            ("aws-us-gov", "aws-", ArnPart::Partition),
            ("aws-us-gov", "amazon", ArnPart::Partition),
            ("kafkaconnect", "kafka", ArnPart::Service),
            ("us-gov-west-1", "US", ArnPart::Region),
            ("us-gov-west-1", "", ArnPart::Region),
            ("123456789012", "12345678901", ArnPart::Account),
            ("connector/", "custom-plugin/", ArnPart::ResourceType),
            ("/a:b", "/", ArnPart::Name),
            ("/a:b", "/a b", ArnPart::Name),
            ("/c:d", "", ArnPart::Id),
            ("/c:d", "/c/d", ArnPart::Id),
            ("/c:d", "/c\n", ArnPart::Id),
        ] {
            let arn = good.replacen(from, to, 1);
            assert_eq!(ArnPart::first_wrong(&arn, "connector"), Some(part), "{arn}");
        }
    }

    #[test]
    fn an_arn_that_ends_early_lacks_the_next_part() {
        for (arn, part) in [
            ("", ArnPart::Prefix),
            ("arn", ArnPart::Partition),
            ("arn:aws", ArnPart::Service),
            ("arn:aws:kafkaconnect", ArnPart::Region),
            ("arn:aws:kafkaconnect:eu-west-1", ArnPart::Account),
            (
                "arn:aws:kafkaconnect:eu-west-1:123456789012",
                ArnPart::ResourceType,
            ),
            (
                "arn:aws:kafkaconnect:eu-west-1:123456789012:connector",
                ArnPart::Name,
            ),
            (
                "arn:aws:kafkaconnect:eu-west-1:123456789012:connector/a",
                ArnPart::Id,
            ),
        ] {
            assert_eq!(ArnPart::first_wrong(arn, "connector"), Some(part), "{arn}");
        }
    }

    #[test]
    fn the_scope_is_partition_region_and_account() {
        let arn = "arn:aws:kafkaconnect:eu-west-1:123456789012:connector/a/b";
        for (from, to, expected) in [
            ("", "", None),
            ("connector/a/b", "custom-plugin/c/d:e", None),
            ("aws", "aws-cn", Some("partition")),
            ("eu-west-1", "eu-west-2", Some("region")),
            ("123456789012", "123456789013", Some("account")),
            ("eu-west-1:123456789012", "eu-west-2:2", Some("region")),
        ] {
            let other = arn.replacen(from, to, 1);
            assert_eq!(differing_scope(arn, &other), expected, "{other}");
        }
    }

    #[test]
    fn each_part_says_what_it_must_be() {
        for (part, demand) in [
            (ArnPart::Prefix, "it must start with `arn:`"),
            (
                ArnPart::Partition,
                "its partition must be `aws` or like `aws-us-gov`",
            ),
            (ArnPart::Service, "its service must be `kafkaconnect`"),
            (
                ArnPart::Region,
                "its region must consist of a-z, 0-9 and `-`",
            ),
            (ArnPart::Account, "its account must be 12 digits"),
            (
                ArnPart::ResourceType,
                "its resource must start with `connector/`",
            ),
            (
                ArnPart::Name,
                "between `connector/` and the next `/` there must be a name of 1 to 128 \
                 printable ASCII characters",
            ),
            (
                ArnPart::Id,
                "after the name there must be `/` and an ID of printable ASCII characters other \
                 than `/`",
            ),
        ] {
            assert_eq!(part.demand("connector"), demand);
        }
    }
}
