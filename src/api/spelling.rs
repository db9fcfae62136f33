//! The members that a misspelt or misplaced name stands for.

use crate::api::{member::Member, members::Members, options::Options};

/// The maximum length of a misspelt name, in bytes, since all places inside the member repeat it.
const LONGEST: usize = 64;

impl Member {
    /// Whether `name` is the name of this member in some style: `maxWorkerCount`, `MaxWorkerCount`,
    /// `max_worker_count`, `max-worker-count`, `MAX WORKER COUNT`.
    pub(crate) fn is_spelt(self, name: &str) -> bool {
        let own = self.row().name;
        !own.is_empty()
            && name.len() <= LONGEST
            && letters(name).eq(own.bytes().map(|byte| byte.to_ascii_lowercase()))
    }
}

/// Whether two names are the same in some style.
pub(crate) fn same_letters(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// The bytes that make up a name in every style.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    let bytes = name.bytes();
    let bytes = bytes.filter(|byte| !matches!(byte, b'_' | b'-' | b' '));
    bytes.map(|byte| byte.to_ascii_lowercase())
}

impl Options {
    /// The member that `name`, which is unknown in the object `parent`, spells in another style, unless it
    /// is among `others`.
    pub(crate) fn spelt(&self, name: &str, parent: Member, others: Members) -> Option<Member> {
        let children = parent.row().children.iter().copied();
        let mut children = children.filter(|child| !others.contains(*child) && self.knows(*child));
        children.find(|child| child.is_spelt(name))
    }
}

/// The other objects in which `name` belongs, if it is unknown in `object`.
pub(crate) fn homes(name: &str, object: Member) -> Members {
    if is_property(name, object) {
        return Members::from_iter([Member::ConnectorConfiguration]);
    }
    let members = Member::ALL.iter().filter(|member| member.is_spelt(name));
    let homes = members.map(|member| member.parent());
    homes.filter(|home| *home != object).collect()
}

/// Whether `name` in `object` looks like that of a property of the configuration.
pub(crate) fn is_property(name: &str, object: Member) -> bool {
    object == Member::Document && name.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_spelt_in_any_style_but_with_its_letters() {
        for (name, expected) in [
            ("mcuCount", true),
            ("McuCount", true),
            ("mcu_count", true),
            ("MCU-COUNT", true),
            (" mcu count_", true),
            ("mcuCounts", false),
            ("mcuCoun", false),
            ("mcu.count", false),
            ("mcu\tcount", false),
            ("mcuC\u{f6}unt", false),
            ("", false),
        ] {
            let is_spelt = Member::ProvisionedMcuCount.is_spelt(name);
            assert_eq!(is_spelt, expected, "{name}");
        }
        let name = |length| format!("{:_<length$}", "mcuCount");
        assert!(Member::ProvisionedMcuCount.is_spelt(&name(LONGEST)));
        assert!(!Member::ProvisionedMcuCount.is_spelt(&name(LONGEST + 1)));
        // The document and elements have no name.
        for name in ["", "_", "N"] {
            assert!(
                !Member::ALL.iter().any(|member| member.is_spelt(name)),
                "{name}"
            );
        }
    }

    #[test]
    fn a_name_belongs_in_every_other_object_that_has_the_member() {
        use Member::{
            AutoScaling, Capacity, ConnectorConfiguration, Document, ProvisionedCapacity,
        };

        let both = [AutoScaling, ProvisionedCapacity];
        for (name, object, expected) in [
            ("mcu_count", Document, &both[..]),
            ("mcu_count", AutoScaling, &both[1..]),
            ("AutoScaling", Document, &[Capacity]),
            ("auto_scaling", Capacity, &[]),
            ("tasks.max", Document, &[ConnectorConfiguration]),
            ("tasks.max", Capacity, &[]),
            ("tasks", Document, &[]),
        ] {
            let expected = expected.iter().copied().collect();
            assert_eq!(homes(name, object), expected, "{name}");
        }
    }
}
