//! What the blocks beside a block make of it.

use super::features::{Document, Judged};
use super::lexicon::is_addressed;
use super::lines::is_title_case;

use super::super::byline::{is_names, is_role, is_signed};
use super::super::credit::credit;
use super::super::language::{ends_sentence, is_small_word, sentences};
use super::super::model::Reason;
use super::super::raw::{Shape, ratio};

impl Document<'_> {
    /// What the neighbours make of a block.
    pub(super) fn beside(&self, i: usize, judged: &mut [Judged]) {
        self.in_a_run(i, judged);
        self.after_a_colon(i, judged);
        self.below_a_label(i, judged);
        self.above_a_credit(i, judged);
        self.teaser(i, judged);
        self.topic(i, judged);
        self.goes_on(i, judged);
        self.to_the_reader(i, judged);
        self.in_the_voice_of_the_outlet(i, judged);
        self.near_the_title(i, judged);
    }

    /// Short lines in a row are menus, tags and teasers; one alone before a paragraph is a heading. Lines that are known as
    /// noise are no neighbours: a heading may stand below an advertisement.
    fn in_a_run(&self, i: usize, judged: &mut [Judged]) {
        let short = |j: usize| {
            let raw = &self.raws[j];
            let open = !ends_sentence(&raw.text) || raw.text.ends_with(['?', '؟', '？']);
            raw.shape == Shape::Paragraph && !self.prose[j] && raw.words <= 14 && open
        };
        let known = |j: usize| judged[j].reason.is_some() && judged[j].weight.body < -1.5;
        if !short(i) || self.known.marked_up || judged[i].reason.is_some() {
            return;
        }
        let unclear = |j: &usize| short(*j) && !known(*j);
        let before = (0..i).rev().take(6).take_while(unclear).count();
        let after = (i + 1..self.raws.len()).take(6).take_while(unclear).count();
        let beside_menu =
            (i > 0 && known(i - 1) && short(i - 1)) && (i + 1 < self.raws.len() && known(i + 1) && short(i + 1));
        let heads = i > self.first_prose && judged[i].heading && self.prose.get(i + 1) == Some(&true);
        let related = i > 0 && judged[i - 1].reason == Some(Reason::RelatedStory);
        judged[i].weight.body += match before + after {
            _ if beside_menu => -1.2,
            0 if heads && !related && self.raws[i].words <= 8 && !is_title_case(&self.raws[i].text) => 1.4,
            0 if i > self.first_prose && i + 1 < self.raws.len() => 0.5,
            // Two headlines between paragraphs; a question closes none.
            1 if i > self.first_prose && ends_sentence(&self.raws[i].text) => -4.0,
            1 if i > self.first_prose => -1.8,
            0 | 1 => 0.0,
            2 => -0.5,
            _ => -1.2,
        };
    }

    /// `The demands are:` and a list.
    fn after_a_colon(&self, i: usize, judged: &mut [Judged]) {
        let colon = i > 0
            && self.raws[i - 1].text.ends_with([':', '：'])
            && self.prose[i - 1]
            && judged[i - 1].weight.body > 1.0;
        if colon && self.raws[i].linked < 0.5 && (self.raws[i].shape == Shape::List || !self.prose[i]) {
            judged[i].weight.body += 1.8;
        } else if !self.known.marked_up && self.is_item(i, judged) && self.is_listed(i, judged) {
            judged[i].weight.body += 2.4;
        }
    }

    /// A line that could be one of a list: no sentence of the text, and no known noise.
    fn is_item(&self, i: usize, judged: &[Judged]) -> bool {
        let raw = &self.raws[i];
        raw.shape == Shape::Paragraph
            && raw.words <= 24
            && !raw.text.ends_with([':', '：'])
            && judged[i].reason.is_none()
    }

    /// Whether the lines above lead up to a colon, each begun as this one is. What begins in capitals could be headlines: then
    /// the text goes on below.
    fn is_listed(&self, i: usize, judged: &[Judged]) -> bool {
        let small = |j: usize| self.raws[j].text.chars().next().is_some_and(|c| !c.is_uppercase());
        let same = |j: &usize| self.is_item(*j, judged) && small(*j) == small(i) && !self.prose[*j];
        let items = (0..i).rev().take(14).take_while(same).count();
        let Some(head) = i.checked_sub(items + 1) else { return false };
        let above = &self.raws[head];
        let leads = above.text.ends_with([':', '：']) && above.words >= 3 && judged[head].reason.is_none();
        let below = (i + 1..self.raws.len()).take(14).find(|j| !same(j));
        let goes_on = below.is_some_and(|j| self.prose[j] && judged[j].reason.is_none());
        leads && !self.prose[i] && head > self.first_prose && (small(i) || goes_on)
    }

    /// A caption in a line, its credit in the next: before the text, or where no text goes before.
    fn above_a_credit(&self, i: usize, judged: &mut [Judged]) {
        let Some(next) = self.raws.get(i + 1) else { return };
        let signed = |text: &str| {
            let parts: Vec<&str> = text.split('/').map(str::trim).collect();
            parts.len() == 2 && parts.iter().all(|p| is_names(p) || p.chars().next().is_some_and(char::is_uppercase))
        };
        let credited = next.words <= 7
            && (credit(&next.text).is_some_and(|(caption, _)| caption.is_empty())
                || next.words <= 5 && signed(&next.text));
        let alone = i == 0 || !self.prose[i - 1];
        if credited
            && alone
            && !self.known.marked_up
            && (5..=45).contains(&self.raws[i].words)
            && judged[i].reason.is_none()
        {
            judged[i].weight.body -= 6.0;
            judged[i].reason = Some(Reason::Caption);
        }
    }

    /// `The council said that the`: within a sentence, or long and about what the article is about.
    pub(super) fn breaks_off(&self, i: usize) -> bool {
        let raw = &self.raws[i];
        let last = raw.text.split_whitespace().next_back().unwrap_or_default();
        let earlier = |word: &&String| self.first_said.get(*word).is_some_and(|first| *first < i);
        let said = self.words[i].iter().filter(earlier).count();
        let open = last.chars().all(char::is_lowercase) && !is_title_case(&raw.text);
        open && (raw.words >= 3 && is_small_word(last) || raw.words >= 12 && said >= 2)
    }

    /// `Related article`, and what it is called: the line below, those that follow it without a gap, a list.
    fn below_a_label(&self, i: usize, judged: &mut [Judged]) {
        let Some(before) = i.checked_sub(1).filter(|b| judged[*b].reason == Some(Reason::RelatedStory)) else { return };
        let (raw, marked) = (&self.raws[i], self.known.marked_up);
        let label = judged[before].label || (judged[before].below_label && !raw.gap && !marked);
        let titles = raw.shape == Shape::List || (!marked && !self.prose[i] && raw.words <= 20);
        if label && titles && judged[i].reason.is_none() {
            judged[i].weight.body -= 3.2;
            judged[i].reason = Some(Reason::RelatedStory);
            judged[i].below_label = true;
        }
    }

    /// A summary below the headline of another story says its words again.
    fn teaser(&self, i: usize, judged: &mut [Judged]) {
        if !self.prose[i] || self.raws[i].words > 60 {
            return;
        }
        let headline = |j: &usize| {
            judged[*j].reason == Some(Reason::RelatedStory)
                && self.raws[*j].words >= 4
                && judged[*j].weight.body < -1.5
                && self.known.title_at != Some(*j)
        };
        let Some(j) = (i.saturating_sub(2)..i).rev().find(headline) else { return };
        let shared = self.words[i].intersection(&self.words[j]).count();
        if ratio(shared, self.words[j].len()) >= 0.4 && shared >= 2 {
            judged[i].weight.body -= 7.5;
            judged[i].reason = Some(Reason::RelatedStory);
        }
    }

    /// What shares no word with the rest of the article is less likely a part of it.
    fn topic(&self, i: usize, judged: &mut [Judged]) {
        let prose = self.prose.iter().filter(|p| **p).count();
        if !self.prose[i] || prose < 12 || self.words[i].len() < 6 {
            return;
        }
        let shared = self.words[i].iter().filter(|w| self.spread.get(*w).is_some_and(|n| *n > 1)).count();
        judged[i].weight.body += match ratio(shared, self.words[i].len()) {
            s if s < 0.06 => -0.9,
            s if s > 0.25 => 0.4,
            _ => 0.0,
        };
    }

    /// What takes up words of the article so far goes on with it; a teaser brings its own.
    fn goes_on(&self, i: usize, judged: &mut [Judged]) {
        let earlier = |word: &&String| self.first_said.get(*word).is_some_and(|first| *first < i);
        if !self.prose[i] || self.words[i].len() < 4 || i <= self.third_prose {
            return;
        }
        judged[i].weight.topic = match ratio(self.words[i].iter().filter(earlier).count(), self.words[i].len()) {
            s if s > 0.34 => 1.0,
            s if s > 0.22 => 0.5,
            s if s < 0.1 => -0.6,
            _ => 0.0,
        };
    }

    /// Appeals, notices and rules, in whatever words.
    fn in_the_voice_of_the_outlet(&self, i: usize, judged: &mut [Judged]) {
        let raw = &self.raws[i];
        let settled = judged[i].weight.body < -2.0 || judged[i].certain.is_some();
        if settled || !matches!(raw.shape, Shape::Paragraph | Shape::Bold) || raw.words < 5 || !ends_sentence(&raw.text)
        {
            return;
        }
        let shared = self.words[i].iter().filter(|w| self.spread.get(*w).is_some_and(|n| *n > 1)).count();
        let weight = self.voices[i].weight(ratio(shared, self.words[i].len()));
        let doubt = if self.conversational { 0.3 } else { 1.0 } * if self.known.marked_up { 0.6 } else { 1.0 };
        if weight > 0.0 {
            judged[i].weight.body -= weight * doubt;
            judged[i].reason = judged[i].reason.or(Some(Reason::Promotion));
        }
    }

    /// Below the article the outlet turns to its reader, about something else: `Have you seen …? Tell us`.
    fn to_the_reader(&self, i: usize, judged: &mut [Judged]) {
        let raw = &self.raws[i];
        let quoted = raw.text.contains(['"', '“', '”', '„', '«', '「']);
        if !self.prose[i] || quoted || i <= self.first_prose || self.known.marked_up && judged[i].reason.is_none() {
            return;
        }
        let shared = self.words[i].iter().filter(|w| self.spread.get(*w).is_some_and(|n| *n > 1)).count();
        let apart = ratio(shared, self.words[i].len()) < 0.12;
        let later = (i + 1..self.raws.len())
            .filter(|j| self.prose[*j] && judged[*j].weight.body > 2.0 && judged[*j].reason.is_none())
            .count();
        if apart && is_addressed(&self.folded[i]) && later <= 1 {
            judged[i].weight.body -= 2.2;
            judged[i].reason = judged[i].reason.or(Some(Reason::Promotion));
        }
    }

    /// What stands before the headline is not the article; a name or a standfirst may stand below it.
    fn near_the_title(&self, i: usize, judged: &mut [Judged]) {
        let Some(title) = self.known.title_at else { return };
        if i < title {
            judged[i].weight.body -= 4.0;
        } else if i > title && i < self.first_prose_after(title) && !self.prose[i] {
            judged[i].weight.body -= 1.0;
            let beside_role =
                self.raws.get(i + 1).is_some_and(|next| next.words <= 6 && !self.prose[i + 1] && is_role(&next.text));
            let beside_date = (i.saturating_sub(2)..=i + 2)
                .any(|j| j != i && judged.get(j).is_some_and(|n| n.reason == Some(Reason::PostedLine)));
            if (beside_date || beside_role)
                && (is_names(&self.raws[i].text) || is_signed(&self.raws[i].text))
                && judged[i].reason.is_none()
            {
                judged[i].reason = Some(Reason::Byline);
                judged[i].weight.body -= 3.5;
            }
        }
        // Markup says which one it is, and leads are a part of the text.
        if !self.known.marked_up {
            self.standfirst(i, title, judged);
        }
    }

    fn first_prose_after(&self, title: usize) -> usize {
        (title + 1..self.raws.len()).find(|j| self.prose[*j]).unwrap_or(self.raws.len())
    }

    /// The line between the headline and the byline, or right below the headline and no sentence.
    fn standfirst(&self, i: usize, title: usize, judged: &mut [Judged]) {
        let raw = &self.raws[i];
        let signature =
            |j: usize| judged.get(j).is_some_and(|n| matches!(n.reason, Some(Reason::Byline | Reason::PostedLine)));
        let closed = (i + 1..=i + 2).any(signature)
            && !(title + 1..i).any(signature)
            && !self.prose.get(i + 1).copied().unwrap_or(false);
        let short = (6..=45).contains(&raw.words) && sentences(&raw.text) <= 2;
        let by_shape = i == title + 1 && !self.prose[i] && (8..=30).contains(&raw.words);
        if i > title && i <= title + 4 && judged[i].reason.is_none() && short && (closed || by_shape) {
            judged[i].weight.body -= 7.0;
            judged[i].reason = Some(Reason::Standfirst);
        }
    }
}
