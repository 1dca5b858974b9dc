//! Where the overview of a quiz is: what is said above its list, and the list.

use ratatui::layout::Rect;

use super::{area_of, review};
use crate::study::session::{Score, Session, right_text};
use crate::tui::document::count;
use crate::tui::keymap::layer::Layer;
use crate::tui::layout::wrapped_lines;
use crate::tui::list::ListView;
use crate::tui::model::{Model, Quiz};
use crate::tui::theme::Role;

/// The lines above the list.
pub(crate) fn head(model: &Model, quiz: &Quiz) -> Vec<(String, Role)> {
    let columns = area_of(quiz, model.size).width.into();
    let lines = if quiz.session.is_review() {
        review::said(model, quiz)
    } else {
        said(&quiz.session)
    };
    let wrapped = lines.iter().enumerate().flat_map(|(number, line)| {
        let role = if number == 0 { Role::Title } else { Role::Body };
        let lines = wrapped_lines(line, columns).into_iter();
        lines.map(move |line| (line, role))
    });
    wrapped.collect()
}

/// The list below them. A small screen has no blank row between.
pub(crate) fn list(model: &Model, quiz: &Quiz) -> ListView {
    let area = area_of(quiz, model.size);
    let head = u16::try_from(head(model, quiz).len()).unwrap_or(area.height);
    let y = area.y.saturating_add(head + u16::from(area.height > 12));
    let area = Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    let entries = (quiz.summary_cursor, quiz.summary_entries().len());
    ListView::new(model, Layer::Summary, area, entries)
}

/// What is said above the list: at most five sentences, and no praise.
fn said(session: &Session) -> Vec<String> {
    let Score {
        answered,
        judged,
        right,
        flagged,
        sure_but_wrong,
    } = session.score();
    let blank = session.questions.len() - answered;
    let first = [
        (judged > 0).then(|| format!("{} of {judged} right", right_text(right))),
        (answered > judged)
            .then(|| format!("{} compared", count(answered - judged, "open answer"))),
        (blank > 0).then(|| format!("{} still to answer", count(blank, "question"))),
    ];
    let first: Vec<String> = first.into_iter().flatten().collect();
    let mut lines = vec![format!("{}.", first.join("; "))];
    if sure_but_wrong > 0 {
        lines.push(format!(
            "{sure_but_wrong} sure but not right: worth looking up now, it will stay."
        ));
    }
    let seed = format!("Seed {}", session.seed);
    lines.push(match flagged {
        0 => seed,
        _ => format!("{flagged} flagged (◆). {seed}"),
    });
    lines
}
