//! The study day. It begins at four in the morning where the learner is, so that an answer after midnight belongs to the
//! evening before (manual, "Review"). Counted, so that days can be subtracted; asks no clock and no time zone: both come
//! with [`Now`].

use std::fmt;

use jiff::Span;
use jiff::civil::{Date, date};

use super::Now;

const EPOCH: Date = date(1970, 1, 1);
/// The hour at which a study day begins.
const ROLLOVER_H: i64 = 4;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A study day, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StudyDay(pub i32);

impl StudyDay {
    /// The study day of a moment.
    pub fn at(now: Now) -> Self {
        let local = now.unix_ms.saturating_add(i64::from(now.offset_s) * 1000);
        let days = local
            .saturating_sub(ROLLOVER_H * 60 * 60 * 1000)
            .div_euclid(DAY_MS);
        Self(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// Study days from `earlier` to this one; 0 if the clock was set back in between.
    pub fn since(self, earlier: Self) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }

    /// The study day `days` later.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self(
            self.0
                .saturating_add(i32::try_from(days).unwrap_or(i32::MAX)),
        )
    }

    /// The study day `days` earlier.
    #[must_use]
    pub fn minus(self, days: u32) -> Self {
        Self(
            self.0
                .saturating_sub(i32::try_from(days).unwrap_or(i32::MAX)),
        )
    }

    /// The calendar date. Days beyond the years -9999 to 9999 become the first or last of them.
    fn date(self) -> Date {
        let date = Span::new()
            .try_days(self.0)
            .and_then(|days| EPOCH.checked_add(days));
        date.unwrap_or(if self.0 < 0 { Date::MIN } else { Date::MAX })
    }

    /// Parses `2026-05-01`.
    pub fn parse(text: &str) -> Option<Self> {
        if !text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
        {
            return None;
        }
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        let date = Date::new(year, month, day).ok()?;
        EPOCH.until(date).ok().map(|span| Self(span.get_days()))
    }

    /// The day as said on `today`: "today", "tomorrow", "Thursday" within a week, otherwise `2026-05-01`.
    pub fn relative_name(self, today: Self) -> String {
        match i64::from(self.0) - i64::from(today.0) {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            2..=6 => self.date().strftime("%A").to_string(),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for StudyDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.date().to_string())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The moment `hour:minute` on `day`, seen from `offset_h` hours east.
    fn at(day: i32, hour: i64, minute: i64, offset_h: i32) -> Now {
        let local = i64::from(day) * DAY_MS + (hour * 60 + minute) * 60_000;
        Now {
            unix_ms: local - i64::from(offset_h) * 3_600_000,
            offset_s: offset_h * 3600,
            ..Now::default()
        }
    }

    #[test]
    fn a_day_begins_at_four_local_time() {
        for offset in [-11, 0, 4, 14] {
            assert_eq!(StudyDay::at(at(20_000, 3, 59, offset)), StudyDay(19_999));
            assert_eq!(StudyDay::at(at(20_000, 4, 0, offset)), StudyDay(20_000));
            assert_eq!(StudyDay::at(at(20_001, 3, 59, offset)), StudyDay(20_000));
        }
        assert_eq!(StudyDay::at(at(-1, 12, 0, 0)), StudyDay(-1), "before 1970");
    }

    #[test]
    fn daylight_saving_changes_do_not_move_days() {
        // Berlin, 2026-03-29 and 2026-10-25: an hour less and an hour more in the night.
        for (text, before, after) in [("2026-03-29", 1, 2), ("2026-10-25", 2, 1)] {
            let day = StudyDay::parse(text).unwrap();
            assert_eq!(StudyDay::at(at(day.0, 1, 30, before)), day.minus(1));
            assert_eq!(StudyDay::at(at(day.0, 3, 30, after)), day.minus(1));
            assert_eq!(StudyDay::at(at(day.0, 4, 0, after)), day);
            assert_eq!(StudyDay::at(at(day.0, 23, 0, after)), day);
        }
    }

    #[test]
    fn days_since_a_later_day_are_zero() {
        assert_eq!(StudyDay(10).since(StudyDay(7)), 3);
        assert_eq!(StudyDay(7).since(StudyDay(10)), 0);
        assert_eq!(StudyDay(i32::MAX).since(StudyDay(i32::MIN)), u32::MAX);
        // From Baku to Lisbon in the evening.
        assert_eq!(
            StudyDay::at(at(5, 4, 30, 4)).since(StudyDay::at(at(5, 5, 0, 4))),
            0
        );
    }

    #[test]
    fn near_days_have_relative_names() {
        let day = StudyDay::parse("2026-05-01").unwrap();
        assert_eq!(day.relative_name(day), "today");
        assert_eq!(day.plus(1).relative_name(day), "tomorrow");
        assert_eq!(day.plus(6).relative_name(day), "Thursday");
        assert_eq!(day.plus(7).relative_name(day), "2026-05-08");
        assert_eq!(day.minus(1).relative_name(day), "2026-04-30");
    }

    #[test]
    fn invalid_dates_are_rejected() {
        for bad in [
            "",
            "2026",
            "2026-05",
            "2026-02-30",
            "2025-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-05-00",
            "+2026-05-01",
            "2026-05-01-02",
            "99999999999-01-01",
            "2147483647-01-01",
            " 2026-05-01",
        ] {
            assert_eq!(StudyDay::parse(bad), None, "{bad}");
        }
        assert_eq!(StudyDay::parse("2024-02-29"), Some(StudyDay(19_782)));
        assert_eq!(StudyDay(0).to_string(), "1970-01-01");
        assert_eq!(StudyDay(i32::MAX).to_string(), "9999-12-31");
    }

    proptest! {
        #[test]
        fn a_day_parses_from_its_own_text(day in -719_528..2_932_897_i32) {
            let day = StudyDay(day);
            prop_assert_eq!(StudyDay::parse(&day.to_string()), Some(day));
        }

        #[test]
        fn any_moment_has_a_day(unix_ms: i64, offset_s: i32) {
            let _ = StudyDay::at(Now { unix_ms, offset_s, ..Now::default() });
        }
    }
}
