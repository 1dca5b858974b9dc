//! The size that is drawn at.

use super::*;

#[test]
fn sizes_are_kept_within_reason() {
    for (size, drawn) in [
        ((0, 0), (80, 24)),
        ((80, 0), (80, 24)),
        ((1, 1), (1, 1)),
        ((120, 40), (120, 40)),
        ((u16::MAX, u16::MAX), (MAX_WIDTH, MAX_HEIGHT)),
    ] {
        assert_eq!(
            clamp(Size::new(size.0, size.1)),
            Size::new(drawn.0, drawn.1)
        );
    }
}
