//! A ledger as JSON, without spaces, its fields in the order of the public surface.

use super::super::json::print_string;
use super::{Ledger, instant};

impl Ledger {
    /// Prints the ledger as JSON; [`Ledger::parse`] reads it back.
    #[must_use]
    pub fn print(&self) -> String {
        let mut text = ["{\"packet\":", &self.packet.print(), ",\"commitment\":"].concat();
        text.push_str(&print_string(&self.commitment));
        text.push_str(",\"shares\":[");
        for (place, share) in self.shares.iter().enumerate() {
            text.push_str(if place == 0 { "\"" } else { ",\"" });
            text.push_str(&share.to_string());
            text.push('"');
        }
        text.push(']');
        for (name, at) in [
            (",\"sentAt\":\"", self.sent_at),
            (",\"expiresAt\":\"", self.expires_at),
            (",\"seenAt\":\"", self.seen_at),
        ] {
            text.push_str(name);
            text.push_str(&instant::print(at));
            text.push('"');
        }
        text.push_str(",\"claims\":[");
        for (place, claim) in self.claims.iter().enumerate() {
            text.push_str(if place == 0 {
                "{\"index\":"
            } else {
                ",{\"index\":"
            });
            text.push_str(&claim.index.to_string());
            text.push_str(",\"who\":");
            text.push_str(&print_string(&claim.who));
            text.push_str(",\"at\":\"");
            text.push_str(&instant::print(claim.at));
            text.push_str("\"}");
        }
        text.push_str("],\"refundedAt\":");
        match self.refunded_at {
            Some(at) => text.extend(["\"", &instant::print(at), "\""]),
            None => text.push_str("null"),
        }
        text.push_str(",\"decimals\":");
        text.push_str(&self.unit.decimals().to_string());
        if let Some(currency) = self.unit.currency() {
            text.extend([",\"currency\":\"", currency, "\""]);
        }
        text.push('}');
        text
    }
}
