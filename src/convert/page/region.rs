//! Which part of a page is the article.
//!
//! Every element is taken for the article in turn: the prose in it would be found, the prose outside it missed, and
//! what is no prose in it would be noise. The element with the best F1 is chosen; so an article that is cut into
//! several containers is found whole, in the element around them; or, where too much else stands between them, by their
//! common name.

use super::super::raw::Hints;
use super::dom::{Dom, Id};
use super::headline::Headline;
use super::links::Links;
use super::places::{away, boxes, linked_boxes, own_children, parts, teasers};
use super::texts::{AN_ARTICLE, FOREIGN, Own, is_inline, own_text, sums};

/// What is known of each element, by node.
#[derive(Debug)]
pub(super) struct Survey {
    /// The element's hints, where they are believed, with those of the elements around it.
    pub hints: Vec<Hints>,
    /// Letters of prose below a node.
    pub prose: Vec<f32>,
    /// Letters of prose in the paragraphs that are a node's own children.
    own: Vec<f32>,
    /// The article.
    pub root: Id,
    /// Other containers that hold some of it.
    pub parts: Vec<Id>,
}

const READERS: Hints = Hints(Hints::COMMENTS.0 | Hints::RELATED.0 | Hints::FOOTER.0 | Hints::NAVIGATION.0);
/// What parts of an article are called too.
const DOUBTFUL: Hints =
    Hints(Hints::RELATED.0 | Hints::PROMOTION.0 | Hints::ADVERT.0 | Hints::SHARE.0 | Hints::TAGS.0 | Hints::ASIDE.0);
/// A line with a date has fewer letters of prose than this.
const A_DATE: f32 = 150.0;

/// Looks over a whole page. `headline` is where the article is announced, if the page says so.
pub(super) fn survey(dom: &Dom, named: &[Hints], headline: Option<&Headline>, links: &Links) -> Survey {
    let order: Vec<Id> = dom.descendants(0).collect();
    let blocks = own_text(dom, &order);
    let raw_prose = sums(dom, &order, &|id| blocks[id].prose());
    // Readers' comments can outweigh the article: what "most of the prose" is, is asked again without them.
    let first = believed(dom, &order, named, &raw_prose, headline);
    let own_prose = sums(dom, &order, &|id| if first[id].has(READERS) { 0.0 } else { blocks[id].prose() });
    let mut hints = believed(dom, &order, named, &own_prose, headline);
    teasers(dom, &order, &own_prose, headline, &mut hints);
    linked_boxes(dom, &order, &own_prose, headline, links, &mut hints);
    let left = |hints: &[Hints]| sums(dom, &order, &|id| if hints[id].has(FOREIGN) { 0.0 } else { blocks[id].prose() });
    let mut prose = left(&hints);
    if prose[0] < raw_prose[0] * 0.2 && prose[0] < AN_ARTICLE / 2.0 {
        // Names that leave nothing of a page are not what they say.
        let doubted: Vec<Hints> = named.iter().map(|h| h.without(DOUBTFUL)).collect();
        hints = believed(dom, &order, &doubted, &own_prose, headline);
        linked_boxes(dom, &order, &own_prose, headline, links, &mut hints);
        prose = left(&hints);
    }
    let shares = shares(dom, &order, &blocks, &hints, headline);
    let likely = sums(dom, &order, &|id| shares[id] * blocks[id].prose());
    let junk = sums(dom, &order, &|id| {
        let other = (1.0 - shares[id]) * blocks[id].prose();
        if hints[id].has(FOREIGN) { blocks[id].letters * 0.3 } else { blocks[id].junk() + other }
    });
    let root = choose(dom, &order, &likely, &junk);
    let own = own_children(dom, &order, &blocks, &hints);
    away(dom, root, &likely, &blocks, &mut hints);
    boxes(dom, &order, named, root, &blocks, &prose, &mut hints);
    let parts = parts(dom, &order, root, &likely);
    Survey { hints, prose, own, root, parts }
}

impl Survey {
    /// Whether a block has the article's paragraphs for siblings: most of them, or at least some.
    pub fn place(&self, dom: &Dom, id: Id) -> Hints {
        let beside = dom.node(id).parent.map_or(0.0, |p| self.own[p]).max(self.own[id]);
        let whole = self.prose[self.root].max(1.0);
        match beside {
            _ if self.hints[id].has(Hints::AWAY) => Hints::default(),
            b if b >= whole * 0.35 => Hints::HOME,
            b if b >= 200.0 && b >= whole * 0.08 => Hints::NEAR,
            _ => Hints::default(),
        }
    }
}

/// How much of each node's prose is the article's, by where it stands: before the headline little is (more in the
/// container that has the headline, too), and the more menus and teasers have passed since, the less.
fn shares(dom: &Dom, order: &[Id], blocks: &[Own], hints: &[Hints], headline: Option<&Headline>) -> Vec<f32> {
    let prose = sums(dom, order, &|id| if hints[id].has(FOREIGN) { 0.0 } else { blocks[id].prose() });
    let headed = headline.and_then(|h| dom.ancestors(h.id).find(|a| prose[*a] >= AN_ARTICLE / 2.0));
    let (mut below, mut passed) = (headline.is_none(), 0.0_f32);
    let mut inside = vec![false; dom.len()];
    let mut out = vec![0.0; blocks.len()];
    for &id in order {
        below |= headline.is_some_and(|h| h.id == id);
        inside[id] = headed == Some(id) || dom.node(id).parent.is_some_and(|p| inside[p]);
        if hints[id].has(FOREIGN) {
            continue;
        }
        out[id] = match () {
            () if below => (1.0 / (1.0 + passed / 3000.0)).max(0.3),
            () if inside[id] => 0.6,
            () => 0.2,
        };
        passed += if below && headline.is_some() { blocks[id].junk() } else { 0.0 };
    }
    out
}

/// Hints handed down. An element that holds most of the page's prose is not what its name says.
fn believed(dom: &Dom, order: &[Id], named: &[Hints], prose: &[f32], headline: Option<&Headline>) -> Vec<Hints> {
    let mut out = vec![Hints::default(); dom.len()];
    let total = prose.first().copied().unwrap_or(0.0).max(1.0);
    let crowded = crowded(dom, order, named, prose);
    let headed = headline.and_then(|h| dom.ancestors(h.id).find(|a| prose[*a] >= AN_ARTICLE / 2.0));
    for &id in order {
        let above = dom.node(id).parent.map_or(Hints::default(), |p| out[p]);
        let own = match dom.element(id) {
            Some(e) if !matches!(e.name(), "html" | "body" | "main" | "article") => named[id],
            _ => Hints::default(),
        };
        let own = if prose[id] > 0.0 { own.without(crowded) } else { own };
        let own = if prose[id] >= A_DATE { own.without(Hints::DATE) } else { own };
        let holds_headline = headline.is_some_and(|h| h.above.contains(&id));
        let elsewhere = total - prose[id] >= AN_ARTICLE;
        let apart = || headed.is_some_and(|h| !dom.ancestors(id).any(|a| a == h));
        let own = match () {
            () if holds_headline && prose[id] >= (total * 0.1).max(300.0) => own.without(FOREIGN),
            () if prose[id] < total * 0.55 => own,
            // What is long and has another name is no article when the headline stands over something else.
            () if total - prose[id] >= AN_ARTICLE / 2.0 && apart() => own,
            () if own.has(Hints::COMMENTS) && elsewhere => Hints::COMMENTS,
            () => Hints::default(),
        };
        out[id] = above.with(own);
    }
    out
}

/// The hints that together hold too much of the page's prose to be what they say: `paywall` on every paragraph that is
/// behind one, `ads` on each section that shows some. Of buttons and labels there are many, but they hold next to none.
fn crowded(dom: &Dom, order: &[Id], named: &[Hints], prose: &[f32]) -> Hints {
    const MOST: &[(Hints, f32)] =
        &[(Hints::PROMOTION, 0.25), (Hints::SHARE, 0.25), (Hints::ADVERT, 0.25), (Hints::TAGS, 0.25)];
    let most = prose.first().copied().unwrap_or(0.0);
    let mut held = [0.0_f32; MOST.len()];
    let mut around = vec![Hints::default(); dom.len()];
    for &id in order {
        let above = dom.node(id).parent.map_or(Hints::default(), |p| around[p]);
        around[id] = above.with(named[id]);
        for (sum, (hint, _)) in held.iter_mut().zip(MOST) {
            *sum += if named[id].has(*hint) && !above.has(*hint) { prose[id] } else { 0.0 };
        }
    }
    let over = MOST.iter().zip(held).filter(|((_, share), held)| *held >= (most * share).max(AN_ARTICLE));
    over.fold(Hints::default(), |all, ((hint, _), _)| all.with(*hint))
}

fn choose(dom: &Dom, order: &[Id], prose: &[f32], junk: &[f32]) -> Id {
    let total = prose.first().copied().unwrap_or(0.0);
    let mut best = (0, 0.0_f32);
    if total <= 0.0 {
        return 0;
    }
    for &id in order {
        let Some(element) = dom.element(id) else { continue };
        if prose[id] < total * 0.2
            || is_inline(element.name())
            || matches!(element.name(), "p" | "html" | "head" | "tbody" | "tr" | "ol" | "ul" | "li" | "dl")
        {
            continue;
        }
        let score = 2.0 * prose[id] / (total + prose[id] + 0.6 * junk[id]) * bonus(dom, id);
        // Of equals the innermost.
        if score >= best.1 {
            best = (id, score);
        }
    }
    best.0
}

/// Names that authors of pages give to the article's body.
fn bonus(dom: &Dom, id: Id) -> f32 {
    if dom.attr(id, "itemprop").is_some_and(|p| p.eq_ignore_ascii_case("articleBody")) {
        return 1.25;
    }
    let names: String = ["class", "id", "data-testid", "data-component"]
        .iter()
        .filter_map(|a| dom.attr(id, a))
        .collect::<Vec<_>>()
        .join(" ");
    let folded: String = names.to_ascii_lowercase().chars().filter(|c| !matches!(c, '-' | '_')).collect();
    let named = [
        "articlebody",
        "storybody",
        "entrycontent",
        "postcontent",
        "articlecontent",
        "contentbody",
        "postbody",
        "articletext",
        "storycontent",
        "newstext",
        "textbody",
        "bodycopy",
        "richtext",
        "articledetail",
    ]
    .iter()
    .any(|n| folded.contains(n));
    match dom.name(id) {
        _ if named => 1.15,
        "article" => 1.12,
        "main" => 1.02,
        _ => 1.0,
    }
}
