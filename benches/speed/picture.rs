//! The picture of the figures: for each document, a bar for each party.

use std::fmt::Write as _;

const WIDTH: f64 = 560.0;
const LEFT: f64 = 210.0;
const ROW: f64 = 18.0;
/// Bars end here, so that the slowest parties do not make the others invisible.
const MOST: f64 = 6.0;

/// An SVG of the times of the parties for each document, as multiples of the first one's.
pub(crate) fn draw(figures: &[(&str, Vec<(&str, f64)>)]) -> String {
    let (mut bars, mut y) = (String::new(), ROW);
    for (document, times) in figures {
        y += ROW;
        let _ = writeln!(
            bars,
            r#"<text x="0" y="{y}" font-weight="bold">{document}</text>"#
        );
        for (index, (party, time)) in times.iter().enumerate() {
            y += ROW;
            let width = time.min(MOST) / MOST * (WIDTH - LEFT - 60.0);
            let color = if index == 0 { "#2f7d4f" } else { "#8a94a6" };
            let (top, after) = (y - 13.0, LEFT + width + 6.0);
            let mark = if *time > MOST { "… " } else { "" };
            let _ = writeln!(
                bars,
                r#"<text x="{end}" y="{y}" text-anchor="end">{party}</text><rect x="{LEFT}" y="{top}" width="{width:.0}" height="14" fill="{color}"/><text x="{after:.0}" y="{y}">{mark}{time:.1}</text>"#,
                end = LEFT - 8.0,
            );
        }
    }
    let height = y + ROW;
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12" fill="#57606a">
<title>Time to read a document, as a multiple of this crate's, which also checks every rule</title>
<text x="0" y="{ROW}">Time to read a document, as a multiple of this crate's time</text>
{bars}</svg>
"##
    )
}
