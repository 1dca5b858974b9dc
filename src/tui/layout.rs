//! Where things go on a screen of a given size. Pure arithmetic, used by `update` and `view` alike.

use std::ops::Range;

use ratatui::layout::Rect;

use super::document::plain;
use crate::text::wrap;

/// Fewest columns.
pub const MIN_WIDTH: u16 = 40;
/// Fewest rows.
pub const MIN_HEIGHT: u16 = 12;
/// Columns of running text, where there is room.
const MEASURE: u16 = 68;
/// From this width on the outline stands beside the text.
const WITH_OUTLINE: u16 = 100;
/// From this width on the margin does, too.
const WITH_MARGIN: u16 = 132;
/// Columns of the outline.
const OUTLINE: u16 = 28;
/// Columns of the margin.
const MARGIN: u16 = 30;
/// Columns left of the text for paragraph numbers.
pub(super) const GUTTER: u16 = 4;

/// Whether the screen is too small to work on.
pub(super) fn is_too_small(size: (u16, u16)) -> bool {
    size.0 < MIN_WIDTH || size.1 < MIN_HEIGHT
}

/// The parts of the reader's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReaderAreas {
    /// The outline, if there is room.
    pub outline: Option<Rect>,
    /// The running text, without its gutter.
    pub text: Rect,
    /// The margin, if there is room.
    pub margin: Option<Rect>,
}

/// The rows between the top and the bottom line.
pub(super) fn body(size: (u16, u16)) -> Rect {
    Rect::new(0, 1, size.0, size.1.saturating_sub(2))
}

/// A column of text in the middle of `area`, at most `most` wide, with a blank at either side.
pub(super) fn column(area: Rect, most: u16) -> Rect {
    let width = most.min(area.width.saturating_sub(2));
    Rect {
        x: area.x + (area.width - width) / 2,
        width,
        ..area
    }
}

/// Divides the screen for the reader.
pub(super) fn reader_areas(size: (u16, u16)) -> ReaderAreas {
    let body = body(size);
    let outline = (size.0 >= WITH_OUTLINE).then_some(Rect {
        width: OUTLINE,
        ..body
    });
    let margin = (size.0 >= WITH_MARGIN).then_some(Rect {
        x: size.0.saturating_sub(MARGIN),
        width: MARGIN,
        ..body
    });
    let left = outline.map_or(0, |area| area.width);
    let right = margin.map_or(0, |area| area.width);
    let middle = Rect {
        x: left,
        width: size.0 - left - right,
        ..body
    };
    let column = column(middle, MEASURE + GUTTER);
    let gutter = if column.width > 50 { GUTTER } else { 0 };
    let text = Rect {
        x: column.x + gutter,
        y: body.y + 1,
        width: column.width - gutter,
        height: body.height.saturating_sub(1),
    };
    ReaderAreas {
        outline,
        text,
        margin,
    }
}

/// The room inside a box: a border, and a blank at either side.
pub(super) fn inside(area: Rect) -> Rect {
    Rect::new(
        area.x + 2,
        area.y + 1,
        area.width.saturating_sub(4),
        area.height.saturating_sub(2),
    )
}

/// The box of an overlay: at most `width` by `height`, in the middle, never larger than the screen.
pub(super) fn overlay(size: (u16, u16), width: u16, height: usize) -> Rect {
    let body = body(size);
    let width = width.min(size.0.saturating_sub(2)).max(1);
    let height = u16::try_from(height).unwrap_or(u16::MAX);
    let height = height.min(body.height).max(1);
    Rect::new(
        size.0.saturating_sub(width) / 2,
        body.y + body.height.saturating_sub(height) / 2,
        width,
        height,
    )
}

/// The lines of `text` in a column of this width.
pub(super) fn wrapped_lines(text: &str, columns: usize) -> Vec<String> {
    let runs = plain(text);
    let lines = wrap(&runs, columns.max(1)).into_iter();
    lines.map(|line| line.text(&runs)).collect()
}

/// Where a text field is behind a prompt, with room for a count on the right: its first column and the one after its last.
pub(crate) fn prompt_columns(x: u16, right: u16) -> Range<u16> {
    let x = x + 2;
    x..right.saturating_sub(10).max(x + 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_appear_when_there_is_room_and_the_text_keeps_its_measure() {
        let narrow = reader_areas((40, 12));
        assert_eq!((narrow.outline, narrow.margin), (None, None));
        assert_eq!(narrow.text.width, 38);
        let usual = reader_areas((80, 24));
        assert_eq!((usual.outline, usual.margin), (None, None));
        assert_eq!(usual.text.width, MEASURE);
        let wide = reader_areas((120, 40));
        assert!(wide.outline.is_some() && wide.margin.is_none());
        assert_eq!(wide.text.width, MEASURE);
        assert!(reader_areas((140, 50)).margin.is_some());
    }

    #[test]
    fn everything_stays_on_the_screen_at_every_size() {
        for width in MIN_WIDTH..200 {
            for height in MIN_HEIGHT..60 {
                let areas = reader_areas((width, height));
                assert!(
                    areas.text.right() <= width && areas.text.bottom() < height,
                    "{width}x{height}"
                );
                assert!(areas.text.width >= 30);
                let front = overlay((width, height), 80, 30);
                assert!(front.right() <= width && front.bottom() < height);
            }
        }
    }
}
