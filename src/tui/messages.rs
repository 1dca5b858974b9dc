//! The words of the interface in one table. A second language is a second table with the same ids.

use std::fmt::Display;

macro_rules! messages {
    ($($id:ident: $text:literal;)+) => {
        /// Identifies a text of the interface. `{}` in it stands for a value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Message {
            $(#[doc = $text] $id),+
        }

        impl Message {
            /// The text in English.
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$id => $text),+
                }
            }
        }
    };
}

impl Message {
    /// The text with `values` in the place of each `{}`.
    pub fn with(self, values: &[&dyn Display]) -> String {
        let mut parts = self.text().split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (value, part) in values.iter().zip(parts) {
            text += &value.to_string();
            text += part;
        }
        text
    }
}

messages! {
    // Words on the bottom line.
    LabelOpen: "open";
    LabelPage: "page";
    LabelNextPart: "next part";
    LabelNextSection: "next section";
    LabelDefine: "define";
    LabelSelfCheck: "self-check";
    LabelMoveIt: "move it";
    LabelPutDown: "put down";
    LabelCompare: "compare";
    LabelAnswer: "answer";
    LabelSubmit: "submit";
    LabelHint: "hint";
    LabelSkip: "skip";
    LabelFlag: "flag";
    LabelOverview: "overview";
    LabelNext: "next";
    LabelSource: "source";
    LabelCountAsRight: "count as right";
    LabelUndo: "undo";
    LabelRestudy: "restudy";
    LabelBegin: "begin";
    LabelKeep: "keep";
    LabelMore: "more";
    LabelLess: "less";
    LabelLeaveIt: "leave it";
    LabelGoThere: "go there";
    LabelBack: "back";
    LabelDoIt: "do it";
    LabelFollow: "follow";
    LabelNextLink: "next link";
    LabelStay: "stay";
    LabelClose: "close";
    LabelTryAgain: "try again";
    LabelGoOnUnsaved: "go on unsaved";
    LabelQuit: "quit";
    LabelSearch: "search";
    LabelHelp: "help";
    LabelBackToQuestion: "back to the question";
    LabelBackToReading: "back to reading";
    LabelToday: "today";
    LabelBackToProgress: "back to progress";
    LabelGoOn: "go on";
    LabelChoose: "choose";
    LabelPickUp: "pick up";
    LabelTick: "tick";
    LabelSay: "say";
    LabelRead: "read";
    LabelBeTold: "be told";

    // Headings of the help.
    LayerGlobal: "Always";
    LayerCommon: "Everywhere but while typing";
    LayerMultiCourse: "With several courses";
    LayerCourses: "Choosing a course";
    LayerHome: "Today";
    LayerReader: "Reading";
    LayerAnswering: "Answering";
    LayerMoving: "Moving a line";
    LayerWriting: "Writing";
    LayerAnswered: "After an answer";
    LayerReviewing: "In a review";
    LayerReviewed: "After an answer in a review";
    LayerProgress: "Progress";
    LayerPlan: "Planning";
    LayerSettings: "Settings";
    LayerSummary: "At the end";
    LayerSearch: "Searching";
    LayerPalette: "Finding a command";
    LayerEntry: "Looking something up";
    LayerContents: "Contents";
    LayerHelp: "Help";
    LayerUnsaved: "When nothing can be saved";
    LayerTyping: "Typing";
    QuerySyntax: "What can be typed before and between words";
    TheMouse: "The mouse";
    Signs: "Signs";
    WhatAParagraphClaims: "What a paragraph claims";

    // Help on the mouse, signs and claims.
    Click: "Click";
    HelpClick: "put the cursor there, choose, tick; on what the cursor is on: open it";
    ClickTwice: "Click twice";
    HelpClickTwice: "answer; one click never does";
    Wheel: "Wheel";
    HelpWheel: "scroll, or move the cursor of a list";
    ShiftDrag: "Shift-Drag";
    HelpShiftDrag: "mark text to copy it, as usual; `--no-mouse` leaves the mouse to the terminal";
    LegendDone: "read, answered, right";
    LegendDue: "begun, or questions wait here";
    LegendOpen: "not begun";
    LegendWrong: "not yet right";
    ClaimFact: "a date, number, name or event, as the source states it";
    ClaimView: "the author's interpretation";
    ClaimPerception: "a party's view that the author reports";
    ClaimForecast: "what was expected at the time of writing";
    ClaimSince: "what happened later, from another source";

    // Titles of boxes.
    Contents: "Contents";
    FindCommand: "Find a command";
    FindInCourse: "Find anything in the course";
    HelpTitle: "Help";
    IHave: "I have …";
    NothingCanBeSaved: "Nothing can be saved";
    Settings: "Settings";
    WhichCourse: "Which course?";

    // The home screen.
    Today: "Today";
    ContinueLesson: "Continue {}, {}";
    StartWithLesson: "Start with {} {}";
    GoOnWithLesson: "Go on with {} {}";
    QuizOnLesson: "Quiz on {} {}: {}";
    NothingIsDueUntil: "Nothing is due; next: {}";
    ReviewTakes: "Review {}: about {}";
    SureButWrong: "Sure but wrong: {}";
    IHaveMinutes: "I have 10, 20 or 30 minutes";
    Progress: "Progress";
    EverythingRead: "Everything here has been read. Open any lesson to look again.";
    ShortRoutes: "Short routes";
    Due: "● {} due";
    Held: "{} of {} held";
    Mastered: "{} mastered";
    PercentRead: "{} % read";
    LessonRead: "read";
    RightOf: "{} of {} right";
    FindAnything: "Find a word, a name, a question";

    // The reader.
    Min: "{} min";
    InThisSection: "In this section";
    Source: "Source";
    ReadNotKnown: "read, but not known yet";
    NotRead: "not read yet";
    NotHeld: "not held yet";
    NotHeldEarliest: "not held yet, earliest {}";
    AndMore: ", and {} more";
    RestsOnNamed: "Rests on {} {}: {}{}";
    RestsOn: "Rests on {}: {}{}";
    NoSelfCheck: "no self-check in this lesson; `X` begins its quiz";
    PrerequisitesMet: "nothing is missing that this lesson rests on";
    LastLesson: "this is the last lesson";
    FirstLesson: "this is the first lesson";
    NoJumpBack: "no jump to go back to";
    NoJumpForward: "no jump to go forward to";
    NoSuchLesson: "no such lesson; here is the course";
    NothingKnownAbout: "nothing is known about `{}`";
    CannotBeRead: "This cannot be read";
    CheckPrintsAll: "`studyhall check` prints everything that is wrong with this course.";

    // The study plan.
    Minutes: "{} minutes";
    NothingFits: "nothing fits into this time";
    Read: "read {}";
    ReadFromTo: "read {} to {}";
    ReviewCards: "review {}";
    NewCards: "{} new";
    GoOnWithStep: "Go on: {}";
    EndSession: "End the session";
    NoPlan: "no session is planned: M plans one";
    StepBegun: "{}; N goes on from there";
    PlanDone: "the session is done, after {} of {} minutes; M plans another";

    // The search.
    NothingHas: "Nothing has “{}”; this has the rest.";
    ResultOf: " {}/{} ";
    ResultOfTotal: " {}/{} of {} ";
    TypeAWord: "Type a word, a name, a place, a date, a question.";
    LettersForgiven: "Wrong letters are forgiven. First a sign for one kind alone:";
    NearestName: "Nothing found. The name nearest to it: {}";
    NothingFound: "Nothing found. Fewer or shorter words find more.";
    NoSuchCommand: "No such command here.";

    // The settings.
    SettingExam: "Exam on";
    SettingRetention: "Retention wanted, %";
    SettingNewCards: "New cards a day";
    SettingMinutes: "Review minutes a day";
    SettingSpeed: "Answer speed counts";
    AboutExam: "As 2026-12-10, or none. Everything comes again before that day.";
    AboutRetention: "How likely you know it when it is due, 80 to 95. More means more reviews.";
    AboutNewCards: "How many a day at most. 0 for none, while you catch up.";
    AboutMinutes: "When reviews take longer than this, no new cards come.";
    AboutSpeed: "Right but slow for you is hard; written, sure and quick is easy. After 8 answers of a kind.";
    On: "on";
    Off: "off";
    OutOfRange: "`{}` cannot be used: {} to {}";
    NothingChanged: "nothing was changed";
    FromNowOn: "from now on: {}";
    OwnReadingSpeed: "You read about {} words a minute.";
    AssumedReadingSpeed: "Reading is reckoned at {} words a minute, until your own pace is known.";

    // The progress screen.
    WeakSpots: "Weak spots";
    NothingAnswered: "Nothing has been answered yet. Self-checks and quizzes begin it.";
    NoneAtTheMoment: "None at the moment.";
    PutAside: "Put aside (Enter takes it up again)";
    ReasonSureButWrong: "sure but wrong";
    ReasonLeech: "keeps slipping";
    ReasonFailed: "missed the last time";
    ReasonFading: "fading";
    EndOfPage: "end";
    Of: "{} of {}";
    TakenUpAgain: "taken up again: it is asked when it is due";
    DueInDays: "Due in the next {} days";
    Nothing: "Nothing.";
    Modules: "Modules";
    LessonsDone: "{} of {} done";
    ObjectiveCounts: "objectives: {}";
    Objectives: "Objectives";
    MasteredEarliest: "mastered {} at the earliest";
    AndNotBegun: "and {} not begun";
    StillKnown: "Still known when asked again";
    ExpectedWere: "; expected were {} %";
    KeptShare: ", {} %{}";
    KeptOf: "{} of {}{} (last {} days)";
    HowSure: "How sure, and how right";
    Said: "said";
    Answers: "answers";
    Right: "right";
    Share: "share";
    NoBias: "neither too sure nor too modest";
    TooSure: "too sure by {} points";
    TooModest: "too modest by {} points";
    OnTheWhole: "On the whole {}; Brier score {} (0 is best).";

    // Saving, and the program.
    NotSavedYet: "{} not saved yet. ";
    GoOnWithoutSaving: "Go on without saving? Reading and asking work as always, but nothing from now on is kept.";
    NothingIsSaved: " nothing is saved";
    RecordStillRead: "the record is still being read";
    NotKept: "this is not kept: {}";
    PlaceNotKept: "your place is not kept: {}";
    FindingsInCourse: "{} in this course: `studyhall check` prints them";
    WindowIs: "This window is {}x{}.";
    WindowMustBe: "studyhall needs {}x{}:";
    EnlargeWindow: "enlarge it, or quit with Ctrl-C and";
    TryPlain: "try `studyhall read --plain`.";
}
