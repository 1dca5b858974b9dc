//! The figures below the weak spots: what will be due, what is known, how much was kept, how sure and how right.

use super::ProgressPage;
use crate::study::{LearnerStats, Mastery, MasteryCounts};
use crate::text::width;
use crate::tui::document::count;
use crate::tui::messages::Message;
use crate::tui::theme::{Glyph, Role};

/// What is due on each of the next days, as bars with their figures: a week where there are few rows, else two.
pub(super) fn due(page: &mut ProgressPage, stats: &LearnerStats, rows: u16) {
    let ahead = if rows < 20 { 7 } else { 14 };
    let days = stats.due_by_day.get(..ahead).unwrap_or(&stats.due_by_day);
    page.heading(&Message::DueInDays.with(&[&days.len()]));
    if days.iter().all(|day| day.due == 0) {
        page.words(2, Message::Nothing.text(), Role::Body);
        return;
    }
    let Some(today) = days.first().map(|day| day.day) else {
        return;
    };
    let most = days.iter().map(|day| day.due).max().unwrap_or(1).max(1);
    let room = page.columns.saturating_sub(20).min(40);
    let full = page.theme.glyph(Glyph::BarFull);
    for day in days {
        let name = day.day.relative_name(today);
        let figure = day.due.to_string();
        let at = 18usize.saturating_sub(width(&figure));
        // What is due is seen, however little it is beside the rest.
        let length = (day.due * room).div_ceil(most);
        let role = if day.due == 0 {
            Role::Quiet
        } else {
            Role::Body
        };
        page.line(vec![
            (2, name, role),
            (at, figure, role),
            (20, full.repeat(length), Role::Due),
        ]);
    }
}

/// How far each module is.
pub(super) fn modules(page: &mut ProgressPage, stats: &LearnerStats) {
    page.heading(Message::Modules.text());
    for (number, module) in stats.mastery.modules.iter().enumerate() {
        let name = format!("{} {}", number + 1, module.title);
        let lessons = count(module.lessons, "lesson");
        let done = Message::LessonsDone.with(&[&module.lessons_done, &lessons]);
        let beside = page.columns.saturating_sub(width(&done));
        if width(&name) + 4 <= beside {
            page.line(vec![(2, name, Role::Body), (beside, done, Role::Quiet)]);
        } else {
            page.words(2, &name, Role::Body);
            page.line(vec![(4, done, Role::Quiet)]);
        }
        page.words(4, &tally(module.objectives), Role::Quiet);
    }
}

/// How many objectives are in each state, those that have some.
fn tally(tally: MasteryCounts) -> String {
    let all = [
        (Mastery::Mastered, tally.mastered),
        (Mastery::Fading, tally.fading),
        (Mastery::Held, tally.held),
        (Mastery::Learning, tally.learning),
        (Mastery::New, tally.new),
    ];
    let some = all.iter().filter(|(_, number)| *number > 0);
    let words: Vec<String> = some
        .map(|(mastery, number)| format!("{number} {}", mastery.key()))
        .collect();
    Message::ObjectiveCounts.with(&[&words.join(", ")])
}

/// The objectives that have been begun, each with its state and when it could be mastered.
pub(super) fn objectives(page: &mut ProgressPage, stats: &LearnerStats) {
    let begun = |mastery: Mastery| mastery != Mastery::New;
    let all = &stats.mastery.objectives;
    let shown: Vec<_> = all.iter().filter(|one| begun(one.mastery)).collect();
    if shown.is_empty() {
        return;
    }
    page.heading(Message::Objectives.text());
    let today = stats.due_by_day.first().map(|day| day.day);
    for one in &shown {
        let (glyph, role) = glyph(one.mastery);
        page.line(vec![
            (2, page.theme.glyph(glyph).to_owned(), role),
            (4, one.mastery.key().to_owned(), Role::Body),
            (13, one.text.clone(), Role::Body),
        ]);
        if let (Some(today), Some(day)) = (today, one.earliest) {
            let said = Message::MasteredEarliest.with(&[&day.relative_name(today)]);
            page.line(vec![(13, said, Role::Quiet)]);
        }
    }
    let new = all.len() - shown.len();
    if new > 0 {
        page.words(2, &Message::AndNotBegun.with(&[&new]), Role::Quiet);
    }
}

fn glyph(mastery: Mastery) -> (Glyph, Role) {
    match mastery {
        Mastery::New => (Glyph::Open, Role::Quiet),
        Mastery::Learning | Mastery::Held => (Glyph::Due, Role::Due),
        Mastery::Fading => (Glyph::Flag, Role::Wrong),
        Mastery::Mastered => (Glyph::Done, Role::Right),
    }
}

/// How much was still known when it was asked again.
pub(super) fn retention(page: &mut ProgressPage, stats: &LearnerStats) {
    page.heading(Message::StillKnown.text());
    let own = &stats.retention;
    if own.reviews > 0 {
        let share = own.share.map_or(String::new(), |share| {
            let expected = own.expected.map_or(String::new(), |expected| {
                Message::ExpectedWere.with(&[&percent(expected)])
            });
            Message::KeptShare.with(&[&percent(share), &expected])
        });
        let kept = Message::KeptOf.with(&[&own.recalled, &own.reviews, &share, &own.days]);
        page.words(2, &kept, Role::Body);
    }
    warning(page, stats, "retention: ");
}

/// How sure and how right.
pub(super) fn calibration(page: &mut ProgressPage, stats: &LearnerStats) {
    page.heading(Message::HowSure.text());
    let own = &stats.calibration;
    if own.answers > 0 {
        page.line(vec![
            (2, Message::Said.text().to_owned(), Role::Quiet),
            (11, Message::Answers.text().to_owned(), Role::Quiet),
            (20, Message::Right.text().to_owned(), Role::Quiet),
            (28, Message::Share.text().to_owned(), Role::Quiet),
        ]);
        for level in &own.levels {
            let right_at =
                |end: usize, text: String| (end.saturating_sub(width(&text)), text, Role::Body);
            let share = level.share.map(|share| format!("{} %", percent(share)));
            page.line(vec![
                (2, level.confidence.to_owned(), Role::Body),
                right_at(18, level.answers.to_string()),
                right_at(25, level.right.to_string()),
                right_at(33, share.unwrap_or_else(|| "—".to_owned())),
            ]);
        }
    }
    if let (Some(brier), Some(bias)) = (own.brier, own.bias) {
        let said = match percent(bias.abs()) {
            0 => Message::NoBias.text().to_owned(),
            points if bias > 0.0 => Message::TooSure.with(&[&points]),
            points => Message::TooModest.with(&[&points]),
        };
        page.words(
            2,
            &Message::OnTheWhole.with(&[&said, &format!("{brier:.2}")]),
            Role::Body,
        );
    }
    warning(page, stats, "calibration: ");
}

/// What the figures of `about` cannot say yet.
fn warning(page: &mut ProgressPage, stats: &LearnerStats, about: &str) {
    for said in stats
        .warnings
        .iter()
        .filter_map(|one| one.strip_prefix(about))
    {
        page.words(2, said, Role::Quiet);
    }
}

/// A share, 0 to 1, in percent.
fn percent(share: f64) -> u32 {
    let share = (share.clamp(0.0, 1.0) * 100.0).round();
    (0..=100)
        .find(|whole| f64::from(*whole) >= share)
        .unwrap_or(100)
}
