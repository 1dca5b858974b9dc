//! Units of measure: their symbols, names and singulars, and how one quantity is written in another unit.

/// What a unit measures. Units of one dimension can be turned into each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Time,
    /// Months and years: they have no fixed number of days.
    Calendar,
    AnswerSpeed,
    Temperature,
    Energy,
    Power,
    Force,
    Pressure,
    Frequency,
    Voltage,
    Current,
    Resistance,
    Substance,
    Data,
    Share,
    /// One quantity for another.
    Quotient(&'static Self, &'static Self),
}

use Dimension::{
    AnswerSpeed, Area, Calendar, Current, Data, Energy, Force, Frequency, Length, Mass, Power,
    Pressure, Quotient, Resistance, Share, Substance, Temperature, Time, Voltage, Volume,
};

/// A unit: its dimension, and the amount of the dimension's first unit in one of it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Unit {
    dimension: Dimension,
    factor: f64,
    /// What 0 of it is, in the first unit.
    zero: f64,
}

/// One line of the table.
struct UnitEntry {
    dimension: Dimension,
    /// The amount of the dimension's first unit in one of it.
    factor: f64,
    /// Whether prefixes may stand before it.
    takes_prefixes: bool,
    /// With blanks between them.
    symbols: &'static str,
    names: &'static str,
}

const fn entry(
    dimension: Dimension,
    factor: f64,
    takes_prefixes: bool,
    symbols: &'static str,
    names: &'static str,
) -> UnitEntry {
    UnitEntry {
        dimension,
        factor,
        takes_prefixes,
        symbols,
        names,
    }
}

const ENTRIES: [UnitEntry; 51] = [
    entry(Length, 1.0, true, "m", "metre meter"),
    entry(Length, 0.0254, false, "in ″", "inch"),
    entry(Length, 0.3048, false, "ft ′", "foot feet"),
    entry(Length, 0.9144, false, "yd", "yard"),
    entry(Length, 1609.344, false, "mi", "mile"),
    entry(Length, 1852.0, false, "nmi NM", "nautical-mile"),
    entry(Length, 1e-10, false, "Å", "angstrom ångström"),
    entry(
        Length,
        149_597_870_700.0,
        false,
        "au AU",
        "astronomical-unit",
    ),
    entry(Length, 9_460_730_472_580_800.0, false, "ly", "light-year"),
    entry(Area, 1e4, false, "ha", "hectare"),
    entry(Area, 4_046.856_422_4, false, "ac", "acre"),
    entry(Volume, 1e-3, true, "l L", "litre liter"),
    entry(Mass, 1e-3, true, "g", "gram gramme"),
    entry(Mass, 1e3, false, "t", "tonne metric-ton"),
    entry(Mass, 0.453_592_37, false, "lb lbs", "pound"),
    entry(Mass, 0.028_349_523_125, false, "oz", "ounce"),
    entry(Time, 1.0, true, "s sec", "second"),
    entry(Time, 60.0, false, "min", "minute"),
    entry(Time, 3_600.0, false, "h hr hrs", "hour"),
    entry(Time, 86_400.0, false, "d", "day"),
    entry(Time, 604_800.0, false, "wk", "week"),
    entry(Calendar, 1.0, false, "mo", "month"),
    entry(Calendar, 12.0, false, "y yr yrs a", "year"),
    entry(Calendar, 120.0, false, "", "decade"),
    entry(Calendar, 1_200.0, false, "", "century centurie"),
    entry(Calendar, 12_000.0, false, "", "millennium millennia"),
    entry(AnswerSpeed, 1.0, false, "mps", ""),
    entry(AnswerSpeed, 1.0 / 3.6, false, "kph kmh", ""),
    entry(AnswerSpeed, 0.447_04, false, "mph", ""),
    entry(AnswerSpeed, 1_852.0 / 3_600.0, false, "kn kt", "knot"),
    entry(Temperature, 1.0, false, "K", "kelvin"),
    entry(Energy, 1.0, true, "J", "joule"),
    entry(Energy, 4.184, true, "cal", "calorie"),
    entry(Energy, 3_600.0, true, "Wh", "watt-hour"),
    entry(
        Energy,
        1.602_176_634e-19,
        true,
        "eV",
        "electronvolt electron-volt",
    ),
    entry(Power, 1.0, true, "W", "watt"),
    entry(Force, 1.0, true, "N", "newton"),
    entry(Pressure, 1.0, true, "Pa", "pascal"),
    entry(Pressure, 1e5, true, "bar", ""),
    entry(Pressure, 101_325.0, false, "atm", "atmosphere"),
    entry(Pressure, 133.322_387_415, false, "mmHg", ""),
    entry(Frequency, 1.0, true, "Hz", "hertz"),
    entry(Voltage, 1.0, true, "V", "volt"),
    entry(Current, 1.0, true, "A", "ampere amp"),
    entry(Resistance, 1.0, true, "Ω", "ohm"),
    entry(Substance, 1.0, true, "mol", "mole"),
    entry(Data, 1.0, true, "B", "byte"),
    entry(Data, 0.125, true, "bit", "bit"),
    entry(Share, 0.01, false, "% pct", "percent per-cent"),
    entry(Share, 0.001, false, "‰", "permille per-mille"),
    entry(Share, 1e-6, false, "ppm", ""),
];

/// Symbols and names of prefixes.
const PREFIXES: [(&str, &str, f64); 13] = [
    ("k", "kilo", 1e3),
    ("M", "mega", 1e6),
    ("G", "giga", 1e9),
    ("T", "tera", 1e12),
    ("P", "peta", 1e15),
    ("h", "hecto", 1e2),
    ("d", "deci", 1e-1),
    ("c", "centi", 1e-2),
    ("m", "milli", 1e-3),
    ("μ", "micro", 1e-6),
    ("u", "micro", 1e-6),
    ("n", "nano", 1e-9),
    ("p", "pico", 1e-12),
];

/// Plurals that are not made with an s.
const IRREGULAR: [(&str, &str); 6] = [
    ("people", "person"),
    ("persons", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("lives", "life"),
];

/// `amount` of the unit `typed` in the unit `key`; none if one is not known or they measure different things. The same
/// unit in the singular or the plural is the same, known or not.
pub(super) fn convert(amount: f64, typed: &str, key: &str) -> Option<f64> {
    if typed == key {
        return Some(amount);
    }
    let (Some(from), Some(to)) = (unit(typed), unit(key)) else {
        return (singular(typed) == singular(key)).then_some(amount);
    };
    let is_one_dimension = from.dimension == to.dimension;
    is_one_dimension.then(|| (amount * from.factor + from.zero - to.zero) / to.factor)
}

/// Lower case, each word in the singular.
fn singular(unit: &str) -> String {
    let unit = unit.to_lowercase();
    let words = unit.split_whitespace().map(|word| {
        let word = word.trim_end_matches('.');
        if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
            return (*one).to_owned();
        }
        if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
            return format!("{stem}y");
        }
        let es = ["ches", "shes", "sses", "xes"];
        if es.iter().any(|end| word.ends_with(end)) {
            return word.trim_end_matches("es").to_owned();
        }
        let is_plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        word.strip_suffix('s')
            .filter(|_| is_plural)
            .unwrap_or(word)
            .to_owned()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The unit that is written so.
fn unit(written: &str) -> Option<Unit> {
    let written = written.trim().trim_end_matches('.');
    let simple = |dimension, factor| Unit {
        dimension,
        factor,
        zero: 0.0,
    };
    match written {
        "°C" | "C" | "℃" | "Celsius" | "celsius" | "degrees Celsius" | "degree Celsius" => {
            return Some(Unit {
                zero: 273.15,
                ..simple(Temperature, 1.0)
            });
        }
        "°F" | "F" | "℉" | "Fahrenheit" | "fahrenheit" | "degrees Fahrenheit" => {
            return Some(Unit {
                zero: 459.67 * 5.0 / 9.0,
                ..simple(Temperature, 5.0 / 9.0)
            });
        }
        _ => {}
    }
    let single = power(written)
        .or_else(|| named(written))
        .or_else(|| power(&written.to_lowercase()));
    if single.is_some() {
        return single;
    }
    let (above, below) = written
        .split_once('/')
        .or_else(|| written.split_once(" per "))?;
    let (above, below) = (unit(above)?, unit(below)?);
    let factor = above.factor / below.factor;
    let dimension = match (above.dimension, below.dimension) {
        (Length, Time) => AnswerSpeed,
        (Mass, Volume) => Quotient(&Mass, &Volume),
        (Mass, Length) => Quotient(&Mass, &Length),
        (Substance, Volume) => Quotient(&Substance, &Volume),
        (Data, Time) => Quotient(&Data, &Time),
        (Volume, Time) => Quotient(&Volume, &Time),
        (AnswerSpeed, Time) => Quotient(&AnswerSpeed, &Time),
        _ => return None,
    };
    Some(simple(dimension, factor))
}

/// A unit with a power: `km^2`, `km2`, `square kilometres`, `cubic metre`. Without one, the unit itself.
fn power(written: &str) -> Option<Unit> {
    let (base, exponent) = ["square ", "sq ", "sq. "]
        .iter()
        .find_map(|word| Some((written.strip_prefix(word)?, 2)))
        .or_else(|| {
            let mut words = ["cubic ", "cu ", "cu. "].iter();
            words.find_map(|word| Some((written.strip_prefix(word)?, 3)))
        })
        .or_else(|| Some((written.strip_suffix('2')?.trim_end_matches('^'), 2)))
        .or_else(|| Some((written.strip_suffix('3')?.trim_end_matches('^'), 3)))
        .unwrap_or((written, 1));
    let unit = named(base)?;
    let dimension = match (unit.dimension, exponent) {
        (dimension, 1) => dimension,
        (Length, 2) => Area,
        (Length, 3) => Volume,
        _ => return None,
    };
    Some(Unit {
        dimension,
        factor: unit.factor.powi(exponent),
        zero: 0.0,
    })
}

/// A unit of the table by its symbol or its name, with a prefix or without.
fn named(written: &str) -> Option<Unit> {
    // NFKC makes the micro sign a Greek letter; the ohm sign, too.
    let written = written.replace('µ', "μ").replace('\u{2126}', "Ω");
    let name = singular(&written).replace(' ', "-");
    let prefixes = || std::iter::once(("", "", 1.0)).chain(PREFIXES);
    let find = |is_it: &dyn Fn(&UnitEntry, &str, &str) -> bool| {
        prefixes().find_map(|(symbol, prefix, times)| {
            let mut entries = ENTRIES.iter();
            let entry = entries.find(|entry| {
                (prefix.is_empty() || entry.takes_prefixes) && is_it(entry, symbol, prefix)
            })?;
            Some(Unit {
                dimension: entry.dimension,
                factor: entry.factor * times,
                zero: 0.0,
            })
        })
    };
    let is_word = |words: &str, word: Option<&str>| {
        word.is_some_and(|word| !word.is_empty() && words.split(' ').any(|own| own == word))
    };
    find(&|entry, symbol, _| is_word(entry.symbols, written.strip_prefix(symbol)))
        .or_else(|| find(&|entry, _, prefix| is_word(entry.names, name.strip_prefix(prefix))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_quantity_in_another_unit() {
        for (amount, typed, key, expected) in [
            (44.0, "day", "days", Some(44.0)),
            (3.5, "kilometres", "km", Some(3.5)),
            (3.5, "kilometers", "km", Some(3.5)),
            (3.5, "KM", "km", Some(3.5)),
            (5000.0, "m", "km", Some(5.0)),
            (5.0, "m", "km", Some(0.005)),
            (250.0, "cm", "m", Some(2.5)),
            (2.0, "hours", "min", Some(120.0)),
            (1.0, "century", "years", Some(100.0)),
            (2.0, "centuries", "years", Some(200.0)),
            (100.0, "ha", "km²", None),
            (100.0, "ha", "km^2", Some(1.0)),
            (1.0, "square kilometre", "km2", Some(1.0)),
            (36.0, "km/h", "m/s", Some(10.0)),
            (10.0, "metres per second", "km/h", Some(36.0)),
            (1.0, "g/cm3", "kg/m3", Some(1000.0)),
            (0.0, "°C", "K", Some(273.15)),
            (212.0, "°F", "°C", Some(100.0)),
            (1.0, "kWh", "J", Some(3_600_000.0)),
            (1.0, "mm", "Mm", Some(1e-9)),
            (3.0, "refugee", "refugees", Some(3.0)),
            (3.0, "people", "person", Some(3.0)),
            (20.0, "per cent", "%", Some(20.0)),
            (5.0, "kg", "km", None),
            (12.0, "days", "years", None),
            (44.0, "weeks", "refugees", None),
        ] {
            let converted = convert(amount, typed, key);
            let is_near = match (converted, expected) {
                (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * other.abs().max(1e-6),
                (one, other) => one.is_none() && other.is_none(),
            };
            assert!(is_near, "{amount} {typed} in {key}: {converted:?}");
        }
    }
}
