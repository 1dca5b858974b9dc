//! The search keeps its query and its results; earlier queries come back by Up; hits say which lesson they are in.

use crate::session::Session;

#[test]
fn the_search_opens_with_the_query_and_the_list_of_last_time() {
    let mut session = Session::good();
    session.press("/marlow<down>");
    let left = session.screen();
    session.press("<esc>");
    assert!(!session.screen().contains("marlow"));
    session.press("/");
    assert_eq!(session.screen(), left, "query, list and cursor");
    session.press("x<backspace>");
    assert!(
        !session.screen().contains("marlow"),
        "a letter replaces the query: {}",
        session.screen()
    );
}

#[test]
fn an_edit_changes_the_kept_query() {
    let mut session = Session::good();
    session.press("/marlow<enter><esc>/<backspace>");
    let screen = session.screen();
    assert!(
        screen.contains("▸ marlo ") && !screen.contains("▸ marlow"),
        "{screen}"
    );
}

#[test]
fn earlier_queries_come_back_by_up() {
    let mut session = Session::good();
    session.press("/marlow<esc>/villege<esc>/<ctrl-u>tide");
    for query in ["villege", "marlow", "tide", "villege"] {
        session.press("<up>");
        assert!(
            session.screen().contains(query),
            "{query}\n{}",
            session.screen()
        );
    }
    assert!(session.screen().contains("illage"), "{}", session.screen());
    session.press("<up><down><up>");
    assert!(
        session.screen().contains("marlow"),
        "down and up move in the list: {}",
        session.screen()
    );
}

#[test]
fn a_hit_says_which_lesson_it_is_in() {
    for size in [(40, 12), (80, 24), (120, 40)] {
        let mut session = Session::good().sized(size.0, size.1);
        session.press("/~villege built feared");
        let screen = session.screen();
        assert!(screen.contains(" 1.1 · "), "{screen}");
    }
}

#[test]
fn an_exact_number_or_command_wins() {
    let mut session = Session::new();
    session.press("/5.3");
    let row = first_selected(&session);
    assert!(row.contains("lesson"), "{row}");
    for query in [":q", ":ctrl-c"] {
        session.press("<ctrl-u>");
        session.press(query);
        let row = first_selected(&session);
        assert!(
            row.contains("command") && row.contains("uit"),
            "{query}: {row}"
        );
    }
}

fn first_selected(session: &Session) -> String {
    let screen = session.screen();
    let row = screen.lines().filter(|row| row.contains("▸ ")).nth(1);
    row.unwrap_or(&screen).to_owned()
}
