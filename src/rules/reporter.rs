//! The interface through which the condition of a rule reports findings.

use crate::{
    api::{at::At, member::Member, members::Members},
    document::{draft::Draft, oddity::OpenName},
    rules::{
        comparing::{Compared, Comparing},
        context::Context,
        properties::{Properties, Property},
    },
    text::visible::Visible,
};

/// Takes facts about the value at a place, or about a name in the object there. Returns whether the report has
/// room for what comes later.
pub(crate) type Push<'p, F> = &'p mut dyn FnMut(At, Option<OpenName<'_>>, F) -> bool;

/// Reports findings of one rule, whose facts are `F`, and gives access to the context.
pub(crate) struct Reporter<'r, F> {
    pub(crate) context: &'r Context<'r>,
    /// Whether something *fails* where the rule reports.
    fails: bool,
    push: Push<'r, F>,
}

/// A member with a value that breaks no rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Integer {
    pub(crate) at: At,
    pub(crate) value: i64,
}

/// The string of a member that breaks no rule, or of a property.
#[derive(Clone, Copy)]
pub(crate) struct Str<'s> {
    pub(crate) at: At,
    pub(crate) property: Option<Property<'s>>,
    pub(crate) value: &'s str,
}

/// A document that is an object.
pub(crate) struct Document<'d> {
    pub(crate) draft: &'d Draft,
    /// The members of the choices and the settings that it has.
    pub(crate) present: Members,
}

impl<'r, F> Reporter<'r, F> {
    pub(crate) fn new(context: &'r Context<'r>, fails: bool, push: Push<'r, F>) -> Self {
        Self {
            context,
            fails,
            push,
        }
    }

    /// Reports on the member at `at`, unless it breaks a rule of its own.
    pub(crate) fn at(&mut self, at: At, facts: F) {
        if !self.context.is_broken(at) {
            (self.push)(at, None, facts);
        }
    }

    /// Reports on the configuration as a whole, unless it breaks a rule of its own.
    pub(crate) fn configuration(&mut self, facts: F) {
        self.at(At::new(Member::ConnectorConfiguration), facts);
    }

    /// Reports on the document as a whole.
    pub(crate) fn document(&mut self, facts: F) {
        self.at(At::new(self.context.options.shape.root()), facts);
    }

    /// Reports on a property of a request that is compared.
    pub(crate) fn compared(&mut self, on: &Comparing<'_>, property: Compared<'_>, facts: F) {
        let name = OpenName::new(property.name, on.start(property, self.context));
        (self.push)(At::new(Member::ConnectorConfiguration), Some(name), facts);
    }

    /// Reports on a property of the configuration, unless it breaks a rule of its own.
    pub(crate) fn property(&mut self, property: &Property<'_>, facts: F) {
        self.property_of_many(property, facts);
    }

    /// Reports on a property as [`property`](Self::property) does. Returns whether the report has room for the
    /// same on a later one.
    pub(crate) fn property_of_many(&mut self, property: &Property<'_>, facts: F) -> bool {
        if property.is_broken() {
            return true;
        }
        if self.fails {
            property.set_broken();
        }
        let name = OpenName::new(property.name, property.start());
        (self.push)(At::new(Member::ConnectorConfiguration), Some(name), facts)
    }

    /// Reports on a property that the configuration does not have.
    pub(crate) fn absent(&mut self, name: &str, properties: &Properties<'_>, facts: F) {
        let name = Visible::Name.part(name);
        let name = OpenName::absent(&name, properties.start_after(&name));
        (self.push)(At::new(Member::ConnectorConfiguration), Some(name), facts);
    }
}
