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
        let is_word = |text: &str| text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9'));
        let is_segment = |text: &str| {
            !text.is_empty() && text.bytes().all(|b| matches!(b, b'!'..=b'.' | b'0'..=b'~'))
        };

        let mut parts = arn.splitn(6, ':');
        let mut next = || parts.next().unwrap_or_default();
        if next() != "arn" {
            return Some(Self::Prefix);
        }
        let mut partition = next().split('-');
        if partition.next() != Some("aws")
            || !partition.all(|word| !word.is_empty() && is_word(word))
        {
            return Some(Self::Partition);
        }
        if next() != "kafkaconnect" {
            return Some(Self::Service);
        }
        let region = next();
        if region.is_empty() || !region.split('-').all(is_word) {
            return Some(Self::Region);
        }
        let account = next();
        if account.len() != 12 || !account.bytes().all(|b| b.is_ascii_digit()) {
            return Some(Self::Account);
        }
        let mut path = next().splitn(3, '/');
        if path.next() != Some(resource) {
            return Some(Self::ResourceType);
        }
        let name = path.next().unwrap_or_default();
        if name.len() > 128 || !is_segment(name) {
            return Some(Self::Name);
        }
        if !is_segment(path.next().unwrap_or_default()) {
            return Some(Self::Id);
        }
        None
    }
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
