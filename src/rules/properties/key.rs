//! The names that rules look up, and the prefixes of names that they look for.

macro_rules! keys {
    ($($id:ident $name:literal)+) => {
        /// A property that some rule looks up by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Key {
            $(#[doc = concat!("`", $name, "`")] $id,)+
        }

        impl Key {
            pub(crate) const COUNT: usize = [$(Self::$id,)+].len();

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
        }
    };
}

keys! {
    ConnectorClass "connector.class"
    TasksMax "tasks.max"
    Topics "topics"
    TopicsRegex "topics.regex"
    ConfigReload "config.action.reload"
    ErrorsTolerance "errors.tolerance"
    ErrorsLog "errors.log.enable"
    ErrorsLogMessages "errors.log.include.messages"
    ErrorsRetryTimeout "errors.retry.timeout"
    ErrorsRetryDelay "errors.retry.delay.max.ms"
    DeadLetterQueue "errors.deadletterqueue.topic.name"
    DeadLetterQueueHeaders "errors.deadletterqueue.context.headers.enable"
    DeadLetterQueueReplication "errors.deadletterqueue.topic.replication.factor"
    ExactlyOnce "exactly.once.support"
    TransactionBoundary "transaction.boundary"
    TransactionInterval "transaction.boundary.interval.ms"
    Transforms "transforms"
    Predicates "predicates"
    TopicCreationEnable "topic.creation.enable"
    TopicGroups "topic.creation.groups"
    DefaultReplication "topic.creation.default.replication.factor"
    DefaultPartitions "topic.creation.default.partitions"
    ConverterOfKeys "key.converter"
    ConverterOfValues "value.converter"
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
            pub(crate) fn of(name: &str) -> Option<Self> {
                let first = *name.as_bytes().first()?;
                // Most names differ in the first letter.
                $($(if const { first_letter($pattern) } == first && matches(name, $pattern) {
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

#[inline]
fn matches(name: &str, pattern: &str) -> bool {
    if pattern.ends_with('.') {
        name.starts_with(pattern)
    } else {
        name == pattern
    }
}

const fn first_letter(pattern: &str) -> u8 {
    match pattern.as_bytes() {
        [first, ..] => *first,
        [] => 0,
    }
}
