//! A study hall without terminal, clock or disk: keys in, screen out.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use studyhall::content::{Directory, Embedded, load};
use studyhall::search::SearchResults;
use studyhall::study::{Attempt, CourseProgress, Decision, Memory, Now, Position, Unfinished};
use studyhall::tui::{
    Action, BackgroundEvent, EffectHandler, Library, Model, Opening, ProgramAction, Theme, view,
};
use studyhall::tui::{Next, step};

/// The seed of every sitting, unless a test asks for another. It leaves the choices of the first lesson of the small course
/// in the order they are written in.
pub(crate) const SEED: u64 = 210;

/// What was performed, and what is to fail.
#[derive(Default)]
pub(crate) struct Hands {
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) positions: Vec<Position>,
    pub(crate) unfinished: Vec<Unfinished>,
    pub(crate) disk_full: bool,
    library: Arc<Library>,
}

impl EffectHandler for Hands {
    fn record(&mut self, attempt: &Attempt) -> Result<(), String> {
        if self.disk_full {
            return Err("the disk is full: free some room and try again".into());
        }
        if self.attempts.iter().all(|known| known.id != attempt.id) {
            self.attempts.push(attempt.clone());
        }
        Ok(())
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), String> {
        if self.disk_full {
            return Err("the disk is full: free some room and try again".into());
        }
        self.decisions.push(decision.clone());
        Ok(())
    }

    fn open_record(&mut self) -> Result<Option<CourseProgress>, String> {
        if self.disk_full {
            Err("the disk is full: free some room and try again".into())
        } else {
            Ok(None)
        }
    }

    fn save_position(&mut self, position: &Position) -> Result<(), String> {
        self.positions.push(position.clone());
        Ok(())
    }

    fn save_unfinished(&mut self, begun: &Unfinished) -> Result<(), String> {
        self.unfinished.push(begun.clone());
        Ok(())
    }

    fn search(&mut self, query: &str, _: u64) -> Option<SearchResults> {
        Some(self.library.index.search(None, query, 50))
    }
}

pub(crate) struct Session {
    pub(crate) model: Model,
    pub(crate) hands: Hands,
    pub(crate) theme: Theme,
    pub(crate) next: Next,
    pub(crate) now: Now,
    /// The time that passes before each action.
    pub(crate) pace: Duration,
}

/// The shipped course, read once for all tests.
pub(crate) fn shipped() -> Arc<Library> {
    static SHIPPED: OnceLock<Arc<Library>> = OnceLock::new();
    SHIPPED
        .get_or_init(|| Arc::new(Library::new(load(&Embedded).course.unwrap(), 0)))
        .clone()
}

/// A course below `tests/fixtures`. The path is relative, because it is shown on screens, and where the package
/// lies must not change them; tests run in the package's own folder.
pub(crate) fn fixture(name: &str) -> Arc<Library> {
    let folder = std::path::Path::new("tests/fixtures").join(name);
    let loaded = load(&Directory::open(&folder).unwrap());
    let findings = loaded.report.diagnostics.len();
    Arc::new(Library::new(loaded.course.unwrap(), findings))
}

impl Session {
    /// A first visit to the shipped course at 80x24.
    pub(crate) fn new() -> Self {
        Self::over(shipped(), Ok(CourseProgress::default()))
    }

    /// A first visit to the small course at 80x24.
    pub(crate) fn good() -> Self {
        static GOOD: OnceLock<Arc<Library>> = OnceLock::new();
        let good = GOOD.get_or_init(|| fixture("good"));
        Self::over(good.clone(), Ok(CourseProgress::default()))
    }

    pub(crate) fn over(library: Arc<Library>, progress: Result<CourseProgress, String>) -> Self {
        let opening = Opening {
            course: library.course.id.clone(),
            title: library.course.title.clone(),
            session: 7,
            seed: Some(SEED),
            ..Opening::default()
        };
        let hands = Hands {
            library: library.clone(),
            ..Hands::default()
        };
        let now = Now {
            unix_ms: 1_800_000_000_000,
            offset_s: 3600,
            since_start: Duration::ZERO,
        };
        let model = Model::new(opening, progress, (80, 24));
        let mut session = Self {
            model,
            hands,
            theme: Theme::default(),
            next: Next::GoOn,
            now,
            pace: Duration::from_secs(3),
        };
        let deck = library.deck.clone();
        session.act(Action::Background(BackgroundEvent::Loaded(library)));
        let known = Memory::new(deck);
        session.act(Action::Background(BackgroundEvent::Remembered(Box::new(
            known,
        ))));
        session
    }

    pub(crate) fn sized(mut self, width: u16, height: u16) -> Self {
        self.act(Action::Program(ProgramAction::Resize(width, height)));
        self
    }

    /// So many days go by.
    pub(crate) fn later(&mut self, days: i64) -> &mut Self {
        self.now.unix_ms += days * 24 * 60 * 60 * 1000;
        let (width, height) = self.model.size;
        self.act(Action::Program(ProgramAction::Resize(width, height)))
    }

    /// So many seconds go by without a key.
    pub(crate) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.now.since_start += Duration::from_secs(seconds);
        self.now.unix_ms += i64::try_from(seconds * 1000).unwrap();
        self
    }

    /// From now on so many milliseconds pass before each key.
    pub(crate) fn paced(&mut self, milliseconds: u64) -> &mut Self {
        self.pace = Duration::from_millis(milliseconds);
        self
    }

    pub(crate) fn act(&mut self, action: Action) -> &mut Self {
        self.now.since_start += self.pace;
        self.now.unix_ms += i64::try_from(self.pace.as_millis()).unwrap();
        let next = step(&mut self.model, action, &mut self.hands, self.now);
        if next != Next::GoOn {
            self.next = next;
        }
        self
    }

    /// Presses keys: characters as they are, others by name, as in `jj<enter><ctrl-o>`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            self.act(Action::Key(key));
        }
        self
    }

    pub(crate) fn buffer(&self) -> Buffer {
        let (width, height) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal
            .draw(|frame| view(&self.model, &self.theme, frame))
            .unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as text, without blanks at the ends of lines.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.buffer();
        let width = usize::from(buffer.area.width);
        let lines = buffer.content.chunks(width).map(|row| {
            let mut line = String::new();
            let mut skip = 0;
            for cell in row {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                line.push_str(cell.symbol());
                skip = studyhall::text::width(cell.symbol()).saturating_sub(1);
            }
            line.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The style of the first cell of `text`.
    pub(crate) fn style_of(&self, text: &str) -> Style {
        let screen = self.screen();
        let (y, line) = screen
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(text))
            .expect(text);
        let x = studyhall::text::width(&line[..line.find(text).unwrap()]);
        let (x, y) = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
        self.buffer().cell((x, y)).unwrap().style()
    }

    /// The row on which `text` stands, from 0.
    pub(crate) fn row_of(&self, text: &str) -> usize {
        let screen = self.screen();
        screen
            .lines()
            .position(|line| line.contains(text))
            .unwrap_or_else(|| panic!("no `{text}` in\n{screen}"))
    }
}

fn parse(keys: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut chars = keys.chars();
    while let Some(c) = chars.next() {
        if c != '<' {
            events.push(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            continue;
        }
        let name: String = chars.by_ref().take_while(|c| *c != '>').collect();
        let (modifiers, name) = match name.split_once('-') {
            Some(("ctrl", rest)) => (KeyModifiers::CONTROL, rest),
            Some(("alt", rest)) => (KeyModifiers::ALT, rest),
            _ => (KeyModifiers::NONE, name.as_str()),
        };
        let code = match name {
            "enter" => KeyCode::Enter,
            "esc" => KeyCode::Esc,
            "f1" | "f2" | "f3" | "f4" | "f5" => KeyCode::F(name[1..].parse().unwrap()),
            "tab" => KeyCode::Tab,
            "backtab" => KeyCode::BackTab,
            "space" => KeyCode::Char(' '),
            "backspace" => KeyCode::Backspace,
            "delete" => KeyCode::Delete,
            "up" => KeyCode::Up,
            "down" => KeyCode::Down,
            "left" => KeyCode::Left,
            "right" => KeyCode::Right,
            "home" => KeyCode::Home,
            "end" => KeyCode::End,
            "pgup" => KeyCode::PageUp,
            "pgdn" => KeyCode::PageDown,
            one => KeyCode::Char(one.chars().next().expect("a key")),
        };
        events.push(KeyEvent::new(code, modifiers));
    }
    events
}

/// Fails unless `words` are on the screen.
pub(crate) fn says(session: &Session, words: &str) {
    let screen = session.screen();
    assert!(screen.contains(words), "no `{words}` in\n{screen}");
}

/// Fails if `words` are on the screen.
pub(crate) fn says_not(session: &Session, words: &str) {
    let screen = session.screen();
    assert!(!screen.contains(words), "`{words}` in\n{screen}");
}
