//! Tables as lines: columns beside each other, or row under row where they would get too narrow.

use super::{Line, Part, look_of};
use crate::text::{TextRun, TextTable, WrappedLine, width, wrap};
use crate::tui::document::plain;
use crate::tui::theme::Look;

/// Fewest columns a table column gets beside others; below, tables are set row under row.
const NARROWEST_CELL: usize = 12;
/// Blanks between table columns.
const BETWEEN: usize = 2;

/// A table beside or, where columns would get too narrow, row under row.
pub(super) fn set_table(table: &TextTable, columns: usize) -> Vec<Line> {
    let count = table.head.len().max(1);
    if columns < count * (NARROWEST_CELL + BETWEEN) {
        return set_table_stacked(table, columns);
    }
    let widths = column_widths(table, columns);
    let mut lines = set_cells(&table.head, &widths, Some(Look::Heading));
    let used = widths.iter().sum::<usize>() + BETWEEN * (count - 1);
    let rule = Part {
        x: 0,
        text: "─".repeat(used.min(columns)),
        look: Look::Quiet,
        target: None,
    };
    lines.push(Line {
        offset: 0,
        parts: vec![rule.clone()],
    });
    let tall = table
        .rows
        .iter()
        .any(|row| set_cells(row, &widths, None).len() > 1);
    for (index, row) in table.rows.iter().enumerate() {
        if tall && index > 0 {
            lines.push(Line::default());
        }
        lines.extend(set_cells(row, &widths, None));
    }
    lines
}

/// Widths that fit `columns`: what each column would like, cut from the widest until all fit.
fn column_widths(table: &TextTable, columns: usize) -> Vec<usize> {
    let room = columns.saturating_sub(BETWEEN * table.head.len().saturating_sub(1));
    let mut widths: Vec<usize> = (0..table.head.len())
        .map(|index| {
            let rows = table.rows.iter().filter_map(|row| row.get(index));
            table
                .head
                .get(index)
                .into_iter()
                .chain(rows)
                .map(|cell| cell_width(cell))
                .max()
                .unwrap_or(1)
                .max(1)
        })
        .collect();
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max() else {
            break;
        };
        if *widest <= NARROWEST_CELL {
            break;
        }
        *widest -= 1;
    }
    widths
}

fn cell_width(cell: &[TextRun]) -> usize {
    cell.iter().map(|run| width(&run.text)).sum()
}

fn set_cells(cells: &[Vec<TextRun>], widths: &[usize], look: Option<Look>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut x = 0;
    for (index, (cell, columns)) in cells.iter().zip(widths).enumerate() {
        let base = look.unwrap_or(if index == 0 { Look::Bold } else { Look::Body });
        for (number, row) in wrap(cell, *columns).iter().enumerate() {
            if lines.len() <= number {
                lines.push(Line::default());
            }
            if let Some(line) = lines.get_mut(number) {
                push_slices(line, row, cell, (x, base));
            }
        }
        x += columns + BETWEEN;
    }
    lines
}

fn push_slices(line: &mut Line, row: &WrappedLine, runs: &[TextRun], (mut x, base): (usize, Look)) {
    for slice in &row.slices {
        let text = slice.text(runs);
        let look = runs.get(slice.run).map_or(base, |run| look_of(run, base));
        let look = if look == Look::Link { base } else { look };
        line.parts.push(Part {
            x,
            text: text.to_owned(),
            look,
            target: None,
        });
        x += width(text);
    }
}

pub(super) fn set_table_stacked(table: &TextTable, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        if index > 0 {
            lines.push(Line::default());
        }
        for (column, cell) in row.iter().enumerate() {
            let mut runs = Vec::new();
            if column > 0
                && let Some(head) = table.head.get(column)
                && !head.is_empty()
            {
                runs.extend(head.iter().cloned());
                runs.extend(plain(": "));
            }
            runs.extend(cell.iter().cloned());
            let (x, base) = if column == 0 {
                (0, Look::Bold)
            } else {
                (2, Look::Body)
            };
            for row in wrap(&runs, columns.saturating_sub(x).max(1)) {
                let mut line = Line::default();
                push_slices(&mut line, &row, &runs, (x, base));
                lines.push(line);
            }
        }
    }
    lines
}
