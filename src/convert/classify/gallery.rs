//! A gallery within an article: `3/12 The old pier`, each with its caption. The article goes on behind it.

use super::super::model::Reason;
use super::super::raw::Raw;
use super::Verdict;

/// Fewer numbered lines are a score, or a vote.
const LEAST: usize = 4;
/// Words of the article besides its gallery; with fewer the gallery is the article.
const AN_ARTICLE: usize = 250;

/// Takes the pictures' titles and captions out of the body.
pub(super) fn take_out(raws: &[Raw], verdicts: &mut [Verdict]) {
    let items = items(raws);
    if items.len() < LEAST {
        return;
    }
    // All items are alike: the last one is as long as the one before it.
    let length = items.windows(2).last().map_or(1, |w| w[1] - w[0]);
    let end = items.last().map_or(0, |l| (l + length).min(raws.len()));
    let gallery = items[0]..end;
    let rest =
        raws.iter().zip(&*verdicts).enumerate().filter(|(i, (_, v))| !gallery.contains(i) && **v == Verdict::Body);
    if rest.map(|(_, (raw, _))| raw.words).sum::<usize>() >= AN_ARTICLE {
        verdicts[gallery].fill(Verdict::Out(Reason::Caption));
    }
}

/// Where the pictures of the first gallery begin: one number after the other, all of the same count.
fn items(raws: &[Raw]) -> Vec<usize> {
    let mut items: Vec<(usize, usize, usize)> = Vec::new();
    for (i, (number, count)) in raws.iter().enumerate().filter_map(|(i, r)| Some((i, counted(&r.text)?))) {
        match items.last() {
            Some((_, last, of)) if number == last + 1 && count == *of => items.push((i, number, count)),
            _ if items.len() >= LEAST => break,
            _ => items = vec![(i, number, count)],
        }
    }
    items.into_iter().map(|(i, ..)| i).collect()
}

/// `3/12 …`, `3 of 12 …`
fn counted(text: &str) -> Option<(usize, usize)> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let (number, count) = match first.split_once('/') {
        Some(parts) => parts,
        None if words.next()? == "of" => (first, words.next()?),
        None => return None,
    };
    let (number, count) = (number.parse().ok()?, count.trim_end_matches([':', '.']).parse().ok()?);
    ((1..=count).contains(&number) && (LEAST..1000).contains(&count)).then_some((number, count))
}
