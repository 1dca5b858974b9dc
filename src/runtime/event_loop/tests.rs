//! How the loop ends.

use super::*;

#[test]
fn exit_codes_tell_the_signal() {
    assert_eq!(ExitReason::Quit.code(), 0);
    assert_eq!(ExitReason::Signal(15).code(), 143);
    assert_eq!(ExitReason::TerminalClosed.code(), 129);
}
