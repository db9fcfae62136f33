//! A set of members.

use crate::api::{member::Member, revision::Revision};

/// A set of members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Members(u32);

impl Members {
    pub(crate) const EMPTY: Self = Self(0);
    /// The members that are sent in the URI instead of the HTTP body.
    pub(crate) const URI: Self = Self::EMPTY
        .with(Member::ConnectorArn, true)
        .with(Member::CurrentVersion, true);

    /// Adds `member`, and returns whether it is new.
    pub(crate) fn insert(&mut self, member: Member) -> bool {
        let is_new = !self.contains(member);
        self.0 |= 1 << member as u32;
        is_new
    }

    /// The members that `revision` has.
    pub(crate) const fn up_to(revision: Revision) -> Self {
        let (mut members, mut rest) = (Self::EMPTY, Member::ALL);
        while let [member, others @ ..] = rest {
            members = members.with(*member, member.row().since as u8 <= revision as u8);
            rest = others;
        }
        members
    }

    /// `container` and the members inside it.
    pub(crate) const fn all_in(container: Member) -> Self {
        let (first, last) = (container as u32, container.last_inside() as u32);
        Self(u32::MAX << first & u32::MAX >> (u32::BITS - 1 - last))
    }

    /// Adds all `members`.
    pub(crate) fn insert_all(&mut self, members: Self) {
        self.0 |= members.0;
    }

    pub(crate) const fn without(self, members: Self) -> Self {
        Self(self.0 & !members.0)
    }

    pub(crate) const fn and(self, members: Self) -> Self {
        Self(self.0 & members.0)
    }

    pub(crate) fn remove(&mut self, member: Member) {
        self.0 &= !(1 << member as u32);
    }

    /// Adds `member` if `is_in`.
    pub(crate) const fn with(self, member: Member, is_in: bool) -> Self {
        Self(self.0 | (is_in as u32) << member as u32)
    }

    /// Whether the set contains one of `members`.
    pub(crate) const fn has_any(self, members: &[Member]) -> bool {
        let (mut mask, mut rest) = (0, members);
        while let [member, others @ ..] = rest {
            mask |= 1 << *member as u32;
            rest = others;
        }
        self.0 & mask != 0
    }

    pub(crate) const fn contains(self, member: Member) -> bool {
        self.0 & 1 << member as u32 != 0
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members in the order of the table.
    pub(crate) fn iter(self) -> impl Iterator<Item = Member> {
        let all = Member::ALL.iter().copied();
        all.filter(move |member| self.contains(*member))
    }
}

const _: () = assert!(Member::COUNT <= u32::BITS as usize);

impl FromIterator<Member> for Members {
    fn from_iter<I: IntoIterator<Item = Member>>(members: I) -> Self {
        let mut set = Self::default();
        for member in members {
            set.insert(member);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_is_inserted_with_the_members_inside_it() {
        for container in Member::ALL {
            let members = Members::all_in(*container);
            for member in Member::ALL {
                assert_eq!(members.contains(*member), member.is_in(*container));
            }
        }
    }
}
