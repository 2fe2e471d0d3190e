//! Inspections and plans for `js/inspect.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::content::Content;
use super::look::Look;
use super::picture::checked;
use super::symbol::QrCode;
use crate::{Error, proof};

#[wasm_bindgen(raw_module = "./inspection.js")]
extern "C" {
    /// An inspection as the package hands it to users.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/inspection.js\").Inspection")]
    pub type Inspection;

    #[wasm_bindgen(js_name = inspectionOf)]
    fn inspection_of(
        safe: bool,
        blocks: Array,
        contrast: f64,
        luma_contrast: f64,
        findings: Array,
    ) -> Inspection;

    #[wasm_bindgen(js_name = blockOf)]
    fn block_of(damaged: usize, correctable: usize) -> JsValue;

    #[wasm_bindgen(js_name = findingOf)]
    fn finding_of(code: &str, actual: JsValue, limit: JsValue, nearest: JsValue) -> JsValue;
}

/// Tells what a look does to a symbol.
#[wasm_bindgen]
pub fn inspect(content: Content, look: Option<Look>) -> Result<Inspection, Error> {
    let (symbol, style) = checked(content, look.map(Look::live))?;
    let inspection = proof::inspect(&symbol, &style)?;
    Ok(Inspection::from(&inspection))
}

/// Encodes a text or bytes for the logo of a look; without a size for a logo as it is drawn then.
#[wasm_bindgen(js_name = planLogo)]
pub fn plan_logo(content: Content, look: Look) -> Result<QrCode, Error> {
    Ok(QrCode::from(&look.planned(content)?))
}

impl From<&proof::Inspection> for Inspection {
    fn from(inspection: &proof::Inspection) -> Self {
        let blocks = inspection.blocks.iter();
        let findings = inspection.findings.iter();
        inspection_of(
            inspection.safe(),
            blocks
                .map(|block| block_of(block.damaged, block.correctable))
                .collect(),
            inspection.contrast,
            inspection.luma_contrast,
            findings
                .map(|finding| {
                    let [actual, limit, nearest] =
                        [&finding.actual, &finding.limit, &finding.nearest].map(JsValue::from);
                    finding_of(finding.code.name(), actual, limit, nearest)
                })
                .collect(),
        )
    }
}
