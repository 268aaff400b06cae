//! The rhythm in which paragraphs and short lines follow one another: the paragraphs of an article come together; what
//! readers write, and what teasers say, comes one by one among names, dates and buttons.

use super::features::{Document, Judged};

use super::super::language::ends_sentence;
use super::super::model::Reason;
use super::super::raw::Shape;

/// So many buttons ("Reply") or signed ages ("Ana, 2 hours ago") make a thread.
const THREAD: usize = 3;
/// How far from a paragraph of a thread its buttons are, in blocks.
const REACH: usize = 8;

impl Document<'_> {
    /// Weighs paragraphs by what they come among. Markup says it better, where there is any.
    pub(super) fn rhythm(&self, judged: &mut [Judged]) {
        if self.known.marked_up {
            return;
        }
        let (buttons, alone) = (self.buttons(judged), self.alone(judged));
        let ended = self.ended(judged);
        let mut threaded = false;
        for i in self.third_prose + 1..self.raws.len() {
            let thread = in_thread(i, &buttons, threaded);
            if self.prose[i] {
                threaded = thread;
            }
            if thread {
                judged[i].weight.body -= 6.0;
                judged[i].reason = judged[i].reason.or(Some(Reason::CommentRules));
            } else if alone[i] {
                let serial = alone[i.saturating_sub(6)..i].contains(&true) || alone[i + 1..].iter().take(6).any(|a| *a);
                judged[i].weight.body -= if serial { 1.8 } else { 0.9 } + if i > ended { 2.4 } else { 0.0 };
                judged[i].reason = judged[i].reason.or(Some(Reason::RelatedStory));
            }
        }
    }

    /// The buttons below comments, and the lines above them that say who wrote when.
    fn buttons(&self, judged: &[Judged]) -> Vec<usize> {
        let late = self.third_prose + 1..self.raws.len();
        let button = |i: usize| self.raws[i].words <= 4 && judged[i].reason == Some(Reason::CommentRules);
        let kinds: [Vec<usize>; 2] = [
            late.clone().filter(|i| button(*i) && !self.prose[*i]).collect(),
            late.filter(|i| judged[*i].reason == Some(Reason::PostedLine) && self.is_signed_age(*i)).collect(),
        ];
        let mut out: Vec<usize> = kinds.into_iter().filter(|k| k.len() >= THREAD).flatten().collect();
        out.sort_unstable();
        out
    }

    /// `Michael 2 minutes ago`, or a date below a line that could be a name. A time alone is a live report's.
    fn is_signed_age(&self, i: usize) -> bool {
        let raw = &self.raws[i];
        let aged = super::lines::relative_times(&raw.text) > 0;
        let named = i > 0 && !self.prose[i - 1] && self.raws[i - 1].words <= 3;
        !self.prose[i] && if aged { named || raw.words >= 4 } else { named && raw.words >= 4 }
    }

    /// Sentences with two lines or more that are none on either side.
    fn alone(&self, judged: &[Judged]) -> Vec<bool> {
        let sentence = |i: usize| {
            let raw = &self.raws[i];
            let running = matches!(raw.shape, Shape::Paragraph | Shape::Bold);
            !running || self.prose[i] || raw.words >= 4 && ends_sentence(&raw.text)
        };
        // An advertisement or a picture between two paragraphs says nothing about them.
        let counts = |i: &usize| !matches!(judged[*i].reason, Some(Reason::Advertisement | Reason::Caption));
        let apart = |run: usize| run >= 2;
        (0..self.raws.len())
            .map(|i| {
                let running = matches!(self.raws[i].shape, Shape::Paragraph | Shape::Bold);
                let before = (0..i).rev().take_while(|j| !sentence(*j)).filter(counts).count();
                let after = (i + 1..self.raws.len()).take_while(|j| !sentence(*j)).filter(counts).count();
                running && sentence(i) && self.raws[i].words <= 60 && apart(before) && apart(after)
            })
            .collect()
    }

    /// The first line below the text that says that the article is over.
    fn ended(&self, judged: &[Judged]) -> usize {
        let marks = (self.third_prose + 1..self.raws.len()).find(|i| judged[*i].weight.end >= 6.0);
        marks.unwrap_or(self.raws.len())
    }
}

/// Whether buttons stand on both sides; the last comment has them above it alone. So has the first paragraph below a row
/// of buttons: what is `threaded` already goes on, nothing begins so.
fn in_thread(i: usize, buttons: &[usize], threaded: bool) -> bool {
    let at = buttons.partition_point(|b| *b < i);
    let above = at > 0 && i - buttons[at - 1] <= REACH;
    let below = buttons.get(at).is_some_and(|b| b - i <= REACH);
    above && (below || threaded)
}
