//! The runs of words that two articles share.

use std::collections::HashMap;

use super::{ArticleWords, SHINGLE, SharedRun, shingle};

/// Of a shingle that repeats within an article, only so many places are tried.
const PLACES: usize = 8;

/// From left to right in `a`, each time the longest run that stands in `b` too; of equal ones the next after the
/// run before, so that parallel texts stay parallel.
pub(super) fn shared_runs(a: &ArticleWords, b: &ArticleWords) -> Vec<SharedRun> {
    let places = places(b);
    let mut runs = Vec::new();
    let (mut at, mut behind) = (0, 0);
    while at + SHINGLE <= a.words.len() {
        let found = places.get(&shingle(&a.words[at..at + SHINGLE]));
        let longest = found.into_iter().flatten().map(|p| (run_length(a, at, b, *p), *p));
        match longest.max_by_key(|(length, p)| (*length, *p >= behind, std::cmp::Reverse(*p))) {
            Some((length, place)) if length >= SHINGLE => {
                runs.push(SharedRun { a: a.span(at..at + length), b: b.span(place..place + length) });
                (at, behind) = (at + length, place + length);
            }
            _ => at += 1,
        }
    }
    runs
}

fn places(article: &ArticleWords) -> HashMap<u64, Vec<usize>> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::with_capacity(article.words.len());
    for (place, words) in article.words.windows(SHINGLE).enumerate() {
        let known = places.entry(shingle(words)).or_default();
        if known.len() < PLACES {
            known.push(place);
        }
    }
    places
}

fn run_length(a: &ArticleWords, at: usize, b: &ArticleWords, place: usize) -> usize {
    a.words[at..].iter().zip(&b.words[place..]).take_while(|(x, y)| x == y).count()
}
