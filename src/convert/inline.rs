//! Running text with its emphasis and links, and how it is written as Markdown that reads back as the same words.

use std::rc::Rc;

use crate::text::nfc;

/// A forced line break within a [`Run`]'s text.
pub(super) const BREAK: char = '\u{2028}';

/// Text in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub text: String,
    pub style: Style,
    /// Already checked by [`super::links`]: absolute, and `http`, `https` or `mailto`.
    pub href: Option<Rc<str>>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub strong: bool,
    pub emphasis: bool,
    pub code: bool,
    /// In a link, whether or not it leads anywhere that may be kept.
    pub linked: bool,
    /// The number of the footnote that a run without words refers to; else 0.
    pub note: u16,
}

impl Run {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A mark that refers to a footnote.
    pub fn note(number: u16) -> Self {
        Self { style: Style { note: number, ..Style::default() }, ..Self::default() }
    }

    pub fn is_note(&self) -> bool {
        self.style.note > 0
    }
}

/// White space collapsed to single spaces and trimmed; what nobody sees is dropped; NFC.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_collapsed(&mut out, text);
    out.truncate(out.trim_end().len());
    nfc(&out).into_owned()
}

/// Appends with white space collapsed, also across the seam; leading white space at the very start is dropped.
fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        let space = c.is_whitespace() && c != BREAK;
        match (space, out.chars().next_back()) {
            (true, None | Some(' ' | BREAK)) => {}
            (true, Some(_)) => out.push(' '),
            (false, _) => out.push(c),
        }
    }
}

/// Control characters, soft hyphens, zero-width spaces, marks of the byte order. Joiners stay: Persian needs them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{FFFC}' | '\u{FFF9}'..='\u{FFFB}')
        || (c.is_control() && !c.is_whitespace())
}

/// White space collapsed over the runs as a whole; neighbours in the same style joined; empty ones dropped.
pub(super) fn tidy(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    let mut last = ' ';
    for run in runs {
        let mut text = String::with_capacity(run.text.len());
        for c in run.text.chars().filter(|c| !is_invisible(*c)) {
            let c = if c.is_whitespace() && c != BREAK { ' ' } else { c };
            if c == ' ' && matches!(last, ' ' | BREAK) {
                continue;
            }
            if c == BREAK && last == ' ' {
                pop_space(&mut text, &mut out);
            }
            last = c;
            text.push(c);
        }
        push_run(&mut out, Run { text, ..run });
    }
    trim_end(&mut out);
    for run in &mut out {
        run.text = nfc(&run.text).into_owned();
    }
    out
}

fn pop_space(text: &mut String, before: &mut [Run]) {
    let target = if text.is_empty() { before.last_mut().map(|r| &mut r.text) } else { Some(text) };
    if let Some(target) = target.filter(|t| t.ends_with(' ')) {
        target.pop();
    }
}

fn push_run(out: &mut Vec<Run>, run: Run) {
    match out.last_mut() {
        _ if run.text.is_empty() && !run.is_note() => {}
        Some(last) if last.style == run.style && last.href == run.href => last.text.push_str(&run.text),
        _ => out.push(run),
    }
}

fn trim_end(runs: &mut Vec<Run>) {
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() || last.is_note() {
            break;
        }
        runs.pop();
    }
}

/// The words without styles; a forced break is a space.
pub(super) fn plain(runs: &[Run]) -> String {
    runs.iter().flat_map(|r| r.text.chars()).map(|c| if c == BREAK { ' ' } else { c }).collect()
}

/// The runs of each line between forced breaks.
pub(super) fn lines(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut out: Vec<Vec<Run>> = vec![Vec::new()];
    for run in runs {
        for (i, text) in run.text.split(BREAK).enumerate() {
            if i > 0 {
                out.push(Vec::new());
            }
            if let Some(line) = out.last_mut() {
                line.push(Run { text: text.to_owned(), ..run.clone() });
            }
        }
    }
    out
}

/// Drops the first `count` characters (as [`plain`] counts them) and the white space after them.
pub(super) fn drop_chars(mut runs: Vec<Run>, mut count: usize) -> Vec<Run> {
    for run in &mut runs {
        let cut = run.text.char_indices().nth(count).map_or(run.text.len(), |(i, _)| i);
        count -= run.text[..cut].chars().count();
        run.text.drain(..cut);
    }
    runs.retain(|r| !r.text.is_empty() || r.is_note());
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    tidy(runs)
}

/// How the text is escaped depends on where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Paragraph,
    Heading,
    Cell,
}

/// Tidied runs as one line of CommonMark (more, with forced breaks, in a paragraph).
pub(super) fn markdown(runs: &[Run], context: Context) -> String {
    let mut writer = Writer { out: String::new(), context, many_dollars: count_dollars(runs) > 1 };
    let mut i = 0;
    while let Some(run) = runs.get(i) {
        let end = i + runs[i..].iter().take_while(|r| r.href == run.href).count();
        let next = runs.get(end).and_then(|r| r.text.chars().next());
        match &run.href {
            Some(href) => writer.link(&runs[i..end], href, next),
            None => writer.runs(&runs[i..end], next),
        }
        i = end;
    }
    writer.out
}

/// Plain words as one line of CommonMark.
pub(super) fn escape(text: &str, context: Context) -> String {
    markdown(&[Run::plain(text)], context)
}

fn count_dollars(runs: &[Run]) -> usize {
    runs.iter().map(|r| r.text.matches('$').count()).sum()
}

struct Writer {
    out: String,
    context: Context,
    /// Two dollar signs in one block could be taken for mathematics.
    many_dollars: bool,
}

impl Writer {
    fn link(&mut self, runs: &[Run], href: &str, next: Option<char>) {
        if runs.iter().all(|r| r.text.trim().is_empty()) {
            return self.runs(runs, next);
        }
        self.out.push('[');
        self.runs(runs, Some(']'));
        self.out.push_str("](");
        self.out.push_str(href);
        self.out.push(')');
    }

    fn runs(&mut self, runs: &[Run], next: Option<char>) {
        for (i, run) in runs.iter().enumerate() {
            let next = runs.get(i + 1).map_or(next, |r| r.text.chars().next());
            self.run(run, next);
        }
    }

    /// Emphasis is left out where CommonMark would not see it (`wo**(r)**d`): the words matter more.
    fn run(&mut self, run: &Run, next: Option<char>) {
        if run.is_note() {
            return self.out.push_str(&super::notes::mark(run.style.note));
        }
        let inner = run.text.trim_matches([' ', BREAK]);
        let mark = mark_of(run.style);
        let start = run.text.len() - run.text.trim_start_matches([' ', BREAK]).len();
        let (before, after) =
            (&run.text[..start.min(run.text.len())], &run.text[(start + inner.len()).min(run.text.len())..]);
        let follows = after.chars().next().or(next);
        self.text(before, None);
        if mark.is_empty() || !self.can_emphasise(inner, follows) {
            self.text(inner, follows);
        } else {
            self.out.push_str(mark);
            self.text(inner, Some('*'));
            self.out.push_str(mark);
        }
        self.text(after, next);
    }

    fn can_emphasise(&self, inner: &str, next: Option<char>) -> bool {
        let loose = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == BREAK);
        let before = self.out.chars().next_back();
        let plain = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (first, last) = (inner.chars().next(), inner.chars().next_back());
        before != Some('*')
            && next != Some('*')
            && !inner.contains(BREAK)
            && (plain(first) || (first.is_some() && loose(before)))
            && (plain(last) || (last.is_some() && loose(next)))
    }

    fn text(&mut self, text: &str, next: Option<char>) {
        let mut chars = text.chars().peekable();
        let mut rest = text;
        while let Some(c) = chars.next() {
            let following = chars.peek().copied().or(next);
            self.char(c, following, rest);
            rest = chars.clone().next().map_or("", |_| &rest[c.len_utf8()..]);
        }
    }

    fn char(&mut self, c: char, next: Option<char>, rest: &str) {
        if c == BREAK {
            self.out.push_str(if self.context == Context::Paragraph && !self.at_line_start() { "\\\n" } else { " " });
            return;
        }
        if self.needs_escape(c, next, rest) {
            self.out.push('\\');
        }
        self.out.push(c);
    }

    fn needs_escape(&self, c: char, next: Option<char>, rest: &str) -> bool {
        let before = self.out.chars().next_back();
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '^' => true,
            '|' => self.context == Context::Cell || self.at_line_start(),
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => is_entity(rest),
            // A link's words that begin so would be a citation.
            '@' => self.out.trim_end_matches('*').ends_with('[') && !self.out.trim_end_matches('*').ends_with("\\["),
            '$' => self.many_dollars,
            '%' => next == Some('%') || before == Some('%'),
            '{' | '}' => self.context == Context::Heading,
            '#' => self.at_line_start() || self.context == Context::Heading,
            // Behind a mark at the start it would be the footnote itself.
            ':' => self.at_line_start() || (self.out.starts_with("[^") && self.out.ends_with(']')),
            '>' | '+' | '-' | '=' => self.at_line_start(),
            '.' | ')' => next.is_none_or(|n| n.is_whitespace() || n == BREAK) && self.after_list_number(),
            _ => false,
        }
    }

    fn at_line_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }

    /// `12` alone on its line so far: a full stop would make it a list.
    fn after_list_number(&self) -> bool {
        let digits = self.out.bytes().rev().take(10).take_while(u8::is_ascii_digit).count();
        let before = &self.out[..self.out.len() - digits];
        (1..=9).contains(&digits) && (before.is_empty() || before.ends_with('\n'))
    }
}

fn mark_of(style: Style) -> &'static str {
    match style {
        Style { code: true, .. } => "",
        Style { strong: true, emphasis: true, .. } => "***",
        Style { strong: true, .. } => "**",
        Style { emphasis: true, .. } => "*",
        Style { .. } => "",
    }
}

/// `&amp;`, `&#38;`: what Markdown would read as one character. `rest` begins with the ampersand.
fn is_entity(rest: &str) -> bool {
    let name = rest[1..].trim_start_matches('#');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    end > 0 && name[end..].starts_with(';')
}

/// The name of a programming language as it may follow a fence; the names of our own generated blocks may not.
pub(super) fn code_language(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '.');
    let ours = ["timeline", "claims", "people", "articles"].contains(&name.as_str());
    (!ours && (1..=20).contains(&name.len()) && name.chars().all(good)).then_some(name)
}

/// A fenced block whose fence is longer than any in the code; `language` may be empty.
pub(super) fn fence(code: &str, language: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}", code.trim_matches('\n'))
}

/// Each line after `first` begins with `rest`; empty lines get it without its trailing space.
pub(super) fn prefix_lines(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    for (i, line) in text.lines().enumerate() {
        let prefix = if i == 0 { first } else { rest };
        if i > 0 {
            out.push('\n');
        }
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(runs: &[Run], expected: &str) {
        let runs = tidy(runs.to_vec());
        let written = markdown(&runs, Context::Paragraph);
        assert_eq!(written, expected);
        let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
        let mut read = String::new();
        for event in pulldown_cmark::Parser::new_ext(&written, options) {
            match event {
                pulldown_cmark::Event::Text(t) => read.push_str(&t),
                pulldown_cmark::Event::HardBreak => read.push(' '),
                pulldown_cmark::Event::Start(_) | pulldown_cmark::Event::End(_) => {}
                other => panic!("{other:?} in {written}"),
            }
        }
        assert_eq!(read, plain(&runs));
    }

    fn strong(text: &str) -> Run {
        Run { text: text.into(), style: Style { strong: true, ..Style::default() }, href: None }
    }

    fn link(text: &str, href: &str) -> Run {
        Run { text: text.into(), style: Style::default(), href: Some(href.into()) }
    }

    #[test]
    fn text_stays_text() {
        for (text, expected) in [
            ("# no heading", "\\# no heading"),
            ("12. no list", "12\\. no list"),
            ("- no list", "\\- no list"),
            ("+ no list", "\\+ no list"),
            ("> no quote", "\\> no quote"),
            ("a * b * c", "a \\* b \\* c"),
            ("snake_case _x_", "snake_case \\_x\\_"),
            ("R&D &amp; x", "R&D \\&amp; x"),
            ("$5 to $6", "\\$5 to \\$6"),
            ("$5", "$5"),
            ("<b>[x](y)", "\\<b>\\[x\\](y)"),
            ("--- end", "\\--- end"),
            ("~~x~~", "\\~\\~x\\~\\~"),
            ("  much \n space  ", "much space"),
        ] {
            check(&[Run::plain(text)], expected);
        }
    }

    #[test]
    fn emphasis_and_links() {
        check(&[Run::plain("a "), strong(" b "), Run::plain("c")], "a **b** c");
        check(&[Run::plain("wo"), strong("(r)"), Run::plain("d")], "wo(r)d");
        check(
            &[Run::plain("see "), link("the [page]", "https://a.example/x"), Run::plain(".")],
            "see [the \\[page\\]](https://a.example/x).",
        );
        check(&[link("@harbour", "https://a.example/h"), Run::plain(" a@b")], "[\\@harbour](https://a.example/h) a@b");
        check(&[Run::plain("one\u{2028}- two")], "one\\\n\\- two");
        check(&[strong("a"), Run::plain("b"), strong("c")], "**a**b**c**");
    }

    #[test]
    fn characters_are_dropped_over_runs() {
        let runs = vec![strong("MOSCOW"), Run::plain(" – The rest")];
        assert_eq!(plain(&drop_chars(runs, 8)), "The rest");
    }
}
