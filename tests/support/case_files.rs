//! The files of the suites of cases.

use std::{fs, path::Path};

/// The name of each file of a suite in `tests/`, without its ending and in order, and its text.
pub(crate) fn case_files(suite: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(suite);
    let mut files = Vec::new();
    for folder in ["", "rules/"] {
        for file in fs::read_dir(root.join(folder)).expect("the suite is there") {
            let path = file.expect("its files can be listed").path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let name = path.file_stem().expect("a file has a name");
                let text = fs::read_to_string(&path).expect("it can be read");
                files.push((format!("{folder}{}", name.display()), text));
            }
        }
    }
    files.sort();
    files
}
