//! The form of a question: what has been filled in, the fields the cursor can be on, and the response that makes. What is
//! filled in is kept by the numbers of the parts in the item, not by where they are shown. A draft is the response that
//! would be made; it is put back into an empty form after the program ended.

use tui_input::Input;

use crate::course::{Choice, Task};
use crate::study::Response;
use crate::study::session::{Question, slots};
use crate::text::sanitize;
use crate::tui::messages::Message;
use crate::tui::text_area::{TextArea, beginning};

/// Bytes of the longest line that is put back.
const LONGEST: usize = 500;

/// What has been filled in.
#[derive(Debug, Clone)]
pub enum AnswerInput {
    /// Whether each choice is chosen.
    Choices(Vec<bool>),
    /// What was typed, one line for each blank.
    Lines(Vec<Input>),
    /// Lines in an order.
    Order(LineOrder),
    /// For each left-hand side or member, in the item's order, the right-hand side or category it was given.
    Places(Vec<Option<usize>>),
    /// A text, and then which of the ideas it has.
    Text {
        /// The text.
        writing: TextArea,
        /// Whether each idea was ticked, once the text is finished.
        ticks: Option<Vec<bool>>,
    },
}

/// Lines that are being put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineOrder {
    /// The numbers of the lines in the item, in the order they are in now.
    pub now: Vec<usize>,
    /// Whether the line under the cursor has been picked up.
    pub held: bool,
    /// Whether any was moved.
    pub moved: bool,
}

/// A field of the form, which the cursor can be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    /// A choice, by its number in the item.
    Choice(usize),
    /// A line to type in.
    Line(usize),
    /// A line that can be moved, by its place.
    Element(usize),
    /// A left-hand side or a member, by its number in the item.
    Slot(usize),
    /// The text that is being written.
    Text,
    /// An idea to tick.
    Idea(usize),
    /// "Answer": needed where Enter on a row does not answer.
    Submit,
    /// "How sure".
    Sure,
    /// "Hint".
    Hint,
    /// "I don't know".
    DontKnow,
}

/// The form of a question.
#[derive(Debug, Clone)]
pub struct ItemForm {
    /// What has been filled in.
    pub input: AnswerInput,
    /// The field under the cursor, by its number.
    pub cursor: usize,
    /// Whether it was said that something is still empty.
    pub is_warned: bool,
    /// First row of the verdict that is shown.
    pub scroll: usize,
    /// While it is asked: rows that are shown further down than the cursor needs. Far below 0 at the first sight, which is
    /// of the beginning.
    pub scroll_delta: isize,
}

/// A scroll delta that shows the beginning, however long the page is.
const BEGINNING: isize = -1_000_000;

impl ItemForm {
    /// The empty form of a question.
    pub fn new(question: &Question) -> Self {
        let input = match &question.item.task {
            Task::Single(choices) | Task::Multiple(choices) => {
                AnswerInput::Choices(vec![false; choices.len()])
            }
            Task::TrueFalse { .. } => AnswerInput::Choices(vec![false; 2]),
            Task::Short { .. } | Task::Numeric { .. } => AnswerInput::Lines(vec![Input::default()]),
            Task::Cloze { blanks, .. } => AnswerInput::Lines(vec![Input::default(); blanks.len()]),
            Task::Ordering(_) => AnswerInput::Order(LineOrder {
                now: question.order.0.clone(),
                held: false,
                moved: false,
            }),
            Task::Matching { .. } | Task::Categorise(_) => {
                AnswerInput::Places(vec![None; slots(&question.item).len()])
            }
            Task::Open { .. } => AnswerInput::Text {
                writing: TextArea::default(),
                ticks: None,
            },
        };
        Self {
            input,
            cursor: 0,
            is_warned: false,
            scroll: 0,
            scroll_delta: BEGINNING,
        }
    }

    /// The fields the cursor can be on.
    pub fn fields(&self, question: &Question) -> Vec<FormField> {
        let item = &question.item;
        let mut fields: Vec<FormField> = match &self.input {
            AnswerInput::Choices(_) => question
                .order
                .0
                .iter()
                .copied()
                .map(FormField::Choice)
                .collect(),
            AnswerInput::Lines(lines) => (0..lines.len()).map(FormField::Line).collect(),
            AnswerInput::Order(lines) => (0..lines.now.len()).map(FormField::Element).collect(),
            AnswerInput::Places(places) if matches!(item.task, Task::Matching { .. }) => {
                (0..places.len()).map(FormField::Slot).collect()
            }
            AnswerInput::Places(_) => question
                .order
                .0
                .iter()
                .copied()
                .map(FormField::Slot)
                .collect(),
            AnswerInput::Text { ticks: None, .. } => vec![FormField::Text],
            AnswerInput::Text {
                ticks: Some(ticks), ..
            } => {
                let ideas = (0..ticks.len()).map(FormField::Idea);
                return ideas.chain([FormField::Submit]).collect();
            }
        };
        let answers_itself = matches!(item.task, Task::Single(_) | Task::TrueFalse { .. });
        if !answers_itself && !matches!(self.input, AnswerInput::Lines(_)) {
            fields.push(FormField::Submit);
        }
        if !matches!(item.task, Task::Open { .. }) {
            fields.push(FormField::Sure);
        }
        if question.hints < item.hints.len() {
            fields.push(FormField::Hint);
        }
        fields.push(FormField::DontKnow);
        fields
    }

    /// The field under the cursor.
    pub fn field(&self, question: &Question) -> Option<FormField> {
        self.fields(question).get(self.cursor).copied()
    }

    /// The word for what Enter does on the field under the cursor.
    pub fn enter_label(&self, question: &Question) -> Message {
        match self.field(question) {
            Some(FormField::Choice(_)) if !self.is_chosen(question) => Message::LabelChoose,
            Some(FormField::Element(_)) => Message::LabelPickUp,
            Some(FormField::Slot(_)) => Message::LabelNext,
            Some(FormField::Idea(_)) => Message::LabelTick,
            Some(FormField::Sure) => Message::LabelSay,
            Some(FormField::Hint) => Message::LabelRead,
            Some(FormField::DontKnow) => Message::LabelBeTold,
            _ => Message::LabelAnswer,
        }
    }

    /// Whether Enter may answer the question on the field under the cursor.
    pub fn enter_answers(&self, question: &Question) -> bool {
        let label = self.enter_label(question);
        matches!(label, Message::LabelAnswer | Message::LabelBeTold)
    }

    /// Whether the one choice that is wanted is made: Enter sends it, wherever the cursor is among the choices.
    pub fn is_chosen(&self, question: &Question) -> bool {
        let is_multiple = matches!(question.item.task, Task::Multiple(_));
        matches!(&self.input, AnswerInput::Choices(chosen) if !is_multiple && chosen.contains(&true))
    }

    /// Whether this is a text that nothing has been typed into.
    pub fn is_blank(&self) -> bool {
        match &self.input {
            AnswerInput::Lines(lines) => lines.iter().all(|line| line.value().is_empty()),
            AnswerInput::Text { writing, .. } => writing.text().is_empty(),
            _ => false,
        }
    }

    /// Whether a line has been picked up.
    pub fn is_holding(&self) -> bool {
        matches!(&self.input, AnswerInput::Order(lines) if lines.held)
    }

    /// Puts down what has been picked up.
    pub(in crate::tui) fn put_down(&mut self) {
        if let AnswerInput::Order(lines) = &mut self.input {
            lines.held = false;
        }
    }

    /// Whether the text is finished and being compared with the model answer.
    pub fn is_compared(&self) -> bool {
        matches!(&self.input, AnswerInput::Text { ticks: Some(_), .. })
    }

    /// The right-hand sides or categories in the order they are shown: their numbers in the item.
    pub fn targets(question: &Question) -> Vec<usize> {
        match &question.item.task {
            Task::Matching { .. } => question.order.0.clone(),
            Task::Categorise(categories) => (0..categories.len()).collect(),
            _ => Vec::new(),
        }
    }

    /// How many blanks, left-hand sides or members have nothing yet.
    pub fn empty_count(&self) -> usize {
        match &self.input {
            AnswerInput::Lines(lines) => lines.iter().filter(|line| is_blank(line)).count(),
            AnswerInput::Places(places) => places.iter().filter(|place| place.is_none()).count(),
            _ => 0,
        }
    }

    /// What has been filled in, as a response; none while there is nothing to judge. What is only half filled in is a
    /// response: see [`Self::empty_count`].
    pub fn response(&self, question: &Question) -> Option<Response> {
        match (&question.item.task, &self.input) {
            (Task::TrueFalse { .. }, AnswerInput::Choices(chosen)) => chosen
                .iter()
                .position(|chosen| *chosen)
                .map(|index| Response::Truth(index == 0)),
            (Task::Single(choices) | Task::Multiple(choices), AnswerInput::Choices(chosen)) => {
                let picked = choices.iter().zip(chosen).filter(|(_, chosen)| **chosen);
                let ids: Vec<String> = picked.map(|(one, _)| one.id.to_string()).collect();
                (!ids.is_empty()).then_some(Response::Choices(ids))
            }
            (Task::Cloze { .. }, AnswerInput::Lines(lines)) => {
                let typed = lines.iter().map(|line| line.value().trim().to_owned());
                (self.empty_count() < lines.len()).then(|| Response::Blanks(typed.collect()))
            }
            (_, AnswerInput::Lines(lines)) => {
                let typed = lines.first()?.value().trim().to_owned();
                (!typed.is_empty()).then_some(Response::Text(typed))
            }
            (Task::Ordering(choices), AnswerInput::Order(lines)) => {
                let ids = lines.now.iter().filter_map(|at| choices.get(*at));
                let ids = ids.map(|choice| choice.id.to_string()).collect();
                lines.moved.then_some(Response::Choices(ids))
            }
            (task, AnswerInput::Places(places)) if self.empty_count() < places.len() => {
                Some(if matches!(task, Task::Matching { .. }) {
                    Response::Pairs(places.clone())
                } else {
                    Response::Categories(places.clone())
                })
            }
            (_, AnswerInput::Text { writing, ticks }) => {
                let ticks = ticks.as_ref()?.iter().enumerate();
                Some(Response::Open {
                    text: writing.text().trim().to_owned(),
                    ideas: ticks.filter(|(_, tick)| **tick).map(|(at, _)| at).collect(),
                })
            }
            _ => None,
        }
    }

    /// What has been filled in, as the response it would make; nothing if there is nothing, or an answer was given. What is
    /// typed is kept to the letter.
    pub fn as_draft(&self, question: &Question) -> Option<Response> {
        if question.answer.is_some() {
            return None;
        }
        match (&question.item.task, &self.input) {
            (task, AnswerInput::Lines(lines)) => {
                let mut typed = lines.iter().map(|line| line.value().to_owned());
                let any = lines.iter().any(|line| !line.value().is_empty());
                any.then(|| match task {
                    Task::Cloze { .. } => Response::Blanks(typed.collect()),
                    _ => Response::Text(typed.next().unwrap_or_default()),
                })
            }
            (_, AnswerInput::Text { writing, .. }) => {
                (!writing.text().is_empty()).then(|| Response::Open {
                    text: writing.text().to_owned(),
                    ideas: Vec::new(),
                })
            }
            _ => self.response(question),
        }
    }

    /// Fills in a draft that fits the item. Whether it did.
    pub(in crate::tui) fn restore_draft(&mut self, question: &Question, draft: &Response) -> bool {
        match (&question.item.task, &mut self.input, draft) {
            (_, AnswerInput::Lines(lines), Response::Text(text)) if lines.len() == 1 => {
                *lines = vec![line(text)];
            }
            (_, AnswerInput::Lines(lines), Response::Blanks(texts))
                if lines.len() == texts.len() =>
            {
                *lines = texts.iter().map(|text| line(text)).collect();
            }
            (_, AnswerInput::Text { writing, .. }, Response::Open { text, .. }) => {
                *writing = TextArea::with_text(text);
            }
            (Task::TrueFalse { .. }, AnswerInput::Choices(chosen), Response::Truth(truth)) => {
                *chosen = vec![*truth, !*truth];
            }
            (Task::Single(choices), AnswerInput::Choices(chosen), Response::Choices(ids)) => {
                let one = ids.get(..1).unwrap_or_default();
                *chosen = choices.iter().map(|own| is_among(own, one)).collect();
            }
            (Task::Multiple(choices), AnswerInput::Choices(chosen), Response::Choices(ids)) => {
                *chosen = choices.iter().map(|own| is_among(own, ids)).collect();
            }
            (Task::Ordering(choices), AnswerInput::Order(lines), Response::Choices(ids)) => {
                let place = |id: &String| choices.iter().position(|one| *one.id == **id);
                lines.now = ids.iter().filter_map(place).collect();
                lines.moved = true;
            }
            (Task::Matching { .. }, AnswerInput::Places(places), Response::Pairs(own))
            | (Task::Categorise(_), AnswerInput::Places(places), Response::Categories(own)) => {
                places.clone_from(own);
            }
            _ => return false,
        }
        true
    }
}

/// Whether nothing has been typed.
pub(in crate::tui) fn is_blank(line: &Input) -> bool {
    line.value().trim().is_empty()
}

/// A line with `text` in it, as far as it could have been typed.
fn line(text: &str) -> Input {
    let text = sanitize(text);
    let text = text.lines().next().unwrap_or_default();
    Input::new(beginning(text, LONGEST).to_owned())
}

fn is_among(choice: &Choice, ids: &[String]) -> bool {
    ids.iter().any(|id| **id == *choice.id)
}
