//! Colours, strokes and type sizes.
//!
//! Owns the two built-in palettes and how an author's colours replace them. Colours are sRGB. The
//! series palette is ordered so that neighbours differ in lightness as well as in hue (checked for
//! deuteranopia, protanopia and tritanopia in the tests); text colours reach 4.5 : 1 on paper.

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// The colour of `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        Self((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
    }

    /// Reads `#rrggbb`, the form in which a canvas serialises opaque colours.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6)?;
        u32::from_str_radix(digits, 16).ok().map(Self::hex)
    }

    /// As `#rrggbb`.
    #[must_use]
    pub fn css(self) -> String {
        let mut out = String::with_capacity(7);
        out.push('#');
        for byte in [self.0, self.1, self.2] {
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        out
    }

    /// A large area in the colour of lines: paler where lines are as strong as text, as in forced colours.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn ground(self, paper: Self) -> Self {
        if self.contrast(paper) > 2.5 { self.over(paper, 0.3) } else { self }
    }

    /// `self` laid over `under` with opacity `share` in 0..=1.
    #[must_use]
    pub fn over(self, under: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share) + 0.5) as u8;
        Self(mix(self.0, under.0), mix(self.1, under.1), mix(self.2, under.2))
    }

    /// Relative luminance (WCAG 2.1), 0..=1.
    #[must_use]
    pub fn luminance(self) -> f64 {
        // The sRGB curve to within 0.002 by its usual rational stand-in: `powf` costs bytes.
        let linear = |c: u8| {
            let v = f64::from(c) / 255.0;
            v * (v * (v * 0.305_306_011 + 0.682_171_111) + 0.012_522_878)
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio (WCAG 2.1), 1..=21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }
}

/// What a state is, as far as its colour goes.
#[cfg(feature = "whole")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// More than it should be, or late.
    Warm,
    /// Far from it.
    Bad,
    /// Less than it should be.
    Cool,
    /// Far less.
    Cold,
    /// Nothing to judge.
    Calm,
}

/// How many series colours a palette has.
pub const SERIES: usize = 8;

/// The colours of one picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Background.
    pub paper: Color,
    /// Background of tiles, panels and the tooltip.
    pub raised: Color,
    /// Main text.
    pub ink: Color,
    /// Secondary text: axis labels, notes.
    pub muted: Color,
    /// Grid lines and borders.
    pub line: Color,
    /// The zero line and the baseline.
    pub axis: Color,
    /// Links, the current tab, the focus ring.
    pub accent: Color,
    /// Series in order; more than eight begin again.
    pub series: [Color; SERIES],
}

impl Theme {
    /// For light pages.
    pub const LIGHT: Self = Self {
        paper: Color::hex(0xffffff),
        raised: Color::hex(0xf6f8fa),
        ink: Color::hex(0x1b2733),
        muted: Color::hex(0x566573),
        line: Color::hex(0xe1e6eb),
        axis: Color::hex(0x8794a1),
        accent: Color::hex(0x0b5cad),
        series: [
            Color::hex(0x0b5cad),
            Color::hex(0xb0580c),
            Color::hex(0x005744),
            Color::hex(0x9047e9),
            Color::hex(0x6b4300),
            Color::hex(0x9f0073),
            Color::hex(0x353d00),
            Color::hex(0x606e87),
        ],
    };

    /// For dark pages.
    pub const DARK: Self = Self {
        paper: Color::hex(0x12181f),
        raised: Color::hex(0x1b232c),
        ink: Color::hex(0xe8edf2),
        muted: Color::hex(0xa3afbb),
        line: Color::hex(0x2c3641),
        axis: Color::hex(0x6b7885),
        accent: Color::hex(0x6cb2f7),
        series: [
            Color::hex(0x6cb2f7),
            Color::hex(0xfeaf5c),
            Color::hex(0x1e9c77),
            Color::hex(0xf8cdff),
            Color::hex(0xac9b0f),
            Color::hex(0xfe82c9),
            Color::hex(0xc6f140),
            Color::hex(0x828aa8),
        ],
    };

    /// The colour of a state.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn tone(&self, tone: Tone) -> Color {
        let (light, dark) = match tone {
            Tone::Good => (0x006d44, 0x83ff81),
            Tone::Warm => (0xc17e00, 0xe09c00),
            Tone::Bad => (0xc80007, 0xe3003b),
            Tone::Cool => (0x0c94d1, 0x4abbd4),
            Tone::Cold => (0x052f97, 0x5d5eff),
            Tone::Calm => return self.muted,
        };
        Color::hex(if self.paper.luminance() > 0.3 { light } else { dark })
    }

    /// The colour of the `index`-th series.
    #[must_use]
    pub fn series(&self, index: usize) -> Color {
        self.series.get(index % SERIES).copied().unwrap_or(self.ink)
    }

    /// Replaces the colour an author calls `name`; unknown names and unreadable colours change nothing.
    pub fn replace(&mut self, name: &str, css: &str) {
        let Some(color) = Color::read(css) else { return };
        let place = match name {
            "paper" => &mut self.paper,
            "raised" => &mut self.raised,
            "ink" => &mut self.ink,
            "muted" => &mut self.muted,
            "line" => &mut self.line,
            "axis" => &mut self.axis,
            "accent" => &mut self.accent,
            other => {
                let number = other.strip_prefix("series-").and_then(|n| n.parse::<usize>().ok());
                match number.and_then(|n| self.series.get_mut(n.wrapping_sub(1))) {
                    Some(place) => place,
                    None => return,
                }
            }
        };
        *place = color;
    }
}

/// Type sizes in CSS pixels.
pub mod size {
    use crate::scene::Font;

    /// Axis labels, notes, the small print of tiles.
    pub const SMALL: Font = Font { size: 12.0, bold: false };
    /// Names and last figures at the ends of lines.
    pub const LABEL: Font = Font { size: 12.5, bold: true };
    /// Names on tiles.
    pub const NAME: Font = Font { size: 14.0, bold: false };
    /// Names of rows.
    #[cfg(feature = "whole")]
    pub const NAME_SMALL: Font = Font { size: 13.0, bold: false };
    /// The figure of a tile.
    pub const FIGURE: Font = Font { size: 30.0, bold: true };
    /// The unit beside the figure of a tile.
    pub const UNIT: Font = Font { size: 15.0, bold: false };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_readable_on_its_ground() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for ground in [theme.paper, theme.raised] {
                for text in [theme.ink, theme.muted, theme.accent].into_iter().chain(theme.series) {
                    assert!(
                        text.contrast(ground) >= 4.5,
                        "{} on {}: {}",
                        text.css(),
                        ground.css(),
                        text.contrast(ground)
                    );
                }
            }
            assert!(theme.axis.contrast(theme.paper) >= 3.0);
            for ground in [theme.paper, theme.raised] {
                for tone in [Tone::Good, Tone::Warm, Tone::Bad, Tone::Cool, Tone::Cold, Tone::Calm] {
                    assert!(theme.tone(tone).contrast(ground) >= 3.0, "{tone:?}");
                }
            }
        }
    }

    #[test]
    fn colours_read_back() {
        assert_eq!(Color::read("#0b5cad"), Some(Theme::LIGHT.accent));
        assert_eq!(Theme::LIGHT.accent.css(), "#0b5cad");
        assert_eq!(Color::read("rgb(0,0,0)"), None);
        let mut theme = Theme::LIGHT;
        theme.replace("series-2", "#010203");
        theme.replace("series-0", "#010203");
        theme.replace("nonsense", "#010203");
        assert_eq!(theme.series(1), Color(1, 2, 3));
        assert_eq!(theme.series(0), Theme::LIGHT.series(0));
    }
}
