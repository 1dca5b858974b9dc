//! The settings as a form: text fields, one switch, and what is wrong with the values that were typed.

use tui_input::Input;

use crate::study::{Settings, StudyDay};
use crate::tui::action::Edit;
use crate::tui::keymap::layer::Layer;
use crate::tui::messages::Message;
use crate::tui::text_field::edit;

/// What stands in the field of the exam where there is none.
const NO_EXAM: &str = "none";

/// A setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsField {
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
    /// Whether a rating goes on to the next question.
    NextAfterRating,
}

impl SettingsField {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::Exam,
        Self::Retention,
        Self::NewCards,
        Self::Minutes,
        Self::Speed,
        Self::NextAfterRating,
    ];

    /// Its name.
    pub fn label(self) -> Message {
        match self {
            Self::Exam => Message::SettingExam,
            Self::Retention => Message::SettingRetention,
            Self::NewCards => Message::SettingNewCards,
            Self::Minutes => Message::SettingMinutes,
            Self::Speed => Message::SettingSpeed,
            Self::NextAfterRating => Message::SettingNextAfterRating,
        }
    }

    /// What it does.
    pub fn about(self) -> Message {
        match self {
            Self::Exam => Message::AboutExam,
            Self::Retention => Message::AboutRetention,
            Self::NewCards => Message::AboutNewCards,
            Self::Minutes => Message::AboutMinutes,
            Self::Speed => Message::AboutSpeed,
            Self::NextAfterRating => Message::AboutNextAfterRating,
        }
    }
}

/// The form as it is filled in.
#[derive(Debug, Clone)]
pub struct SettingsForm {
    /// The field under the cursor: an index into [`SettingsField::ALL`].
    pub cursor: usize,
    /// The text of the first fields.
    pub lines: [Input; 4],
    /// The switches that follow them: whether each is on.
    pub switches: [bool; 2],
}

impl SettingsForm {
    /// The form filled in with `settings`.
    pub fn new(settings: &Settings) -> Self {
        let exam = settings.exam;
        let exam = exam.map_or_else(|| NO_EXAM.to_owned(), |day| day.to_string());
        Self {
            cursor: 0,
            lines: [
                Input::new(exam),
                Input::new(settings.percent().to_string()),
                Input::new(settings.new_cards.to_string()),
                Input::new(settings.minutes.to_string()),
            ],
            switches: [settings.speed, settings.next_after_rating],
        }
    }

    /// Edits the text under the cursor. The word for "no exam" makes room for what is typed.
    pub(super) fn edit(&mut self, change: Edit) {
        let is_exam = self.field() == SettingsField::Exam;
        if let Some(line) = self.lines.get_mut(self.cursor) {
            if is_exam && line.value() == NO_EXAM && matches!(change, Edit::Insert(_)) {
                line.reset();
            }
            edit(line, change);
        }
    }

    /// Whether the switch `field` is on; none if it is no switch.
    pub fn is_on(&self, field: usize) -> Option<bool> {
        self.switches
            .get(field.checked_sub(self.lines.len())?)
            .copied()
    }

    /// The field under the cursor.
    pub fn field(&self) -> SettingsField {
        SettingsField::ALL
            .get(self.cursor)
            .copied()
            .unwrap_or(SettingsField::Exam)
    }

    /// The layers of bindings. Left and right change a number, but move the cursor in a date.
    pub fn layers(&self) -> Vec<Layer> {
        match self.field() {
            SettingsField::Exam => vec![Layer::Typing, Layer::Settings, Layer::Global],
            SettingsField::Speed | SettingsField::NextAfterRating => {
                vec![Layer::Settings, Layer::Global]
            }
            _ => vec![Layer::Settings, Layer::Typing, Layer::Global],
        }
    }

    /// Raises or lowers the number under the cursor, or flips the switch.
    pub fn cycle(&mut self, step: isize) {
        let (range, by): (std::ops::RangeInclusive<isize>, isize) = match self.field() {
            SettingsField::Exam => return,
            SettingsField::Speed | SettingsField::NextAfterRating => {
                let at = self.cursor.wrapping_sub(self.lines.len());
                if let Some(switch) = self.switches.get_mut(at) {
                    *switch = !*switch;
                }
                return;
            }
            SettingsField::Retention => (whole(Settings::PERCENT), 1),
            SettingsField::NewCards => (whole(Settings::NEW_CARDS), 1),
            SettingsField::Minutes => (whole(Settings::MINUTES), 5),
        };
        if let Some(line) = self.lines.get_mut(self.cursor) {
            let now: isize = line.value().trim().parse().unwrap_or(*range.start());
            // To the next multiple of the step: from 32 to 35, not to 37.
            let next = if step > 0 {
                (now / by + 1) * by
            } else {
                (now - 1).div_euclid(by) * by
            };
            *line = Input::new(next.clamp(*range.start(), *range.end()).to_string());
        }
    }

    /// The settings that the form describes, in the place of `current`. An exam in the past may stay.
    pub fn settings(&self, current: &Settings, today: StudyDay) -> Result<Settings, FieldError> {
        let [exam, retention, new_cards, minutes] = &self.lines;
        let [speed, next_after_rating] = self.switches;
        let is_unchanged =
            current.exam.is_some() && StudyDay::parse(exam.value().trim()) == current.exam;
        let exam = if is_unchanged {
            current.exam
        } else {
            let parsed = Settings::parse_exam(exam.value(), today);
            parsed.map_err(|why| FieldError { field: 0, why })?
        };
        Ok(Settings {
            exam,
            retention: f64::from(number(1, retention, Settings::PERCENT)?) / 100.0,
            new_cards: number(2, new_cards, Settings::NEW_CARDS)?,
            minutes: number(3, minutes, Settings::MINUTES)?,
            speed,
            next_after_rating,
        })
    }
}

/// Why a field cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Index of the field in [`SettingsField::ALL`].
    pub field: usize,
    /// Half a sentence that says what to type.
    pub why: String,
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
) -> Result<T, FieldError>
where
    T: std::str::FromStr + PartialOrd + std::fmt::Display,
{
    let typed = line.value().trim();
    let found = typed.parse().ok().filter(|number| range.contains(number));
    found.ok_or_else(|| {
        let (least, most) = range.into_inner();
        let why = Message::OutOfRange.with(&[&typed, &least, &most]);
        FieldError { field, why }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: StudyDay = StudyDay(20_000);

    #[test]
    fn an_unchanged_form_gives_the_same_settings() {
        // An exam in the past does not make the form invalid.
        let settings = Settings {
            retention: 0.85,
            exam: Some(TODAY.minus(9)),
            ..Settings::default()
        };
        assert_eq!(
            SettingsForm::new(&settings).settings(&settings, TODAY),
            Ok(settings)
        );
    }

    #[test]
    fn arrows_stay_within_the_range() {
        let mut form = SettingsForm::new(&Settings::default());
        for (field, down, up) in [(1, "80", "95"), (2, "0", "200"), (3, "1", "600")] {
            form.cursor = field;
            (0..999).for_each(|_| form.cycle(-1));
            assert_eq!(form.lines[field].value(), down);
            (0..999).for_each(|_| form.cycle(1));
            assert_eq!(form.lines[field].value(), up);
        }
        form.lines[3] = Input::new("32".into());
        form.cycle(1);
        assert_eq!(form.lines[3].value(), "35");
        form.cycle(-1);
        assert_eq!(form.lines[3].value(), "30");
        form.lines[3] = Input::new("x".into());
        assert_eq!(
            form.settings(&Settings::default(), TODAY)
                .unwrap_err()
                .field,
            3
        );
    }
}
