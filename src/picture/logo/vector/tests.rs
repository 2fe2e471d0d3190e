use super::*;

fn svg(inside: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{inside}</svg>"#
    )
}

/// Reads shapes and returns them as they are written anew, the prefix of identifiers as `~`.
#[track_caller]
fn written(inside: &str) -> String {
    let text = svg(inside);
    let prefix = prefix(text.as_bytes());
    let vector = Vector::new(text.as_bytes()).unwrap_or_else(|error| panic!("{inside}: {error}"));
    vector.markup.replace(&prefix, "~")
}

#[track_caller]
fn refused(text: &str, want: &str) {
    let error = Vector::new(text.as_bytes()).expect_err(text);
    assert_eq!(
        error.to_string(),
        format!("logo-unsupported (found: {want})"),
        "{text}"
    );
}

#[test]
fn shapes_are_written_as_they_were() {
    assert_eq!(
        written(
            r##"<g id="a" transform="translate(1 2)"><path fill="red" d="M0 0h9v9z"/></g><use xlink:href="#a" x="1"/>"##
        ),
        r##"<g id="~a" transform="translate(1 2)"><path d="M0 0h9v9z" fill="red"/></g><use href="#~a" xlink:href="#~a" x="1"/>"##
    );
}

#[test]
fn rules_of_style_sheets_become_attributes_by_their_rank() {
    assert_eq!(
        written(
            "<style>.a{fill:red} path{fill:blue;stroke:#000} #b{opacity:.5} .a{fill:green}</style><path class='a' id='b' fill='pink' d='M0 0'/>"
        ),
        r##"<path id="~b" d="M0 0" stroke="#000" fill="green" opacity=".5"/>"##
    );
    assert_eq!(
        written(
            "<style><![CDATA[/* a */ .a, .b { fill : url( \"#g\" ) !important }]]></style><rect class='x b' style='fill:red;stroke:none'/>"
        ),
        r#"<rect stroke="none" fill="url(#~g)"/>"#
    );
}

#[test]
fn references_stay_in_the_file() {
    assert_eq!(
        written(
            "<linearGradient id='g'/><rect fill='url(#g) #800'/><image href='data:image/png;base64,AA AA'/>"
        ),
        r#"<linearGradient id="~g"/><rect fill="url(#~g) #800"/><image href="data:image/png;base64,AAAA" xlink:href="data:image/png;base64,AAAA"/>"#
    );
}

#[test]
fn what_is_not_seen_is_left_out() {
    assert_eq!(
        written(
            "<title>a</title><metadata><x/></metadata><g xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:label='a' data-a='1'><i:grid/></g><!-- c --><a><rect/></a>"
        ),
        "<g/><g><rect/></g>"
    );
    assert_eq!(
        written("<text x='1'>a &lt; <tspan>b&amp;</tspan>c</text>"),
        r#"<text x="1">a &lt; <tspan>b&amp;</tspan>c</text>"#
    );
}

#[test]
fn a_doctype_with_entities_is_read() {
    let text = "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://x/y.dtd' [<!ENTITY s 'http://www.w3.org/2000/svg'>]><svg xmlns='&s;' width='24' height='1in'><path d='M0 0'/></svg>";
    let vector = Vector::new(text.as_bytes()).expect("is read");
    assert_eq!(vector.size().map(|side| side.to_string()), ["24", "96"]);
    assert_eq!(vector.markup, r#"<path d="M0 0"/>"#);
}

#[test]
fn sizes_are_those_of_the_view_box_or_the_file() {
    let size = |attributes: &str| {
        Vector::new(format!("<svg {attributes}/>").as_bytes()).map(|vector| vector.size())
    };
    assert_eq!(size("viewBox='-1,-2 24 12.5'"), Ok([24.0, 12.5]));
    assert_eq!(size("width='100%' height='20px'"), Ok([300.0, 20.0]));
    assert_eq!(size(""), Ok([300.0, 150.0]));
    for wrong in [
        "viewBox='0 0 1'",
        "viewBox='0 0 0 1'",
        "viewBox='a'",
        "viewBox='0 0 1 1 1'",
        "viewBox='0 0 1e9 1'",
    ] {
        assert!(size(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn what_acts_moves_links_or_loads_is_refused() {
    for (inside, found) in [
        ("<script>alert(1)</script>", "script"),
        ("<s:script xmlns:s='http://www.w3.org/2000/svg'/>", "script"),
        ("<s:SCRIPT xmlns:s='x'/>", "script"),
        (
            "<h:img xmlns:h='http://www.w3.org/1999/xhtml' onerror='a'/>",
            "img",
        ),
        ("<SCRIPT/>", "script"),
        ("<g onload='a'/>", "onload"),
        (
            "<g s:onload='a' xmlns:s='http://www.w3.org/2000/svg'/>",
            "onload",
        ),
        ("<g s:onload='a' xmlns:s='urn:x'/>", "onload"),
        ("<a href='javascript:alert(1)'><rect/></a>", "href"),
        ("<a xlink:href='&#106;avascript:alert(1)'/>", "href"),
        ("<image href='//a/b.png'/>", "href"),
        ("<image href='data:image/svg+xml;base64,AAAA'/>", "href"),
        ("<use href='a.svg#b'/>", "href"),
        ("<feImage href='http://a'/>", "feimage"),
        ("<foreignObject/>", "foreignobject"),
        ("<set attributeName='href' to='x'/>", "set"),
        (
            "<g><animate attributeName='href' values='x'/></g>",
            "animate",
        ),
        ("<g><set attributeName='&#104;ref' to='x'/></g>", "set"),
        ("<g xml:base='http://a/'/>", "base"),
        ("<rect fill='url(http://a/#b)'/>", "fill"),
        ("<rect fill='u&#114;l(http://a)'/>", "fill"),
        ("<rect style='fill:u\\72l(http://a)'/>", "fill"),
        ("<rect fill='image-set(\"a\")'/>", "fill"),
        ("<rect style='background:url(http://a)'/>", "background"),
        ("<style>@import 'http://a'</style>", "style"),
        ("<style><![CDATA[@import 'http://a']]></style>", "style"),
        ("<style>@<!-- -->import 'http://a'</style>", "style"),
        ("<style>@/**/import 'http://a'</style>", "style"),
        ("<style>@\\69mport 'http://a'</style>", "style"),
        ("<style>rect:hover{fill:red}</style>", "rect:hover"),
        ("<style>g rect{fill:red}</style>", "g rect"),
        ("<style>[id]{fill:red}</style>", "[id]"),
        ("<style>a{fill:url(http://a)}</style><a/>", "fill"),
        ("<style><g/></style>", "g"),
        ("<?xml-stylesheet href='a'?>", "a processing instruction"),
    ] {
        refused(&svg(inside), found);
    }
    refused(
        "<?xml-stylesheet href='a'?><svg/>",
        "a processing instruction",
    );
    refused("<svg onload='a'/>", "onload");
    refused("<svg style='fill:url(//a)'/>", "fill");
    refused("<html/>", "no picture");
    refused("GIF89a", "no picture");
    refused("", "no picture");
    refused("<svg><g></svg>", "markup with a mistake");
    refused("<svg/onload=alert(1)>", "markup with a mistake");
    refused(
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
        "markup with a mistake",
    );
}

#[test]
fn a_file_is_not_nested_without_an_end() {
    let deep = format!("{}{}", "<g>".repeat(500), "</g>".repeat(500));
    refused(&svg(&deep), "elements nested too deep");
    let bomb = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]><svg><text>&f;&f;&f;&f;&f;&f;</text></svg>"#;
    assert!(Vector::new(bomb.as_bytes()).is_err());
}

#[test]
fn the_root_states_what_it_would_inherit() {
    let vector = Vector::new(br#"<svg fill="red"><path d="M0 0"/></svg>"#).expect("is read");
    let mut text = String::new();
    vector.write(&mut text, [1.5, -2.0], 0.01);
    assert!(text.starts_with(
        r#"<g transform="translate(1.5 -2) scale(.01)"><svg width="300" height="150" viewBox="0 0 300 150"><g "#
    ));
    assert!(text.contains(r#" stroke="none" "#));
    assert_eq!(text.matches(" fill=").count(), 1);
    assert!(text.ends_with(r#" fill="red"><path d="M0 0"/></g></svg></g>"#));
}
