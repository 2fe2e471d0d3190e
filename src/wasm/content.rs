//! What is to be drawn, for every call that draws, inspects or plans.

use wasm_bindgen::prelude::wasm_bindgen;

use super::encoding::Encoding;
use crate::picture::Place;
use crate::qr::{self, Data, Options, Symbol};
use crate::{Error, proof};

/// A text or bytes, with the options that encode them, or a symbol. The call that it is given to consumes it.
#[wasm_bindgen]
pub struct Content(Kind);

enum Kind {
    Text {
        text: String,
        kanji: Option<Vec<u16>>,
        options: Options,
    },
    Bytes {
        bytes: Vec<u8>,
        options: Options,
    },
    Symbol(Symbol),
}

#[wasm_bindgen]
impl Content {
    /// A text; `kanji` holds a Shift JIS code a character where Kanji mode is wanted.
    #[must_use]
    pub fn text(text: String, kanji: Option<Vec<u16>>, encoding: Option<Encoding>) -> Self {
        let options = *encoding.unwrap_or_default().options();
        Self(Kind::Text {
            text,
            kanji,
            options,
        })
    }

    /// Bytes.
    #[must_use]
    pub fn bytes(bytes: Vec<u8>, encoding: Option<Encoding>) -> Self {
        let options = *encoding.unwrap_or_default().options();
        Self(Kind::Bytes { bytes, options })
    }

    /// The symbol that has these modules, row by row, 1 dark, 0 light.
    pub fn modules(width: usize, height: usize, modules: &[u8]) -> Result<Self, Error> {
        Symbol::from_modules(width, height, modules).map(|symbol| Self(Kind::Symbol(symbol)))
    }
}

impl Content {
    /// What is to be encoded, and how; none: it is a symbol.
    pub(super) fn data(&self) -> Option<(Data<'_>, &Options)> {
        match &self.0 {
            Kind::Text {
                text,
                kanji,
                options,
            } => {
                let kanji = kanji.as_deref();
                Some((Data::Text { text, kanji }, options))
            }
            Kind::Bytes { bytes, options } => Some((Data::Bytes(bytes), options)),
            Kind::Symbol(_) => None,
        }
    }

    /// The symbol, and where a logo without a size lies in it: one that is encoded for it, or the symbol as it is.
    pub(super) fn for_logo(self, place: Place) -> Result<(Symbol, Place), Error> {
        if let Some((data, options)) = self.data() {
            return proof::plan_default_logo(data, place, options);
        }
        let symbol = self.symbol()?;
        let place = proof::largest_place(&symbol, place)?;
        Ok((symbol, place))
    }

    /// The symbol, which is encoded where it has to be.
    pub(super) fn symbol(self) -> Result<Symbol, Error> {
        match self.0 {
            Kind::Text {
                text,
                kanji,
                options,
            } => {
                let kanji = kanji.as_deref();
                qr::encode(Data::Text { text: &text, kanji }, &options)
            }
            Kind::Bytes { bytes, options } => qr::encode(Data::Bytes(&bytes), &options),
            Kind::Symbol(symbol) => Ok(symbol),
        }
    }
}
