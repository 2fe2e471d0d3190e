//! A ledger read from JSON: every field once, and nothing that the rules would not have written.

use std::collections::BinaryHeap;

use crate::{Code, Error};

use super::super::json::{Reader, elements, text_of};
use super::super::{RedPacket, Reveal, Unit};
use super::{Claim, Ledger, Milliseconds, instant};

const FIELDS: [&str; 10] = [
    "packet",
    "commitment",
    "shares",
    "sentAt",
    "expiresAt",
    "seenAt",
    "claims",
    "refundedAt",
    "decimals",
    "currency",
];

/// The values of fields in the order of their names, as they stand in the text.
type Raw<'a, const N: usize> = [Option<&'a str>; N];

impl Ledger {
    /// Reads a ledger and checks it: the packet is replayed, the claims and the instants must be ones that could happen.
    ///
    /// `decimals` and `currency` may be missing, for two decimals and no currency.
    ///
    /// # Errors
    ///
    /// `ledger-malformed` with the `field` and the `reason`.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::Ledger;
    ///
    /// let error = Ledger::parse("{}").unwrap_err();
    /// assert_eq!(error.to_string(), "ledger-malformed (reason: missing, field: packet)");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        let raw = fields(text, FIELDS)?;
        let [
            packet,
            commitment,
            shares,
            sent,
            expires,
            seen,
            claims,
            refunded,
            decimals,
            currency,
        ] = raw;
        let packet = Reveal::parse(needed(packet, "packet")?)
            .map_err(|error| malformed(error.code().name(), "packet"))?;
        let commitment = string(commitment, "commitment")?;
        let sealed = RedPacket::verify(&packet, &commitment, None, None).map_err(|error| {
            let field = if error.code() == Code::CommitmentMismatch {
                "commitment"
            } else {
                "packet"
            };
            malformed(error.code().name(), field)
        })?;
        check_shares(&sealed, needed(shares, "shares")?)?;
        let ledger = Self {
            shares: sealed.shares().to_vec(),
            packet,
            commitment,
            sent_at: at(sent, "sentAt")?,
            expires_at: at(expires, "expiresAt")?,
            seen_at: at(seen, "seenAt")?,
            claims: list(needed(claims, "claims")?, "claims")?
                .into_iter()
                .map(claim)
                .collect::<Result<_, _>>()?,
            refunded_at: match needed(refunded, "refundedAt")? {
                "null" => None,
                given => Some(at(Some(given), "refundedAt")?),
            },
            unit: unit(decimals, currency)?,
        };
        ledger.check_claims()?;
        ledger.check_instants()?;
        Ok(ledger)
    }

    fn check_claims(&self) -> Result<(), Error> {
        let mut taken = vec![false; self.shares.len()];
        let mut names = BinaryHeap::new();
        for claim in &self.claims {
            match taken.get_mut(claim.index as usize) {
                Some(taken) if !*taken => *taken = true,
                Some(_) => return Err(malformed("share claimed twice", "claims")),
                None => return Err(malformed("no such share", "claims")),
            }
            if !claim.who.is_empty() {
                names.push(claim.who.as_str());
            }
        }
        if names
            .into_sorted_vec()
            .windows(2)
            .any(|pair| pair[0] == pair[1])
        {
            return Err(malformed("name twice", "claims"));
        }
        Ok(())
    }

    fn check_instants(&self) -> Result<(), Error> {
        if self.expires_at <= self.sent_at {
            return Err(malformed("not after sentAt", "expiresAt"));
        }
        let mut before = self.sent_at;
        for claim in &self.claims {
            if claim.at < before {
                return Err(malformed("earlier than the one before", "claims"));
            }
            if claim.at >= self.expires_at {
                return Err(malformed("not before expiresAt", "claims"));
            }
            before = claim.at;
        }
        if let Some(refunded_at) = self.refunded_at {
            if refunded_at < self.expires_at {
                return Err(malformed("before expiresAt", "refundedAt"));
            }
            if self.claims.len() == self.shares.len() {
                return Err(malformed("nothing is left", "refundedAt"));
            }
            before = refunded_at;
        }
        if self.seen_at < before {
            return Err(malformed("earlier than what happened", "seenAt"));
        }
        Ok(())
    }
}

fn check_shares(sealed: &RedPacket, text: &str) -> Result<(), Error> {
    let shares = list(text, "shares")?;
    if shares.len() != sealed.shares().len() {
        return Err(malformed("not as many as the count", "shares"));
    }
    for (given, share) in shares.into_iter().zip(sealed.shares()) {
        if string(Some(given), "shares")? != share.to_string() {
            return Err(malformed("not what the packet gives", "shares"));
        }
    }
    Ok(())
}

fn claim(text: &str) -> Result<Claim, Error> {
    let [index, who, made] = fields(text, ["index", "who", "at"])?;
    let index = needed(index, "index")?;
    Ok(Claim {
        index: index
            .parse()
            .ok()
            .filter(|number: &u32| number.to_string() == index)
            .ok_or_else(|| malformed("not a number of a share", "index"))?,
        who: string(who, "who")?,
        at: at(made, "at")?,
    })
}

fn unit(decimals: Option<&str>, currency: Option<&str>) -> Result<Unit, Error> {
    let decimals = match decimals {
        None => 2,
        Some(digits) => digits
            .parse()
            .ok()
            .filter(|number: &u8| number.to_string() == digits)
            .ok_or_else(|| malformed("not a number of decimals", "decimals"))?,
    };
    let unit =
        Unit::new(decimals, None).map_err(|_| malformed("not a number of decimals", "decimals"))?;
    let Some(currency) = currency else {
        return Ok(unit);
    };
    Unit::new(decimals, Some(&string(Some(currency), "currency")?))
        .map_err(|_| malformed("not a currency", "currency"))
}

/// Reads the members of an object, each of `names` at most once and nothing else.
fn fields<'a, const N: usize>(
    text: &'a str,
    names: [&'static str; N],
) -> Result<Raw<'a, N>, Error> {
    let mut raw = [None; N];
    let mut reader = Reader::new(text);
    while let Some(name) = reader.name().map_err(not_json)? {
        let Some(place) = names.iter().position(|field| *field == name) else {
            let shown: String = name.chars().take(40).collect();
            return Err(malformed("unknown", &shown));
        };
        if raw[place].is_some() {
            return Err(malformed("repeated", &name));
        }
        raw[place] = Some(reader.raw().map_err(not_json)?);
    }
    Ok(raw)
}

fn needed<'a>(raw: Option<&'a str>, field: &'static str) -> Result<&'a str, Error> {
    raw.ok_or_else(|| malformed("missing", field))
}

fn list<'a>(raw: &'a str, field: &'static str) -> Result<Vec<&'a str>, Error> {
    elements(raw).map_err(|_| malformed("not a list", field))
}

fn string(raw: Option<&str>, field: &'static str) -> Result<String, Error> {
    text_of(needed(raw, field)?).ok_or_else(|| malformed("not a string", field))
}

fn at(raw: Option<&str>, field: &'static str) -> Result<Milliseconds, Error> {
    instant::parse(&string(raw, field)?).ok_or_else(|| malformed("not an instant", field))
}

fn not_json(position: usize) -> Error {
    Error::new(Code::LedgerMalformed)
        .with("reason", "not JSON")
        .with("position", position)
}

fn malformed(reason: &str, field: &str) -> Error {
    Error::new(Code::LedgerMalformed)
        .with("reason", reason)
        .with("field", field)
}
