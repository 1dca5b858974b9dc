//! The theme: a style for every role, a glyph beside every colour, and an ASCII form of every glyph. Text has the
//! terminal's own colours; the few accents are readable on dark and on light backgrounds.

use ratatui::style::{Color, Modifier, Style};

use crate::course::Claim;

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ColorDepth {
    /// None are used.
    Monochrome,
    /// The sixteen of the terminal's palette.
    Ansi16,
    /// The 256 of xterm.
    #[default]
    Ansi256,
    /// Red, green and blue, 8 bits each.
    TrueColor,
}

/// A colour at each depth.
struct Accent {
    ansi16: Color,
    ansi256: Color,
    rgb: Color,
}

impl Accent {
    fn at(&self, depth: ColorDepth) -> Option<Color> {
        match depth {
            ColorDepth::Monochrome => None,
            ColorDepth::Ansi16 => Some(self.ansi16),
            ColorDepth::Ansi256 => Some(self.ansi256),
            ColorDepth::TrueColor => Some(self.rgb),
        }
    }
}

/// A blue and an orange from the middle of the 256-colour cube: 5.1:1 and 4.5:1 on black, 4.1:1 and 4.7:1 on white
/// (WCAG contrast), and told apart by colour-blind readers.
const BLUE: Accent = Accent {
    ansi16: Color::Cyan,
    ansi256: Color::Indexed(31),
    rgb: Color::Rgb(0, 135, 175),
};
const ORANGE: Accent = Accent {
    ansi16: Color::Yellow,
    ansi256: Color::Indexed(130),
    rgb: Color::Rgb(175, 95, 0),
};

/// The role of a piece of text, which determines its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// Emphasised.
    Italic,
    /// Strong.
    Bold,
    /// Verbatim.
    Code,
    /// Can be opened.
    Link,
    /// Can be opened, and is focused.
    Focused,
    /// The title of a lesson or of a screen.
    Title,
    /// The heading of a section.
    Heading,
    /// Less important: numbers, sources, rules.
    Quiet,
    /// A claim kind.
    Tag(Claim),
    /// Matches what was searched for.
    Mark,
    /// New or due.
    Due,
    /// Right.
    Right,
    /// Not yet right.
    Wrong,
    /// Cannot be read or done.
    Unavailable,
    /// The key of a key press.
    Key,
}

/// A glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// Done, right.
    Done,
    /// Not right.
    Wrong,
    /// Something waits here.
    Due,
    /// Not begun.
    Open,
    /// The current entry.
    Here,
    /// Cannot be read.
    Broken,
    /// Full part of a bar.
    BarFull,
    /// Empty part of a bar.
    BarEmpty,
    /// Horizontal rule.
    HorizontalRule,
    /// Vertical rule.
    VerticalRule,
    /// Parts of a path.
    Step,
    /// Something was left out.
    More,
    /// To be looked at again.
    Flag,
}

/// How the program looks on this terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Theme {
    /// The colours that may be used.
    pub depth: ColorDepth,
    /// Whether only ASCII may be used for glyphs and rules.
    pub ascii: bool,
}

impl Theme {
    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let style = Style::new();
        match role {
            Role::Body => style,
            Role::Italic => style.add_modifier(Modifier::ITALIC),
            Role::Bold | Role::Heading | Role::Key => style.add_modifier(Modifier::BOLD),
            Role::Link => style.add_modifier(Modifier::UNDERLINED),
            Role::Focused => style.add_modifier(Modifier::REVERSED),
            Role::Title | Role::Right => {
                self.with_accent(style.add_modifier(Modifier::BOLD), &BLUE)
            }
            Role::Quiet | Role::Tag(Claim::Fact) => style.add_modifier(Modifier::DIM),
            Role::Code | Role::Tag(Claim::View | Claim::Perception) => {
                self.with_accent(style, &BLUE)
            }
            Role::Tag(Claim::Forecast | Claim::Since) | Role::Due => {
                self.with_accent(style, &ORANGE)
            }
            Role::Mark => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Wrong => self.with_accent(style.add_modifier(Modifier::BOLD), &ORANGE),
            Role::Unavailable => style.add_modifier(Modifier::DIM | Modifier::CROSSED_OUT),
        }
    }

    fn with_accent(self, style: Style, accent: &Accent) -> Style {
        accent.at(self.depth).map_or(style, |color| style.fg(color))
    }

    /// The glyph, or its ASCII form of the same width.
    pub fn glyph(self, glyph: Glyph) -> &'static str {
        let (glyph, ascii) = match glyph {
            Glyph::Done => ("✓", "+"),
            Glyph::Wrong => ("✗", "x"),
            Glyph::Due => ("●", "*"),
            Glyph::Open => ("○", "o"),
            Glyph::Here => ("▸", ">"),
            Glyph::Broken => ("!", "!"),
            Glyph::BarFull => ("▓", "#"),
            Glyph::BarEmpty => ("░", "."),
            Glyph::HorizontalRule => ("─", "-"),
            Glyph::VerticalRule => ("│", "|"),
            Glyph::Step => ("›", ">"),
            Glyph::More => ("…", "~"),
            Glyph::Flag => ("◆", "!"),
        };
        if self.ascii { ascii } else { glyph }
    }
}
