//! What the scripts in the pages load: values as `.js` files, since `fetch` fails on `file://`.

use std::borrow::Cow;

use super::Extra;

/// The file `<name>.js`, which hands a value to the script that asked for it.
pub fn script(name: &str, value: &str) -> Extra {
    (format!("{name}.js"), format!("dossier(\"{name}\",{value});\n").into_bytes())
}

/// A line of Markdown as plain words: without emphasis, and links of ours as what they show.
pub fn line(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains(['*', '`', '[']) {
        return markdown.into();
    }
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some((before, (inside, after))) = rest.split_once("[[").and_then(|(b, r)| Some((b, r.split_once("]]")?)))
    {
        out.push_str(before);
        out.push_str(inside.rsplit_once('|').map_or(inside, |(_, label)| label));
        rest = after;
    }
    out.push_str(rest);
    out.retain(|c| !matches!(c, '*' | '`'));
    out.into()
}
