//! Documents of another kind, recognized by what they hold.

/// A kind of document that is not a request, but from which one can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The value of `capacity`.
    Capacity,
    /// The value of `connectorConfiguration`.
    Configuration,
    /// `name` and `config`, as in Kafka Connect's REST API.
    ConnectRest,
    /// A Kubernetes resource, such as one of Strimzi.
    Kubernetes,
    CloudFormation,
}

/// The reason for a syntax error in a `.properties` file, and the help for one that is a string in YAML.
pub(crate) const PROPERTIES: &str = "found lines of a `.properties` file: write each as a member of \
    an object, with its value in quotes, and check that with `--shape configuration`";

impl Form {
    /// The form of an object with these names, of which none is a member of a request.
    pub(crate) fn of(names: impl IntoIterator<Item = impl AsRef<str>>) -> Option<Self> {
        const BY_NAMES: [(&[&str], Form); 7] = [
            (&["connector.class"], Form::Configuration),
            (&["name", "config"], Form::ConnectRest),
            (&["autoScaling"], Form::Capacity),
            (&["provisionedCapacity"], Form::Capacity),
            (&["apiVersion", "kind"], Form::Kubernetes),
            (&["Resources"], Form::CloudFormation),
            (&["Type", "Properties"], Form::CloudFormation),
        ];

        let mut forms = BY_NAMES.into_iter();
        let is_wanted = |name: &str| BY_NAMES.iter().any(|(wanted, _)| wanted.contains(&name));
        let names = names.into_iter().filter(|name| is_wanted(name.as_ref()));
        let names: Vec<_> = names.collect();
        let has = |wanted: &&str| names.iter().any(|name| name.as_ref() == *wanted);
        let has_all = |wanted: &[&str]| wanted.iter().all(has);
        forms.find_map(|(wanted, form)| has_all(wanted).then_some(form))
    }
}

/// Whether the text begins like a `.properties` file: with a name and `=`, after any comments.
pub(crate) fn is_properties(text: &str) -> bool {
    let lines = text.lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '!']));
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    lines.next().is_some_and(|line| {
        let rest = line.trim_start_matches(is_of_name);
        rest.len() < line.len() && rest.trim_start().starts_with('=')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_recognized_by_all_its_names() {
        for (names, form) in [
            (
                &["topics", "connector.class"][..],
                Some(Form::Configuration),
            ),
            (&["name", "config"], Some(Form::ConnectRest)),
            (&["config"], None),
            (&["name"], None),
            (&["autoScaling"], Some(Form::Capacity)),
            (&["provisionedCapacity"], Some(Form::Capacity)),
            (&["kind", "spec", "apiVersion"], Some(Form::Kubernetes)),
            (&["kind"], None),
            (&["Resources"], Some(Form::CloudFormation)),
            (&["Properties", "Type"], Some(Form::CloudFormation)),
            (&["Properties"], None),
            (&[], None),
        ] {
            assert_eq!(Form::of(names.iter().copied()), form, "{names:?}");
        }
    }

    #[test]
    fn a_properties_file_begins_with_a_name_and_an_equals_sign() {
        for (text, expected) in [
            ("connector.class=a.B\ntopics=b", true),
            ("# comment\n\n! comment\n  tasks.max = 1", true),
            ("a", false),
            ("a b=c", false),
            ("=c", false),
            ("a: b=c", false),
            ("{\"a\": \"b=c\"}", false),
            ("# a=b", false),
            ("", false),
        ] {
            assert_eq!(is_properties(text), expected, "{text}");
        }
    }
}
