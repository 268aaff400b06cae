//! What stands on the picture of a page for link previews, in the words of the theme: nothing that the page itself
//! does not show.

use tera::Value;

use super::dates::DateWords;
use super::words::Words;
use crate::picture::share::{Band, ShareCard, settable};
use crate::view::{Date, PageKind, Part, Sides, Site, View};

/// The card of a page; `None` for pages that have none ([`crate::view::OpenGraph::card`]).
pub fn share_card(words: &Words, dates: &DateWords, site: &Site, view: &View) -> Option<ShareCard> {
    view.page.og.card.as_ref()?;
    let speaker = Speaker { words, dates };
    let set = |text: &str| settable(text).unwrap_or_default();
    let kind = kind_name(view.page.kind);
    let named = |key: &str| words.get(&format!("{key}.{kind}")).unwrap_or_default();
    let title = if view.page.title.is_empty() { named("kind") } else { &view.page.title };
    Some(ShareCard {
        kind: set(&speaker.kind(view)),
        title: set(title),
        summary: set(summary(view).unwrap_or_else(|| named("standfirst"))),
        site: if view.page.kind == PageKind::Overview && view.page.title == site.title {
            String::new()
        } else {
            set(&site.title)
        },
        line: set(&speaker.line(site, view).join(" · ")),
        band: match &view.part {
            Part::Claim(claim) => stances(&claim.sides),
            _ => Band::Plain(colour(view.page.kind)),
        },
    })
}

/// What the page says under its title.
fn summary<'v>(view: &'v View<'_>) -> Option<&'v str> {
    let own = view.page.summary.as_deref();
    match &view.part {
        Part::Claim(claim) => own.or((claim.statement != view.page.title).then_some(&*claim.statement)),
        Part::Term(_) => Some(&view.page.description),
        _ => own.or_else(|| (!view.page.id.is_empty() || !view.page.title.is_empty()).then_some("")),
    }
}

/// By origins, as wherever something is counted: copies of one story are one voice.
fn stances(sides: &Sides) -> Band {
    Band::Stances([&sides.supports, &sides.disputes, &sides.unclear, &sides.silent].map(|t| t.origins))
}

struct Speaker<'w> {
    words: &'w Words,
    dates: &'w DateWords,
}

impl Speaker<'_> {
    /// `Claim 7 · Contested`
    fn kind(&self, view: &View) -> String {
        let word = |path: String| self.words.get(&path).unwrap_or_default().to_owned();
        let plain = word(format!("kind.{}", kind_name(view.page.kind)));
        match &view.part {
            Part::Overview(_) => word("overview.kicker".to_owned()),
            Part::Note(note) => note.genre.as_ref().map_or(plain, |genre| word(format!("note_genre.{genre}"))),
            Part::Claim(claim) => {
                let number = word("claim.n".to_owned()).replace("{n}", &claim.number.to_string());
                format!("{number} · {}", word(format!("label.{}", name(&claim.label))))
            }
            // Their kind is their title.
            _ if view.page.title.is_empty() => String::new(),
            _ => plain,
        }
    }

    /// Numbers, names and dates at the foot.
    fn line(&self, site: &Site, view: &View) -> Vec<String> {
        let count = |n: u32, of: &str| (n > 0).then(|| self.words.count(n.into(), of)).flatten();
        let date = |date: &Option<Date>| date.as_ref().and_then(|d| self.date(d));
        let parts = match &view.part {
            Part::Article(a) => vec![a.publisher.as_ref().map(|p| p.label.to_string()), date(&a.published)],
            Part::Entity(e) => vec![count(e.named_in.named.articles, "articles")],
            Part::Event(e) => vec![self.date(&e.when)],
            Part::Claim(claim) => self.sides(&claim.sides),
            Part::Note(_) => vec![date(&view.page.updated).or_else(|| date(&view.page.created))],
            Part::Overview(_) | Part::Method(_) | Part::Bibliography(_) | Part::Claims(_) => {
                let counts = &site.counts;
                vec![
                    count(counts.articles, "articles"),
                    count(counts.origins, "origins"),
                    count(counts.claims, "claims"),
                ]
            }
            _ => Vec::new(),
        };
        parts.into_iter().flatten().collect()
    }

    /// `supports 2 origins`, where there are any.
    fn sides(&self, sides: &Sides) -> Vec<Option<String>> {
        let sides = [
            ("supports", sides.supports),
            ("disputes", sides.disputes),
            ("unclear", sides.unclear),
            ("silent", sides.silent),
        ];
        let told = |(stance, tally): (&str, crate::view::Tally)| {
            let word = self.words.get(&format!("stance.{stance}"))?;
            let origins = self.words.count(tally.origins.into(), "origins")?;
            (tally.origins > 0).then(|| format!("{word} {origins}"))
        };
        sides.into_iter().map(told).collect()
    }

    fn date(&self, date: &Date) -> Option<String> {
        self.dates.date(&Value::from_serializable(date), "long").ok()
    }
}

/// The name under which the words have a kind.
fn kind_name(kind: PageKind) -> String {
    name(&kind)
}

fn name(word: &impl serde::Serialize) -> String {
    serde_json::to_value(word).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Sections share a colour with their pages; the word stands beside it.
fn colour(kind: PageKind) -> [u8; 3] {
    match kind {
        PageKind::Note | PageKind::Notes | PageKind::Method => [0x0a, 0x4d, 0x73],
        PageKind::Article | PageKind::Articles | PageKind::Compare | PageKind::Comparisons => [0x80, 0x40, 0x2f],
        PageKind::Person | PageKind::People | PageKind::Disambiguation => [0x1f, 0x66, 0x50],
        PageKind::Organization | PageKind::Organizations => [0x3c, 0x56, 0x6b],
        PageKind::Place | PageKind::Places => [0x5a, 0x6b, 0x1e],
        PageKind::Event | PageKind::Events | PageKind::Timeline => [0x8a, 0x3a, 0x00],
        PageKind::Term | PageKind::Terms | PageKind::Tag | PageKind::Tags => [0x4b, 0x3f, 0x8f],
        _ => [0x17, 0x19, 0x1c],
    }
}
