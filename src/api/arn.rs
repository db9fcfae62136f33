//! The form of the ARNs of MSK Connect.

/// The first part of an ARN that is not as `arn:PARTITION:kafkaconnect:REGION:ACCOUNT:TYPE/NAME/ID`
/// has it.
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
    /// What the part has to be in the ARN of a `resource`.
    pub(crate) fn demand(self, resource: &str) -> String {
        match self {
            Self::Prefix => "it has to start with `arn:`".to_owned(),
            Self::Partition => "its partition has to be `aws` or like `aws-us-gov`".to_owned(),
            Self::Service => "its service has to be `kafkaconnect`".to_owned(),
            Self::Region => "its region has to be made of a-z, 0-9 and `-`".to_owned(),
            Self::Account => "its account has to be 12 digits".to_owned(),
            Self::ResourceType => format!("its resource has to start with `{resource}/`"),
            Self::Name => format!(
                "between `{resource}/` and the next `/` there has to be a name of 1 to 128 \
                 printable ASCII characters"
            ),
            Self::Id => "after the name there has to be `/` and an id of printable ASCII \
                         characters other than `/`"
                .to_owned(),
        }
    }

    /// The first wrong part of `arn` as the ARN of a `resource`, or `None` when all is right:
    /// `^arn:aws(-[a-z0-9]+)*:kafkaconnect:[a-z0-9-]+:[0-9]{12}:RESOURCE/[!-.0-~]{1,128}/[!-.0-~]+$`
    pub(crate) fn first_wrong(arn: &str, resource: &str) -> Option<Self> {
        let is_alphanumeric = |b| matches!(b, b'a'..=b'z' | b'0'..=b'9');
        let is_in_segment = |b| matches!(b, b'!'..=b'.' | b'0'..=b'~');
        let is_segment = |text: &[u8]| !text.is_empty() && all(text, is_in_segment);

        let mut rest = Rest(arn.as_bytes());
        if !rest.skip("arn", b':') {
            return Some(Self::Prefix);
        }
        let is_partition = match rest.until(b':').strip_prefix(b"aws") {
            Some([]) => true,
            Some([b'-', words @ ..]) => words
                .split(|b| *b == b'-')
                .all(|word| !word.is_empty() && all(word, is_alphanumeric)),
            _ => false,
        };
        if !is_partition {
            return Some(Self::Partition);
        }
        if !rest.skip("kafkaconnect", b':') {
            return Some(Self::Service);
        }
        let region = rest.until(b':');
        if region.is_empty() || !all(region, |b| is_alphanumeric(b) || b == b'-') {
            return Some(Self::Region);
        }
        let account = rest.until(b':');
        if account.len() != 12 || !all(account, |b| b.is_ascii_digit()) {
            return Some(Self::Account);
        }
        if !rest.skip(resource, b'/') {
            return Some(Self::ResourceType);
        }
        let name = rest.until(b'/');
        if name.len() > 128 || !is_segment(name) {
            return Some(Self::Name);
        }
        if !is_segment(rest.0) {
            return Some(Self::Id);
        }
        None
    }
}

/// What is left of an ARN.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    /// Takes `part` and the separator behind it, if that is what comes next.
    fn skip(&mut self, part: &str, separator: u8) -> bool {
        match self.0.strip_prefix(part.as_bytes()) {
            Some([]) => self.0 = &[],
            Some([next, rest @ ..]) if *next == separator => self.0 = rest,
            _ => return false,
        }
        true
    }

    /// Takes what comes before the next separator, and that.
    fn until(&mut self, separator: u8) -> &'a [u8] {
        let end = self.0.iter().position(|b| *b == separator);
        let (part, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest.get(1..).unwrap_or_default();
        part
    }
}

/// Whether all bytes are allowed. It does not stop at one that is not: so the bytes are compared many
/// at a time.
fn all(bytes: &[u8], is_allowed: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(true, |all, byte| all & is_allowed(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wrong_part_is_named() {
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
    fn each_part_says_what_it_has_to_be() {
        for (part, demand) in [
            (ArnPart::Prefix, "it has to start with `arn:`"),
            (
                ArnPart::Partition,
                "its partition has to be `aws` or like `aws-us-gov`",
            ),
            (ArnPart::Service, "its service has to be `kafkaconnect`"),
            (
                ArnPart::Region,
                "its region has to be made of a-z, 0-9 and `-`",
            ),
            (ArnPart::Account, "its account has to be 12 digits"),
            (
                ArnPart::ResourceType,
                "its resource has to start with `connector/`",
            ),
            (
                ArnPart::Name,
                "between `connector/` and the next `/` there has to be a name of 1 to 128 \
                 printable ASCII characters",
            ),
            (
                ArnPart::Id,
                "after the name there has to be `/` and an id of printable ASCII characters other \
                 than `/`",
            ),
        ] {
            assert_eq!(part.demand("connector"), demand);
        }
    }
}
