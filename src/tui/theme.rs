//! How things look: a style for every role, a sign beside every colour, and ASCII twins for the signs. The
//! terminal's own colours for text; few accents, chosen to be readable on dark and on light backgrounds alike.

use ratatui::style::{Color, Modifier, Style};

use crate::course::Claim;

/// A blue and an orange from the middle of the 256-colour cube: 5.1:1 and 4.5:1 on black, 4.1:1 and 4.7:1 on white
/// (WCAG contrast), and told apart by colour-blind readers.
const SEA: Color = Color::Indexed(31);
const EMBER: Color = Color::Indexed(130);

/// What a piece of text is, for its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
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
    /// Can be opened, and is what Enter opens.
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

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Done, right.
    Done,
    /// Not right.
    Wrong,
    /// Something waits here.
    Due,
    /// Not begun.
    Open,
    /// Here.
    Here,
    /// Cannot be read.
    Broken,
    /// Full part of a bar.
    BarFull,
    /// Empty part of a bar.
    BarEmpty,
    /// Horizontal rule.
    Rule,
    /// Vertical rule.
    Pole,
    /// Parts of a path.
    Step,
    /// Something was left out.
    More,
    /// To be looked at again.
    Flag,
}

/// How the program looks on this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether only ASCII may be used for signs and rules.
    pub ascii: bool,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            colour: true,
            ascii: false,
        }
    }
}

impl Theme {
    /// The style of a role.
    pub fn style(self, look: Look) -> Style {
        let style = Style::new();
        match look {
            Look::Body => style,
            Look::Italic => style.add_modifier(Modifier::ITALIC),
            Look::Bold | Look::Heading | Look::Key => style.add_modifier(Modifier::BOLD),
            Look::Link => style.add_modifier(Modifier::UNDERLINED),
            Look::Focused => style.add_modifier(Modifier::REVERSED),
            Look::Title | Look::Right => self.paint(style.add_modifier(Modifier::BOLD), SEA),
            Look::Quiet | Look::Tag(Claim::Fact) => style.add_modifier(Modifier::DIM),
            Look::Code | Look::Tag(Claim::View | Claim::Perception) => self.paint(style, SEA),
            Look::Tag(Claim::Forecast | Claim::Since) | Look::Due => self.paint(style, EMBER),
            Look::Mark => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Look::Wrong => self.paint(style.add_modifier(Modifier::BOLD), EMBER),
            Look::Unavailable => style.add_modifier(Modifier::DIM | Modifier::CROSSED_OUT),
        }
    }

    fn paint(self, style: Style, colour: Color) -> Style {
        if self.colour { style.fg(colour) } else { style }
    }

    /// A sign, or its ASCII twin of the same width.
    pub fn sign(self, sign: Sign) -> &'static str {
        let (sign, ascii) = match sign {
            Sign::Done => ("✓", "+"),
            Sign::Wrong => ("✗", "x"),
            Sign::Due => ("●", "*"),
            Sign::Open => ("○", "o"),
            Sign::Here => ("▸", ">"),
            Sign::Broken => ("!", "!"),
            Sign::BarFull => ("▓", "#"),
            Sign::BarEmpty => ("░", "."),
            Sign::Rule => ("─", "-"),
            Sign::Pole => ("│", "|"),
            Sign::Step => ("›", ">"),
            Sign::More => ("…", "~"),
            Sign::Flag => ("◆", "!"),
        };
        if self.ascii { ascii } else { sign }
    }
}
