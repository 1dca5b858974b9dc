//! Which queries are answered, and in which order.

use std::sync::mpsc::channel;

use super::*;
use crate::course::sample;

fn answers(queries: &[&str]) -> Vec<LiveResults> {
    let index = Index::from_course(&sample());
    let (sender, receiver) = channel();
    for (at, query) in (1..).zip(queries) {
        sender.send(((*query).to_owned(), at)).unwrap();
    }
    drop(sender);
    let mut all = Vec::new();
    answer_newest(&index, 20, &receiver, &mut |found| all.push(found));
    all
}

#[test]
fn only_the_newest_question_is_answered() {
    let all = answers(&["lib", "libe", "liberation"]);
    assert!(!all.is_empty() && all.iter().all(|found| found.generation == 3));
    assert_eq!(all.iter().filter(|found| found.is_all).count(), 1);
}

#[test]
fn what_is_shown_first_stays_where_it_is() {
    let all = answers(&["liberation"]);
    let [first, last] = all.as_slice() else {
        panic!("{all:?}");
    };
    let count = first.answer.hits.len();
    assert_eq!(first.answer.hits, last.answer.hits[..count]);
    assert!(last.answer.hits.len() > count && last.is_all);
    let index = Index::from_course(&sample());
    assert_eq!(last.answer.hits.len(), index.find("liberation", 20).len());
}

#[test]
fn what_no_name_has_is_answered_once() {
    let all = answers(&["zzzzz"]);
    assert!(all.len() == 1 && all[0].is_all && all[0].answer.hits.is_empty());
}
