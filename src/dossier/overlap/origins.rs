//! Where stories come from: outlets are not origins.

use std::collections::BTreeMap;

use crate::dossier::origin::letter;
use crate::text::edtf::Edtf;
use crate::text::fold_name;

/// What is needed of an article to say where its story comes from.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The file, to order what is equally old.
    pub path: String,
    pub published: Option<Edtf>,
    /// The outlet, as a key or as words; an agency's own article belongs to the agency's origin.
    pub publisher: Option<String>,
    pub declared: Option<Declared>,
}

/// The field `origin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declared {
    /// An agency, as a key or as words.
    Agency(String),
    /// The index of the article whose copy this is.
    Article(usize),
}

/// One origin and the articles that carry its story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// `A`, `B`, … in the order of first publication.
    pub letter: String,
    /// By publication, undated ones last, then by path.
    pub articles: Vec<usize>,
    /// The agency that is named, if one is: as an article names it.
    pub agency: Option<String>,
}

/// The origins of all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    pub origins: Vec<Origin>,
    /// For each article the index of its origin.
    pub of: Vec<usize>,
    /// For each article its code: `A1` and `A2` where an origin has several, else only the letter.
    pub codes: Vec<String>,
    /// Articles that declare each other to be the original, each cycle from its lowest index on: a finding.
    pub cycles: Vec<Vec<usize>>,
}

/// Groups articles by what they declare, transitively. An index of no article in a declaration is ignored.
pub fn origins(articles: &[Source]) -> Origins {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (article, root) in roots(articles).into_iter().enumerate() {
        groups.entry(root).or_default().push(article);
    }
    let age = |article: &usize| {
        let source = &articles[*article];
        (source.published.is_none(), source.published, source.path.as_str(), *article)
    };
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    // What is said to be a copy comes after what it is a copy of, however the dates of both are known.
    let is_copy = |article: &usize| matches!(articles[*article].declared, Some(Declared::Article(_)));
    for group in &mut groups {
        group.sort_by_key(|article| (is_copy(article), age(article)));
    }
    groups.sort_by_key(|g| g.first().map(age));
    named(articles, groups)
}

fn named(articles: &[Source], groups: Vec<Vec<usize>>) -> Origins {
    let mut all =
        Origins { of: vec![0; articles.len()], codes: vec![String::new(); articles.len()], ..Origins::default() };
    for (index, group) in groups.into_iter().enumerate() {
        let letter = letter(index);
        for (copy, article) in group.iter().enumerate() {
            all.of[*article] = index;
            all.codes[*article] = if group.len() > 1 { format!("{letter}{}", copy + 1) } else { letter.clone() };
        }
        let agency = group.iter().find_map(|a| match &articles[*a].declared {
            Some(Declared::Agency(name)) => Some(name.clone()),
            _ => None,
        });
        all.origins.push(Origin { letter, articles: group, agency });
    }
    all.cycles = cycles(articles);
    all
}

/// For each article the lowest index among the articles of its origin.
fn roots(articles: &[Source]) -> Vec<usize> {
    let mut parents: Vec<usize> = (0..articles.len()).collect();
    let mut agencies: BTreeMap<String, usize> = BTreeMap::new();
    for (index, source) in articles.iter().enumerate() {
        match &source.declared {
            Some(Declared::Agency(name)) => {
                let first = *agencies.entry(fold_name(name)).or_insert(index);
                join(&mut parents, index, first);
            }
            Some(Declared::Article(of)) if *of < articles.len() => join(&mut parents, index, *of),
            _ => {}
        }
    }
    for (index, source) in articles.iter().enumerate().filter(|(_, s)| s.declared.is_none()) {
        if let Some(agency) = source.publisher.as_ref().and_then(|p| agencies.get(&fold_name(p))) {
            join(&mut parents, index, *agency);
        }
    }
    (0..articles.len()).map(|index| root(&mut parents, index)).collect()
}

fn join(parents: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parents, a), root(parents, b));
    parents[a.max(b)] = a.min(b);
}

/// With path halving, so that a long chain stays cheap.
fn root(parents: &mut [usize], mut index: usize) -> usize {
    while parents[index] != index {
        parents[index] = parents[parents[index]];
        index = parents[index];
    }
    index
}

fn cycles(articles: &[Source]) -> Vec<Vec<usize>> {
    let next = |index: usize| match articles[index].declared {
        Some(Declared::Article(of)) if of < articles.len() => Some(of),
        _ => None,
    };
    let mut seen = vec![usize::MAX; articles.len()];
    let mut cycles = Vec::new();
    for start in 0..articles.len() {
        let mut at = start;
        while seen[at] == usize::MAX {
            seen[at] = start;
            let Some(of) = next(at) else { break };
            at = of;
            if seen[at] == start {
                cycles.push(cycle(at, next));
            }
        }
    }
    cycles.sort();
    cycles
}

fn cycle(start: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut cycle = vec![start];
    cycle.extend(std::iter::successors(next(start), |at| next(*at)).take_while(|at| *at != start));
    let lowest = cycle.iter().enumerate().min_by_key(|(_, a)| **a).map_or(0, |(i, _)| i);
    cycle.rotate_left(lowest);
    cycle
}
