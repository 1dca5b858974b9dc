//! Pastes on a terminal without bracketed paste, as on Windows: many keys that arrive at once.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{Input, paste};

/// The fewest keys at once that are a paste.
const SHORTEST: usize = 4;

/// Replaces each run of text keys in `batch`, which arrived together, by a paste. A run of one key is a key that was
/// held while the machine was busy, and stays.
pub fn join_bursts(batch: Vec<Input>) -> Vec<Input> {
    let mut joined = Vec::with_capacity(batch.len());
    let mut run = Vec::new();
    for input in batch {
        if typed(&input).is_some() {
            run.push(input);
        } else {
            close(&mut run, &mut joined);
            joined.push(input);
        }
    }
    close(&mut run, &mut joined);
    joined
}

fn close(run: &mut Vec<Input>, joined: &mut Vec<Input>) {
    let differs = run
        .iter()
        .skip(1)
        .zip(&*run)
        .any(|(one, other)| one != other);
    if run.len() >= SHORTEST && differs {
        let text: String = run.drain(..).filter_map(|input| typed(&input)).collect();
        joined.push(paste(&text));
    } else {
        joined.append(run);
    }
}

/// The character that a key adds to a text.
fn typed(input: &Input) -> Option<char> {
    let Input::Key(key) = input else { return None };
    if key
        .modifiers
        .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
    {
        return None;
    }
    match key.code {
        KeyCode::Char(c) => Some(c),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}
