//! Answers of every shape, as they are kept.

use super::*;

#[test]
fn every_response_comes_back_as_it_was() {
    let directory = TempDir::new().unwrap();
    let words = || {
        vec![
            "a".to_owned(),
            "Xankəndi \"'); drop table attempts--".to_owned(),
        ]
    };
    let responses = [
        Response::Choices(words()),
        Response::Truth(true),
        Response::Text("—\n".into()),
        Response::Blanks(words()),
        Response::Pairs(vec![Some(2), None, Some(0)]),
        Response::Categories(vec![None, Some(1)]),
        Response::Open {
            text: "—\n\"".into(),
            ideas: vec![0, 3],
        },
        Response::DontKnow,
    ];
    let attempts: Vec<Attempt> = (0_u128..)
        .zip(TaskKind::ALL)
        .flat_map(|(n, kind)| {
            let occasion = if n % 2 == 0 {
                Occasion::Quiz
            } else {
                Occasion::SelfCheck
            };
            (0_u128..)
                .zip(responses.clone())
                .map(move |(m, response)| Attempt {
                    kind,
                    occasion,
                    response,
                    ..attempt(u128::MAX - 10 * n - m)
                })
        })
        .collect();
    let mut store = SqliteStore::open(&file(&directory)).unwrap();
    for attempt in &attempts {
        store.append(attempt).unwrap();
    }
    assert_eq!(store.attempts(&course()).unwrap(), attempts);
    assert_eq!(store.attempts(&CourseId::new("other")).unwrap(), []);
    drop(store);
    let store = SqliteStore::open(&file(&directory)).unwrap();
    assert_eq!(store.attempts(&course()).unwrap(), attempts);
}

#[test]
fn what_was_written_at_length_comes_back_without_what_acts_on_a_terminal() {
    let open = |text: &str| Response::Open {
        text: text.into(),
        ideas: vec![1],
    };
    let mut store = SqliteStore::in_memory().unwrap();
    let written = Attempt {
        response: open("a\u{1b}[31m"),
        ..attempt(1)
    };
    store.append(&written).unwrap();
    let kept = store.attempts(&course()).unwrap();
    assert_eq!(kept[0].response, open("a\u{FFFD}[31m"));
}
