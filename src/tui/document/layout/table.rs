//! Tables as lines: columns side by side, or stacked row by row where columns would be too narrow.

use super::{TextLine, TextSpan, role_of};
use crate::text::{TextRun, TextTable, WrappedLine, width, wrap};
use crate::tui::document::plain;
use crate::tui::theme::Role;

/// The narrowest table column; a table with narrower columns is stacked.
const NARROWEST_CELL: usize = 12;
/// Blanks between table columns.
const BETWEEN: usize = 2;

/// A table with its columns side by side, or stacked.
pub(super) fn layout_table(table: &TextTable, columns: usize) -> Vec<TextLine> {
    let count = table.head.len().max(1);
    if columns < count * (NARROWEST_CELL + BETWEEN) {
        return layout_table_stacked(table, columns);
    }
    let widths = column_widths(table, columns);
    let mut lines = layout_cells(&table.head, &widths, Some(Role::Heading));
    let used = widths.iter().sum::<usize>() + BETWEEN * (count - 1);
    let rule = TextSpan {
        x: 0,
        text: "─".repeat(used.min(columns)),
        role: Role::Quiet,
        link: None,
    };
    lines.push(TextLine {
        offset: 0,
        parts: vec![rule.clone()],
    });
    let tall = table
        .rows
        .iter()
        .any(|row| layout_cells(row, &widths, None).len() > 1);
    for (index, row) in table.rows.iter().enumerate() {
        if tall && index > 0 {
            lines.push(TextLine::default());
        }
        lines.extend(layout_cells(row, &widths, None));
    }
    lines
}

/// Widths that fit `columns`: the natural width of each column, reduced from the widest until all fit.
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

fn layout_cells(cells: &[Vec<TextRun>], widths: &[usize], role: Option<Role>) -> Vec<TextLine> {
    let mut lines: Vec<TextLine> = Vec::new();
    let mut x = 0;
    for (index, (cell, columns)) in cells.iter().zip(widths).enumerate() {
        let base = role.unwrap_or(if index == 0 { Role::Bold } else { Role::Body });
        for (number, row) in wrap(cell, *columns).iter().enumerate() {
            if lines.len() <= number {
                lines.push(TextLine::default());
            }
            if let Some(line) = lines.get_mut(number) {
                push_slices(line, row, cell, (x, base));
            }
        }
        x += columns + BETWEEN;
    }
    lines
}

fn push_slices(
    line: &mut TextLine,
    row: &WrappedLine,
    runs: &[TextRun],
    (mut x, base): (usize, Role),
) {
    for slice in &row.slices {
        let text = slice.text(runs);
        let role = runs.get(slice.run).map_or(base, |run| role_of(run, base));
        let role = if role == Role::Link { base } else { role };
        line.parts.push(TextSpan {
            x,
            text: text.to_owned(),
            role,
            link: None,
        });
        x += width(text);
    }
}

pub(super) fn layout_table_stacked(table: &TextTable, columns: usize) -> Vec<TextLine> {
    let mut lines = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        if index > 0 {
            lines.push(TextLine::default());
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
                (0, Role::Bold)
            } else {
                (2, Role::Body)
            };
            for row in wrap(&runs, columns.saturating_sub(x).max(1)) {
                let mut line = TextLine::default();
                push_slices(&mut line, &row, &runs, (x, base));
                lines.push(line);
            }
        }
    }
    lines
}
