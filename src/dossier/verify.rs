//! Every quotation against the article that it is given to.

use std::collections::BTreeMap;
use std::ops::Range;

use super::link::Verification;
use super::lock::{Lock, TextLock};
use super::quote::{FoldedText, QuoteMatch, verify};
use super::{Index, Input, NodeId, Resolved, Target};
use crate::config::Config;
use crate::diag::{Finding, code::dossier as code, code::evidence};
use crate::document::{Document, ReferenceKind};
use crate::text::words::word_count;

/// What was verified.
#[derive(Debug, Default)]
pub struct Verified {
    /// Per node with evidence, per entry.
    pub evidence: BTreeMap<NodeId, Vec<Verification>>,
    /// The quotations that were found, by article.
    pub matches: BTreeMap<NodeId, Vec<QuoteMatch>>,
}

/// Verifies the quotations of all bodies, and of the evidence of claims and events.
pub fn quotations(index: &Index, resolved: &mut Resolved, input: &Input, config: &Config) -> (Verified, Vec<Finding>) {
    let texts = Texts::new(index, input);
    let mut room =
        Room { index, config, texts, verified: Verified::default(), findings: Vec::new(), unverified: BTreeMap::new() };
    for id in index.ids() {
        let document = &index.node(id).document;
        for (reference, target) in document.body.references.iter().zip(&mut resolved.targets[id.index()]) {
            if let (ReferenceKind::Citations(written), Target::Citations(cited)) = (&reference.kind, target) {
                for (written, cited) in written.iter().zip(cited) {
                    if let (Some(article), Some(quote), Some(of)) = (cited.article, &written.quote, &mut cited.quote) {
                        of.verification =
                            room.quotation(document, article, &quote.value, &quote.range, cited.paragraph);
                    }
                }
            }
        }
        room.evidence(id);
    }
    room.finish()
}

/// What there is to verify against.
enum Text<'a> {
    Whole(Box<FoldedText>),
    Locked(&'a TextLock),
    Nothing,
}

/// The texts of articles, made ready when first asked for.
struct Texts<'a> {
    input: &'a Input,
    ready: BTreeMap<NodeId, Text<'a>>,
}

impl<'a> Texts<'a> {
    fn new(_: &Index, input: &'a Input) -> Self {
        Self { input, ready: BTreeMap::new() }
    }

    fn of(&mut self, article: NodeId, id: &str) -> &Text<'a> {
        let input = self.input;
        self.ready.entry(article).or_insert_with(|| {
            match (input.texts.get(id), input.lock.as_ref().and_then(|l: &Lock| l.text(id))) {
                (Some(text), _) => {
                    let paragraphs: Vec<&str> = text.paragraphs.iter().map(|p| p.text.as_str()).collect();
                    Text::Whole(Box::new(FoldedText::new(&paragraphs)))
                }
                (None, Some(locked)) => Text::Locked(locked),
                (None, None) => Text::Nothing,
            }
        })
    }
}

struct Room<'a> {
    index: &'a Index,
    config: &'a Config,
    texts: Texts<'a>,
    verified: Verified,
    findings: Vec<Finding>,
    /// Articles whose quotations nothing can verify: the first place, and how many.
    unverified: BTreeMap<NodeId, (crate::text::Place, usize)>,
}

impl Room<'_> {
    fn evidence(&mut self, id: NodeId) {
        let document = &self.index.node(id).document;
        let entries = self.index.node(id).evidence();
        if entries.is_empty() {
            return;
        }
        let mut all = Vec::with_capacity(entries.len());
        for entry in entries {
            let article = self.index.article(&entry.article.value);
            all.push(match (article, &entry.quote) {
                (Some(article), Some(quote)) => {
                    self.quotation(document, article, &quote.value, &quote.range, entry.paragraph)
                }
                _ => Verification::Unverified,
            });
        }
        self.verified.evidence.insert(id, all);
    }

    fn quotation(
        &mut self,
        document: &Document,
        article: NodeId,
        words: &str,
        range: &Range<usize>,
        paragraph: Option<u32>,
    ) -> Verification {
        self.length(document, words, range, paragraph);
        let id = self.index.node(article).id().to_owned();
        let found = match self.texts.of(article, &id) {
            Text::Whole(text) => verify(text, words, paragraph),
            Text::Locked(locked) => locked.verify(words, paragraph),
            Text::Nothing => {
                let place = document.place(range);
                self.unverified.entry(article).or_insert((place, 0)).1 += 1;
                return Verification::Unverified;
            }
        };
        match found {
            Ok(found) => {
                let fragment = found.text_directive().unwrap_or_default().to_owned();
                let verification = Verification::Verbatim { paragraph: found.paragraph(), fragment };
                self.verified.matches.entry(article).or_default().push(found);
                verification
            }
            Err(miss) => {
                self.findings.push(miss.finding(&id, document.place(range)));
                Verification::Unverified
            }
        }
    }

    fn length(&mut self, document: &Document, words: &str, range: &Range<usize>, paragraph: Option<u32>) {
        let count = word_count(words);
        let most = self.config.rights.quote_words as usize;
        if count > most {
            let message = format!("this quotation has {count} words; at most {most} may be quoted");
            let help = "shorten it, leave words out with `[…]`, or raise `rights.quote_words` if the law of your country allows";
            self.findings.push(Finding::new(&code::QUOTE_TOO_LONG, document.place(range), message).help(help));
        }
        if count < 3 && paragraph.is_none() {
            let message = "a quotation of fewer than three words needs its paragraph";
            let help = format!("write the paragraph: `p7, \"{words}\"`, or `paragraph: p7` in evidence");
            self.findings.push(Finding::new(&code::QUOTE_TOO_SHORT, document.place(range), message).help(help));
        }
    }

    fn finish(mut self) -> (Verified, Vec<Finding>) {
        for (article, (place, count)) in std::mem::take(&mut self.unverified) {
            let id = self.index.node(article).id();
            let many = if count == 1 { "1 quotation".to_owned() } else { format!("{count} quotations") };
            let message = format!("{many} of `{id}` cannot be verified: neither its text nor a lock is here");
            let help =
                format!("put its text into `{}/{id}.txt` and run `dossier lock`", self.config.rights.private_folder);
            self.findings.push(Finding::new(&evidence::QUOTE_UNVERIFIED, place, message).help(help));
        }
        (self.verified, self.findings)
    }
}
