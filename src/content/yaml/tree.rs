//! The syntax tree of a YAML file, with the byte range of each value. A flat vector with 24 bytes for each value, because
//! hostile files have many. The scanner builds it; the validator and the converters read it.

use std::ops::Range;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content) enum NodeKind {
    /// A text, number or nothing, written without quotes.
    Plain,
    /// A text in quotes or as a block.
    Quoted,
    List,
    Mapping,
}

#[derive(Debug, Clone, Copy)]
pub(in crate::content) struct Node {
    pub(in crate::content) kind: NodeKind,
    /// Bytes of the source.
    pub(in crate::content) start: u32,
    pub(in crate::content) end: u32,
    /// Bytes of `Tree::text`; for scalars only.
    pub(in crate::content) text: (u32, u32),
    /// The node after this one and all it holds.
    pub(in crate::content) after: u32,
}

/// The values of a file in the order they stand there; a mapping's are key, value, key, value.
#[derive(Debug, Default)]
pub(in crate::content) struct Tree {
    pub(in crate::content) nodes: Vec<Node>,
    pub(in crate::content) text: String,
}

impl Tree {
    /// The whole file.
    pub(in crate::content) fn root(&self) -> NodeRef<'_> {
        NodeRef {
            tree: Some(self),
            node: 0,
        }
    }

    pub(in crate::content) fn scalar(&self, node: &Node) -> &str {
        self.text
            .get(node.text.0 as usize..node.text.1 as usize)
            .unwrap_or_default()
    }
}

/// A reference to a node; or to none, for a file that could not be scanned.
#[derive(Debug, Clone, Copy)]
pub(in crate::content) struct NodeRef<'t> {
    tree: Option<&'t Tree>,
    node: u32,
}

impl<'t> NodeRef<'t> {
    /// A reference to no node. Its span is empty; it has no children.
    pub(in crate::content) fn none() -> Self {
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
    pub(in crate::content) fn kind(self) -> Option<NodeKind> {
        self.get().map(|(_, node)| node.kind)
    }

    /// The text of a scalar; empty for anything else.
    pub(in crate::content) fn text(self) -> &'t str {
        self.get().map_or("", |(tree, node)| tree.scalar(node))
    }

    /// Whether nothing stands here: `~`, `null` or an empty value without quotes.
    pub(in crate::content) fn is_null(self) -> bool {
        self.kind() == Some(NodeKind::Plain)
            && matches!(self.text(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// The bytes to point at: a scalar itself, a mapping's first key, a list's first sign.
    pub(in crate::content) fn span(self) -> Range<usize> {
        let Some((tree, node)) = self.get() else {
            return 0..0;
        };
        let (start, end) = match node.kind {
            NodeKind::Plain | NodeKind::Quoted => (node.start, node.end),
            NodeKind::Mapping if node.after > self.node + 1 => tree
                .nodes
                .get(self.node as usize + 1)
                .map_or((node.start, node.end), |key| (key.start, key.end)),
            NodeKind::List | NodeKind::Mapping => (node.start, node.start + 1),
        };
        start as usize..end as usize
    }

    /// The bytes from the first to the last of what it holds.
    pub(in crate::content) fn extent(self) -> Range<usize> {
        let Some((tree, node)) = self.get() else {
            return 0..0;
        };
        let inside = tree.nodes.get(self.node as usize..node.after as usize);
        let end = inside.unwrap_or_default().iter().map(|node| node.end).max();
        self.span().start.min(node.start as usize)..end.unwrap_or(node.end) as usize
    }

    /// What a list or mapping holds, in order.
    pub(in crate::content) fn children(self) -> Children<'t> {
        match self.get() {
            Some((_, node)) if matches!(node.kind, NodeKind::List | NodeKind::Mapping) => {
                Children {
                    tree: self.tree,
                    next: self.node + 1,
                    end: node.after,
                }
            }
            _ => Children {
                tree: None,
                next: 0,
                end: 0,
            },
        }
    }

    /// The keys and values of a mapping, in order; nothing for anything else.
    pub(in crate::content) fn fields(self) -> impl Iterator<Item = (Self, Self)> {
        let mut children = match self.kind() {
            Some(NodeKind::Mapping) => self.children(),
            _ => Self::none().children(),
        };
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// The value of the field `name`; the mapping itself, if it has none.
    pub(in crate::content) fn field(self, name: &str) -> Self {
        self.find(name).map_or(self, |(_, value)| value)
    }

    /// The key and value of the field `name`.
    pub(in crate::content) fn find(self, name: &str) -> Option<(Self, Self)> {
        self.fields().find(|(key, _)| key.text() == name)
    }

    /// The entries of `list` with their places, which are those of this list's children.
    pub(in crate::content) fn zip_children<R>(
        self,
        list: &[R],
    ) -> impl Iterator<Item = (&R, Self)> {
        let mut children = self.children();
        list.iter()
            .map(move |entry| (entry, children.next().unwrap_or(self)))
    }
}

/// Iterates over what a list or mapping holds.
pub(in crate::content) struct Children<'t> {
    tree: Option<&'t Tree>,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = NodeRef<'t>;

    fn next(&mut self) -> Option<NodeRef<'t>> {
        if self.next >= self.end {
            return None;
        }
        let at = NodeRef {
            tree: self.tree,
            node: self.next,
        };
        self.next = at.get().map_or(self.end, |(_, node)| node.after);
        Some(at)
    }
}
