//! `quiz` by lines killed with -9 at a moment drawn by lot: what was shown as recorded is in the record, exactly once.

use std::collections::HashSet;
use std::time::Duration;

use studyhall::study::seed;

use super::lines::attempts;
use super::partner::{GOOD, Partner};

/// How often: ten times, or as often as `STUDYHALL_KILLS` says.
fn runs() -> u64 {
    std::env::var("STUDYHALL_KILLS").map_or(10, |runs| runs.parse().unwrap())
}

#[test]
fn what_was_shown_as_recorded_is_there_once_after_a_kill() {
    let data = tempfile::tempdir().unwrap();
    let args = ["quiz", "--plain", "--lessons", GOOD];
    // Many rounds over all twelve questions, sent at once: the program is always at work when it is killed.
    let rounds = ("d\n".repeat(12) + "missed\n").repeat(40);
    let (mut kept, mut shown_in_all) = (0, 0);
    for run in 0..runs() {
        let mut partner = Partner::of(&args, data.path());
        partner.say(&rounds);
        for _ in 0..seed(run, 1) % 150 {
            partner.line();
        }
        std::thread::park_timeout(Duration::from_micros(seed(run, 2) % 8_000));
        partner.child.kill().unwrap();
        partner.child.wait().unwrap();
        while partner.line().is_some() {}

        let shown: Vec<&str> = partner
            .said
            .iter()
            .filter(|line| line.starts_with("recorded: "))
            .map(|line| line.rsplit(", ").next().unwrap())
            .collect();
        let all = attempts(data.path());
        let new: Vec<&str> = all[kept..]
            .iter()
            .map(|attempt| attempt.item.as_str())
            .collect();
        assert!(
            new.starts_with(&shown),
            "run {run}: shown {shown:?}, kept {new:?}"
        );
        assert!(
            new.len() <= shown.len() + 1,
            "run {run}: shown {shown:?}, kept {new:?}"
        );
        let ids: HashSet<_> = all.iter().map(|attempt| attempt.id).collect();
        assert_eq!(ids.len(), all.len(), "run {run}: stored twice");
        shown_in_all += shown.len();
        kept = all.len();
    }
    assert!(shown_in_all > 0, "killed too early to test anything");
}
