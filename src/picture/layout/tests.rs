use super::*;

#[track_caller]
fn placed(modules: [usize; 2], quiet: u32, scale: Kind, want: [u32; 5]) {
    let got = Layout::place(modules, quiet, scale, false, None).expect("fits");
    assert_eq!([got.module, got.left, got.top, got.width, got.height], want);
}

#[track_caller]
fn refused(modules: [usize; 2], quiet: u32, scale: Kind, want: &str) {
    let error = Layout::place(modules, quiet, scale, false, None).expect_err("does not fit");
    assert_eq!(error.to_string(), want);
}

#[test]
fn a_module_size_decides_the_size_of_the_picture() {
    placed([21, 21], 4, Kind::Module(10), [10, 40, 40, 290, 290]);
    placed([43, 7], 2, Kind::Module(3), [3, 6, 6, 141, 33]);
    placed([21, 21], 0, Kind::Module(1), [1, 0, 0, 21, 21]);
}

#[test]
fn what_whole_modules_leave_over_is_quiet_zone_on_all_sides() {
    placed([25, 25], 4, Kind::Across(400), [12, 50, 50, 400, 400]);
    placed([21, 21], 4, Kind::Across(57), [1, 18, 18, 57, 57]);
    placed([43, 7], 2, Kind::Across(100), [2, 7, 7, 100, 28]);
}

#[test]
fn a_size_below_one_pixel_a_module_is_refused() {
    placed([21, 21], 4, Kind::Across(29), [1, 4, 4, 29, 29]);
    for size in [0, 28] {
        let want = format!("size-too-small (size: {size}, least: 29)");
        refused([21, 21], 4, Kind::Across(size), &want);
    }
}

#[test]
fn a_side_longer_than_16_384_pixels_is_refused() {
    let largest = [564, 2270, 2270, 16_384, 16_384];
    placed([21, 21], 4, Kind::Across(16_384), largest);
    refused(
        [177, 177],
        4,
        Kind::Module(256),
        "size-too-large (width: 47360, height: 47360, most: 16384)",
    );
    refused(
        [21, 21],
        u32::MAX,
        Kind::Module(256),
        "size-too-large (width: 2199023260416, height: 2199023260416, most: 16384)",
    );
    refused(
        [21, 21],
        4,
        Kind::Across(16_385),
        "size-too-large (width: 16385, height: 16385, most: 16384)",
    );
}

#[test]
fn a_caption_adds_to_the_height() {
    let layout = Layout::place([21, 21], 4, Kind::Across(300), true, None).expect("fits");
    let got = [layout.width, layout.height, layout.top, layout.line];
    assert_eq!(got, [300, 330, 45, 30]);
    let low = Layout::place([43, 7], 2, Kind::Module(10), true, None).expect("fits");
    assert_eq!([low.height, low.line], [132, 22]);
    let high = Layout::place([21, 21], 4, Kind::Across(16_000), true, None).expect_err("too high");
    assert_eq!(
        high.to_string(),
        "size-too-large (width: 16000, height: 17600, most: 16384)"
    );
}
