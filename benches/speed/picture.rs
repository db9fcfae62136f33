//! The picture of the figures: for each document, a bar for each party.

use std::{fmt::Write as _, iter};

use super::Ratios;

const OURS: &str = "msk-connect-preflight";
const WIDTH: f64 = 560.0;
const LEFT: f64 = 210.0;
const ROW: f64 = 18.0;
/// Bars end here, so that the slowest parties do not make the others invisible.
const MOST: f64 = 6.0;

/// The documents in the picture, with what a reader knows them by.
const SHOWN: [(&str, &str); 4] = [
    ("A", "an automatic capacity, 430 bytes"),
    ("B", "a configuration of 40 properties, 2.3 kB"),
    ("C", "a configuration of 10,000 properties, 540 kB"),
    ("D", "200,000 lines, 79 MB"),
];

/// An SVG of the times of the parties for each document, as multiples of this crate's.
pub(crate) fn draw(measured: &[Ratios<'_>]) -> String {
    let (mut bars, mut y) = (String::new(), ROW);
    for (name, document) in SHOWN {
        let Some(Ratios { ratios, .. }) = measured.iter().find(|of| of.document == name) else {
            continue;
        };
        let times = ratios.iter().map(|(party, ratio)| (*party, ratio.recip()));
        y += ROW;
        let _ = writeln!(
            bars,
            r#"<text x="0" y="{y}" font-weight="bold">{document}</text>"#
        );
        for (index, (party, time)) in iter::once((OURS, 1.0)).chain(times).enumerate() {
            y += ROW;
            let width = time.min(MOST) / MOST * (WIDTH - LEFT - 60.0);
            let color = if index == 0 { "#2f7d4f" } else { "#8a94a6" };
            let (top, after) = (y - 13.0, LEFT + width + 6.0);
            let mark = if time > MOST { "… " } else { "" };
            let _ = writeln!(
                bars,
                r#"<text x="{end}" y="{y}" text-anchor="end">{party}</text><rect x="{LEFT}" y="{top}" width="{width:.0}" height="14" fill="{color}"/><text x="{after:.0}" y="{y}">{mark}{time:.1}</text>"#,
                end = LEFT - 8.0,
            );
        }
    }
    let height = y + ROW;
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12" fill="#7a828e">
<title>Time to read a document, as a multiple of this crate's, which also checks every rule</title>
<text x="0" y="{ROW}">Time to read a document, as a multiple of that of msk-connect-preflight, which also checks it</text>
{bars}</svg>
"##
    )
}
