//! One share on paper: a text that only the issuer can make.

use crate::{Code, Error};

use super::parameters::{MOST_COUNT, MOST_TOTAL};
use super::sha256::Hmac;
use super::{RedPacket, Reveal, Unit, base64url, hex};

/// What stands before the ticket in a link whose base has no fragment.
const FRAGMENT: &str = "#ticket=";
/// The name of a ticket in the query of a route.
const PARAMETER: &str = "ticket=";
/// The first byte of a ticket.
const VERSION: u8 = 0x01;
/// The number of bytes of the tag.
const TAG: usize = 16;

/// A share that was handed out: `0x01 ‖ commitment ‖ index ‖ amount ‖ tag`, 59 bytes, 79 characters of base64url.
///
/// The tag covers the unit as well, and is made with the seed, so only the issuer can make or check one before the reveal, and anyone after it. A
/// ticket can be copied: that it is paid once is the work of the issuer's ledger and of nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The commitment of the packet.
    pub commitment: [u8; 32],
    /// The number of the share in claim order, from 0.
    pub index: u16,
    /// Minor units.
    pub amount: u64,
    /// What the amount is counted in. It travels in the link, and the tag covers it: a link with another unit is forged.
    pub unit: Unit,
    tag: [u8; TAG],
}

/// Issues the links to all shares, in claim order: `base#ticket=…`, then the unit where it is not the default. Where the base's fragment
/// is a route, as `#/claim` of a page that finds its way by it, the ticket stands in the route's query: `base?ticket=…`.
///
/// # Errors
///
/// `base-invalid` where the base is not an http or https address, or has a fragment that is no route.
///
/// # Example
///
/// ```
/// use hongbao::packet::{Parameters, RedPacket, Rule, Salt, Seed, Ticket, Unit, issue_tickets};
///
/// let parameters = Parameters::new(Rule::Equal, 637, 1, None, None)?;
/// let packet = RedPacket::seal(parameters, Seed::new(&[7; 32])?, Salt::default());
/// let links = issue_tickets(&packet, "https://example.org/open", Unit::new(None, Some("JPY"))?)?;
/// assert!(links[0].starts_with("https://example.org/open#ticket=A"));
/// assert!(links[0].ends_with("&d=0&c=JPY"));
///
/// let ticket = Ticket::check(&links[0], &packet.reveal())?;
/// assert_eq!((ticket.index, ticket.amount), (0, 637));
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn issue_tickets(packet: &RedPacket, base: &str, unit: Unit) -> Result<Vec<String>, Error> {
    let before = match check_base(base)? {
        None => FRAGMENT,
        Some(route) if route.contains('?') => "&ticket=",
        Some(_) => "?ticket=",
    };
    let mut suffix = String::new();
    if unit.decimals() != Unit::default().decimals() {
        suffix.push_str("&d=");
        suffix.push(char::from(b'0' + unit.decimals()));
    }
    if let Some(currency) = unit.currency() {
        suffix.push_str("&c=");
        suffix.push_str(currency);
    }
    let keyed = Hmac::new(packet.seed().bytes());
    let link = |(index, &amount): (usize, &u64)| {
        let mut ticket = Ticket {
            commitment: *packet.commitment_bytes(),
            // A packet has at most 10 000 shares.
            index: index as u16,
            amount,
            unit,
            tag: [0; TAG],
        };
        ticket.tag = ticket.tag_by(keyed.clone());
        [base, before, &ticket.print(), &suffix].concat()
    };
    Ok(packet.shares().iter().enumerate().map(link).collect())
}

impl Ticket {
    /// Reads a link or the bare ticket; proves nothing.
    ///
    /// # Errors
    ///
    /// `ticket-malformed` with the `reason`.
    pub fn open(link: &str) -> Result<Self, Error> {
        let (text, unit) = match ticket_part(link) {
            Some(text) => match text.split_once('&') {
                Some((ticket, suffix)) => (ticket, parse_unit(suffix)?),
                None => (text, Unit::default()),
            },
            None => (link, Unit::default()),
        };
        let bytes = base64url::parse(text).ok_or_else(|| malformed("not base64url"))?;
        let bytes: [u8; 59] = bytes
            .try_into()
            .map_err(|_| malformed("not 79 characters"))?;
        let mut rest = &bytes[..];
        let [version] = take(&mut rest);
        let ticket = Self {
            commitment: take(&mut rest),
            index: u16::from_be_bytes(take(&mut rest)),
            amount: u64::from_be_bytes(take(&mut rest)),
            unit,
            tag: take(&mut rest),
        };
        if version != VERSION {
            return Err(malformed("another version").with("version", version));
        }
        if u32::from(ticket.index) >= MOST_COUNT {
            return Err(ticket.no_such_share(MOST_COUNT));
        }
        if ticket.amount == 0 || ticket.amount > MOST_TOTAL {
            return Err(malformed("no amount").with("amount", ticket.amount.to_string()));
        }
        Ok(ticket)
    }

    /// Reads a link or the bare ticket and checks it against the reveal of its packet.
    ///
    /// # Errors
    ///
    /// - `ticket-malformed`, as [`Ticket::open`], and where the packet has no share of this number;
    /// - `commitment-mismatch`: it belongs to another packet;
    /// - `ticket-forged`: the issuer made no such ticket, or made one for an amount that is not the share;
    /// - the errors of [`Reveal::replay`].
    pub fn check(link: &str, reveal: &Reveal) -> Result<Self, Error> {
        let ticket = Self::open(link)?;
        let packet = reveal.replay()?;
        if ticket.commitment != *packet.commitment_bytes() {
            return Err(Error::new(Code::CommitmentMismatch)
                .with("expected", ticket.commitment())
                .with("actual", packet.commitment()));
        }
        let Some(&share) = packet.shares().get(usize::from(ticket.index)) else {
            return Err(ticket.no_such_share(packet.parameters().count()));
        };
        let forged = Error::new(Code::TicketForged).with("index", ticket.index);
        if !equal_in_constant_time(ticket.tag, ticket.tag_by(Hmac::new(packet.seed().bytes()))) {
            return Err(forged);
        }
        if ticket.amount != share {
            return Err(forged
                .with("actual", ticket.amount.to_string())
                .with("expected", share.to_string()));
        }
        Ok(ticket)
    }

    /// Returns the commitment as 64 lower-case hex digits.
    #[must_use]
    pub fn commitment(&self) -> String {
        hex::print(&self.commitment)
    }

    /// Prints the 79 characters of the bare ticket.
    #[must_use]
    pub fn print(&self) -> String {
        base64url::print(
            &[
                &[VERSION],
                &self.commitment[..],
                &self.index.to_be_bytes(),
                &self.amount.to_be_bytes(),
                &self.tag,
            ]
            .concat(),
        )
    }

    /// Returns the tag by a hash that is keyed with the seed and has hashed nothing yet.
    fn tag_by(&self, mut tag: Hmac) -> [u8; TAG] {
        tag.update(b"hb1 ticket\n");
        tag.update(&self.commitment);
        tag.update(&self.index.to_be_bytes());
        tag.update(&self.amount.to_be_bytes());
        tag.update(&[self.unit.decimals()]);
        tag.update(self.unit.currency().unwrap_or_default().as_bytes());
        take(&mut &tag.finish()[..])
    }

    fn no_such_share(&self, count: u32) -> Error {
        malformed("no such share")
            .with("index", self.index)
            .with("most", count - 1)
    }
}

/// Reads `d=` decimals, `&`, `c=` currency, of which one may be missing; one spelling for each unit.
fn parse_unit(suffix: &str) -> Result<Unit, Error> {
    let unknown = || malformed("unknown unit");
    let (decimals, currency) = match suffix.split_once('&') {
        Some((decimals, currency)) => (Some(decimals), Some(currency)),
        None if suffix.starts_with("d=") => (Some(suffix), None),
        None => (None, Some(suffix)),
    };
    let decimals = match decimals.map(str::as_bytes) {
        None => 2,
        Some([b'd', b'=', digit @ b'0'..=b'8']) if *digit != b'2' => digit - b'0',
        Some(_) => return Err(unknown()),
    };
    let currency = match currency {
        None => None,
        Some(text) => Some(text.strip_prefix("c=").ok_or_else(unknown)?),
    };
    Unit::new(Some(decimals), currency).map_err(|_| unknown())
}

/// Returns what follows the ticket's name in a link, or nothing where the text is no link.
fn ticket_part(link: &str) -> Option<&str> {
    if let Some((_, ticket)) = link.split_once(FRAGMENT) {
        return Some(ticket);
    }
    let (_, fragment) = link.split_once('#')?;
    let (_, query) = fragment.split_once('?').filter(|_| is_route(fragment))?;
    let (before, ticket) = query.rsplit_once(PARAMETER)?;
    (before.is_empty() || before.ends_with('&')).then_some(ticket)
}

/// Whether a page finds its way by this fragment.
fn is_route(fragment: &str) -> bool {
    fragment.starts_with('/') || fragment.starts_with("!/")
}

/// Refuses what a ticket cannot be appended to; returns the route where there is one.
fn check_base(base: &str) -> Result<Option<&str>, Error> {
    let after_scheme = base.split_once(':').and_then(|(scheme, rest)| {
        let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        rest.strip_prefix("//").filter(|_| web)
    });
    let fragment = base.split_once('#').map(|(_, fragment)| fragment);
    let reason = match after_scheme {
        None => "not http or https",
        Some(rest) if rest.starts_with(['/', '?', '#']) || rest.is_empty() => "no host",
        Some(_) if fragment.is_some_and(|fragment| !is_route(fragment)) => "it has a fragment",
        Some(_) if fragment.is_some_and(|fragment| fragment.contains(PARAMETER)) => {
            "it has a ticket"
        }
        Some(rest) if rest.contains(|c: char| c.is_whitespace() || c.is_control()) => "a space",
        Some(_) => return Ok(fragment),
    };
    let shown: String = base.chars().take(80).collect();
    Err(Error::new(Code::BaseInvalid)
        .with("base", shown)
        .with("reason", reason))
}

fn malformed(reason: &str) -> Error {
    Error::new(Code::TicketMalformed).with("reason", reason)
}

/// Compares every byte whatever the first difference is, so that the time taken tells nothing.
fn equal_in_constant_time(a: [u8; TAG], b: [u8; TAG]) -> bool {
    let difference = a.iter().zip(b).fold(0, |all, (a, b)| all | (a ^ b));
    std::hint::black_box(difference) == 0
}

/// Takes the next bytes of a ticket, which has enough of them.
fn take<const LENGTH: usize>(bytes: &mut &[u8]) -> [u8; LENGTH] {
    let (taken, rest) = bytes
        .split_first_chunk()
        .expect("the fields together are as long as the whole");
    *bytes = rest;
    *taken
}

#[cfg(test)]
mod tests;
