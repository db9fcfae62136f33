//! Files of this repository that a test generates.

use std::{env, fs, path::Path};

/// Holds that the file says the same as `text`, or writes it where the variable is set.
pub(crate) fn assert_committed(
    file: &str,
    text: &str,
    same: impl Fn(&str, &str) -> bool,
    (variable, suite): (&str, &str),
) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os(variable).is_some() {
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(&path, text).expect("it can be written");
    } else {
        assert!(
            same(&fs::read_to_string(&path).unwrap_or_default(), text),
            "{file} is stale; fix it with: {variable}=1 cargo test --test {suite}"
        );
    }
}
