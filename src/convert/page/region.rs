//! Which part of a page is the article.
//!
//! Every element is taken for the article in turn: the prose in it would be found, the prose outside it missed, and
//! what is no prose in it would be noise. The element with the best F1 is chosen; so an article that is cut into
//! several containers is found whole, in the element around them.

use std::collections::BTreeMap;

use super::super::language::{ends_sentence, is_dense};
use super::super::raw::Hints;
use super::dom::{Dom, Id, What};
use super::headline::Headline;

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
}

/// Hints under which prose is not the article's.
const FOREIGN: Hints = Hints(
    Hints::NAVIGATION.0
        | Hints::ASIDE.0
        | Hints::FOOTER.0
        | Hints::COMMENTS.0
        | Hints::RELATED.0
        | Hints::PROMOTION.0
        | Hints::SHARE.0
        | Hints::ADVERT.0
        | Hints::BIO.0
        | Hints::HIDDEN.0
        | Hints::COOKIE.0
        | Hints::COPYRIGHT.0
        | Hints::CAPTION.0
        | Hints::TAGS.0,
);

const READERS: Hints = Hints(Hints::COMMENTS.0 | Hints::RELATED.0 | Hints::FOOTER.0 | Hints::NAVIGATION.0);
/// What parts of an article are called too.
const DOUBTFUL: Hints =
    Hints(Hints::RELATED.0 | Hints::PROMOTION.0 | Hints::ADVERT.0 | Hints::SHARE.0 | Hints::TAGS.0 | Hints::ASIDE.0);
/// Comments are believed to be comments, however many, when so many letters of prose stand elsewhere.
const AN_ARTICLE: f32 = 600.0;

/// So many letters of menus and the like are between an article and what is another's.
const A_GAP: f32 = 120.0;
/// A caption has no more letters than this.
const A_CAPTION: f32 = 220.0;
/// A line with a date has fewer letters of prose than this.
const A_DATE: f32 = 150.0;

/// Looks over a whole page. `headline` is where the article is announced, if the page says so.
pub(super) fn survey(dom: &Dom, named: &[Hints], headline: Option<&Headline>) -> Survey {
    let order: Vec<Id> = dom.descendants(0).collect();
    let blocks = own_text(dom, &order);
    let raw_prose = sums(dom, &order, &|id| blocks[id].prose());
    // Readers' comments can outweigh the article: what "most of the prose" is, is asked again without them.
    let first = believed(dom, &order, named, &raw_prose, headline);
    let own_prose = sums(dom, &order, &|id| if first[id].has(READERS) { 0.0 } else { blocks[id].prose() });
    let mut hints = believed(dom, &order, named, &own_prose, headline);
    teasers(dom, &order, &own_prose, headline, &mut hints);
    let left = |hints: &[Hints]| sums(dom, &order, &|id| if hints[id].has(FOREIGN) { 0.0 } else { blocks[id].prose() });
    let mut prose = left(&hints);
    if prose[0] < raw_prose[0] * 0.2 && prose[0] < AN_ARTICLE / 2.0 {
        // Names that leave nothing of a page are not what they say.
        let doubted: Vec<Hints> = named.iter().map(|h| h.without(DOUBTFUL)).collect();
        hints = believed(dom, &order, &doubted, &own_prose, headline);
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
    Survey { hints, prose, own, root }
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

/// Other articles' beginnings: an `<article>` without the headline, where the one with it (or the first below it) is enough.
fn teasers(dom: &Dom, order: &[Id], prose: &[f32], headline: Option<&Headline>, hints: &mut [Hints]) {
    let Some(headline) = headline else { return };
    let is_article = |id: Id| dom.name(id) == "article" || dom.attr(id, "role") == Some("article");
    let around: Vec<Id> = dom.ancestors(headline.id).filter(|a| is_article(*a)).collect();
    let others: Vec<Id> = order.iter().copied().filter(|id| is_article(*id) && !around.contains(id)).collect();
    let mut below = vec![false; dom.len()];
    order.iter().skip_while(|id| **id != headline.id).for_each(|id| below[*id] = true);
    let first = others.iter().copied().find(|id| prose[*id] >= 200.0 && below[*id]);
    let main = around.last().copied().or(first);
    let Some(main) = main else { return };
    let within: f32 = others.iter().filter(|o| dom.ancestors(**o).any(|a| a == main)).map(|o| prose[*o]).sum();
    let enough = prose[main] - within >= AN_ARTICLE / 2.0;
    let share = |id: Id| prose[id] < prose.first().copied().unwrap_or(0.0) * 0.4;
    for id in others.into_iter().filter(|o| *o != main && share(*o) && enough) {
        let below: Vec<Id> = dom.descendants(id).collect();
        below.into_iter().for_each(|n| hints[n] = hints[n].with(Hints::RELATED));
    }
}

/// Marks what stands below the container with most of the article, in containers of other names, once something that is
/// no prose has passed.
fn away(dom: &Dom, root: Id, likely: &[f32], blocks: &[Own], hints: &mut [Hints]) {
    let mut core = root;
    let mut beside = Vec::new();
    while let Some(next) = dom.children(core).find(|c| likely[*c] >= likely[root] * 0.55 && !is_inline(dom.name(*c))) {
        let alike = |id: &Id| dom.attr(*id, "class").is_some() && dom.attr(*id, "class") == dom.attr(next, "class");
        let below = dom.children(core).skip_while(|c| *c != next).skip(1);
        let boxes = below.filter(|c| !alike(c) && dom.element(*c).is_some() && !is_inline(dom.name(*c)));
        beside.push(boxes.collect::<Vec<Id>>());
        core = next;
    }
    let mut passed = 0.0;
    // The innermost come first on the page.
    for id in beside.into_iter().rev().flatten().flat_map(|id| dom.descendants(id)) {
        passed += if hints[id].has(FOREIGN) { blocks[id].letters } else { blocks[id].linked };
        hints[id] = hints[id].with(if passed >= A_GAP { Hints::AWAY } else { Hints::default() });
    }
}

/// Marks what stands in a box with a picture, if it is short: a caption, or a teaser. Where much of the article stands in
/// such boxes they are its parts.
fn boxes(dom: &Dom, order: &[Id], named: &[Hints], root: Id, blocks: &[Own], prose: &[f32], hints: &mut [Hints]) {
    let letters = sums(dom, order, &|id| blocks[id].letters);
    let headings = sums(dom, order, &|id| f32::from(u8::from(blocks[id].heading)));
    let is_box = |id: Id| {
        (1.0..=A_CAPTION).contains(&letters[id])
            && headings[id] == 0.0
            && matches!(dom.name(id), "div" | "figure" | "span" | "section" | "td" | "table" | "dl" | "center")
    };
    let pictures = dom.descendants(root).filter(|n| matches!(dom.name(*n), "img" | "picture" | "video" | "amp-img"));
    let signed = |id: Id| dom.descendants(id).any(|n| named[n].has(Hints::BYLINE.with(Hints::DATE)));
    let around = |n: Id| dom.ancestors(n).skip(1).take(5).take_while(|a| *a != root && letters[*a] <= A_CAPTION);
    let mut found: Vec<Id> = pictures.filter_map(|n| around(n).filter(|a| is_box(*a)).last()).collect();
    found.retain(|id| !signed(*id));
    found.dedup();
    if found.iter().map(|id| prose[*id]).sum::<f32>() <= prose[root] * 0.15 {
        for id in found.into_iter().flat_map(|id| dom.descendants(id)) {
            hints[id] = hints[id].with(Hints::CAPTION);
        }
    }
}

/// The prose of each node's own children, and of the children of all containers with its class: page builders give every
/// paragraph a container of its own.
fn own_children(dom: &Dom, order: &[Id], blocks: &[Own], hints: &[Hints]) -> Vec<f32> {
    let mut out = vec![0.0; dom.len()];
    for &id in order.iter().filter(|id| !hints[**id].has(FOREIGN) && blocks[**id].prose() > 0.0) {
        out[id] += blocks[id].prose();
        // What stands in the items of a list stands beside the list, too.
        let above = dom.ancestors(id).skip(1).take(if dom.name(id) == "li" { 2 } else { 1 });
        above.for_each(|a| out[a] += blocks[id].prose());
    }
    let mut alike: BTreeMap<&str, f32> = BTreeMap::new();
    let class = |id: Id| dom.attr(id, "class").filter(|c| !c.trim().is_empty() && dom.name(id) != "p");
    for (class, prose) in order.iter().filter(|id| out[**id] > 0.0).filter_map(|id| Some((class(*id)?, out[*id]))) {
        *alike.entry(class).or_default() += prose;
    }
    for &id in order {
        out[id] = class(id).and_then(|c| alike.get(c)).map_or(out[id], |sum| sum.max(out[id]));
    }
    out
}

/// The text that stands in an element itself and in the inline elements within it.
#[derive(Debug, Clone, Default)]
struct Own {
    letters: f32,
    linked: f32,
    /// The text ends as a sentence, or holds several.
    sentences: bool,
    heading: bool,
}

impl Own {
    fn is_prose(&self) -> bool {
        !self.heading
            && self.linked < self.letters * 0.5
            && ((self.sentences && self.letters >= 40.0) || self.letters >= 160.0)
    }

    fn prose(&self) -> f32 {
        if self.is_prose() { self.letters } else { 0.0 }
    }

    fn junk(&self) -> f32 {
        match () {
            () if self.is_prose() => 0.0,
            // A headline that leads elsewhere is another story's.
            () if self.heading => self.linked,
            () => self.letters.min(self.linked + 60.0),
        }
    }
}

fn own_text(dom: &Dom, order: &[Id]) -> Vec<Own> {
    let mut own = vec![Own::default(); dom.len()];
    for &id in order {
        let What::Text(text) = &dom.node(id).what else { continue };
        let trimmed = text.trim();
        if trimmed.is_empty() {
            continue;
        }
        let Some((block, linked)) = owner(dom, id) else { continue };
        let letters = letters(trimmed);
        let own = &mut own[block];
        own.letters += letters;
        own.linked += if linked { letters } else { 0.0 };
        own.sentences = ends_sentence(trimmed) || (own.sentences && letters < 40.0) || trimmed.contains(". ");
        own.heading = matches!(dom.name(block), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    }
    own
}

/// The block element that a text belongs to, and whether a link is in between; none for what is not shown.
fn owner(dom: &Dom, text: Id) -> Option<(Id, bool)> {
    let mut linked = false;
    for id in dom.ancestors(text).skip(1) {
        let name = dom.name(id);
        match name {
            "a" => linked = true,
            "script" | "style" | "noscript" | "template" | "foreign" | "button" | "select" | "textarea" | "option"
            | "iframe" | "title" => return None,
            _ if !is_inline(name) => return Some((id, linked)),
            _ => {}
        }
    }
    None
}

/// A letter of a dense script says as much as two and a half others.
#[expect(clippy::cast_precision_loss, reason = "lengths of texts")]
fn letters(text: &str) -> f32 {
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    text.chars().count() as f32 + dense as f32 * 1.5
}

pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "picture"
    )
}

/// The sum of a value over each node and all below it.
fn sums(dom: &Dom, order: &[Id], value: &dyn Fn(Id) -> f32) -> Vec<f32> {
    let mut out = vec![0.0; dom.len()];
    for &id in order.iter().rev() {
        out[id] += value(id);
        if let Some(parent) = dom.node(id).parent {
            out[parent] += out[id];
        }
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
            || matches!(element.name(), "p" | "html" | "head" | "tbody" | "tr")
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
