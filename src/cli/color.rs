//! Whether to use colours, and how many.

use clap::ValueEnum;

use crate::tui::ColorDepth;

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    #[value(help = "on a terminal, unless the environment says otherwise")]
    Auto,
    /// Whatever the output is.
    #[value(help = "whatever the output is")]
    Always,
    /// Never.
    #[value(help = "never; signs say what colours would")]
    Never,
}

/// How many colours to use, where colours are used at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Depth {
    /// As many as the terminal is known to have.
    #[default]
    #[value(help = "as many as the terminal is known to have")]
    Auto,
    /// The sixteen of the terminal's palette.
    #[value(name = "16", help = "the sixteen of the terminal's palette")]
    Ansi16,
    /// The 256 of xterm.
    #[value(name = "256", help = "the 256 of xterm")]
    Ansi256,
    /// Red, green and blue, 8 bits each.
    #[value(name = "truecolor", help = "red, green and blue, 8 bits each")]
    TrueColor,
}

impl Color {
    /// Whether to use colours where the output is or is not a `terminal`.
    pub fn wanted(self, terminal: bool, environment: &ColorEnvironment) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto if environment.no_color => false,
            Self::Auto => environment.forced || (terminal && !environment.dumb),
        }
    }
}

impl Depth {
    /// The colours that `environment` is known to have.
    pub fn resolve(self, environment: &ColorEnvironment) -> ColorDepth {
        match self {
            Self::Auto => environment.depth,
            Self::Ansi16 => ColorDepth::Ansi16,
            Self::Ansi256 => ColorDepth::Ansi256,
            Self::TrueColor => ColorDepth::TrueColor,
        }
    }
}

/// What the environment says about colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "three variables of the environment, each set or not"
)]
pub struct ColorEnvironment {
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `CLICOLOR_FORCE` is set, not empty and not `0`.
    pub forced: bool,
    /// `TERM` is `dumb`.
    pub dumb: bool,
    /// How many colours the terminal is known to have.
    pub depth: ColorDepth,
}

impl ColorEnvironment {
    /// That of this process.
    pub fn here() -> Self {
        Self::of(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
    }

    /// That of the variables `read` knows.
    pub fn of(read: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name| read(name).filter(|value| !value.is_empty());
        Self {
            no_color: set("NO_COLOR").is_some(),
            forced: set("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
            dumb: set("TERM").is_some_and(|value| value == "dumb"),
            depth: depth(
                set("TERM").as_deref(),
                set("COLORTERM").as_deref(),
                set("WT_SESSION").is_some(),
            ),
        }
    }
}

/// How many colours a terminal has that calls itself `term`, as far as its name and `COLORTERM` say. Windows Terminal
/// has no name and sets `WT_SESSION`; other consoles of Windows have none either, and know 256.
fn depth(term: Option<&str>, colorterm: Option<&str>, is_windows_terminal: bool) -> ColorDepth {
    let Some(term) = term else {
        return if is_windows_terminal {
            ColorDepth::TrueColor
        } else {
            ColorDepth::Ansi256
        };
    };
    // Named first: a console or an old terminal may be reached from one that set `COLORTERM`.
    let basic = ["linux", "vt", "ansi", "cons", "sun", "dumb", "eterm"];
    if basic.iter().any(|name| term.starts_with(name)) || term.ends_with("-16color") {
        return ColorDepth::Ansi16;
    }
    if matches!(colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct") {
        return ColorDepth::TrueColor;
    }
    let known = [
        "xterm",
        "tmux",
        "alacritty",
        "foot",
        "ghostty",
        "kitty",
        "wezterm",
        "rxvt",
        "konsole",
        "gnome",
        "vte",
        "st",
        "contour",
        "putty",
        "mintty",
        "iterm",
        "nsterm",
    ];
    if term.ends_with("-256color") || known.iter().any(|name| term.starts_with(name)) {
        return ColorDepth::Ansi256;
    }
    ColorDepth::Ansi16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(set: &[(&str, &str)]) -> ColorEnvironment {
        ColorEnvironment::of(|name| {
            let found = set.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn colours_are_for_terminals_unless_someone_says_otherwise() {
        let wanted = |color: Color, terminal, set: &[(&str, &str)]| {
            color.wanted(terminal, &environment(set))
        };
        assert!(wanted(Color::Auto, true, &[("TERM", "xterm")]));
        assert!(!wanted(Color::Auto, false, &[]));
        assert!(!wanted(Color::Auto, true, &[("TERM", "dumb")]));
        assert!(!wanted(Color::Auto, true, &[("NO_COLOR", "1")]));
        assert!(wanted(Color::Auto, true, &[("NO_COLOR", "")]));
        assert!(wanted(Color::Auto, false, &[("CLICOLOR_FORCE", "1")]));
        assert!(!wanted(Color::Auto, false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!wanted(
            Color::Auto,
            true,
            &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
        ));
        assert!(wanted(Color::Always, false, &[("NO_COLOR", "1")]));
        assert!(!wanted(Color::Never, true, &[("CLICOLOR_FORCE", "1")]));
    }

    #[test]
    fn a_terminal_gets_no_more_colours_than_it_knows() {
        use ColorDepth::{Ansi16, Ansi256, TrueColor};
        for (set, depth) in [
            ([("TERM", "linux"), ("COLORTERM", "truecolor")], Ansi16),
            ([("TERM", "vt100"), ("COLORTERM", "")], Ansi16),
            ([("TERM", "ansi"), ("COLORTERM", "")], Ansi16),
            ([("TERM", "screen"), ("COLORTERM", "")], Ansi16),
            ([("TERM", "xterm-16color"), ("COLORTERM", "")], Ansi16),
            ([("TERM", "unheard-of"), ("COLORTERM", "")], Ansi16),
            ([("TERM", "xterm"), ("COLORTERM", "")], Ansi256),
            ([("TERM", "screen-256color"), ("COLORTERM", "")], Ansi256),
            ([("TERM", "tmux-256color"), ("COLORTERM", "yes")], Ansi256),
            (
                [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
                TrueColor,
            ),
            ([("TERM", "screen"), ("COLORTERM", "24bit")], TrueColor),
            ([("TERM", "xterm-direct"), ("COLORTERM", "")], TrueColor),
            ([("TERM", ""), ("WT_SESSION", "1")], TrueColor),
            ([("TERM", ""), ("WT_SESSION", "")], Ansi256),
        ] {
            assert_eq!(environment(&set).depth, depth, "{set:?}");
        }
    }

    #[test]
    fn the_option_wins_over_the_environment() {
        let linux = environment(&[("TERM", "linux")]);
        assert_eq!(Depth::Auto.resolve(&linux), ColorDepth::Ansi16);
        assert_eq!(Depth::Ansi256.resolve(&linux), ColorDepth::Ansi256);
        assert_eq!(Depth::TrueColor.resolve(&linux), ColorDepth::TrueColor);
        assert_eq!(Depth::Ansi16.resolve(&environment(&[])), ColorDepth::Ansi16);
    }
}
