//! What is published after: everything that replays a split.

use crate::{Code, Error};

use super::json::{Reader, Value, print_string};
use super::{Parameters, RedPacket, Rule, Salt, Seed, hex};

/// The eight fields of a reveal, of which `spec` is `hb1`; whether they make a split is checked by [`Reveal::replay`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// The law of the split.
    pub rule: Rule,
    /// Minor units.
    pub total: u64,
    /// Number of shares.
    pub count: u32,
    /// Least share, minor units.
    pub min: u64,
    /// Largest share, minor units, or none.
    pub max: Option<u64>,
    /// The secret.
    pub seed: Seed,
    /// The public word, empty for none.
    pub salt: String,
}

const FIELDS: [&str; 8] = [
    "spec", "rule", "total", "count", "min", "max", "seed", "salt",
];

impl Reveal {
    /// Reads a reveal from JSON: exactly the eight fields in any order, each once, amounts as decimal strings.
    ///
    /// # Errors
    ///
    /// `reveal-malformed` with the `field` and the `reason`: missing, unknown, repeated, or not of its form.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::Reveal;
    ///
    /// let text = r#"{"spec":"hb1","rule":"equal","total":"10000","count":3,"min":"1","max":null,"seed":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f","salt":""}"#;
    /// let reveal = Reveal::parse(text)?;
    /// assert_eq!(reveal.replay()?.shares(), [3333, 3334, 3333]);
    /// assert_eq!(reveal.print(), text);
    ///
    /// let error = Reveal::parse(&text.replace("\"salt\"", "\"seed\"")).unwrap_err();
    /// assert_eq!(error.to_string(), "reveal-malformed (reason: repeated, field: seed)");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        read(text).map_err(Flaw::malformed)
    }

    /// Reads the JSON of an object that somebody's code made up, as [`Reveal::parse`] does, and names what no split can be
    /// made of as [`Parameters::new`] and its peers would.
    ///
    /// # Errors
    ///
    /// `rule-unknown`, `amount-invalid`, `count-invalid`, `seed-invalid` and `salt-invalid` where a field is there and not of
    /// its form, else `reveal-malformed`.
    pub fn parse_object(text: &str) -> Result<Self, Error> {
        read(text).map_err(Flaw::refused)
    }

    /// Prints the reveal as JSON, in the order of hb1, without spaces.
    #[must_use]
    pub fn print(&self) -> String {
        let max = self.max.map_or_else(
            || "null".to_owned(),
            |max| ["\"", &max.to_string(), "\""].concat(),
        );
        [
            "{\"spec\":\"hb1\",\"rule\":\"",
            self.rule.name(),
            "\",\"total\":\"",
            &self.total.to_string(),
            "\",\"count\":",
            &self.count.to_string(),
            ",\"min\":\"",
            &self.min.to_string(),
            "\",\"max\":",
            &max,
            ",\"seed\":\"",
            &self.seed.hex(),
            "\",\"salt\":",
            &print_string(&self.salt),
            "}",
        ]
        .concat()
    }

    /// Recomputes the packet; it proves nothing until it is held against what was published ([`RedPacket::verify`]).
    ///
    /// # Errors
    ///
    /// The errors of [`Parameters::new`], and `salt-invalid`.
    pub fn replay(&self) -> Result<RedPacket, Error> {
        let parameters = Parameters::new(
            self.rule,
            i128::from(self.total),
            self.count,
            Some(i128::from(self.min)),
            self.max.map(i128::from),
        )?;
        Ok(RedPacket::seal(
            parameters,
            self.seed,
            Salt::new(&self.salt)?,
        ))
    }
}

fn read(text: &str) -> Result<Reveal, Flaw> {
    let values = fields(text)?;
    let [spec, rule, total, count, min, max, seed, salt] = values.each_ref().map(Option::as_ref);
    if text_of("spec", spec)? != "hb1" {
        return Err(Flaw::new("not hb1", "spec", spec));
    }
    Ok(Reveal {
        rule: Rule::parse(text_of("rule", rule)?)
            .map_err(|_| Flaw::new("not a rule", "rule", rule))?,
        total: amount_of("total", total)?,
        count: match count {
            Some(Value::Number(digits)) => digits
                .parse()
                .map_err(|_| Flaw::new("not a count", "count", count))?,
            Some(_) => return Err(Flaw::new("not a whole number", "count", count)),
            None => return Err(Flaw::new("missing", "count", count)),
        },
        min: amount_of("min", min)?,
        max: match max {
            Some(Value::Null) => None,
            _ => Some(amount_of("max", max)?),
        },
        seed: hex::parse(text_of("seed", seed)?)
            .and_then(|bytes| Seed::new(&bytes).ok())
            .ok_or_else(|| Flaw::new("not 64 lower-case hex digits", "seed", seed))?,
        salt: text_of("salt", salt)?.to_owned(),
    })
}

/// Reads the members of the one object in the text, in the order of [`FIELDS`].
fn fields(text: &str) -> Result<[Option<Value>; 8], Flaw> {
    let not_json = |_| Flaw::new("not a JSON object of strings and whole numbers", "", None);
    let mut values: [Option<Value>; 8] = Default::default();
    let mut reader = Reader::new(text);
    while let Some(name) = reader.name().map_err(not_json)? {
        let Some(place) = FIELDS.iter().position(|field| *field == name) else {
            let shown: String = name.chars().take(40).collect();
            return Err(Flaw::new("unknown", &shown, None));
        };
        if values[place].is_some() {
            return Err(Flaw::new("repeated", &name, None));
        }
        values[place] = Some(reader.value().map_err(not_json)?);
    }
    Ok(values)
}

fn text_of<'value>(field: &str, value: Option<&'value Value>) -> Result<&'value str, Flaw> {
    match value {
        Some(Value::Text(text)) => Ok(text),
        Some(_) => Err(Flaw::new("not a string", field, value)),
        None => Err(Flaw::new("missing", field, value)),
    }
}

/// Reads `[1-9][0-9]*` below 2⁶⁴.
fn amount_of(field: &str, value: Option<&Value>) -> Result<u64, Flaw> {
    let digits = text_of(field, value)?;
    let canonical = matches!(digits.as_bytes(), [b'1'..=b'9', ..]);
    digits
        .parse()
        .ok()
        .filter(|_| canonical)
        .ok_or_else(|| Flaw::new("not an amount in minor units", field, value))
}

/// What is wrong with a text: why, in which field, and what stands there.
struct Flaw {
    reason: &'static str,
    field: String,
    given: Option<String>,
}

impl Flaw {
    fn new(reason: &'static str, field: &str, value: Option<&Value>) -> Self {
        let given = match value {
            Some(Value::Text(text) | Value::Number(text)) => Some(text.chars().take(80).collect()),
            Some(Value::Null) => Some("null".to_owned()),
            None => None,
        };
        Self {
            reason,
            field: field.to_owned(),
            given,
        }
    }

    fn malformed(self) -> Error {
        let error = Error::new(Code::RevealMalformed).with("reason", self.reason);
        if self.field.is_empty() {
            error
        } else {
            error.with("field", self.field)
        }
    }

    fn refused(self) -> Error {
        // What stands for a seed may be most of a secret, so it is not shown.
        let (code, key) = match self.field.as_str() {
            "rule" => (Code::RuleUnknown, Some("rule")),
            "total" | "min" | "max" => (Code::AmountInvalid, Some("value")),
            "count" => (Code::CountInvalid, Some("count")),
            "seed" => (Code::SeedInvalid, None),
            "salt" => (Code::SaltInvalid, None),
            _ => return self.malformed(),
        };
        let Some(given) = self.given else {
            return self.malformed();
        };
        let error = Error::new(code)
            .with("field", self.field)
            .with("reason", self.reason);
        match key {
            Some(key) => error.with(key, given),
            None => error,
        }
    }
}

#[cfg(test)]
mod tests;
