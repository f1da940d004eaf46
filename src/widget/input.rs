//! What a host may say to the widget. Positions are CSS pixels from the stage's top left corner.

/// A key the widget understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the previous period or tile.
    Left,
    /// To the next period or tile.
    Right,
    /// To the series or the row above.
    Up,
    /// To the series or the row below.
    Down,
    /// To the first period or tile.
    Home,
    /// To the last period or tile.
    End,
    /// A year back.
    PageUp,
    /// A year on.
    PageDown,
    /// Choose what the cursor is on.
    Enter,
    /// Put the cursor away, or go back.
    Escape,
    /// Zoom in.
    #[cfg(feature = "whole")]
    Closer,
    /// Zoom out.
    #[cfg(feature = "whole")]
    Wider,
    /// Show the whole.
    #[cfg(feature = "whole")]
    All,
    /// Pin the cursor's place.
    #[cfg(feature = "whole")]
    Pin,
}

impl Key {
    /// The key that a `KeyboardEvent` calls `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::Home,
            "End" => Self::End,
            "PageUp" => Self::PageUp,
            "PageDown" => Self::PageDown,
            "Enter" | " " => Self::Enter,
            "Escape" => Self::Escape,
            #[cfg(feature = "whole")]
            "+" | "=" => Self::Closer,
            #[cfg(feature = "whole")]
            "-" | "_" => Self::Wider,
            #[cfg(feature = "whole")]
            "0" => Self::All,
            #[cfg(feature = "whole")]
            "p" | "P" => Self::Pin,
            _ => return None,
        })
    }
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// The stage has this size now; `height` 0 leaves it to the view.
    Resize {
        /// CSS pixels.
        width: f64,
        /// CSS pixels, or 0.
        height: f64,
        /// Device pixels a CSS pixel.
        ratio: f64,
    },
    /// The pointer moved here.
    Move {
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
    },
    /// The pointer was pressed and released here.
    Press {
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
    },
    /// The pointer left the stage.
    Leave,
    /// The keyboard focus came to the stage.
    Focus,
    /// The keyboard focus left the stage.
    Blur,
    /// A key was pressed while the stage had the focus.
    Key(Key),
    /// The legend's entry of this number was chosen.
    Toggle(usize),
    /// The tab of this number was chosen among the measures.
    Measure(usize),
    /// The way back from a tile's trend was chosen.
    Back,
    /// The head of the column of this number was chosen.
    #[cfg(feature = "whole")]
    Sort(usize),
    /// The entry of this number was chosen in the menu of what can be computed.
    #[cfg(feature = "whole")]
    Compute(usize),
    /// The frequency of this number was chosen in that menu.
    #[cfg(feature = "whole")]
    Frequency(usize),
    /// The method of this number was chosen, among those of the family of this number.
    #[cfg(feature = "whole")]
    Method(usize, usize),
    /// The quality of the adjustment was opened.
    #[cfg(feature = "whole")]
    Quality,
    /// The base of an index is to be picked on the chart next, or no longer.
    #[cfg(feature = "whole")]
    Pick,
    /// The window is to become `factor` times as wide.
    #[cfg(feature = "whole")]
    Zoom {
        /// What stays where it is: CSS pixels from the left; not a number for the cursor, or the middle.
        x: f64,
        /// Below 1 to see less, larger.
        factor: f64,
    },
    /// The window is to be moved.
    #[cfg(feature = "whole")]
    Pan {
        /// CSS pixels of the plot, positive toward later periods.
        by: f64,
    },
    /// The strip's window was put here.
    #[cfg(feature = "whole")]
    Shares {
        /// Share of the whole, from 0 to 1.
        low: f64,
        /// Share of the whole.
        high: f64,
    },
    /// The window is to be this, in the axis' units.
    #[cfg(feature = "whole")]
    Window {
        /// One end.
        low: f64,
        /// The other.
        high: f64,
        /// Whether it glides there.
        glides: bool,
    },
    /// A step in.
    #[cfg(feature = "whole")]
    Closer,
    /// A step out.
    #[cfg(feature = "whole")]
    Wider,
    /// The whole is to be shown.
    #[cfg(feature = "whole")]
    All,
    /// The span of this number was chosen.
    #[cfg(feature = "whole")]
    Preset(usize),
    /// The way for values to rise of this number was chosen.
    #[cfg(feature = "whole")]
    Rise(usize),
    /// The value axis is to stay, or to follow again.
    #[cfg(feature = "whole")]
    Stay,
    /// The next two clicks are to pin, or no longer.
    #[cfg(feature = "whole")]
    Pinning,
    /// The pins are given up.
    #[cfg(feature = "whole")]
    Unpin,
    /// The series of this place in the list of all is to be compared, or no longer.
    #[cfg(feature = "whole")]
    Compare(usize),
    /// No series is to be compared.
    #[cfg(feature = "whole")]
    Uncompare,
    /// A frame is about to be shown: the host's clock in milliseconds, infinite to end what moves.
    #[cfg(feature = "whole")]
    Tick(f64),
}
