//! The form of what a learner wants of the scheduler: lines to type in, one word to turn over, and what is wrong with what
//! was typed.

use tui_input::Input;

use crate::study::{Settings, StudyDay};
use crate::tui::keymap::Layer;

/// What can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The day of an exam.
    Exam,
    /// How likely a recall should be when it is due.
    Retention,
    /// New cards a day.
    NewCards,
    /// Minutes of review a day.
    Minutes,
    /// Whether the time an answer took counts.
    Speed,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Exam,
        Self::Retention,
        Self::NewCards,
        Self::Minutes,
        Self::Speed,
    ];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Exam => "Exam on",
            Self::Retention => "Retention wanted, %",
            Self::NewCards => "New cards a day",
            Self::Minutes => "Review minutes a day",
            Self::Speed => "Answer speed counts",
        }
    }

    /// What it does.
    pub fn about(self) -> &'static str {
        match self {
            Self::Exam => "As 2026-12-10, or none. Everything comes again before that day.",
            Self::Retention => {
                "How likely you know it when it is due, 80 to 95. More means more reviews."
            }
            Self::NewCards => "How many a day at most. 0 for none, while you catch up.",
            Self::Minutes => "When reviews take longer than this, no new cards come.",
            Self::Speed => {
                "Right but slow for you is hard; written, sure and quick is easy. After 8 answers of a kind."
            }
        }
    }
}

/// The form, as it is filled in.
#[derive(Debug, Clone)]
pub struct Form {
    /// The field under the cursor: an index into [`Field::ALL`].
    pub cursor: usize,
    /// What is typed, for every field but the last.
    pub lines: [Input; 4],
    /// Whether the time an answer took counts.
    pub speed: bool,
}

impl Form {
    /// The form with what holds now.
    pub fn of(settings: &Settings) -> Self {
        let exam = settings.exam;
        let exam = exam.map_or_else(|| "none".to_owned(), |day| day.to_string());
        Self {
            cursor: 0,
            lines: [
                Input::new(exam),
                Input::new(settings.percent().to_string()),
                Input::new(settings.new_cards.to_string()),
                Input::new(settings.minutes.to_string()),
            ],
            speed: settings.speed,
        }
    }

    /// The field under the cursor.
    pub fn field(&self) -> Field {
        Field::ALL.get(self.cursor).copied().unwrap_or(Field::Exam)
    }

    /// The layers whose bindings hold. Numbers go up and down with the arrows, a date is moved about in.
    pub fn layers(&self) -> Vec<Layer> {
        match self.field() {
            Field::Exam => vec![Layer::Typing, Layer::Settings, Layer::Global],
            Field::Speed => vec![Layer::Settings, Layer::Global],
            _ => vec![Layer::Settings, Layer::Typing, Layer::Global],
        }
    }

    /// The number that is typed in the field under the cursor goes up or down, or the word turns over.
    pub fn change(&mut self, step: isize) {
        let (range, by): (std::ops::RangeInclusive<isize>, isize) = match self.field() {
            Field::Exam => return,
            Field::Speed => {
                self.speed = !self.speed;
                return;
            }
            Field::Retention => (whole(Settings::PERCENT), 1),
            Field::NewCards => (whole(Settings::NEW_CARDS), 1),
            Field::Minutes => (whole(Settings::MINUTES), 5),
        };
        if let Some(line) = self.lines.get_mut(self.cursor) {
            let now: isize = line.value().trim().parse().unwrap_or(*range.start());
            // From 32 to 35, and not to 37.
            let next = if step > 0 {
                (now / by + 1) * by
            } else {
                (now - 1).div_euclid(by) * by
            };
            *line = Input::new(next.clamp(*range.start(), *range.end()).to_string());
        }
    }

    /// What is wanted in the place of what holds `now`; an exam that is past may stay. An error is the field that cannot be used and half a sentence that says what to type.
    pub fn wanted(&self, now: &Settings, today: StudyDay) -> Result<Settings, (usize, String)> {
        let [exam, retention, new_cards, minutes] = &self.lines;
        let stays = now.exam.is_some() && StudyDay::parse(exam.value().trim()) == now.exam;
        let exam = if stays {
            now.exam
        } else {
            Settings::parse_exam(exam.value(), today).map_err(|why| (0, why))?
        };
        Ok(Settings {
            exam,
            retention: f64::from(number(1, retention, Settings::PERCENT)?) / 100.0,
            new_cards: number(2, new_cards, Settings::NEW_CARDS)?,
            minutes: number(3, minutes, Settings::MINUTES)?,
            speed: self.speed,
        })
    }
}

fn whole<T: Into<i32> + Copy>(
    range: std::ops::RangeInclusive<T>,
) -> std::ops::RangeInclusive<isize> {
    let end = |end: T| isize::try_from(end.into()).unwrap_or(0);
    end(*range.start())..=end(*range.end())
}

fn number<T>(
    field: usize,
    line: &Input,
    range: std::ops::RangeInclusive<T>,
) -> Result<T, (usize, String)>
where
    T: std::str::FromStr + PartialOrd + std::fmt::Display,
{
    let typed = line.value().trim();
    let found = typed.parse().ok().filter(|number| range.contains(number));
    found.ok_or_else(|| {
        let (least, most) = range.into_inner();
        (
            field,
            format!("`{typed}` cannot be used: {least} to {most}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: StudyDay = StudyDay(20_000);

    #[test]
    fn what_is_filled_in_is_what_holds() {
        // The exam is past: that is no reason to refuse the rest.
        let settings = Settings {
            retention: 0.85,
            exam: Some(TODAY.minus(9)),
            ..Settings::default()
        };
        assert_eq!(Form::of(&settings).wanted(&settings, TODAY), Ok(settings));
    }

    #[test]
    fn arrows_stay_within_what_can_be_used() {
        let mut form = Form::of(&Settings::default());
        for (field, down, up) in [(1, "80", "95"), (2, "0", "200"), (3, "1", "600")] {
            form.cursor = field;
            (0..999).for_each(|_| form.change(-1));
            assert_eq!(form.lines[field].value(), down);
            (0..999).for_each(|_| form.change(1));
            assert_eq!(form.lines[field].value(), up);
        }
        form.lines[3] = Input::new("32".into());
        form.change(1);
        assert_eq!(form.lines[3].value(), "35");
        form.change(-1);
        assert_eq!(form.lines[3].value(), "30");
        form.lines[3] = Input::new("x".into());
        assert_eq!(form.wanted(&Settings::default(), TODAY).unwrap_err().0, 3);
    }
}
