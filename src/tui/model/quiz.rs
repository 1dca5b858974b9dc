//! The quiz screen: a session with the form of each question, the question that is shown, and the overview at the end.

use std::time::Duration;

use super::item_form::{FormField, ItemForm};
use crate::course::Course;
use crate::study::session::{Question, RepeatChange, Session};
use crate::study::{CourseProgress, Memory, Now, Response, StudyDay};
use crate::tui::keymap::layer::Layer;
use crate::tui::messages::Message;

/// What was done since a question or its verdict came onto the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sight {
    /// When it came, counted from the start of the program.
    pub since: Duration,
    /// Whether something was picked or typed since the question came.
    pub is_touched: bool,
}

/// A session on the screen.
#[derive(Debug, Clone)]
pub struct Quiz {
    /// What is asked, and how far it is.
    pub session: Session,
    /// The form of each question.
    pub forms: Vec<ItemForm>,
    /// The question that is shown; one past the last: the overview.
    pub at: usize,
    /// The row under the cursor of the overview.
    pub summary_cursor: usize,
    /// The question from which the overview was opened; Esc leads back to it.
    pub overview_from: Option<usize>,
    /// Questions that are due and wait until tomorrow, because this review asks one about the same passage.
    pub buried: usize,
    /// How long what is shown has been there.
    pub sight: Sight,
}

/// An entry of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryEntry {
    /// Back to where the quiz was begun.
    Leave,
    /// Ask again what was missed.
    RetryMissed,
    /// Ask what waits until tomorrow.
    AskBuried,
    /// A question.
    Question(usize),
}

impl Quiz {
    /// The session with empty forms, at the question to go on with.
    pub fn new(session: Session) -> Self {
        Self {
            forms: session.questions.iter().map(ItemForm::new).collect(),
            at: session.next_open(),
            session,
            summary_cursor: 0,
            overview_from: None,
            buried: 0,
            sight: Sight::default(),
        }
    }

    /// The question that is shown, with its form; none in the overview.
    pub fn current(&self) -> Option<(&Question, &ItemForm)> {
        Some((self.question()?, self.forms.get(self.at)?))
    }

    /// The same, to be changed.
    pub(in crate::tui) fn current_mut(&mut self) -> Option<(&mut Question, &mut ItemForm)> {
        let question = self.session.questions.get_mut(self.at)?;
        Some((question, self.forms.get_mut(self.at)?))
    }

    /// Shows question `at`.
    pub(in crate::tui) fn go_to(&mut self, at: usize, now: Now) {
        self.at = at;
        self.sight = Sight {
            since: now.since_start,
            is_touched: false,
        };
        if let Some((question, _)) = self.current_mut() {
            question.see(now.since_start);
        }
    }

    /// The question that is shown; none in the overview.
    pub fn question(&self) -> Option<&Question> {
        self.session.questions.get(self.at)
    }

    /// Fills in the drafts of today where nothing is filled in, and goes to the newest if nothing has been answered. Whether
    /// there were any.
    pub(in crate::tui) fn restore_drafts(&mut self, progress: &CourseProgress, now: Now) -> bool {
        let mut newest: Option<(i64, usize)> = None;
        for (at, draft) in self.session.drafts(progress, now) {
            if let (Some(question), Some(form)) =
                (self.session.questions.get(at), self.forms.get_mut(at))
                && form.as_draft(question).is_none()
                && let Some(response) = &draft.response
                && form.restore_draft(question, response)
            {
                newest = newest.max(Some((draft.now.unix_ms, at)));
            }
        }
        if let Some((_, at)) = newest
            && self.session.score().answered == 0
        {
            self.at = at;
        }
        newest.is_some()
    }

    /// What was filled in and not sent.
    pub(in crate::tui) fn draft(&self) -> Option<Response> {
        let (question, form) = self.current()?;
        form.as_draft(question)
    }

    /// Settles question `at` after an answer or a decision about it, and keeps a form for each question.
    pub(in crate::tui) fn settle(
        &mut self,
        at: usize,
        course: &Course,
        memory: Option<&Memory>,
        today: StudyDay,
    ) {
        match self.session.settle(at, course, memory, today) {
            RepeatChange::None => {}
            RepeatChange::Added => {
                let added = self.session.questions.last();
                self.forms.extend(added.map(ItemForm::new));
            }
            RepeatChange::Removed(removed) => {
                for at in removed {
                    self.forms.remove(at);
                }
            }
        }
    }

    /// The layers whose bindings hold.
    pub fn layers(&self) -> Vec<Layer> {
        let mut layers = self.own_layers();
        if self.session.is_review() && !self.session.is_retry {
            let is_answered = layers.first() == Some(&Layer::Answered);
            layers.splice(1..1, is_answered.then_some(Layer::Reviewed));
        }
        layers
    }

    fn own_layers(&self) -> Vec<Layer> {
        match self.current() {
            None => vec![Layer::Summary, Layer::Common, Layer::Global],
            Some((question, _)) if question.answer.is_some() => {
                vec![Layer::Answered, Layer::Common, Layer::Global]
            }
            Some((_, form)) if form.is_holding() => {
                vec![
                    Layer::Moving,
                    Layer::Answering,
                    Layer::Common,
                    Layer::Global,
                ]
            }
            Some((question, form)) => match form.field(question) {
                Some(FormField::Line(_)) => vec![Layer::Typing, Layer::Answering, Layer::Global],
                Some(FormField::Text) => {
                    vec![
                        Layer::Writing,
                        Layer::Typing,
                        Layer::Answering,
                        Layer::Global,
                    ]
                }
                _ => vec![Layer::Answering, Layer::Common, Layer::Global],
            },
        }
    }

    /// The word on the bottom line here for a binding's `label`; none where the key would do nothing.
    pub fn label(&self, label: Message) -> Option<Message> {
        let Some((question, form)) = self.current() else {
            return Some(label);
        };
        let enter = form.enter_label(question);
        let answers = form.enter_answers(question) || enter == Message::LabelRead;
        let has_hint = question.hints < question.item.hints.len() && !form.is_compared();
        match label {
            Message::LabelHint => has_hint.then_some(label),
            Message::LabelCountAsRight => {
                let answer = question.answer.as_ref();
                let is_counted = answer.is_some_and(|answer| answer.is_counted);
                let toggled = if is_counted {
                    Message::LabelCountAsMarked
                } else {
                    label
                };
                question.can_count_as_right().then_some(toggled)
            }
            Message::LabelAnswer => Some(enter),
            Message::LabelSubmit => {
                let is_filled = form.response(question).is_some();
                (!answers && is_filled).then_some(Message::LabelAnswer)
            }
            _ => Some(label),
        }
    }

    /// The entries of the overview.
    pub fn summary_entries(&self) -> Vec<SummaryEntry> {
        let mut entries = vec![SummaryEntry::Leave];
        if !self.session.missed().is_empty() {
            entries.push(SummaryEntry::RetryMissed);
        }
        if self.buried > 0 {
            entries.push(SummaryEntry::AskBuried);
        }
        entries.extend((0..self.forms.len()).map(SummaryEntry::Question));
        entries
    }

    /// Opens the overview before the end; Esc leads back to the question that is shown now.
    pub(in crate::tui) fn open_overview(&mut self) {
        let from = Some(self.at).filter(|at| *at < self.forms.len());
        self.show_overview();
        self.overview_from = from.or(self.overview_from);
    }

    /// Goes to the overview, to the first question that is open or flagged. While one is open, Esc leads back to the last.
    pub(in crate::tui) fn show_overview(&mut self) {
        let last = self.forms.len().checked_sub(1);
        self.overview_from = last.filter(|_| !self.session.is_finished());
        self.at = self.forms.len();
        let mut all = self.session.questions.iter().enumerate();
        let first = all.find(|(at, own)| self.session.is_open(*at) || own.is_flagged);
        let first = first.map(|(at, _)| SummaryEntry::Question(at));
        let mut entries = self.summary_entries().into_iter();
        let row = entries.position(|entry| Some(entry) == first);
        self.summary_cursor = row.unwrap_or(0);
    }
}
