//! The full screen killed with -9 at a moment drawn by lot while a quiz is answered: what was shown as recorded is in the
//! record, exactly once, and what was typed and not sent is there again.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use studyhall::content::{Embedded, load};
use studyhall::course::{Course, Lesson};
use studyhall::store::{SqliteStore, Store, check};
use studyhall::study::{Attempt, Response, scope, seed};

use super::hall::{hall_sized, hall_with, kill, until};
use super::play::{LIMIT, Play};

/// How often: three times, or as often as `STUDYHALL_KILLS` says.
fn runs() -> u64 {
    std::env::var("STUDYHALL_KILLS").map_or(3, |runs| runs.parse().unwrap())
}

fn attempts(data: &Path, course: &Course) -> Vec<Attempt> {
    let store = SqliteStore::open(&data.join("study.db")).unwrap();
    store.attempts(&course.id).unwrap()
}

/// A sitting, as it is followed on its screen.
struct Sitting {
    play: Play,
    /// The question that was answered last.
    answered: Option<usize>,
    /// The question after whose verdict the next was asked for.
    left: Option<usize>,
    /// The questions whose verdict was seen, by their number in the sitting.
    shown: BTreeSet<usize>,
}

impl Sitting {
    /// The number of the question on the screen.
    fn number(&self) -> Option<usize> {
        let text = self.play.screen.screen().contents();
        let line = text.lines().next()?.trim_end();
        let (before, _) = line.rsplit_once(" of ")?;
        before.rsplit(' ').next()?.parse().ok()
    }

    fn says(&self, words: &str) -> bool {
        self.play.screen.screen().contents().contains(words)
    }

    fn take(&mut self, bytes: &[u8]) {
        self.play.screen.process(bytes);
        self.play.raw.extend(bytes);
        // A frame may come in pieces, the number first: a verdict belongs to what was answered last.
        if self.says("you did not know") && self.number() == self.answered {
            self.shown.extend(self.answered);
        }
    }

    /// The key that goes on, each once; none while there is still a frame to come.
    fn key(&mut self) -> Option<&'static str> {
        let number = self.number()?;
        let verdict = self.says("you did not know");
        if verdict && self.answered == Some(number) && self.left != Some(number) {
            self.left = Some(number);
            // Enter alone would have to wait until the verdict can have been read.
            return Some("\x0e");
        }
        if !verdict && self.says("I don't know") && self.answered != Some(number) {
            self.answered = Some(number);
            return Some("\x04");
        }
        None
    }

    /// Answers question after question until `pieces` of output have come, or there is nothing more to answer; presses
    /// one key more if there is one, and is killed a little after it, so long as `turns` of other threads take.
    fn killed_after(mut self, pieces: u64, turns: u64) -> BTreeSet<usize> {
        for _ in 0..pieces {
            let Ok(bytes) = self.play.output.recv_timeout(LIMIT) else {
                panic!("nothing more on\n{}", self.play.screen.screen().contents());
            };
            self.take(&bytes);
            if self.says("still to answer") || self.says("Ask again what was missed") {
                break;
            }
            if let Some(key) = self.key() {
                self.play.types(key);
            }
        }
        for _ in 0..turns {
            std::thread::yield_now();
        }
        self.play.child.kill().unwrap();
        self.play.child.wait().unwrap();
        // What it had written by then was shown.
        while let Ok(bytes) = self.play.output.recv_timeout(LIMIT) {
            self.take(&bytes);
        }
        self.shown
    }
}

/// The numbers that the items of `attempts` have in their sitting over `lesson`.
fn numbers(course: &Course, lesson: &Lesson, attempts: &[Attempt]) -> Vec<usize> {
    let number = |attempt: &Attempt| {
        let asked = scope(course, Some(lesson.id.as_str()), attempt.seed.unwrap()).unwrap();
        let mut items = asked.questions.iter().map(|question| &question.item.id);
        items.position(|id| *id == attempt.item).unwrap() + 1
    };
    attempts.iter().map(number).collect()
}

#[test]
fn what_was_shown_as_recorded_is_there_once_after_a_kill() {
    let course = load(&Embedded).course.unwrap();
    let lesson = course
        .lessons()
        .max_by_key(|lesson| lesson.items().count())
        .unwrap();
    let verb = ["quiz", lesson.id.as_str()];
    let most = 2 * lesson.items().count() as u64 + 6;
    let data = tempfile::tempdir().unwrap();
    let mut kept = 0;
    let (mut shown_in_all, mut unseen) = (0, 0);
    for run in 0..runs() {
        let sitting = Sitting {
            play: hall_sized(data.path(), &verb, (120, 60)),
            answered: None,
            left: None,
            shown: BTreeSet::new(),
        };
        // Short and long whiles alike: an answer is marked, written and shown within the short ones.
        let turns = (seed(run, 12) % 4_096) >> (seed(run, 13) % 12);
        let shown = sitting.killed_after(2 + seed(run, 11) % most, turns);
        let all = attempts(data.path(), &course);
        let new = numbers(&course, lesson, &all[kept..]);
        assert!(
            shown.iter().all(|number| new.contains(number)),
            "run {run}: shown {shown:?}, kept {new:?}"
        );
        // One key is under way at a time: no more than one answer can be kept and not shown.
        assert!(
            new.len() <= shown.len() + 1,
            "run {run}: shown {shown:?}, kept {new:?}"
        );
        let ids: HashSet<_> = all.iter().map(|attempt| attempt.id).collect();
        assert_eq!(ids.len(), all.len(), "run {run}: stored twice");
        let asked = all.iter().map(|attempt| (attempt.seed, &attempt.item));
        let asked: HashSet<_> = asked.collect();
        assert_eq!(
            asked.len(),
            all.len(),
            "run {run}: asked again in its sitting"
        );
        shown_in_all += shown.len();
        unseen += new.len() - shown.len();
        kept = all.len();
    }
    assert!(shown_in_all > 0, "killed too early to test anything");
    let health = check(&data.path().join("study.db")).unwrap().unwrap();
    assert!(health.is_sound(), "{health:?}");
    println!(
        "{} kills: {shown_in_all} shown and kept, {unseen} kept before they were shown",
        runs()
    );
}

#[test]
fn what_was_typed_and_not_sent_is_there_again_after_a_kill() {
    let data = tempfile::tempdir().unwrap();
    let good = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/good");
    let course = load(&studyhall::content::Directory::open(Path::new(good)).unwrap());
    let course = course.course.unwrap();
    let verb = ["quiz", "1.1", "--seed", "210", "--lessons", good];
    let mut play = hall_with(data.path(), &verb);
    for number in 1..4 {
        play.sees(&format!("{number} of 5")).types("\x0e");
    }
    play.sees("4 of 5").sees("short answer");
    play.types("harbour prid");
    // Written as soon as the keys pause.
    until(|| {
        let store = SqliteStore::open_read_only(&data.path().join("study.db"));
        let all = store.and_then(|store| store.unfinished(&course.id));
        let typed = Response::Text("harbour prid".into());
        all.is_ok_and(|all| all.iter().any(|one| one.response == Some(typed.clone())))
    });
    kill(play);
    let mut again = hall_with(data.path(), &verb);
    // At the question that was begun.
    again
        .sees("4 of 5")
        .sees("▸ harbour prid")
        .types("e\r")
        .sees("correct");
    kill(again);
    assert_eq!(attempts(data.path(), &course).len(), 1);
    let store = SqliteStore::open_read_only(&data.path().join("study.db")).unwrap();
    assert_eq!(store.unfinished(&course.id).unwrap(), []);
}
