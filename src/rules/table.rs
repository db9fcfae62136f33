//! The macro that generates the enums, tables and calls of the rules from their list.

/// Each line of the list has the rule's [summary](super::Rule::summary), its id and name, its page, and
/// the way it is checked:
///
/// - `by reading`: while the text is read, since a draft cannot represent a violation;
/// - `by required`: by the table of members;
/// - `by domain`, `by order`, `by choice`: by the demand of that kind in its page, which also writes the
///   schemas, so that the schemas have every rule that decides the verdict;
/// - `on string`, `on integer`, `on auto_scaling`, `on property`, `on configuration`, `on document`: as advice, by the function `check` of its page,
///   which gets each such object. After it, what [follows](Follows) from ignoring the advice.
/// - `on connector`, `on other_connector`: by the function `check` of its page, which gets a valid request and
///   the connector that it is for, or another one. After it `conflict`, or what follows from ignoring the
///   advice; both, if the facts decide.
macro_rules! rules {
    ($(
        $(#[doc = $summary:literal])+
        $id:ident $name:literal $folder:ident::$page:ident $how:ident $kind:ident $(, $follows:ident)*;
    )+) => {
        /// A rule of the catalogue. Findings at the same place are reported in the order of their rules.
        ///
        /// ```
        /// use msk_connect_preflight::{Request, Error, Options, Rule};
        ///
        /// let rule: Rule = "mcu-count".parse()?;
        /// assert_eq!(rule.summary(), "`mcuCount` is 1, 2, 4 or 8");
        /// let document = rule.invalid_example();
        /// let Err(Error::Invalid(report)) = Request::from_json(document, &Options::default()) else {
        ///     panic!("the document breaks the rule");
        /// };
        /// assert_eq!(report.violations()[0].rule(), rule);
        /// # Ok::<(), msk_connect_preflight::UnknownRule>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(
                #[doc = concat!("`", $name, "`:")]
                $(#[doc = $summary])+
                $id,
            )+
        }

        /// The facts that a report keeps of one finding.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) enum Facts {
            $($id($folder::$page::Facts),)+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$id,)+];

            /// The rule's name, in kebab case. Its meaning never changes.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$id => $name,)+
                }
            }

            /// The consequence of the rule, at worst.
            #[must_use]
            pub const fn level(self) -> Level {
                match self {
                    $(Self::$id => rules!(@level $how $($follows)*),)+
                }
            }

            /// The consequence of ignoring the advice, if the rule gives advice.
            #[must_use]
            pub const fn follows(self) -> Option<Follows> {
                match self {
                    $(Self::$id => rules!(@follows $how $($follows)*),)+
                }
            }

            /// The descriptions of a connector for the invalid and the valid example, if the rule compares
            /// requests with one.
            const fn connector_examples(self) -> Option<&'static [&'static str; 2]> {
                match self {
                    $(Self::$id => rules!(@examples [$how $kind] $folder $page),)+
                }
            }

            const fn sentences(self) -> &'static str {
                match self {
                    $(Self::$id => concat!($($summary),+).trim_ascii(),)+
                }
            }

            pub(crate) const fn about(self) -> &'static About {
                match self {
                    $(Self::$id => &$folder::$page::ABOUT,)+
                }
            }
        }

        impl Facts {
            /// The level of the finding.
            pub(crate) fn level(&self) -> Level {
                let level = self.words().level();
                level.unwrap_or(self.rule().level())
            }

            pub(crate) const fn rule(&self) -> Rule {
                match self {
                    $(Self::$id(_) => Rule::$id,)+
                }
            }

            pub(crate) fn words(&self) -> &dyn Words {
                match self {
                    $(Self::$id(facts) => facts,)+
                }
            }
        }

        const BOUNDS: Bounds = {
            let mut bounds = [None; Member::COUNT];
            $(rules!(@domain [$how $kind] $folder $page $id bounds);)+
            bounds
        };

        /// Calls `each` with each order and its rule.
        #[inline]
        pub(crate) fn each_order(mut each: impl FnMut(Order, Rule, fn(Disordered) -> Facts)) {
            $(rules!(@order [$how $kind] $folder $page $id each);)+
        }

        /// Calls `each` with each choice and its rule.
        #[inline]
        pub(crate) fn each_choice(mut each: impl FnMut(Choice, Rule, fn(Unchosen) -> Facts)) {
            $(rules!(@choice [$how $kind] $folder $page $id each);)+
        }

        pub(crate) fn on_string(on: &Str<'_>, context: &Context<'_>, push: Push<'_, Facts>) {
            $(rules!(@string [$how $kind] $folder $page $id on context push);)+
        }

        pub(crate) fn on_document(on: &Document<'_>, context: &Context<'_>, push: Push<'_, Facts>) {
            $(rules!(@document [$how $kind] $folder $page $id on context push);)+
        }

        pub(crate) fn on_integer(on: &Integer, context: &Context<'_>, push: Push<'_, Facts>) {
            $(rules!(@integer [$how $kind] $folder $page $id on context push);)+
        }

        pub(crate) fn on_auto_scaling(
            on: &AutoScalingUpdate,
            context: &Context<'_>,
            push: Push<'_, Facts>,
        ) {
            $(rules!(@auto_scaling [$how $kind] $folder $page $id on context push);)+
        }

        pub(crate) fn on_property(
            on: &Property<'_>,
            context: &Context<'_>,
            push: Push<'_, Facts>,
        ) {
            $(rules!(@property [$how $kind] $folder $page $id on context push);)+
        }

        pub(crate) fn on_connector(
            on: &Comparing<'_>,
            context: &Context<'_>,
            push: Push<'_, Facts>,
        ) {
            $(rules!(@connector [$how $kind] $folder $page $id on context push);)+
        }

        pub(crate) fn on_other_connector(
            on: &Comparing<'_>,
            context: &Context<'_>,
            push: Push<'_, Facts>,
        ) {
            $(rules!(@other_connector [$how $kind] $folder $page $id on context push);)+
        }

        pub(crate) fn on_configuration(
            on: &Properties<'_>,
            context: &Context<'_>,
            push: Push<'_, Facts>,
        ) {
            $(rules!(@configuration [$how $kind] $folder $page $id on context push);)+
        }
    };

    (@follows by) => { None };
    (@follows on fails) => { Some(Follows::Fails) };
    (@follows on inert) => { Some(Follows::Inert) };
    (@follows on risk) => { Some(Follows::Risk) };
    (@follows on conflict) => { None };
    (@follows on conflict $follows:ident) => { rules!(@follows on $follows) };

    (@level by) => { Level::Violation };
    (@level on conflict $($follows:ident)?) => { Level::Conflict };
    (@level on $follows:ident) => { Level::Advice };

    (@examples [on connector] $folder:ident $page:ident) => { Some(&$folder::$page::CONNECTORS) };
    (@examples [on other_connector] $folder:ident $page:ident) => { Some(&$folder::$page::CONNECTORS) };
    (@examples [$how:ident $kind:ident] $folder:ident $page:ident) => { None };

    (@domain [by domain] $folder:ident $page:ident $id:ident $bounds:ident) => {
        $bounds = Bound {
            rule: Rule::$id,
            values: $folder::$page::DEMAND.values,
            facts: Facts::$id,
        }
        .for_each($folder::$page::DEMAND.members, $bounds);
    };
    (@order [by order] $folder:ident $page:ident $id:ident $each:ident) => {
        $each($folder::$page::DEMAND, Rule::$id, Facts::$id)
    };
    (@choice [by choice] $folder:ident $page:ident $id:ident $each:ident) => {
        $each($folder::$page::DEMAND, Rule::$id, Facts::$id)
    };
    (@string [on string] $($check:ident)+) => { rules!(@check $($check)+) };
    (@document [on document] $($check:ident)+) => { rules!(@check $($check)+) };
    (@integer [on integer] $($check:ident)+) => { rules!(@check $($check)+) };
    (@auto_scaling [on auto_scaling] $($check:ident)+) => { rules!(@check $($check)+) };
    (@property [on property] $($check:ident)+) => { rules!(@check $($check)+) };
    (@configuration [on configuration] $($check:ident)+) => { rules!(@check $($check)+) };
    (@connector [on connector] $($check:ident)+) => { rules!(@check $($check)+) };
    (@other_connector [on other_connector] $($check:ident)+) => { rules!(@check $($check)+) };
    (@check $folder:ident $page:ident $id:ident $on:ident $context:ident $push:ident) => {
        $folder::$page::check(
            $on,
            &mut Reporter::new(
                $context,
                matches!(Rule::$id.follows(), Some(Follows::Fails)),
                &mut |at, name, facts| $push(at, name, Facts::$id(facts)),
            ),
        )
    };
    (@$wanted:ident [$how:ident $kind:ident] $($rest:ident)+) => {};
}
