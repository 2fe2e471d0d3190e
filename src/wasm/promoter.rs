//! File names and tables for `js/promoter.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::promoter::{self, Delimiter, Picture};

/// Returns the path of a promoter's picture; `picture` counts PNG, SVG, PDF from 0.
#[wasm_bindgen(js_name = promoterFile)]
pub fn promoter_file(id: &str, picture: u8) -> Result<String, JsValue> {
    let picture = match picture {
        0 => Picture::Png,
        1 => Picture::Svg,
        _ => Picture::Pdf,
    };
    Ok(promoter::file(id, picture)?)
}

/// Returns a table, each row an array of its line and its cells; `delimiter` counts comma, semicolon, tabulator from 0.
#[wasm_bindgen(js_name = tableRows, unchecked_return_type = "[line: number, ...cells: string[]][]")]
pub fn table_rows(text: &str, delimiter: u8) -> Result<Array, JsValue> {
    let delimiter = match delimiter {
        0 => Delimiter::Comma,
        1 => Delimiter::Semicolon,
        _ => Delimiter::Tab,
    };
    let rows = promoter::rows(text, delimiter)?;
    Ok(rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().map(|cell| JsValue::from_str(cell));
            std::iter::once(JsValue::from(row.line))
                .chain(cells)
                .collect::<Array>()
        })
        .collect())
}
