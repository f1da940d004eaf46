//! Plain values for the host's own elements: the frame around the picture, the cursor, the table.

use super::plain::plain;

/// A choice the reader has: a tab or an entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// Whether it is the current tab, or the series is shown.
    pub on: bool,
    /// CSS colour of the series; `None` for a tab.
    pub color: Option<String>,
}

/// Rows that were refused, for the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// How many.
    pub summary: String,
    /// The first of them, a sentence each.
    pub details: Vec<String>,
}

/// The words of the host's own controls.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Opens the table.
    pub table: &'static str,
    /// Closes the table.
    pub chart: &'static str,
    /// Saves the figures.
    pub csv: &'static str,
    /// Saves the picture as pixels.
    pub png: &'static str,
    /// Saves the picture as shapes.
    pub svg: &'static str,
    /// Name of the group of the controls.
    pub tools: &'static str,
    /// Name of the group of tabs.
    pub measures: &'static str,
    /// Name of the legend.
    pub legend: &'static str,
    /// Opens the menu of what can be computed.
    pub compute: &'static str,
    /// Opens the strip and what belongs to it.
    pub explore: &'static str,
}

/// CSS colours for the host's own elements.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Background.
    pub paper: String,
    /// Background of panels.
    pub raised: String,
    /// Main text.
    pub ink: String,
    /// Secondary text.
    pub muted: String,
    /// Borders.
    pub line: String,
    /// Links, tabs, focus.
    pub accent: String,
}

/// Everything the host shows around the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Chrome {
    /// BCP 47 tag of the words: `zh-Hans` or `en`.
    pub lang: &'static str,
    /// What is shown.
    pub title: String,
    /// How it is expressed, where, in which unit.
    pub subtitle: String,
    /// The picture in a sentence, for readers who cannot see it.
    pub description: String,
    /// How the keyboard moves the cursor.
    pub hint: &'static str,
    /// Height of the stage in CSS pixels.
    pub height: f64,
    /// `trend` or `board`.
    pub view: &'static str,
    /// Label of the way back to the board, where there is one.
    pub back: Option<&'static str>,
    /// Measures to choose from; empty where there is no choice.
    pub measures: Vec<Choice>,
    /// Whether the reader may have other things computed.
    pub computes: bool,
    /// Series to show and hide; empty where the lines carry their names.
    pub legend: Vec<Choice>,
    /// Whether there is a verdict on an adjustment, or something still to be computed.
    pub attend: bool,
    /// Whose figures these are.
    pub source: String,
    /// What the reader should know besides.
    pub notes: Vec<String>,
    /// Rows that could not be read.
    pub refused: Option<Refused>,
    /// Why there is no picture.
    pub empty: Option<String>,
    /// The words of the controls.
    pub words: Words,
    /// Colours.
    pub theme: Palette,
}

/// A dot of the cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct CursorDot {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// CSS colour.
    pub color: String,
    /// Whether its series is the one the keyboard is on.
    pub current: bool,
}

/// A line of the tooltip.
#[derive(Clone, Debug, PartialEq)]
pub struct TipRow {
    /// The series; empty where there is only one.
    pub name: String,
    /// The value with its unit, or why there is none.
    pub value: String,
    /// Status, further figures, source.
    pub note: String,
    /// CSS colour of the series.
    pub color: String,
    /// Whether it is the one the keyboard is on.
    pub current: bool,
}

/// The tooltip.
#[derive(Clone, Debug, PartialEq)]
pub struct Tip {
    /// The period.
    pub title: String,
    /// One a series.
    pub rows: Vec<TipRow>,
    /// What choosing does; empty for nothing.
    pub hint: &'static str,
}

/// The cursor, drawn by elements above the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    /// Where the rule stands and the tooltip points, from the left.
    pub x: f64,
    /// Top of the rule.
    pub top: f64,
    /// Bottom of the rule.
    pub bottom: f64,
    /// Whether there is a rule.
    pub rule: bool,
    /// Further rules, each with its place from the left, its top and its bottom.
    #[cfg(feature = "whole")]
    pub rules: Vec<[f64; 3]>,
    /// Dots on the lines.
    pub dots: Vec<CursorDot>,
    /// The tile the cursor is on: left, top, width, height.
    pub frame: Option<[f64; 4]>,
    /// The tooltip.
    pub tip: Option<Tip>,
    /// What is said of it.
    pub speech: String,
}

/// The table of what is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it holds.
    pub caption: String,
    /// Column heads.
    pub head: Vec<String>,
    /// Which columns hold numbers.
    pub numeric: Vec<bool>,
    /// Cells.
    pub rows: Vec<Vec<String>>,
}

/// The head of a column.
#[cfg(feature = "whole")]
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// What the column is called.
    pub label: String,
    /// Left edge in CSS pixels.
    pub x: f64,
    /// CSS pixels.
    pub width: f64,
    /// `left` or `right`.
    pub align: &'static str,
    /// `ascending` or `descending`; empty where the rows are not in its order.
    pub sorted: &'static str,
    /// Column, order and what choosing the head does, in words; empty where rows are not sorted by it.
    pub said: String,
    /// By which the host names it.
    pub number: usize,
    /// Whether choosing it makes the rows rise.
    pub rises: bool,
}

/// The heads of a view that is a table, for controls that lie on those of the picture.
#[cfg(feature = "whole")]
#[derive(Clone, Debug, PartialEq)]
pub struct Heads {
    /// Name of the row.
    pub label: &'static str,
    /// Height of the row, at the top of the picture, in CSS pixels.
    pub height: f64,
    /// From left to right.
    pub heads: Vec<Head>,
}

#[cfg(feature = "whole")]
plain!(Head { label, x, width, align, sorted, said, number });
#[cfg(feature = "whole")]
plain!(Heads { label, height, heads });
plain!(Choice { label, on, color });
plain!(Refused { summary, details });
plain!(Words { table, chart, csv, png, svg, tools, measures, legend, compute, explore });
plain!(Palette { paper, raised, ink, muted, line, accent });
plain!(Chrome {
    lang,
    title,
    subtitle,
    description,
    hint,
    height,
    view,
    back,
    measures,
    computes,
    legend,
    attend,
    source,
    notes,
    refused,
    empty,
    words,
    theme
});
plain!(CursorDot { x, y, color, current });
plain!(TipRow { name, value, note, color, current });
plain!(Tip { title, rows, hint });
plain!(Overlay {
    x,
    top,
    bottom,
    rule,
    #[cfg(feature = "whole")]
    rules,
    dots,
    frame,
    tip,
    speech
});
plain!(Table { caption, head, numeric, rows });
