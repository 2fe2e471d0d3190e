use hongbao::picture::*; use hongbao::qr::*; use std::fs;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    for line in fs::read_to_string(&args[1]).unwrap().lines() {
        let f: Vec<&str> = line.split(' ').collect();
        let image = read_png(&fs::read(f[0]).unwrap()).unwrap();
        let symbol = encode(Data::Text { text: f[1], kanji: None }, &Options { version: Some(Version::qr(f[2].parse().unwrap()).unwrap()), level: Some(Level::M), ..Options::default() }).unwrap();
        let style = Style { background: Some(Background::new(Image::Pixels(image), f[3].parse().unwrap(), Fit::Cover).unwrap()), shape: ModuleShape::from_name(f[4]).unwrap(), scale: Scale::module(f[5].parse().unwrap()).unwrap(), module_scale: f.get(7).map_or(ModuleScale::default(), |s| ModuleScale::new(s.parse().unwrap()).unwrap()), ..Style::default() };
        let t = std::time::Instant::now();
        let inspection = hongbao::proof::inspect(&symbol, &style).unwrap(); let t1 = t.elapsed();
        let t = std::time::Instant::now(); let file = png(&symbol, &style).unwrap();
        println!("{} {} {:?} inspect {:?} png {:?} {} bytes svg {} pdf {}", f[6], inspection.safe(), inspection.findings, t1, t.elapsed(), file.len(), svg(&symbol, &style).unwrap().len(), pdf(&symbol, &style, 0.8).unwrap().len());
        fs::write(f[6], file).unwrap();
        fs::write(format!("{}.svg", f[6]), svg(&symbol, &style).unwrap()).unwrap();
        fs::write(format!("{}.pdf", f[6]), pdf(&symbol, &style, 0.8).unwrap()).unwrap();
    }
}
