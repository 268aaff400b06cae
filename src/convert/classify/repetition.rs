//! What stands there twice: lines, the headline, quotations set in large type.

use std::collections::BTreeMap;

use super::features::{Document, Judged};

use super::super::model::Reason;
use super::super::raw::{Hints, Raw, Shape, ratio};

impl Document<'_> {
    /// Lines that stand there twice, and the headline again.
    pub(super) fn repetition(&self, i: usize, judged: &mut Judged) {
        let raw = &self.raws[i];
        if self.known.title_at == Some(i) {
            judged.certain = Some(Reason::Headline);
            return;
        }
        if self.is_title_again(i) {
            judged.weight.body -= 7.0;
            judged.reason = Some(Reason::Headline);
            return;
        }
        if self.is_pull_quote(i) || self.is_said_near(i) {
            judged.weight.body -= 7.0;
            judged.reason = Some(Reason::Duplicate);
            return;
        }
        let (count, first) = self.seen.get(raw.text.as_str()).copied().unwrap_or((1, i));
        if count < 2 || matches!(raw.shape, Shape::Table | Shape::Code) || self.is_refrain(i, count) {
            return;
        }
        if first != i {
            judged.weight.body -= if raw.words >= 4 { 7.0 } else { 2.5 };
            judged.reason =
                judged.reason.or(Some(if self.prose[i] { Reason::Duplicate } else { Reason::RelatedStory }));
        } else if !self.prose[i] && raw.words >= 3 {
            judged.weight.body -= 3.0;
            judged.reason = judged.reason.or(Some(Reason::RelatedStory));
        }
    }

    /// A paragraph that stands three times among the article's own is meant to: what a page repeats by mistake stands twice.
    fn is_refrain(&self, i: usize, count: usize) -> bool {
        count >= 3 && self.prose[i] && self.raws[i].hints.has(Hints::HOME)
    }

    /// A quotation set in large type that says again what stands in the text: most of its runs of three words are there.
    pub(super) fn is_pull_quote(&self, i: usize) -> bool {
        let raw = &self.raws[i];
        if !is_set_apart(raw) || !(5..=60).contains(&raw.words) {
            return false;
        }
        let own = three_words(&self.folded[i]);
        let said = |run: &&String| self.runs.get(*run).is_some_and(|(first, more)| *first != i || *more);
        ratio(own.iter().filter(said).count(), own.len()) >= 0.55
    }

    /// A line that stands word by word within a paragraph near it: set in large type, without a mark that says so.
    fn is_said_near(&self, i: usize) -> bool {
        let raw = &self.raws[i];
        let line = self.folded[i].trim_matches(|c: char| !c.is_alphanumeric());
        let running = matches!(raw.shape, Shape::Paragraph | Shape::Bold | Shape::Quote);
        // In plain text the marks of a quotation are all that sets it apart.
        let apart = self.known.marked_up || is_quoted(&raw.text);
        if !apart || !running || !(6..=45).contains(&raw.words) {
            return false;
        }
        let near = i.saturating_sub(8)..(i + 9).min(self.raws.len());
        near.into_iter().any(|j| {
            let longer = self.prose[j] && self.raws[j].words >= raw.words + 6;
            longer && self.raws[j].shape == Shape::Paragraph && self.folded[j].contains(line)
        })
    }

    pub(super) fn is_title_again(&self, i: usize) -> bool {
        let line = self.folded[i].as_str();
        let title = self.title.as_str();
        if title.is_empty() || line.is_empty() || (self.prose[i] && !title.contains(line)) || self.raws[i].words > 40 {
            return false;
        }
        let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let (line, title) = (letters(line), letters(title));
        line == title
            || (self.raws[i].words >= 4 && line.len() * 10 >= title.len() * 6 && title.contains(&line))
            || (title.len() >= 15 && line.starts_with(&title) && line.len() < title.len() + 40)
    }
}

/// `“All of it, from mark to mark.”`
fn is_quoted(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ',']);
    text.starts_with(['"', '“', '„', '«', '»', '‘']) && text.ends_with(['"', '”', '“', '»', '«', '’'])
}

fn is_set_apart(raw: &Raw) -> bool {
    raw.shape == Shape::Quote || raw.hints.has(Hints::PULLQUOTE.with(Hints::ASIDE))
}

/// The runs of three words of all paragraphs; none where no block is set apart.
pub(super) fn runs(raws: &[Raw], folded: &[String], prose: &[bool]) -> BTreeMap<String, (usize, bool)> {
    let mut out: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    if !raws.iter().any(is_set_apart) {
        return out;
    }
    for i in (0..raws.len()).filter(|i| prose[*i] && raws[*i].shape == Shape::Paragraph) {
        for run in three_words(&folded[i]) {
            out.entry(run).and_modify(|(first, more)| *more |= *first != i).or_insert((i, false));
        }
    }
    out
}

fn three_words(folded: &str) -> Vec<String> {
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.windows(3).map(|w| w.join(" ")).collect()
}
