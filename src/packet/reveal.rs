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
        let values = fields(text)?;
        let text_of = |field: &'static str, value: &Option<Value>| match value {
            Some(Value::Text(text)) => Ok(text.clone()),
            Some(_) => Err(malformed("not a string", field)),
            None => Err(malformed("missing", field)),
        };
        let amount_of = |field, value| amount(&text_of(field, value)?, field);
        let [spec, rule, total, count, min, max, seed, salt] = &values;

        if text_of("spec", spec)? != "hb1" {
            return Err(malformed("not hb1", "spec"));
        }
        Ok(Self {
            rule: Rule::parse(&text_of("rule", rule)?)
                .map_err(|_| malformed("not a rule", "rule"))?,
            total: amount_of("total", total)?,
            count: match count {
                Some(Value::Number(digits)) => digits
                    .parse()
                    .map_err(|_| malformed("not a count", "count"))?,
                Some(_) => return Err(malformed("not a whole number", "count")),
                None => return Err(malformed("missing", "count")),
            },
            min: amount_of("min", min)?,
            max: match max {
                Some(Value::Null) => None,
                _ => Some(amount_of("max", max)?),
            },
            seed: hex::parse(&text_of("seed", seed)?)
                .and_then(|bytes| Seed::new(&bytes).ok())
                .ok_or_else(|| malformed("not 64 lower-case hex digits", "seed"))?,
            salt: text_of("salt", salt)?,
        })
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

/// Reads the members of the one object in the text, in the order of [`FIELDS`].
fn fields(text: &str) -> Result<[Option<Value>; 8], Error> {
    let mut values: [Option<Value>; 8] = Default::default();
    let mut reader = Reader::new(text);
    while let Some(name) = reader.name().map_err(not_json)? {
        let Some(place) = FIELDS.iter().position(|field| *field == name) else {
            let shown: String = name.chars().take(40).collect();
            return Err(malformed("unknown", &shown));
        };
        if values[place].is_some() {
            return Err(malformed("repeated", &name));
        }
        values[place] = Some(reader.value().map_err(not_json)?);
    }
    Ok(values)
}

/// Reads `[1-9][0-9]*` below 2⁶⁴.
fn amount(digits: &str, field: &str) -> Result<u64, Error> {
    let canonical = matches!(digits.as_bytes(), [b'1'..=b'9', ..]);
    digits
        .parse()
        .ok()
        .filter(|_| canonical)
        .ok_or_else(|| malformed("not an amount in minor units", field))
}

fn not_json(position: usize) -> Error {
    Error::new(Code::RevealMalformed)
        .with("reason", "not a JSON object of strings and whole numbers")
        .with("position", position)
}

fn malformed(reason: &str, field: &str) -> Error {
    Error::new(Code::RevealMalformed)
        .with("reason", reason)
        .with("field", field)
}

#[cfg(test)]
mod tests;
