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

    /// Replays a reveal against what was published: the commitment always, the salt where it was.
    ///
    /// Shares that were published are held against those of the packet by [`RedPacket::check_shares`].
    ///
    /// # Errors
    ///
    /// - the errors of [`Parameters::new`] and `salt-invalid`, where the reveal describes no split;
    /// - `commitment-mismatch`: the reveal is of another packet, or something in it was changed;
    /// - `salt-mismatch`: another salt was published.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::{Parameters, RedPacket, Rule, Salt, Seed};
    ///
    /// let parameters = Parameters::new(Rule::DoubleMean, 10_000, 10, None, None)?;
    /// let packet = RedPacket::seal(parameters, Seed::new(&[7; 32])?, Salt::default());
    /// let (published, mut reveal) = (packet.commitment(), packet.reveal());
    /// assert_eq!(RedPacket::verify(&reveal, &published, None)?, packet);
    ///
    /// reveal.total += 1;
    /// let error = RedPacket::verify(&reveal, &published, None).unwrap_err();
    /// assert_eq!(error.code().name(), "commitment-mismatch");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn verify(reveal: &Reveal, published: &str, salt: Option<&str>) -> Result<Self, Error> {
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
        Ok(packet)
    }

    /// Holds shares that were published, in claim order, against those of the packet.
    ///
    /// They are integers of any type, since whoever published them may have published anything.
    ///
    /// # Errors
    ///
    /// `shares-mismatch`: the share at `index` differs, or there are not as many.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::packet::{Parameters, RedPacket, Rule, Salt, Seed};
    ///
    /// let parameters = Parameters::new(Rule::Equal, 90, 3, None, None)?;
    /// let packet = RedPacket::seal(parameters, Seed::new(&[7; 32])?, Salt::default());
    /// packet.check_shares(&[30, 30, 30])?;
    /// let error = packet.check_shares(&[30, 30, -30]).unwrap_err();
    /// assert_eq!(error.to_string(), "shares-mismatch (count: 3, index: 2, actual: -30, expected: 30)");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn check_shares(&self, published: &[impl Copy + Into<i128>]) -> Result<(), Error> {
        let published: Vec<i128> = published.iter().map(|&share| share.into()).collect();
        let most = published.len().max(self.shares.len());
        let pair = |index| {
            let replayed = self.shares.get(index).map(|&share| i128::from(share));
            (published.get(index).copied(), replayed)
        };
        let differs = (0..most).find(|&index| pair(index).0 != pair(index).1);
        let Some(index) = differs else { return Ok(()) };
        let (actual, expected) = pair(index);
        let mut error = Error::new(Code::SharesMismatch)
            .with("count", published.len())
            .with("index", index);
        if let Some(actual) = actual {
            error = error.with("actual", actual.to_string());
        }
        if let Some(expected) = expected {
            error = error.with("expected", expected.to_string());
        }
        Err(error)
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
        let verify = |salt| RedPacket::verify(&packet.reveal(), &packet.commitment(), salt);
        assert_eq!(verify(None), Ok(packet.clone()));
        assert_eq!(verify(Some("")), Ok(packet.clone()));
        assert_eq!(packet.check_shares(packet.shares()), Ok(()));
        fails(verify(Some("x")), "salt-mismatch (actual: )");
    }

    #[test]
    fn the_first_share_that_differs_is_named() {
        let packet = packet();
        let check = |shares: &[u64]| packet.check_shares(shares).map(|()| packet.clone());
        fails(
            check(&[1660, 1727, 946]),
            "shares-mismatch (count: 3, index: 2, actual: 946, expected: 947)",
        );
        fails(
            check(&packet.shares()[..9]),
            "shares-mismatch (count: 9, index: 9, expected: 1104)",
        );
        fails(
            check(&[packet.shares(), &[1]].concat()),
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
            let error = RedPacket::verify(&reveal, &published, None).expect_err("changed");
            assert_eq!(error.code(), Code::CommitmentMismatch);
        }
        let mut upper = published.clone();
        upper.make_ascii_uppercase();
        assert!(RedPacket::verify(&honest, &upper, None).is_err());
    }
}
