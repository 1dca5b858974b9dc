//! `studyhall backup FILE` and `studyhall restore FILE`: everything a learner did, as one file, and back.

use super::{Failure, Outcome, Streams, database};
use crate::cli::{Backup, Options, Restore};
use crate::runtime::Clock;
use crate::store::{self, Overwrite, StoreError};
use crate::study::StudyDay;
use crate::text::{Count, SafeText};

pub(super) fn run(
    args: &Backup,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let record = database(options.data_dir.as_deref())?;
    let overwrite = match &args.force {
        None => Overwrite::OlderBackup,
        Some(name) if *name == args.file => Overwrite::AnyFile,
        Some(name) => {
            let (name, file) = (name.display().to_string(), args.file.display().to_string());
            return Err(Failure::Message(format!(
                "`--force={}` does not repeat the name of the file, `{}`: nothing was written",
                SafeText::new(&name),
                SafeText::new(&file)
            )));
        }
    };
    let now = Clock::start().now();
    let made = store::backup(&record, &args.file, now, overwrite).map_err(said)?;
    writeln!(
        io.out,
        "{} in `{}`, {} bytes, verified",
        rows((made.attempts, made.decisions, made.positions)),
        SafeText::new(&args.file.display().to_string()),
        made.bytes
    )?;
    if made.damaged > 0 {
        writeln!(
            io.out,
            "damaged before, and kept as it is: {}; `studyhall doctor` says more",
            Count::new(made.damaged, "row")
        )?;
    }
    Ok(Outcome::Done)
}

pub(super) fn restore(
    args: &Restore,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let record = database(options.data_dir.as_deref())?;
    let backup = store::verify(&args.file).map_err(said)?;
    let how = if args.replace {
        store::RestoreMode::Replace
    } else {
        store::RestoreMode::Merge
    };
    let now = Clock::start().now();
    let restored = store::restore(&args.file, &record, how, now).map_err(said)?;
    let made = backup.made_ms.map_or_else(String::new, |made| {
        let day = StudyDay::at(crate::study::Now {
            unix_ms: made,
            ..now
        });
        format!(", made on {day}")
    });
    writeln!(
        io.out,
        "the backup{made} has {}",
        rows((backup.attempts, backup.decisions, backup.positions))
    )?;
    writeln!(
        io.out,
        "restored: {}; {} known already",
        rows((restored.attempts, restored.decisions, restored.positions)),
        restored.known
    )?;
    if let Some(kept) = &restored.kept {
        let kept = SafeText::new(&kept.display().to_string());
        writeln!(io.out, "the record of before is in `{kept}`")?;
    }
    if let Some(salvaged) = &restored.salvaged {
        let path = SafeText::new(&salvaged.path.display().to_string());
        writeln!(
            io.out,
            "{} of it could be read and {} not in the backup: `studyhall restore '{path}'` adds them",
            Count::new(salvaged.attempts, "answer"),
            if salvaged.attempts == 1 { "is" } else { "are" }
        )?;
    }
    Ok(Outcome::Done)
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn said(error: StoreError) -> Failure {
    Failure::Message(error.to_string())
}

fn rows((attempts, decisions, positions): (u64, u64, u64)) -> String {
    format!(
        "{}, {}, {}",
        Count::new(attempts, "answer"),
        Count::new(decisions, "decision"),
        Count::new(positions, "place")
    )
}
