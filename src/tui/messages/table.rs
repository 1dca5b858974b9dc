//! The notation of a table of messages: `Id: "text";`.

macro_rules! messages {
    ($($id:ident: $text:literal;)+) => {
        /// Identifies a text of the interface. `{}` in it stands for a value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Message {
            $(#[doc = $text] $id),+
        }

        impl Message {
            /// The text in English.
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$id => $text),+
                }
            }
        }
    };
}
