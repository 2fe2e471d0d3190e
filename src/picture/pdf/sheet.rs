//! Many pictures on pages, in the cells of a grid.

use super::super::decimal::{invalid_number, shown};
use super::super::print::{LONG, Print};
use super::super::style::Style;
use super::page::Page;
use super::placed::{Placed, wrong_module};
use super::{MILLIMETRE, MOST_NANOMETRES, rectangle};
use crate::Error;
use crate::qr::Symbol;

/// A PDF file in the making: pages of one size, whose cells are filled row by row.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Print, Sheet, Style};
/// use hongbao::qr::{Data, Options, encode};
///
/// // Labels on A4, three across and seven down.
/// let mut sheet = Sheet::new([210.0, 297.0], [3, 7], 10.0, 2.5, Print::default())?;
/// for number in 0..30 {
///     let text = format!("https://example.com/{number}");
///     let symbol = encode(Data::Text { text: &text, kanji: None }, &Options::default())?;
///     sheet.add(&symbol, &Style::default(), None)?;
/// }
/// assert!(sheet.finish().starts_with(b"%PDF-1.4"));
/// # Ok::<(), hongbao::Error>(())
/// ```
pub struct Sheet {
    page: Page,
    /// Nanometres.
    sides: [f64; 2],
    margin: f64,
    gap: f64,
    cell: [f64; 2],
    cells: [u32; 2],
    print: Print,
    /// Pictures on the page in the making.
    count: u32,
}

/// The least side of a cell in nanometres.
const LEAST: f64 = 5e6;

/// The most cells across and down.
const MOST: u32 = 100;

impl Sheet {
    /// Takes the width and the height of a page, how many cells there are across and down, what is left free at each edge, and between two
    /// cells; lengths are millimetres. Marks for cutting stand at the edges, where `print` wants them; nothing goes on beyond a cut.
    ///
    /// # Errors
    ///
    /// [`OptionInvalid`](crate::Code::OptionInvalid) with `option`, `value` and `allowed`: a page of no size or above 5.08 metres, no cells or
    /// more than 100 across or down, cells of less than five millimetres.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Print, Sheet};
    ///
    /// let crowded = Sheet::new([210.0, 297.0], [60, 7], 10.0, 2.5, Print::default());
    /// assert_eq!(
    ///     crowded.err().map(|error| error.to_string()).as_deref(),
    ///     Some("option-invalid (option: sheet.columns, value: 60, allowed: 1 … 25)")
    /// );
    /// ```
    pub fn new(
        page: [f64; 2],
        cells: [u32; 2],
        margin: f64,
        gap: f64,
        print: Print,
    ) -> Result<Self, Error> {
        let sides = page.map(|side| (side * MILLIMETRE).round());
        for (option, side, given) in [
            ("sheet.page.width", sides[0], page[0]),
            ("sheet.page.height", sides[1], page[1]),
        ] {
            if !(LEAST..=MOST_NANOMETRES).contains(&side) {
                return Err(invalid_number(option, given, "5 … 5080"));
            }
        }
        let lengths = [("sheet.margin", margin), ("sheet.gap", gap)];
        for (option, length) in lengths {
            // Two margins, and a gap between two cells, leave room for one of the least size.
            let most = (sides[0].min(sides[1]) - LEAST) / 2.0 / MILLIMETRE;
            if !(0.0..=most).contains(&length) {
                let allowed = String::from("0 … ") + &shown(most);
                return Err(invalid_number(option, length, &allowed));
            }
        }
        let [margin, gap] = [margin, gap].map(|length| (length * MILLIMETRE).round());
        let mut cell = [0.0; 2];
        for (axis, option) in ["sheet.columns", "sheet.rows"].into_iter().enumerate() {
            let count = f64::from(cells[axis]);
            let room = sides[axis] - 2.0 * margin;
            let most = ((room + gap) / (LEAST + gap)).floor().min(f64::from(MOST));
            if !(1.0..=most).contains(&count) {
                let allowed = String::from("1 … ") + &shown(most);
                return Err(invalid_number(option, count, &allowed));
            }
            cell[axis] = (room - (count - 1.0) * gap) / count;
        }
        Ok(Self {
            page: Page::new(print.space()),
            sides,
            margin,
            gap,
            cell,
            cells,
            print,
            count: 0,
        })
    }

    /// Returns the millimetres of a module with which a picture is drawn here: those that are wanted, or what fills the cell.
    ///
    /// # Errors
    ///
    /// - [`OptionInvalid`](crate::Code::OptionInvalid) with `option`, `value` and `allowed`: the picture does not fit into a cell.
    /// - Those of [`Layout::new`](crate::picture::Layout::new).
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Print, Sheet, Style};
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let sheet = Sheet::new([210.0, 297.0], [2, 3], 10.0, 0.0, Print::default())?;
    /// // 29 modules with the quiet zone fill 92 1/3 millimetres.
    /// assert_eq!(sheet.module(&symbol, &Style::default(), None)?, 3.183908);
    /// assert!(sheet.module(&symbol, &Style::default(), Some(3.2)).is_err());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn module(
        &self,
        symbol: &Symbol,
        style: &Style,
        millimetres: Option<f64>,
    ) -> Result<f64, Error> {
        let placed = Placed::new(symbol, style)?;
        Ok(self.checked(&placed, millimetres)? / MILLIMETRE)
    }

    fn checked(&self, placed: &Placed, millimetres: Option<f64>) -> Result<f64, Error> {
        let most = placed.fitted(self.cell);
        let Some(wanted) = millimetres else {
            return placed.module(most / MILLIMETRE);
        };
        let module = placed.module(wanted)?;
        if module > most {
            return Err(wrong_module(wanted, most));
        }
        Ok(module)
    }

    /// Draws a picture in the middle of the next cell, on a new page where the last one is full.
    ///
    /// # Errors
    ///
    /// Those of [`Sheet::module`] and of [`pdf`](crate::picture::pdf). The cell is left for the next picture.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Print, Sheet, Style};
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// let mut sheet = Sheet::new([210.0, 297.0], [2, 3], 10.0, 0.0, Print::default())?;
    /// assert!(sheet.add(&symbol, &Style::default(), Some(1.0)).is_ok());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn add(
        &mut self,
        symbol: &Symbol,
        style: &Style,
        millimetres: Option<f64>,
    ) -> Result<(), Error> {
        let placed = Placed::new(symbol, style)?;
        let module = self.checked(&placed, millimetres)?;
        let sides = placed.sides(module);
        let [columns, rows] = self.cells;
        if self.count == columns * rows {
            self.end();
        }
        let (column, row) = (self.count % columns, self.count / columns);
        let left = self.margin + f64::from(column) * (self.cell[0] + self.gap);
        // Rows are filled from above, and places of a page count from below.
        let top = self.sides[1] - self.margin - f64::from(row) * (self.cell[1] + self.gap);
        let corner = [
            left + (self.cell[0] - sides[0]) / 2.0,
            top - f64::midpoint(self.cell[1], sides[1]),
        ];
        let before = self.page.mark();
        self.page.add(&["q "]);
        if let Err(error) = placed.draw(&mut self.page, module, corner, 0.0) {
            self.page.back(&before);
            return Err(error);
        }
        self.page.add(&["Q "]);
        self.count += 1;
        Ok(())
    }

    /// Returns the file; without any picture it is an empty page.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Print, Sheet};
    ///
    /// let sheet = Sheet::new([210.0, 297.0], [2, 3], 10.0, 0.0, Print::default())?;
    /// assert!(sheet.finish().ends_with(b"%%EOF\n"));
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.end();
        self.page.finish()
    }

    /// Ends the page in the making.
    fn end(&mut self) {
        if self.print.crop_marks() {
            self.marks();
        }
        self.page.end(&rectangle(0.0, self.sides));
        self.count = 0;
    }

    /// Draws marks at the edges of the page, in line with the sides of every column and row.
    fn marks(&mut self) {
        // A millimetre stays free at both ends.
        let long = (self.margin - 2.0 * MILLIMETRE).min(LONG * MILLIMETRE);
        if long <= 0.0 {
            return;
        }
        let (to, from) = (self.margin - MILLIMETRE, self.margin - MILLIMETRE - long);
        let mut lines = Vec::new();
        for axis in 0..2 {
            let other = self.sides[1 - axis];
            for place in 0..self.cells[axis] {
                let edge = self.margin + f64::from(place) * (self.cell[axis] + self.gap);
                for cut in [edge, edge + self.cell[axis]] {
                    for [begin, end] in [[from, to], [other - to, other - from]] {
                        let line = [[cut, begin], [cut, end]];
                        lines.push(if axis == 0 {
                            line
                        } else {
                            line.map(|[x, y]| [y, x])
                        });
                    }
                }
            }
        }
        // Without a gap the sides of neighbours are one line.
        lines.dedup();
        self.page.lines(&lines);
    }
}
