//! Keyboard layouts of other scripts: which key of the US layout has a letter, so that keys work by their position. The
//! letters are those of the layouts `us`, `ru` (with the letters of `ua` and `by`), `gr`, `am` and `ge` of
//! xkeyboard-config 2.35.

/// The keys of the US layout in the order of the layouts below, and with Shift.
const US: [&str; 2] = [
    "qwertyuiop[]asdfghjkl;'zxcvbnm,./120-=",
    "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?",
];

/// The letters on these keys without Shift and with it. A blank: the layout has no letter there.
const LAYOUTS: [[&str; 2]; 5] = [
    // Russian.
    [
        "йцукенгшщзхъфывапролджэячсмитьбю",
        "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ",
    ],
    // Ukrainian and Belarusian, where they differ.
    ["        ў  ї і        є", "        Ў  Ї І        Є"],
    // Greek.
    [
        " ςερτυθιοπ  ασδφγηξκλ  ζχψωβνμ",
        "  ΕΡΤΥΘΙΟΠ  ΑΣΔΦΓΗΞΚΛ  ΖΧΨΩΒΝΜ",
    ],
    // Armenian.
    [
        "ճփբսմուկըթծցջվգեանիտհպրժդչյզլքխշռֆձօէղ",
        "ՃՓԲՍՄՈՒԿԸԹԾՑՋՎԳԵԱՆԻՏՀՊՐԺԴՉՅԶԼՔԽՇՌ",
    ],
    // Georgian.
    [
        "ქწერტყუიოპ  ასდფგჰჯკლ  ზხცვბნმ",
        " ჭ ღთ        შ    ჟ    ძ ჩ",
    ],
];

/// The character on the same key of the US layout; none for a character of no layout here.
pub(super) fn us_key(letter: char) -> Option<char> {
    let layouts = LAYOUTS.iter().flat_map(|layout| layout.iter().zip(US));
    let mut all = layouts.flat_map(|(letters, keys)| letters.chars().zip(keys.chars()));
    all.find(|(own, _)| *own == letter && *own != ' ')
        .map(|(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_on_the_keys_that_are_printed_with_them() {
        for (letter, key) in [
            ('й', 'q'),
            ('Й', 'Q'),
            ('ж', ';'),
            ('ь', 'm'),
            ('і', 's'),
            ('ς', 'w'),
            ('Σ', 'S'),
            ('ά', '\0'),
            ('ջ', 'a'),
            ('ռ', '/'),
            ('ֆ', '1'),
            ('Ք', 'M'),
            ('ქ', 'q'),
            ('შ', 'S'),
            ('მ', 'm'),
            ('a', '\0'),
        ] {
            assert_eq!(
                us_key(letter),
                Some(key).filter(|key| *key != '\0'),
                "{letter}"
            );
        }
    }

    #[test]
    fn a_layout_has_a_letter_once() {
        for layout in LAYOUTS {
            for (letters, keys) in layout.iter().zip(US) {
                assert!(letters.chars().count() <= keys.chars().count());
                let mut all: Vec<char> = letters.chars().filter(|c| *c != ' ').collect();
                let count = all.len();
                all.sort_unstable();
                all.dedup();
                assert_eq!(all.len(), count, "{letters}");
            }
        }
    }
}
