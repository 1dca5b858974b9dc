//! What a learner wants of the scheduler: how it is typed, checked, said, and turned into decisions.

use std::ops::RangeInclusive;

use serde::Serialize;

use crate::study::progress::as_maybe_text;
use crate::study::{DecisionKind, StudyDay};

/// What a learner wants of the scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Settings {
    /// How likely a recall should be when it is due, 0.80 to 0.95.
    pub retention: f64,
    /// New cards a day.
    pub new_cards: u16,
    /// Minutes of review from which on no new cards are shown.
    pub minutes: u16,
    /// The day of an exam.
    #[serde(serialize_with = "as_maybe_text")]
    pub exam: Option<StudyDay>,
    /// Whether the time an answer took counts in its rating.
    pub speed: bool,
    /// Whether a rating goes on to the next question.
    pub next_after_rating: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            retention: 0.9,
            new_cards: 12,
            minutes: 30,
            exam: None,
            speed: false,
            next_after_rating: true,
        }
    }
}

impl Settings {
    /// What the retention can be, in percent.
    pub const PERCENT: RangeInclusive<u8> = 80..=95;
    /// What the new cards of a day can be.
    pub const NEW_CARDS: RangeInclusive<u16> = 0..=200;
    /// What the minutes of review of a day can be.
    pub const MINUTES: RangeInclusive<u16> = 1..=600;

    /// The retention in percent.
    pub fn percent(&self) -> u8 {
        let percent = (self.retention * 100.0).round();
        Self::PERCENT
            .rev()
            .find(|one| f64::from(*one) <= percent)
            .unwrap_or(*Self::PERCENT.start())
    }

    /// The day of an exam as it is typed: `2026-12-10`, or `none`. An error is half a sentence that says what to type.
    pub fn parse_exam(text: &str, today: StudyDay) -> Result<Option<StudyDay>, String> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("none") {
            return Ok(None);
        }
        match StudyDay::parse(text) {
            Some(day) if day > today => Ok(Some(day)),
            Some(day) => Err(format!("`{day}` is not ahead: type a later day, or none")),
            None => Err(format!(
                "`{text}` is no day: type it as 2026-12-10, or none"
            )),
        }
    }

    /// What has to be decided so that these settings become those that are `wanted`.
    pub fn changes(&self, wanted: &Self) -> Vec<DecisionKind> {
        let mut changes = Vec::new();
        if wanted.exam != self.exam {
            changes.push(DecisionKind::Exam(wanted.exam));
        }
        if wanted.percent() != self.percent() {
            changes.push(DecisionKind::Retention(wanted.percent()));
        }
        if (wanted.new_cards, wanted.minutes) != (self.new_cards, self.minutes) {
            changes.push(DecisionKind::DailyLimits {
                new_cards: wanted.new_cards,
                minutes: wanted.minutes,
            });
        }
        if wanted.speed != self.speed {
            changes.push(DecisionKind::RateBySpeed(wanted.speed));
        }
        if wanted.next_after_rating != self.next_after_rating {
            changes.push(DecisionKind::NextAfterRating(wanted.next_after_rating));
        }
        changes
    }

    /// The settings in a sentence without its full stop.
    pub fn summary(&self, today: StudyDay) -> String {
        self.parts(today).join("; ")
    }

    /// The same, of those alone that were other `before`.
    pub fn changed_summary(&self, before: &Self, today: StudyDay) -> String {
        let both = self.parts(today).into_iter().zip(before.parts(today));
        let new = both.filter(|(own, other)| own != other);
        new.map(|(own, _)| own).collect::<Vec<_>>().join("; ")
    }

    fn parts(&self, today: StudyDay) -> [String; 6] {
        let exam = match self.exam {
            None => "no exam".to_owned(),
            Some(day) if day < today => format!("exam {day}, which is past"),
            Some(day) => match day.since(today) {
                0 => format!("exam {day}, today"),
                1 => format!("exam {day}, tomorrow"),
                days => format!("exam {day}, in {days} days"),
            },
        };
        let not = if self.speed {
            "counts"
        } else {
            "does not count"
        };
        [
            exam,
            format!("retention {} %", self.percent()),
            format!("{} new a day", self.new_cards),
            format!("{} minutes of review a day", self.minutes),
            format!("answer speed {not}"),
            if self.next_after_rating {
                "a rating goes on to the next question".to_owned()
            } else {
                "a rating stays at the question".to_owned()
            },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::fixture::{DAY, decided, memory};

    #[test]
    fn what_is_decided_is_what_was_wanted() {
        let wanted = Settings {
            retention: 0.85,
            new_cards: 0,
            minutes: 45,
            exam: Some(DAY.plus(30)),
            speed: true,
            next_after_rating: false,
        };
        let mut memory = memory(&["l: a o b short"]);
        let changes = memory.settings().changes(&wanted);
        assert_eq!(changes.len(), 5);
        for what in changes {
            memory.decide(&decided(what));
        }
        assert_eq!(*memory.settings(), wanted);
        assert_eq!(memory.settings().changes(&wanted), []);
    }

    #[test]
    fn every_percentage_is_kept_as_it_was_typed() {
        for percent in Settings::PERCENT {
            let mut memory = memory(&["l: a o b short"]);
            memory.decide(&decided(DecisionKind::Retention(percent)));
            assert_eq!(memory.settings().percent(), percent);
        }
    }

    #[test]
    fn an_exam_is_a_day_ahead_or_none() {
        let of = |text: &str| Settings::parse_exam(text, DAY);
        assert_eq!(
            (of(" none "), of("None"), of("")),
            (Ok(None), Ok(None), Ok(None))
        );
        let ahead = DAY.plus(1);
        assert_eq!(of(&ahead.to_string()), Ok(Some(ahead)));
        assert!(of(&DAY.to_string()).unwrap_err().contains("not ahead"));
        for bad in ["10.12.2026", "2026-02-30", "soon"] {
            assert!(of(bad).unwrap_err().contains("2026-12-10"), "{bad}");
        }
    }

    #[test]
    fn settings_can_be_said() {
        let mut settings = Settings::default();
        assert_eq!(
            settings.summary(DAY),
            "no exam; retention 90 %; 12 new a day; 30 minutes of review a day; answer speed does not count; \
             a rating goes on to the next question"
        );
        let before = settings;
        (settings.exam, settings.speed) = (Some(DAY.plus(1)), true);
        let new = format!("exam {}, tomorrow; answer speed counts", DAY.plus(1));
        assert_eq!(settings.changed_summary(&before, DAY), new);
        assert!(
            settings
                .summary(DAY)
                .starts_with(&format!("exam {}, tomorrow; ", DAY.plus(1)))
        );
        assert!(settings.summary(DAY).contains("; answer speed counts"));
    }
}
