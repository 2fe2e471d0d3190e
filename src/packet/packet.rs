//! Commit, salt, reveal, verify.

use crate::{Code, Error};

use super::{Parameters, Reveal, Salt, Seed, best, commitment, hex, split};

/// A packet that is sealed: its shares, and all that replays them.
///
/// Publish the commitment before the first claim and the reveal after the last. A commitment proves that the split was
/// fixed when it was published. It does not stop a sender from trying seeds beforehand; a salt that others name after the
/// commitment does ([`RedPacket::salted`]), and so does a blind pick of shuffled tickets. A salt that first appears in the
/// reveal proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedPacket {
    parameters: Parameters,
    seed: Seed,
    salt: Salt,
    shares: Vec<u64>,
    commitment: [u8; 32],
}

impl RedPacket {
    /// Seals a packet.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::{Parameters, RedPacket, Rule, Salt, Seed};
    ///
    /// let parameters = Parameters::new(Rule::DoubleMean, 10_000, 10, None, None)?;
    /// let packet = RedPacket::seal(parameters, Seed::new(&[7; 32])?, Salt::default());
    /// assert_eq!(packet.shares().iter().sum::<u64>(), 10_000);
    /// assert_eq!(packet.commitment().len(), 64);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn seal(parameters: Parameters, seed: Seed, salt: Salt) -> Self {
        Self {
            shares: split(&parameters, &seed, &salt),
            commitment: commitment(&parameters, &seed),
            parameters,
            seed,
            salt,
        }
    }

    /// Returns the packet with a salt that others named: the same commitment, other shares.
    ///
    /// # Errors
    ///
    /// `salt-already-set` where the packet has one, since a second would be a second draw.
    pub fn salted(&self, salt: Salt) -> Result<Self, Error> {
        if self.salt != Salt::default() {
            return Err(Error::new(Code::SaltAlreadySet).with("salt", self.salt.text()));
        }
        Ok(Self::seal(self.parameters, self.seed, salt))
    }

    /// Replays a reveal against what was published: the commitment always, salt and shares where they were.
    ///
    /// # Errors
    ///
    /// - the errors of [`Parameters::new`] and `salt-invalid`, where the reveal describes no split;
    /// - `commitment-mismatch`: the reveal is of another packet, or something in it was changed;
    /// - `salt-mismatch`: another salt was published;
    /// - `shares-mismatch`: the share at `index` differs, or there are not as many.
    pub fn verify(
        reveal: &Reveal,
        published: &str,
        salt: Option<&str>,
        shares: Option<&[u64]>,
    ) -> Result<Self, Error> {
        let packet = reveal.replay()?;
        if packet.commitment() != published {
            let shown: String = published.chars().take(64).collect();
            return Err(Error::new(Code::CommitmentMismatch)
                .with("expected", shown)
                .with("actual", packet.commitment()));
        }
        if salt.is_some_and(|salt| salt != packet.salt.text()) {
            return Err(Error::new(Code::SaltMismatch).with("actual", packet.salt.text()));
        }
        if let Some(shares) = shares {
            check_shares(shares, &packet.shares)?;
        }
        Ok(packet)
    }

    /// Returns rule, total, count, min and max.
    #[must_use]
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Returns the secret.
    #[must_use]
    pub fn seed(&self) -> &Seed {
        &self.seed
    }

    /// Returns the shares in claim order, minor units.
    #[must_use]
    pub fn shares(&self) -> &[u64] {
        &self.shares
    }

    /// Returns the place of the best luck among the shares.
    #[must_use]
    pub fn best(&self) -> usize {
        best(&self.shares)
    }

    /// Returns the commitment as 64 lower-case hex digits.
    #[must_use]
    pub fn commitment(&self) -> String {
        hex::print(&self.commitment)
    }

    /// Returns the bytes of the commitment.
    #[must_use]
    pub fn commitment_bytes(&self) -> &[u8; 32] {
        &self.commitment
    }

    /// Returns what is published once everything is claimed.
    #[must_use]
    pub fn reveal(&self) -> Reveal {
        Reveal {
            rule: self.parameters.rule(),
            total: self.parameters.total(),
            count: self.parameters.count(),
            min: self.parameters.min(),
            max: self.parameters.max(),
            seed: self.seed,
            salt: self.salt.text().to_owned(),
        }
    }
}

fn check_shares(published: &[u64], replayed: &[u64]) -> Result<(), Error> {
    let differs = published
        .iter()
        .zip(replayed)
        .position(|(published, replayed)| published != replayed);
    let index = match differs {
        Some(index) => index,
        None if published.len() == replayed.len() => return Ok(()),
        None => published.len().min(replayed.len()),
    };
    let mut error = Error::new(Code::SharesMismatch)
        .with("count", published.len())
        .with("index", index);
    if let Some(share) = published.get(index) {
        error = error.with("actual", share.to_string());
    }
    if let Some(share) = replayed.get(index) {
        error = error.with("expected", share.to_string());
    }
    Err(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::Rule;

    fn packet() -> RedPacket {
        let parameters =
            Parameters::new(Rule::DoubleMean, 10_000, 10, None, None).expect("feasible");
        let seed = std::array::from_fn::<u8, 32, _>(|place| place as u8);
        let seed = Seed::new(&seed).expect("32 bytes");
        RedPacket::seal(parameters, seed, Salt::default())
    }

    #[track_caller]
    fn fails(result: Result<RedPacket, Error>, text: &str) {
        let error = result.map(|_| ()).expect_err(text);
        assert_eq!(error.to_string(), text);
    }

    #[test]
    fn a_salt_keeps_the_commitment_and_changes_the_shares() {
        let salted = packet()
            .salted(Salt::new("恭喜发财").expect("short"))
            .expect("it had none");
        assert_eq!(salted.commitment(), packet().commitment());
        assert_eq!(
            salted.shares(),
            [779, 1999, 637, 1789, 528, 1146, 570, 1238, 326, 988]
        );
        fails(
            salted.salted(Salt::new("again").expect("short")),
            "salt-already-set (salt: 恭喜发财)",
        );
    }

    #[test]
    fn what_was_published_is_verified() {
        let packet = packet();
        let verify =
            |salt, shares| RedPacket::verify(&packet.reveal(), &packet.commitment(), salt, shares);
        assert_eq!(verify(None, None), Ok(packet.clone()));
        assert_eq!(verify(Some(""), Some(packet.shares())), Ok(packet.clone()));
        fails(verify(Some("x"), None), "salt-mismatch (actual: )");
    }

    #[test]
    fn the_first_share_that_differs_is_named() {
        let packet = packet();
        let verify = |shares: &[u64]| {
            RedPacket::verify(&packet.reveal(), &packet.commitment(), None, Some(shares))
        };
        fails(
            verify(&[1660, 1727, 946]),
            "shares-mismatch (count: 3, index: 2, actual: 946, expected: 947)",
        );
        fails(
            verify(&packet.shares()[..9]),
            "shares-mismatch (count: 9, index: 9, expected: 1104)",
        );
        fails(
            verify(&[packet.shares(), &[1]].concat()),
            "shares-mismatch (count: 11, index: 10, actual: 1)",
        );
    }

    #[test]
    fn a_change_anywhere_breaks_the_commitment() {
        let honest = packet().reveal();
        let published = packet().commitment();
        let changes: [fn(&mut Reveal); 6] = [
            |reveal| reveal.rule = Rule::Uniform,
            |reveal| reveal.total += 1,
            |reveal| reveal.count -= 1,
            |reveal| reveal.min += 1,
            |reveal| reveal.max = Some(10_000),
            |reveal| reveal.seed = Seed::new(&[0; 32]).expect("32 bytes"),
        ];
        for change in changes {
            let mut reveal = honest.clone();
            change(&mut reveal);
            let error = RedPacket::verify(&reveal, &published, None, None).expect_err("changed");
            assert_eq!(error.code(), Code::CommitmentMismatch);
        }
        let mut upper = published.clone();
        upper.make_ascii_uppercase();
        assert!(RedPacket::verify(&honest, &upper, None, None).is_err());
    }
}
