//! A YAML file as a tree of places: which value stands where. Flat and small (24 bytes a value), because hostile
//! files have many. Built by `guard`, read by `check_shape` and, for places, by `convert`. Holds no data of the course.

use std::ops::Range;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text, number or nothing, written without quotes.
    Plain,
    /// A text in quotes or as a block.
    Quoted,
    List,
    Mapping,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Bytes of the source.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Bytes of `Tree::text`; for scalars only.
    pub(super) text: (u32, u32),
    /// The node after this one and all it holds.
    pub(super) after: u32,
}

/// The values of a file in the order they stand there; a mapping's are key, value, key, value.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) text: String,
}

impl Tree {
    /// The whole file.
    pub(super) fn root(&self) -> At<'_> {
        At {
            tree: Some(self),
            node: 0,
        }
    }

    pub(super) fn scalar(&self, node: &Node) -> &str {
        self.text
            .get(node.text.0 as usize..node.text.1 as usize)
            .unwrap_or_default()
    }
}

/// A place in a tree; or nowhere, for files that are trusted and have no tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'t> {
    tree: Option<&'t Tree>,
    node: u32,
}

impl<'t> At<'t> {
    /// No place at all: its span is the beginning of the file, its children are nowhere as well.
    pub(super) fn nowhere() -> Self {
        Self {
            tree: None,
            node: 0,
        }
    }

    fn get(self) -> Option<(&'t Tree, &'t Node)> {
        let tree = self.tree?;
        Some((tree, tree.nodes.get(self.node as usize)?))
    }

    /// What stands here; none for nowhere.
    pub(super) fn kind(self) -> Option<Kind> {
        self.get().map(|(_, node)| node.kind)
    }

    /// The text of a scalar; empty for anything else.
    pub(super) fn text(self) -> &'t str {
        self.get().map_or("", |(tree, node)| tree.scalar(node))
    }

    /// Whether nothing stands here: `~`, `null` or an empty value without quotes.
    pub(super) fn is_null(self) -> bool {
        self.kind() == Some(Kind::Plain)
            && matches!(self.text(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// The bytes to point at: a scalar itself, a mapping's first key, a list's first sign.
    pub(super) fn span(self) -> Range<usize> {
        let Some((tree, node)) = self.get() else {
            return 0..0;
        };
        let (start, end) = match node.kind {
            Kind::Plain | Kind::Quoted => (node.start, node.end),
            Kind::Mapping if node.after > self.node + 1 => tree
                .nodes
                .get(self.node as usize + 1)
                .map_or((node.start, node.end), |key| (key.start, key.end)),
            Kind::List | Kind::Mapping => (node.start, node.start + 1),
        };
        start as usize..end as usize
    }

    /// The bytes from the first to the last of what it holds.
    pub(super) fn extent(self) -> Range<usize> {
        let Some((tree, node)) = self.get() else {
            return 0..0;
        };
        let inside = tree.nodes.get(self.node as usize..node.after as usize);
        let end = inside.unwrap_or_default().iter().map(|node| node.end).max();
        self.span().start.min(node.start as usize)..end.unwrap_or(node.end) as usize
    }

    /// What a list or mapping holds, in order.
    pub(super) fn children(self) -> Children<'t> {
        match self.get() {
            Some((_, node)) if matches!(node.kind, Kind::List | Kind::Mapping) => Children {
                tree: self.tree,
                next: self.node + 1,
                end: node.after,
            },
            _ => Children {
                tree: None,
                next: 0,
                end: 0,
            },
        }
    }

    /// The keys and values of a mapping, in order; nothing for anything else.
    pub(super) fn fields(self) -> impl Iterator<Item = (Self, Self)> {
        let mut children = match self.kind() {
            Some(Kind::Mapping) => self.children(),
            _ => Self::nowhere().children(),
        };
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// The value of the field `name`; the mapping itself, if it has none.
    pub(super) fn field(self, name: &str) -> Self {
        self.find(name).map_or(self, |(_, value)| value)
    }

    /// The key and value of the field `name`.
    pub(super) fn find(self, name: &str) -> Option<(Self, Self)> {
        self.fields().find(|(key, _)| key.text() == name)
    }

    /// The entries of `list` with their places, which are those of this list's children.
    pub(super) fn each<R>(self, list: &[R]) -> impl Iterator<Item = (&R, Self)> {
        let mut children = self.children();
        list.iter()
            .map(move |entry| (entry, children.next().unwrap_or(self)))
    }
}

/// Iterates over what a list or mapping holds.
pub(super) struct Children<'t> {
    tree: Option<&'t Tree>,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = At<'t>;

    fn next(&mut self) -> Option<At<'t>> {
        if self.next >= self.end {
            return None;
        }
        let at = At {
            tree: self.tree,
            node: self.next,
        };
        self.next = at.get().map_or(self.end, |(_, node)| node.after);
        Some(at)
    }
}
