//! The study day. It begins at four in the morning where the learner is, so that an answer after midnight belongs to the
//! evening before (manual, "Review"). Counted, so that days can be subtracted; asks no clock and no time zone: both come
//! with [`Now`].

use std::fmt;

use super::Now;

/// The hour at which a study day begins.
const ROLLOVER_H: i64 = 4;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A study day, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StudyDay(pub i32);

impl StudyDay {
    /// The study day of a moment.
    pub fn of(now: Now) -> Self {
        let local = now.unix_ms.saturating_add(i64::from(now.offset_s) * 1000);
        let days = local
            .saturating_sub(ROLLOVER_H * 60 * 60 * 1000)
            .div_euclid(DAY_MS);
        Self(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// Whole study days from `earlier` to this one; 0 if the clock was set back meanwhile.
    pub fn since(self, earlier: Self) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }

    /// This day and `days` more.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self(
            self.0
                .saturating_add(i32::try_from(days).unwrap_or(i32::MAX)),
        )
    }

    /// This day and `days` fewer.
    #[must_use]
    pub fn minus(self, days: u32) -> Self {
        Self(
            self.0
                .saturating_sub(i32::try_from(days).unwrap_or(i32::MAX)),
        )
    }

    /// Year, month and day of the month, in the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date
    /// algorithms", `civil_from_days`).
    pub fn civil(self) -> (i32, u32, u32) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (
            i32::try_from(year).unwrap_or_default(),
            u32::try_from(month).unwrap_or_default(),
            u32::try_from(day).unwrap_or_default(),
        )
    }

    /// The day that `text` names as `2026-05-01`; none if it names none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(|part| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<i32>().ok()).flatten()
        });
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        let shifted = if month <= 2 { year - 1 } else { year };
        let (era, of_era) = (shifted.div_euclid(400), shifted.rem_euclid(400));
        let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        let found = Self(era.checked_mul(146_097)?.checked_add(of_era - 719_468)?);
        // What no calendar has (February 30) names another day when it is written again.
        let same = |number: u32, wanted: i32| i32::try_from(number) == Ok(wanted);
        let (y, m, d) = found.civil();
        (y == year && same(m, month) && same(d, day)).then_some(found)
    }

    /// The day of the week: "Monday".
    pub fn weekday(self) -> &'static str {
        // 1970-01-01 was a Thursday.
        match (i64::from(self.0) + 3).rem_euclid(7) {
            0 => "Monday",
            1 => "Tuesday",
            2 => "Wednesday",
            3 => "Thursday",
            4 => "Friday",
            5 => "Saturday",
            _ => "Sunday",
        }
    }

    /// The day as one says it `today`: "today", "tomorrow", "Thursday" within a week, else `2026-05-01`.
    pub fn spoken(self, today: Self) -> String {
        match i64::from(self.0) - i64::from(today.0) {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            2..=6 => self.weekday().to_owned(),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for StudyDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        f.pad(&format!("{year:04}-{month:02}-{day:02}"))
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
    fn a_day_begins_at_four_where_the_learner_is() {
        for offset in [-11, 0, 4, 14] {
            assert_eq!(StudyDay::of(at(20_000, 3, 59, offset)), StudyDay(19_999));
            assert_eq!(StudyDay::of(at(20_000, 4, 0, offset)), StudyDay(20_000));
            assert_eq!(StudyDay::of(at(20_001, 3, 59, offset)), StudyDay(20_000));
        }
        assert_eq!(StudyDay::of(at(-1, 12, 0, 0)), StudyDay(-1), "before 1970");
    }

    #[test]
    fn summer_time_takes_no_day_and_gives_none() {
        // Berlin, 2026-03-29 and 2026-10-25: an hour less and an hour more in the night.
        for (text, before, after) in [("2026-03-29", 1, 2), ("2026-10-25", 2, 1)] {
            let day = StudyDay::parse(text).unwrap();
            assert_eq!(StudyDay::of(at(day.0, 1, 30, before)), day.minus(1));
            assert_eq!(StudyDay::of(at(day.0, 3, 30, after)), day.minus(1));
            assert_eq!(StudyDay::of(at(day.0, 4, 0, after)), day);
            assert_eq!(StudyDay::of(at(day.0, 23, 0, after)), day);
        }
    }

    #[test]
    fn going_back_in_time_is_no_time() {
        assert_eq!(StudyDay(10).since(StudyDay(7)), 3);
        assert_eq!(StudyDay(7).since(StudyDay(10)), 0);
        assert_eq!(StudyDay(i32::MAX).since(StudyDay(i32::MIN)), u32::MAX);
        // From Baku to Lisbon in the evening.
        assert_eq!(
            StudyDay::of(at(5, 4, 30, 4)).since(StudyDay::of(at(5, 5, 0, 4))),
            0
        );
    }

    #[test]
    fn days_are_said_as_people_say_them() {
        let day = StudyDay::parse("2026-05-01").unwrap();
        assert_eq!(day.weekday(), "Friday");
        assert_eq!(day.spoken(day), "today");
        assert_eq!(day.plus(1).spoken(day), "tomorrow");
        assert_eq!(day.plus(6).spoken(day), "Thursday");
        assert_eq!(day.plus(7).spoken(day), "2026-05-08");
        assert_eq!(day.minus(1).spoken(day), "2026-04-30");
    }

    #[test]
    fn what_names_no_day_is_none() {
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
        assert_eq!(StudyDay(i32::MAX).weekday().len(), 6);
    }

    proptest! {
        #[test]
        fn a_day_is_what_its_name_names(day in -700_000..3_000_000_i32) {
            let day = StudyDay(day);
            prop_assume!(day.civil().0 >= 0);
            prop_assert_eq!(StudyDay::parse(&day.to_string()), Some(day));
        }

        #[test]
        fn any_moment_has_a_day(unix_ms: i64, offset_s: i32) {
            let _ = StudyDay::of(Now { unix_ms, offset_s, ..Now::default() });
        }
    }
}
