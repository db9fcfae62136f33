//! The names that rules look up, and the prefixes of names that they look for.

use super::letters::Letters;

macro_rules! keys {
    ($(#[doc = $about:literal] $id:ident $name:literal)+) => {
        /// A property that some rule looks up by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Key {
            $(#[doc = $about] $id,)+
        }

        impl Key {
            pub(crate) const ALL: &[Self] = &[$(Self::$id,)+];
            pub(crate) const COUNT: usize = Self::ALL.len();

            pub(crate) fn of(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$id),)+
                    _ => None,
                }
            }

            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$id => $name,)+
                }
            }

            /// The property described in a sentence, for an editor.
            pub(crate) const fn about(self) -> &'static str {
                match self {
                    $(Self::$id => $about.trim_ascii(),)+
                }
            }
        }
    };
}

keys! {
    /// The class of the connector.
    ConnectorClass "connector.class"
    /// The maximum number of tasks; with auto scaling, MSK Connect sets it.
    TasksMax "tasks.max"
    /// The topics that a sink connector reads, separated by commas.
    Topics "topics"
    /// A regular expression for the topics that a sink connector reads, instead of `topics`.
    TopicsRegex "topics.regex"
    /// Whether Kafka Connect restarts the connector if a configuration provider has a new value.
    ConfigReload "config.action.reload"
    /// Whether a task continues after a record that it cannot convert or transform: `all`, or `none` to stop.
    ErrorsTolerance "errors.tolerance"
    /// Whether each error is logged, also a tolerated one.
    ErrorsLog "errors.log.enable"
    /// Whether a logged error describes the record, of a source connector with its key and value.
    ErrorsLogMessages "errors.log.include.messages"
    /// The time in milliseconds for which a failed operation is repeated; -1 means forever.
    ErrorsRetryTimeout "errors.retry.timeout"
    /// The longest pause before a failed operation is repeated, in milliseconds.
    ErrorsRetryDelay "errors.retry.delay.max.ms"
    /// The topic for records that a sink connector cannot convert or transform.
    DeadLetterQueue "errors.deadletterqueue.topic.name"
    /// Whether records in the dead letter queue have headers about the error.
    DeadLetterQueueHeaders "errors.deadletterqueue.context.headers.enable"
    /// The replication factor of the dead letter queue, if it does not exist yet.
    DeadLetterQueueReplication "errors.deadletterqueue.topic.replication.factor"
    /// Whether a source connector must deliver each record exactly once: `required` if it must, `requested` if it should.
    ExactlyOnce "exactly.once.support"
    /// What ends a source connector's transaction: each poll, an interval, or the connector itself.
    TransactionBoundary "transaction.boundary"
    /// The time in milliseconds between transactions, if `transaction.boundary` is `interval`.
    TransactionInterval "transaction.boundary.interval.ms"
    /// The aliases of the transformations of each record, in order, separated by commas.
    Transforms "transforms"
    /// The aliases of the predicates that transformations refer to, separated by commas.
    Predicates "predicates"
    /// Whether workers create the topics of source connectors; a property of workers.
    TopicCreationEnable "topic.creation.enable"
    /// The aliases of groups of topics that a source connector creates, separated by commas.
    TopicGroups "topic.creation.groups"
    /// The replication factor of topics that a source connector creates; -1 means that of the brokers.
    DefaultReplication "topic.creation.default.replication.factor"
    /// The number of partitions of topics that a source connector creates; -1 means that of the brokers.
    DefaultPartitions "topic.creation.default.partitions"
    /// The class that converts keys, instead of that of the worker.
    ConverterOfKeys "key.converter"
    /// The class that converts values, instead of that of the worker.
    ConverterOfValues "value.converter"
    /// The class that converts headers, instead of that of the worker.
    ConverterOfHeaders "header.converter"
}

macro_rules! families {
    ($($id:ident: $($pattern:literal)+;)+) => {
        /// Properties whose names begin alike or, if a pattern does not end in a dot, have that name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Family {
            $(#[doc = concat!($("`", $pattern, "` ",)+)] $id,)+
        }

        impl Family {
            const PATTERNS: &[&str] = &[$($($pattern,)+)+];

            pub(crate) fn of(name: &str) -> Option<Self> {
                let first = *name.as_bytes().first()?;
                // Most names differ in the first letter.
                $($(if const { first_letter($pattern) } == first
                    && name.starts_with($pattern)
                    && (const { is_beginning($pattern) } || name == $pattern)
                {
                    return Some(Self::$id);
                })+)+
                None
            }
        }
    };
}

families! {
    Transforms: "transforms.";
    Predicates: "predicates.";
    // Comes before `topic.creation.`, because one of its names begins so.
    Worker: "topic.creation.enable" "bootstrap.servers" "group.id" "offset.storage." "config.storage."
        "status.storage." "plugin.path" "rest.advertised.host.name" "rest.advertised.listener"
        "rest.advertised.port" "rest.extension.classes" "rest.host.name" "rest.port"
        "config.providers" "config.providers.";
    TopicCreation: "topic.creation.";
    DeadLetterQueue: "errors.deadletterqueue.";
    KeyConverter: "key.converter.";
    ValueConverter: "value.converter.";
    HeaderConverter: "header.converter.";
    Client: "consumer." "producer." "admin.";
}

/// The first letters of all keys and families.
static BEGINNINGS: Letters = {
    let (mut letters, mut keys, mut patterns) = (Letters::NONE, Key::ALL, Family::PATTERNS);
    while let [key, rest @ ..] = keys {
        letters = letters.with(first_letters(key.name()));
        keys = rest;
    }
    while let [pattern, rest @ ..] = patterns {
        letters = letters.with(first_letters(pattern));
        patterns = rest;
    }
    letters
};

/// Whether the name may be a key or in a family.
#[inline]
pub(crate) fn may_be_known(name: &str) -> bool {
    BEGINNINGS.may_have(first_letters(name))
}

/// The first letters; zeros if there are fewer.
const fn first_letters(name: &str) -> [u8; 4] {
    match name.as_bytes().first_chunk() {
        Some(letters) => *letters,
        None => [0; 4],
    }
}

const fn is_beginning(pattern: &str) -> bool {
    matches!(pattern.as_bytes(), [.., b'.'])
}

const fn first_letter(pattern: &str) -> u8 {
    match pattern.as_bytes() {
        [first, ..] => *first,
        [] => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_families_may_be_known_by_their_first_letters() {
        let keys = Key::ALL.iter().map(|key| key.name());
        for name in keys.chain(Family::PATTERNS.iter().copied()) {
            assert!(may_be_known(name), "{name}");
        }
        for name in ["", "key", "flush.size", "s3.region", "timezone"] {
            assert!(!may_be_known(name), "{name}");
        }
    }
}
