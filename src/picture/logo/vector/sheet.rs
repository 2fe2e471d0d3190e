//! The style sheets of a file: rules for elements, classes and identifiers, which become presentation attributes.

use roxmltree::Node;

use super::{elements, found, is_svg};
use crate::Error;

/// The rules of all style sheets, in their order.
pub(super) struct Sheet {
    rules: Vec<Rule>,
}

/// Declarations for one selector.
struct Rule {
    /// The element; empty: any.
    element: String,
    /// All of these classes.
    classes: Vec<String>,
    /// The identifier; empty: any.
    id: String,
    declarations: Vec<Declaration>,
}

/// A property and its value.
#[derive(Clone)]
pub(super) struct Declaration {
    pub(super) property: String,
    pub(super) value: String,
    important: bool,
}

impl Sheet {
    /// Reads every `<style>` of a file.
    ///
    /// # Errors
    ///
    /// `logo-unsupported`: a rule begins with `@`, or is for anything but elements, classes and identifiers, or hides a word behind an
    /// escape.
    pub(super) fn of(root: Node) -> Result<Self, Error> {
        let mut rules = Vec::new();
        let styles = root
            .descendants()
            .filter(|node| is_svg(*node) && node.tag_name().name() == "style");
        for style in styles {
            // An element inside would be a way to hide something.
            if let Some(inside) = elements(style).next() {
                return Err(found(inside?.tag_name().name()));
            }
            let mut text = String::new();
            for part in style.children().filter_map(|child| child.text()) {
                text.push_str(part);
            }
            read(&text, &mut rules)?;
        }
        Ok(Self { rules })
    }

    /// Returns the declarations that apply to an element, each property once, by the order of CSS 2.1, 6.4: presentation attributes are
    /// not among them, and stand below all of these.
    pub(super) fn apply(&self, node: Node) -> Result<Vec<Declaration>, Error> {
        let name = node.tag_name().name();
        let id = node.attribute("id").unwrap_or_default();
        let classes: Vec<&str> = node
            .attribute("class")
            .unwrap_or_default()
            .split_ascii_whitespace()
            .collect();
        let mut found: Vec<Ranked> = Vec::new();
        for rule in &self.rules {
            let matches = (rule.element.is_empty() || rule.element == name)
                && (rule.id.is_empty() || rule.id == id)
                && rule
                    .classes
                    .iter()
                    .all(|class| classes.contains(&class.as_str()));
            if matches {
                let specificity = [
                    usize::from(!rule.id.is_empty()),
                    rule.classes.len(),
                    usize::from(!rule.element.is_empty()),
                ];
                for declaration in &rule.declarations {
                    let [ids, classes, elements] = specificity;
                    let rank = [usize::from(declaration.important), ids, classes, elements];
                    insert(&mut found, rank, declaration);
                }
            }
        }
        let own = declarations(node.attribute("style").unwrap_or_default())?;
        for declaration in &own {
            // The attribute `style` stands above every rule of the same importance.
            let rank = [usize::from(declaration.important), usize::MAX, 0, 0];
            insert(&mut found, rank, declaration);
        }
        let mut applied: Vec<Declaration> = Vec::new();
        for (_, declaration) in found {
            applied.retain(|before| before.property != declaration.property);
            applied.push(declaration.clone());
        }
        Ok(applied)
    }
}

/// A declaration and its rank: whether it is important, then what its selector names.
type Ranked<'a> = ([usize; 4], &'a Declaration);

/// Adds a declaration after all of its rank and below.
fn insert<'a>(found: &mut Vec<Ranked<'a>>, rank: [usize; 4], declaration: &'a Declaration) {
    let place = found.iter().position(|(other, _)| *other > rank);
    found.insert(place.unwrap_or(found.len()), (rank, declaration));
}

/// Reads the rules of a style sheet.
fn read(text: &str, rules: &mut Vec<Rule>) -> Result<(), Error> {
    let text = without_comments(text)?;
    if text.contains(['\\', '@', '<']) {
        return Err(found("style"));
    }
    let mut rest = text.as_str();
    while let Some((selectors, after)) = rest.split_once('{') {
        let (body, after) = after.split_once('}').ok_or_else(|| found("style"))?;
        let declarations = declarations(body)?;
        for selector in selectors.split(',') {
            let mut rule = rule(selector.trim())?;
            rule.declarations.clone_from(&declarations);
            rules.push(rule);
        }
        rest = after;
    }
    if rest.trim().is_empty() {
        Ok(())
    } else {
        Err(found("style"))
    }
}

/// Takes comments out. Nothing is known of quotes, so that a comment that begins in one is refused with the value it stands in.
fn without_comments(text: &str) -> Result<String, Error> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        let (_, after) = after.split_once("*/").ok_or_else(|| found("style"))?;
        kept.push_str(before);
        kept.push(' ');
        rest = after;
    }
    kept.push_str(rest);
    Ok(kept)
}

/// Reads a selector such as `path`, `.a`, `#b` or `path.a`.
fn rule(selector: &str) -> Result<Rule, Error> {
    let mut rule = Rule {
        element: String::new(),
        classes: Vec::new(),
        id: String::new(),
        declarations: Vec::new(),
    };
    let mut rest = selector.strip_prefix('*').unwrap_or(selector);
    let mut any = rest.len() < selector.len();
    while !rest.is_empty() {
        let mark = rest.chars().next().filter(|mark| matches!(mark, '.' | '#'));
        let name = mark.map_or(rest, |_| &rest[1..]);
        let end = name.find(['.', '#']).unwrap_or(name.len());
        let (name, after) = name.split_at(end);
        let plain = name
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
        if name.is_empty() || !plain {
            return Err(found(selector));
        }
        match mark {
            None if !any => name.clone_into(&mut rule.element),
            Some('.') => rule.classes.push(name.to_owned()),
            Some('#') if rule.id.is_empty() => name.clone_into(&mut rule.id),
            _ => return Err(found(selector)),
        }
        any = true;
        rest = after;
    }
    if any { Ok(rule) } else { Err(found("style")) }
}

/// Reads declarations, as a rule and the attribute `style` have them.
fn declarations(body: &str) -> Result<Vec<Declaration>, Error> {
    let body = without_comments(body)?;
    let mut read = Vec::new();
    for text in body
        .split(';')
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        let (property, value) = text.split_once(':').ok_or_else(|| found("style"))?;
        let property = property.trim().to_ascii_lowercase();
        let value = value.trim();
        let (value, important) = match value.rsplit_once('!') {
            Some((value, word)) if word.trim().eq_ignore_ascii_case("important") => {
                (value.trim(), true)
            }
            _ => (value, false),
        };
        read.push(Declaration {
            property,
            value: value.to_owned(),
            important,
        });
    }
    Ok(read)
}
