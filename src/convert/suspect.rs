//! What looks like an article and is none: walls, lists of links, several articles in one file.

use std::sync::Arc;

use super::byline::byline;
use super::classify::{Verdict, looks_like_title};
use super::dates::{Order, dates};
use super::model::Reason;
use super::raw::{Raw, Shape};
use crate::diag::{Code, Finding, code};
use crate::text::Place;

/// Below this many words a body beside a wall is only the wall's bait.
const BAIT: usize = 90;
/// A list of links has at least so many.
const MANY_LINKS: usize = 12;

/// Judges what was kept against what was not.
pub(super) fn findings(raws: &[Raw], verdicts: &[Verdict], path: &Arc<str>) -> Vec<Finding> {
    let words = |keep: &dyn Fn(&Verdict) -> bool| {
        raws.iter().zip(verdicts).filter(|(_, v)| keep(v)).map(|(r, _)| r.words).sum::<usize>()
    };
    let body = words(&|v| matches!(v, Verdict::Body));
    let of = |reason: Reason| verdicts.iter().filter(|v| **v == Verdict::Out(reason)).count();
    let say = |code: &'static Code, message: &str| Some(Finding::new(code, Place::whole(path), message));
    let linked = raws.iter().filter(|r| r.linked > 0.7).map(|r| r.text.lines().count()).sum::<usize>();
    let found = match () {
        () if body < BAIT && of(Reason::Paywall) >= 1 => say(
            &code::convert::WALL,
            "the page asks to sign in or to subscribe; of the article there is little or nothing",
        ),
        () if body < BAIT / 2 && of(Reason::CookieNotice) >= 1 => {
            say(&code::convert::WALL, "the page asks to accept cookies; the article itself is not in the file")
        }
        () if body < BAIT && linked >= MANY_LINKS => {
            say(&code::convert::LINKS_ONLY, "the page is a list of links: a front page or an overview, not an article")
        }
        () => second_article(raws, verdicts).map(|line| {
            let message = format!("a second headline with its own byline or date stands in line {line}");
            Finding::new(&code::convert::SEVERAL, Place::whole(path), message).help("one file is one article: split it")
        }),
    };
    found.into_iter().collect()
}

/// A headline after the first article's text, with a byline and a date below it and prose after that.
fn second_article(raws: &[Raw], verdicts: &[Verdict]) -> Option<usize> {
    let first = verdicts.iter().position(|v| *v == Verdict::Body)?;
    let signed = |i: usize| {
        let below = raws.iter().skip(i + 1).take(3);
        let dated = |r: &Raw| r.words <= 12 && dates(&r.text, Order::Unknown).iter().any(|d| d.year.is_some());
        let named = |r: &Raw| r.words <= 12 && byline(&r.text).is_some();
        below.clone().any(named) && below.clone().any(dated)
    };
    let prose_after = |i: usize| {
        raws.iter().skip(i + 1).take(8).filter(|r| r.shape == Shape::Paragraph && r.words >= 15).count() >= 2
    };
    let at = (first + 3..raws.len()).find(|i| {
        looks_like_title(&raws[*i].text)
            && raws[*i].linked < 0.5
            && byline(&raws[*i].text).is_none()
            && signed(*i)
            && prose_after(*i)
    })?;
    Some(raws[at].lines.first)
}
