//! What reaches the event loop, and how workers send it something.

use std::sync::mpsc::Sender;

use super::platform::Signal;
use crate::tui::Input;

/// Something that happened, on its way to the loop.
#[derive(Debug)]
pub(super) enum LoopEvent<M> {
    /// Somebody did this, in this order.
    Input(Vec<Input>),
    /// A worker sent this.
    Message(M),
    /// The system asks for this.
    Signal(Signal),
    /// The terminal speaks the kitty keyboard protocol.
    KittyKeyboard,
    /// The frame has been written.
    FrameWritten,
    /// The terminal is closed.
    Closed,
}

/// Brings messages of workers to the loop; clones share it.
#[derive(Debug)]
pub struct EventSender<M>(pub(super) Sender<LoopEvent<M>>);

impl<M> Clone for EventSender<M> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<M> EventSender<M> {
    /// Sends a message. Nothing happens if the loop has ended.
    pub fn send(&self, message: M) {
        let _ = self.0.send(LoopEvent::Message(message));
    }
}
