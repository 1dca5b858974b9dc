//! What marking knows about letters: which look alike, which marks a script may leave out, how a letter is written
//! without its marks.

use crate::text;

/// Characters that show nothing, or only help to read: soft hyphens, joiners, direction marks, variation selectors; points
/// of Hebrew and vowel signs of Arabic, which ordinary writing leaves out; the tatweel.
pub(super) fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
            | '\u{64b}'..='\u{652}' | '\u{656}'..='\u{65f}' | '\u{670}'
    )
}

/// Apostrophes, and what keyboards offer in their place.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '′'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | 'ˊ'
            | 'ˋ'
            | '՚'
            | 'ꞌ'
            | '＇'
    )
}

/// Hyphens, dashes and the minus sign, with the maqaf of Hebrew.
pub(super) fn is_dash(c: char) -> bool {
    c == '\u{5be}' || text::is_dash(c)
}

/// The script of a letter, where it matters.
pub(super) fn script(c: char) -> &'static str {
    match c {
        'a'..='z'
        | 'A'..='Z'
        | 'ª'
        | 'º'
        | '\u{c0}'..='\u{24f}'
        | '\u{250}'..='\u{2af}'
        | '\u{1e00}'..='\u{1eff}' => "Latin",
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "Greek",
        '\u{400}'..='\u{52f}' => "Cyrillic",
        '\u{531}'..='\u{58f}' => "Armenian",
        '\u{590}'..='\u{5ff}' => "Hebrew",
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => "Arabic",
        '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' => "Georgian",
        _ => "other",
    }
}

/// The Latin letter that `c` of another alphabet looks like.
pub(super) fn latin_lookalike(c: char) -> Option<char> {
    Some(match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' | 'Օ' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' | 'Տ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        'а' => 'a',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'һ' | 'հ' => 'h',
        'і' => 'i',
        'ј' | 'ϳ' => 'j',
        'о' | 'ο' | 'օ' => 'o',
        'р' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'ν' => 'v',
        'ԝ' => 'w',
        'х' => 'x',
        'у' => 'y',
        _ => return None,
    })
}

/// Whether ordinary writing may leave out the mark `mark` on the letter `base`: marks on Latin and Greek letters; on
/// Cyrillic ones the stress, and the dots of ё.
pub(super) fn is_omissible(base: char, mark: char) -> bool {
    match script(base) {
        "Latin" | "Greek" => true,
        "Cyrillic" => match mark {
            '\u{301}' => !matches!(base, 'г' | 'к' | 'Г' | 'К'),
            '\u{300}' => true,
            '\u{308}' => matches!(base, 'е' | 'Е'),
            _ => false,
        },
        _ => false,
    }
}

/// How letters that do not come apart into a letter and a mark are written plainly. Lower case; capitals for
/// [`crate::course::MatchMode::Case`].
pub(super) fn plain_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ə' => "e",
        'Ə' => "E",
        'ı' => "i",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'þ' => "th",
        'Þ' => "Th",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'Œ' => "Oe",
        'ß' => "ss",
        'ẞ' => "SS",
        _ => return None,
    })
}

/// Umlauts and ligatures as two letters, which is as good: Koeln, Strasse, Aarhus.
pub(super) fn written_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push_str(match c {
            'ä' | 'æ' => "ae",
            'Ä' | 'Æ' => "Ae",
            'ö' | 'ø' | 'œ' => "oe",
            'Ö' | 'Ø' | 'Œ' => "Oe",
            'ü' => "ue",
            'Ü' => "Ue",
            'å' => "aa",
            'Å' => "Aa",
            'ß' => "ss",
            'ẞ' => "SS",
            'þ' => "th",
            'Þ' => "Th",
            _ => {
                out.push(c);
                continue;
            }
        });
    }
    out
}
