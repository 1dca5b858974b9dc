//! Screens: keys in, screen out. The first screen, reading, looking up, searching, help and the palette.

use studyhall::study::CourseProgress;
use studyhall::tui::{Action, Overlay, Screen};
use studyhall::tui::{BackgroundEvent, Next, OpenAction};

use crate::session::{Session, fixture, shipped};

/// The first line of running text, without its gutter.
fn first_words(session: &Session) -> String {
    let screen = session.screen();
    let line = screen.lines().skip(2).find(|line| {
        let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
        !line.is_empty()
    });
    let words = line.unwrap_or_default().split_whitespace();
    words
        .filter(|word| word.chars().all(char::is_alphabetic))
        .take(3)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Where the screen of the reader begins: paragraph and graphemes into it.
fn top(session: &Session) -> (usize, usize) {
    match session.model.screens.last() {
        Some(Screen::Reader(reader)) => (reader.top.para, reader.top.offset),
        other => panic!("{other:?} is not the reader"),
    }
}

#[test]
fn today_offers_one_next_step_and_enter_takes_it() {
    for (number, mut session) in [("1.1", Session::new()), ("1.1", Session::good())] {
        let screen = session.screen();
        assert!(
            screen.contains(&format!("▸ Start with {number}")),
            "{screen}"
        );
        session.press("<enter>");
        let screen = session.screen();
        assert!(screen.lines().next().unwrap().contains(number), "{screen}");
        assert!(screen.contains("§1/"), "{screen}");
        session.press("<esc>");
        let screen = session.screen();
        assert!(screen.contains(&format!("▸ Continue {number}")), "{screen}");
    }
}

#[test]
fn today_leads_to_every_lesson_and_to_the_search() {
    let mut session = Session::good();
    session.press("jjjj<enter>");
    assert!(session.screen().contains("1.2 Living with the tide"));
    session.press("<esc>gj<enter>");
    assert!(session.screen().contains("Find anything in the course"));
    session.press("<esc>q");
    assert_eq!(session.next, Next::Quit);
}

#[test]
fn a_page_goes_on_where_the_last_one_ended() {
    let mut session = Session::new();
    session.press("<enter>");
    let first = session.screen();
    session.press("<space>");
    let second = session.screen();
    assert_ne!(first, second);
    // Two lines are kept, for the eye to find its place.
    let body: Vec<&str> = first.lines().collect();
    let kept = body[body.len() - 3..body.len() - 1]
        .iter()
        .find(|line| !line.trim().is_empty())
        .unwrap();
    assert!(second.contains(kept), "`{kept}` is not on\n{second}");
    session.press("b");
    assert_eq!(session.screen(), first);
    session.press("jjkk");
    assert_eq!(session.screen(), first);
}

#[test]
fn sections_are_stepped_through_forward_and_back() {
    let mut session = Session::new();
    session.press("<enter>");
    let library = shipped();
    let lesson = library.course.lessons().next().unwrap();
    for section in lesson.sections.iter().take(2) {
        session.press("n");
        assert!(
            session.row_of(section.title.as_str()) <= 3,
            "{}",
            session.screen()
        );
    }
    session.press("p");
    assert!(session.row_of(lesson.sections[0].title.as_str()) <= 3);
}

#[test]
fn the_place_is_kept_and_found_again() {
    let mut session = Session::new();
    session.press("<enter><space><space>jjj");
    let place = top(&session);
    assert!(place.0 > 3, "{place:?}");
    let position = session.hands.positions.last().unwrap().clone();
    let progress = CourseProgress {
        last: Some(position.lesson.clone()),
        positions: [(position.lesson.clone(), position)].into(),
        ..CourseProgress::default()
    };
    let mut again = Session::over(shipped(), Ok(progress));
    assert!(
        again.screen().contains("Continue 1.1"),
        "{}",
        again.screen()
    );
    again.press("<enter>");
    assert_eq!(top(&again), place);
    // On another screen it is the same paragraph.
    let words = first_words(&again);
    let narrow = again.sized(40, 12);
    assert!(
        narrow.screen().contains(words.split(' ').next().unwrap()),
        "`{words}` is not on\n{}",
        narrow.screen()
    );
}

#[test]
fn a_change_of_size_keeps_what_is_at_the_top() {
    let mut session = Session::new();
    session.press("<enter><space><space>");
    let before = session.screen();
    let words = first_words(&session);
    for (width, height) in [(40, 12), (60, 20), (132, 30), (80, 24)] {
        session = session.sized(width, height);
        let screen = session.screen();
        let top: Vec<&str> = screen.lines().skip(1).take(4).collect();
        let top = top.join(" ");
        let first = words.split(' ').next().unwrap();
        assert!(
            top.contains(first),
            "{width}x{height}: `{words}` is not at the top of\n{screen}"
        );
    }
    assert_eq!(session.screen(), before);
}

#[test]
fn a_word_opens_in_front_and_closes_again() {
    let mut session = Session::good();
    session.press("<enter>");
    let before = session.screen();
    session.press("<tab><enter>");
    let screen = session.screen();
    assert!(screen.contains("The town around the harbour."), "{screen}");
    session.press("<esc>");
    assert_eq!(session.screen(), before);
    // From an entry to the next: the engineer, and where the course speaks of her.
    session.press("<tab><enter>");
    assert!(session.screen().contains("She built the wall"));
    session.press("<enter>");
    assert!(session.row_of("The plan") <= 12);
}

#[test]
fn a_link_into_a_lesson_jumps_and_ctrl_o_comes_back() {
    let mut session = Session::good().sized(40, 12);
    session.press("<enter><tab><tab><tab>");
    let before = session.screen();
    assert!(before.contains("The light"), "{before}");
    session.press("<enter>");
    assert!(session.screen().contains("§2/2"), "{}", session.screen());
    session.press("<ctrl-o>");
    assert_eq!(session.screen(), before);
    session.press("<ctrl-n>");
    assert!(session.screen().contains("§2/2"));
    session.press("]");
    assert!(session.screen().contains("1.2 Living with the tide"));
    session.press("<ctrl-o>");
    assert!(session.screen().contains("1.1 Building the harbour"));
}

#[test]
fn the_search_forgives_a_typo_and_goes_there() {
    let mut session = Session::good();
    session.press("/marlwo");
    let screen = session.screen();
    assert!(screen.contains("Anna Marlow"), "{screen}");
    session.press("<enter>");
    assert!(
        session.screen().contains("She built the wall"),
        "{}",
        session.screen()
    );
    session.press("<esc>/villege built feared");
    let screen = session.screen();
    assert!(screen.contains("▸ text"), "{screen}");
    session.press("<enter>");
    let screen = session.screen();
    assert!(screen.contains("Marlow holds"), "{screen}");
    assert!(screen.contains("▸ │ Marlow holds"), "{screen}");
}

#[test]
fn the_search_says_what_it_could_not_find() {
    let mut session = Session::good();
    session.press("/");
    let screen = session.screen();
    assert!(
        screen.contains("@ person") && screen.contains("~ text"),
        "{screen}"
    );
    session.press("marlowqqqzz");
    let screen = session.screen();
    assert!(
        screen.contains("The name nearest to it: Anna Marlow"),
        "{screen}"
    );
    session.press("<ctrl-u>marlow qqqqzz");
    let screen = session.screen();
    assert!(screen.contains("Nothing has “qqqqzz”"), "{screen}");
    assert!(screen.contains("▸ person"), "{screen}");
    session.press("<f1>");
    let help = session.screen();
    assert!(help.contains("Searching"), "{help}");
    let mut session = session.sized(80, 60);
    let help = session.screen();
    for part in ["people only", "with exactly these letters", "^word"] {
        assert!(help.contains(part), "{part}\n{help}");
    }
    session.press("<esc>");
    assert!(session.screen().contains("Nothing has “qqqqzz”"));
}

#[test]
fn commands_are_found_and_done() {
    let mut session = Session::good();
    session.press("<enter>/:table of contents");
    let screen = session.screen();
    assert!(screen.contains("▸ command"), "{screen}");
    session.press("<enter>");
    assert!(
        session.screen().contains("Contents"),
        "{}",
        session.screen()
    );
    let mut session = Session::good();
    session.press("/:");
    assert!(!session.screen().contains("self-check of this section"));
}

#[test]
fn what_is_found_late_or_for_another_query_moves_nothing() {
    let mut session = Session::new();
    session.press("/liberation");
    let titles = |session: &Session| session.screen();
    let before = titles(&session);
    session.act(Action::Background(BackgroundEvent::Found {
        generation: 3,
        answer: Box::default(),
        is_all: true,
    }));
    assert_eq!(titles(&session), before);
    session.press("<down><down>");
    let Some(Overlay::Search(search)) = session.model.overlays.last() else {
        panic!()
    };
    let (generation, answer) = (search.generation, search.answer.clone());
    let before = titles(&session);
    session.act(Action::Background(BackgroundEvent::Found {
        generation,
        answer: Box::new(answer),
        is_all: true,
    }));
    assert_eq!(titles(&session), before, "the cursor stays where it was");
}

#[test]
fn a_snippet_shows_the_match_at_every_width() {
    for size in [(40, 12), (80, 24), (120, 40)] {
        let mut session = Session::new().sized(size.0, size.1);
        session.press("/~multilateral stupor");
        let screen = session.screen();
        assert!(
            screen.contains("stupor") && screen.contains('…'),
            "{screen}"
        );
    }
}

#[test]
fn leaving_the_search_changes_nothing() {
    let mut session = Session::new();
    session.press("<enter><space><tab>");
    let (before, buffer) = (session.screen(), session.buffer());
    session.press("/karabagh<down><down>");
    assert_ne!(session.screen(), before);
    session.press("<esc>");
    assert_eq!(session.screen(), before);
    assert_eq!(session.buffer(), buffer);
    session.press("/zzzzqqq");
    assert!(session.screen().contains("Nothing found"));
    session.press("<enter>");
    assert!(session.screen().contains("Nothing found"));
    session.press("<esc>");
    assert_eq!(session.buffer(), buffer);
}

#[test]
fn the_contents_lead_to_sections() {
    let mut session = Session::good().sized(40, 12);
    session.press("<enter>c");
    assert!(session.screen().contains("Contents"));
    session.press("<down><enter>");
    assert!(session.screen().contains("§2/2"), "{}", session.screen());
}

#[test]
fn help_shows_the_keys_of_the_screen_under_it() {
    for (keys, heading, sentence) in [
        ("", "Today", "open what the cursor is on"),
        ("<enter>", "Reading", "the self-check of this section"),
        ("<enter>x", "Answering", "one more hint"),
        ("<enter>xb<enter>", "After an answer", "the next question"),
        ("<enter>x<ctrl-n><ctrl-n>", "At the end", "the cursor"),
        ("<enter><tab><enter>", "Looking something up", "follow"),
        ("<enter>c", "Contents", "section or lesson"),
    ] {
        let mut session = Session::good();
        session.press(keys);
        let before = session.screen();
        session.press("?");
        let screen = session.screen();
        let first = screen.lines().nth(2).unwrap();
        assert!(first.contains(heading), "{keys}\n{screen}");
        assert!(screen.contains(sentence), "{keys}\n{screen}");
        session.press("?");
        assert_eq!(session.screen(), before, "{keys}");
    }
}

#[test]
fn the_palette_runs_a_command() {
    let mut session = Session::good();
    session.press("<enter>:quiz of");
    assert!(session.screen().contains("the quiz of this lesson"));
    session.press("<enter>");
    assert!(session.screen().contains("Quiz › 1.1"));
    let mut session = Session::good();
    session.press(":quit<enter>");
    assert_eq!(session.next, Next::Quit);
}

#[test]
fn a_broken_lesson_is_listed_with_its_finding_and_the_others_open() {
    let mut session = Session::over(fixture("broken"), Ok(CourseProgress::default()));
    let screen = session.screen();
    assert!(screen.contains("half-a-lesson"), "{screen}");
    assert!(screen.contains("finding"), "{screen}");
    let row = session.row_of("half-a-lesson");
    // The steps before the path are the next step and the search.
    session.press("jjj");
    assert!(
        session
            .screen()
            .lines()
            .nth(row)
            .unwrap()
            .trim_start()
            .starts_with('▸')
    );
    session.press("<enter>");
    let screen = session.screen();
    assert!(
        screen.contains("cannot be read") && screen.contains("half-a-lesson.yaml"),
        "{screen}"
    );
    session.press("<esc>j<enter>");
    assert!(session.screen().contains("Living with the tide"));
    session.press("[");
    assert!(session.screen().contains("1.1 Building the harbour"));
}

#[test]
fn a_short_route_is_on_today_and_leads_on_from_lesson_to_lesson() {
    let mut session = Session::good();
    let screen = session.screen();
    assert!(screen.contains("Short routes"), "{screen}");
    assert!(screen.contains("The tide first: 2 lessons"), "{screen}");
    // The steps before it are the next step and the search.
    session.press("jj<enter>");
    let screen = session.screen();
    assert!(
        screen.contains("short route") && screen.contains("what came of it"),
        "{screen}"
    );
    session.press("<enter>");
    assert!(session.screen().contains("1.2 Living with the tide"));
    session.press("<end>");
    let screen = session.screen();
    assert!(
        screen.contains("On the route “The tide first”: 1.1 Building the harbour"),
        "{screen}"
    );
}

#[test]
fn beside_a_lesson_stands_what_comes_before_and_after_and_does_not_move() {
    let mut session = Session::over(shipped(), Ok(CourseProgress::default())).sized(120, 30);
    session.act(Action::Open(OpenAction::Lesson(Some("5.3".into()))));
    let screen = session.screen();
    for lesson in ["○ 5.1 ", "▸ 5.3 ", "○ 5.5 "] {
        assert!(screen.contains(lesson), "{lesson}\n{screen}");
    }
    let row = session.row_of("▸ 5.3 ");
    session.press("nnn");
    assert_eq!(session.row_of("▸ 5.3 "), row);
    assert!(session.screen().contains("§3/5"), "{}", session.screen());
}

#[test]
fn a_count_before_a_movement_repeats_it_and_half_pages_are_half() {
    let mut session = Session::new();
    session.press("<enter>5j");
    let five = top(&session);
    session.press("g").press("jjjjj");
    assert_eq!(top(&session), five);
    session.press("3k").press("jjj");
    assert_eq!(top(&session), five);
    // A count is forgotten when something else is done.
    session.press("g9").press("<esc><enter>").press("g2j");
    let two = top(&session);
    session.press("gjj");
    assert_eq!(top(&session), two);
    session.press("g<ctrl-f>");
    let page = session.screen();
    session.press("g<space>");
    assert_eq!(session.screen(), page);
    session.press("<ctrl-b>");
    assert_eq!(top(&session), (0, 0));
    session.press("<ctrl-d><ctrl-u>");
    assert_eq!(top(&session), (0, 0));
    // On lists, too.
    session.press("<esc>g");
    session.press("3j<enter>");
    let third = session.screen();
    session.press("<esc>gjjj<enter>");
    assert_eq!(session.screen(), third);
}
