//! The classifier of blocks, one for pages and plain text: what is the article, what only stands around it.
//!
//! Each block is weighed by what it is (`features`), with the phrases of `lexicon`; then the sequence as a whole is
//! divided (`chain`). So a short line between two paragraphs is a heading, and the same line in a run of menus is not.

mod address;
mod chain;
mod features;
mod fitted;
mod gallery;
mod lexicon;
mod lines;
mod neighbours;
mod repetition;
mod rhythm;

use std::collections::BTreeSet;

pub(super) use features::{Known, looks_like_title};
pub(super) use lines::{is_aged, printed_once, unframed};

use chain::State;
use features::{Document, Judged};

use super::model::Reason;
use super::raw::{Raw, Shape};

/// What becomes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Body,
    /// A heading of the body.
    Heading,
    Out(Reason),
}

/// A first look at a block, before the headline is known.
pub(super) struct Glance {
    /// Noise by itself.
    pub noise: bool,
    pub prose: bool,
    /// The body, for all that is known so far.
    pub body: bool,
}

/// A first look at plain text.
pub(super) fn survey(raws: &[Raw]) -> Vec<Glance> {
    let known = Known::default();
    let document = Document::new(raws, &known);
    let mut judged = document.judge();
    let noise: Vec<bool> = judged.iter().map(|j| j.weight.body < 1.0 && j.reason.is_some()).collect();
    // A short text has no menus that read like one, and the division leans on the headline.
    let body = |s: &State| *s == State::Body;
    let body: Vec<bool> = match raws.len() {
        0..=SMALL => vec![true; raws.len()],
        _ => divide(&document, &mut judged).iter().map(body).collect(),
    };
    let glance = |((j, body), noise): ((&Judged, bool), bool)| Glance { noise, prose: j.prose, body };
    judged.iter().zip(body).zip(noise).map(glance).collect()
}

/// Judges every block of a file.
pub(super) fn classify(raws: &[Raw], known: &Known, keep: &BTreeSet<Reason>) -> Vec<Verdict> {
    let document = Document::new(raws, known);
    let mut judged = document.judge();
    let states = divide(&document, &mut judged);
    let mut verdicts: Vec<Verdict> = (0..raws.len()).map(|i| verdict(i, raws, &judged, &states)).collect();
    gallery::take_out(raws, &mut verdicts);
    settle_headings(raws, &judged, &mut verdicts);
    if !known.marked_up {
        unhead_lists(&mut verdicts);
    }
    for verdict in &mut verdicts {
        if let Verdict::Out(reason) = verdict
            && keep.contains(reason)
        {
            *verdict = Verdict::Body;
        }
    }
    verdicts
}

/// Body and noise, over the whole file.
fn divide(document: &Document, judged: &mut [Judged]) -> Vec<State> {
    let mut states = divide_once(judged);
    if !document.known.marked_up {
        overrule(document, judged, &mut states);
        keep_unfinished(document, judged, &mut states);
    }
    states
}

fn divide_once(judged: &[Judged]) -> Vec<State> {
    chain::decode(&judged.iter().map(|j| j.weight).collect::<Vec<_>>())
}

/// A file that was cut off ends within a sentence: no line looks less like one.
fn keep_unfinished(document: &Document, judged: &mut [Judged], states: &mut [State]) {
    let Some(last) = judged.len().checked_sub(1).filter(|l| *l > 0) else { return };
    let goes_on = states[last - 1] == State::Body && judged[last - 1].prose;
    if goes_on && judged[last].reason.is_none() && document.breaks_off(last) {
        judged[last].heading = false;
        states[last] = State::Body;
    }
}

/// So few blocks say nothing of each other.
const FEW: usize = 6;
/// A whole page has more, and most of it is noise.
const SMALL: usize = 60;

/// Plain text gets a second opinion: no markup helps there. What would take away most of an article is not believed.
fn overrule(document: &Document, judged: &mut [Judged], states: &mut [State]) {
    if judged.len() < FEW {
        return;
    }
    let opinions = fitted::opinions(document, judged, states);
    let words =
        |body: &dyn Fn(usize) -> bool| (0..judged.len()).filter(|i| body(*i)).map(|i| document.raws[i].words).sum();
    let (first, second): (usize, usize) = (words(&|i| states[i] == State::Body), words(&|i| opinions[i].body));
    if second * 4 < first && judged.len() < SMALL {
        return;
    }
    for ((own, state), opinion) in judged.iter_mut().zip(states).zip(opinions) {
        let was = *state == State::Body;
        if opinion.body != was {
            *state = if opinion.body { State::Body } else { State::Inset };
        }
        let unclear = was || matches!(own.reason, None | Some(Reason::RelatedStory | Reason::Boilerplate));
        if opinion.caption && !opinion.body && unclear {
            own.reason = Some(Reason::Caption);
        }
    }
}

fn verdict(i: usize, raws: &[Raw], judged: &[Judged], states: &[State]) -> Verdict {
    let own = &judged[i];
    if let Some(reason) = own.certain {
        return Verdict::Out(reason);
    }
    match states[i] {
        State::Body if own.heading => Verdict::Heading,
        State::Body => Verdict::Body,
        _ => Verdict::Out(own.reason.unwrap_or_else(|| inherited(i, raws, judged, states))),
    }
}

/// A block without a mark of its own is what its neighbours in the same run of noise are.
fn inherited(i: usize, raws: &[Raw], judged: &[Judged], states: &[State]) -> Reason {
    let noise = |j: &usize| states[*j] != State::Body;
    let before = (0..i).rev().take_while(noise).take(6).find_map(|j| judged[j].reason);
    let after = (i + 1..raws.len()).take_while(noise).take(3).find_map(|j| judged[j].reason);
    let spreads = |r: &Reason| {
        !matches!(
            r,
            Reason::PostedLine
                | Reason::Byline
                | Reason::Headline
                | Reason::Copyright
                | Reason::Caption
                | Reason::CreditLine
        )
    };
    before.filter(spreads).or(after.filter(spreads)).unwrap_or(Reason::Boilerplate)
}

/// A heading heads something: one that is followed by no body block is a label of what was removed.
fn settle_headings(raws: &[Raw], judged: &[Judged], verdicts: &mut [Verdict]) {
    for i in (0..verdicts.len()).rev() {
        if verdicts[i] != Verdict::Heading {
            continue;
        }
        let next = (i + 1..raws.len()).find(|j| !matches!(verdicts[*j], Verdict::Out(r) if r.is_field()));
        let dangling = match next.map(|j| verdicts[j]) {
            None => true,
            // A label with its noise, unless the markup says that it is a heading.
            Some(Verdict::Out(_)) => {
                !matches!(raws[i].shape, Shape::Heading(_)) && !judged[i].framed && !body_soon(i, verdicts)
            }
            Some(_) => false,
        };
        let last = !verdicts[i..].contains(&Verdict::Body);
        if dangling || last {
            verdicts[i] = Verdict::Out(judged[i].reason.unwrap_or(Reason::RelatedStory));
        }
    }
}

/// Three headings in a row are a list; the last may be the heading of what follows.
fn unhead_lists(verdicts: &mut [Verdict]) {
    let mut i = 0;
    while i < verdicts.len() {
        let run = verdicts[i..].iter().take_while(|v| **v == Verdict::Heading).count();
        if run >= 3 {
            verdicts[i..i + run - 1].fill(Verdict::Body);
        }
        i += run + 1;
    }
}

fn body_soon(i: usize, verdicts: &[Verdict]) -> bool {
    verdicts[i + 1..].iter().take(8).any(|v| *v == Verdict::Body)
}
