//! Tickets for `js/ticket.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::Error;
use crate::packet::{self, Reveal, Unit};

#[wasm_bindgen(raw_module = "./share-ticket.js")]
extern "C" {
    /// A ticket as an object of JavaScript.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/share-ticket.js\").Ticket")]
    pub type Ticket;

    #[wasm_bindgen(js_name = ticketOf)]
    fn ticket_of(
        index: u16,
        amount: u64,
        commitment: &str,
        decimals: u8,
        currency: Option<String>,
    ) -> Ticket;
}

/// Issues the links to all shares of a packet.
#[wasm_bindgen(js_name = issueTickets)]
#[expect(
    clippy::needless_pass_by_value,
    reason = "what may be missing crosses by value"
)]
pub fn issue(
    reveal: &str,
    base: &str,
    decimals: u8,
    currency: Option<String>,
) -> Result<Vec<String>, Error> {
    let packet = Reveal::parse_object(reveal)?.replay()?;
    packet::issue_tickets(
        &packet,
        base,
        Unit::new(Some(decimals), currency.as_deref())?,
    )
}

/// The number of decimals that amounts of a currency have by ISO 4217.
#[wasm_bindgen(js_name = currencyDecimals)]
pub fn currency_decimals(currency: &str) -> Result<u8, Error> {
    Ok(Unit::new(None, Some(currency))?.decimals())
}

/// Reads a link or the bare ticket.
#[wasm_bindgen(js_name = openTicket)]
pub fn open(link: &str) -> Result<Ticket, Error> {
    Ok(Ticket::from(&packet::Ticket::open(link)?))
}

/// Reads a link or the bare ticket, and checks it against the reveal of its packet.
#[wasm_bindgen(js_name = checkTicket)]
pub fn check(link: &str, reveal: &str) -> Result<Ticket, Error> {
    let reveal = Reveal::parse_object(reveal)?;
    Ok(Ticket::from(&packet::Ticket::check(link, &reveal)?))
}

impl From<&packet::Ticket> for Ticket {
    fn from(ticket: &packet::Ticket) -> Self {
        ticket_of(
            ticket.index,
            ticket.amount,
            &ticket.commitment(),
            ticket.unit.decimals(),
            ticket.unit.currency().map(str::to_owned),
        )
    }
}
