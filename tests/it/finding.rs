//! How well the search finds what students mean: `tests/search/queries.yaml`, asked of the shipped course. Reports
//! how often the right thing stands first (hits@1), among the first five (hits@5), and the mean of one over its place
//! (MRR), by class; every third query, with which nothing was tuned, also apart.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use studyhall::search::{Hit, Kind};

use crate::session::shipped;

const QUERIES: &str = include_str!("../search/queries.yaml");
/// What has to hold over all queries, and over those apart.
const FIRST: f64 = 0.95;
const AMONG_FIVE: f64 = 0.99;

struct Case {
    class: String,
    query: String,
    wants: Vec<String>,
}

/// The queries in the order of the file.
fn cases() -> Vec<Case> {
    let classes: serde_yaml::Mapping = serde_yaml::from_str(QUERIES).unwrap();
    let mut cases = Vec::new();
    for (class, rows) in classes {
        let rows: Vec<(String, Vec<String>)> = serde_yaml::from_value(rows).unwrap();
        cases.extend(rows.into_iter().map(|(query, wants)| Case {
            class: class.as_str().unwrap().to_owned(),
            query,
            wants,
        }));
    }
    cases
}

/// Whether `hit` is what `want` names.
fn is_it(hit: &Hit, want: &str) -> bool {
    if let Some((kind, id)) = want.split_once(':')
        && let Some(kind) = Kind::from_key(kind)
    {
        let place = match (&hit.lesson, &hit.section) {
            (Some(lesson), Some(section)) => format!("{lesson}#{section}"),
            _ => hit.id.clone(),
        };
        return hit.kind == kind
            && id.strip_suffix('*').map_or_else(
                || hit.id == id || place == id && kind == Kind::Paragraph,
                |start| place.starts_with(start) || hit.id.starts_with(start),
            );
    }
    let is_thing = matches!(
        hit.kind,
        Kind::Term | Kind::Person | Kind::Place | Kind::Event | Kind::Comparison
    );
    let same = |title: &str| title.to_lowercase() == want.to_lowercase();
    is_thing && (same(&hit.title) || hit.title.split('/').any(same))
}

#[derive(Default)]
struct Tally {
    asked: f64,
    first: f64,
    five: f64,
    reciprocal: f64,
}

impl Tally {
    fn add(&mut self, place: Option<usize>) {
        self.asked += 1.0;
        if let Some(place) = place {
            self.first += f64::from(u8::from(place == 0));
            self.five += f64::from(u8::from(place < 5));
            self.reciprocal += 1.0 / f64::from(u32::try_from(place + 1).unwrap());
        }
    }

    fn row(&self, name: &str) -> String {
        let share = |sum: f64| 100.0 * sum / self.asked;
        format!(
            "{name:14} {:4} {:6.1} {:6.1} {:6.3}\n",
            self.asked,
            share(self.first),
            share(self.five),
            self.reciprocal / self.asked
        )
    }
}

#[test]
fn what_students_mean_stands_first() {
    let index = &shipped().index;
    let mut classes: BTreeMap<String, Tally> = BTreeMap::new();
    let mut misses = String::new();
    for (at, case) in cases().iter().enumerate() {
        let hits = index.find(&case.query, 10);
        let place = hits
            .iter()
            .position(|hit| case.wants.iter().any(|want| is_it(hit, want)));
        let is_apart = at % 3 == 2;
        let part = if is_apart {
            "= held out"
        } else {
            "= tuned with"
        };
        for name in [case.class.as_str(), part, "= all"] {
            classes.entry(name.to_owned()).or_default().add(place);
        }
        if place != Some(0) {
            let found: Vec<String> = hits
                .iter()
                .take(3)
                .map(|hit| format!("{} {} {}", hit.score, hit.kind.key(), hit.id))
                .collect();
            writeln!(
                misses,
                "{} {:10} {:?} wants {:?}, is at {place:?}: {found:?}",
                if is_apart { "held" } else { "    " },
                case.class,
                case.query,
                case.wants.first().unwrap(),
            )
            .unwrap();
        }
    }
    let mut report = String::from("class          asked  hits@1 hits@5    MRR\n");
    for (name, tally) in &classes {
        report += &tally.row(name);
    }
    std::io::stdout()
        .write_all(format!("{report}\n{misses}").as_bytes())
        .unwrap();
    for part in ["= all", "= held out"] {
        let tally = &classes[part];
        assert!(
            tally.first / tally.asked >= FIRST && tally.five / tally.asked >= AMONG_FIVE,
            "{part}\n{report}\n{misses}"
        );
    }
}

#[test]
fn there_are_queries_of_every_class() {
    let cases = cases();
    assert!(cases.len() >= 250);
    for (at, case) in cases.iter().enumerate() {
        assert!(!case.wants.is_empty(), "{}", case.query);
        let is_new = cases[..at].iter().all(|other| other.query != case.query);
        assert!(is_new, "{} is there twice", case.query);
    }
}
