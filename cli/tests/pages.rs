//! Tests that the pages for people show what the command prints, and that their links lead somewhere.

mod command;

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use command::{PROJECT, run};

/// The pages for people, with their paths in the project.
fn pages() -> Vec<(PathBuf, String)> {
    let project = Path::new(PROJECT);
    let mut paths: Vec<_> = ["", "docs", "fuzz", "benches", "tests/cases"]
        .iter()
        .flat_map(|folder| fs::read_dir(project.join(folder)).expect("the folder is there"))
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("the page can be read");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn they_show_the_real_output() {
    let mut shown = 0;
    for (path, page) in pages() {
        for block in page.split("```text\n$ msk-preflight ").skip(1) {
            let (arguments, rest) = block
                .split_once('\n')
                .expect("a command ends with its line");
            let (output, _) = rest.split_once("```").expect("a block ends");
            let arguments: Vec<_> = arguments.split(' ').collect();
            assert_eq!(run(&arguments, "").1, output, "{}", path.display());
            shown += 1;
        }
    }
    assert!(shown >= 8, "the pages show {shown} outputs");
}

/// The lines of a page without its blocks of code.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    let mut code = false;
    page.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        code ^= fence;
        !code && !fence
    })
}

/// The anchors of a page's headings, as GitHub and mdBook make them.
fn anchors(page: &str) -> BTreeSet<String> {
    prose(page)
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            let heading = line.trim_start_matches('#').trim().to_lowercase();
            let kept = |letter: &char| letter.is_alphanumeric() || " -_".contains(*letter);
            heading
                .chars()
                .filter(kept)
                .collect::<String>()
                .replace(' ', "-")
        })
        .collect()
}

#[test]
fn their_links_lead_somewhere() {
    for (path, page) in pages() {
        let text = prose(&page).collect::<Vec<_>>().join("\n");
        for link in text.split("](").skip(1) {
            let (link, _) = link.split_once(')').expect("a link ends");
            if link.contains("://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => path.clone(),
                _ => path.parent().expect("a page is in a folder").join(file),
            };
            let place = format!("{}: {link}", path.display());
            assert!(target.exists(), "{place}");
            if !anchor.is_empty() {
                let target = fs::read_to_string(&target).expect("a page can be read");
                assert!(anchors(&target).contains(anchor), "{place}");
            }
        }
    }
}

#[test]
fn the_book_has_every_page() {
    let summary = fs::read_to_string(format!("{PROJECT}/docs/SUMMARY.md")).expect("it is there");
    for (path, _) in pages() {
        let name = path.file_name().expect("a page has a name");
        let in_book = path.parent().is_some_and(|folder| folder.ends_with("docs"));
        if in_book && name != "SUMMARY.md" {
            let link = format!("({})", name.display());
            assert!(summary.contains(&link), "{link}");
        }
    }
}

/// The picture in the README; `WRITE_PICTURE=1` writes it.
#[test]
fn the_picture_shows_the_real_output() {
    let arguments = ["check", "--color", "always", "examples/mistakes.json"];
    let picture = anstyle_svg::Term::new().render_svg(&run(&arguments, "").1);
    let path = format!("{PROJECT}/docs/report.svg");
    if env::var_os("WRITE_PICTURE").is_some() {
        fs::write(&path, &picture).expect("the picture can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == picture,
        "run WRITE_PICTURE=1 cargo test -p msk-preflight --test pages"
    );
}
