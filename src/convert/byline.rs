//! Who wrote it: the visible byline, and the names in metadata, cut down to names.

use super::agency::agency;
use super::dates::is_month;
use super::language::{calm_capitals, is_all_caps, word_count};
use super::relative::weekday;
use crate::text::{fold, fold_name};

/// The names of a byline, in order; agencies under the name that the byline gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub authors: Vec<String>,
    pub agency: Option<&'static str>,
}

/// A line that is nothing but a byline: `By Ana Roth and Li Wei`, `Von Eva Kern, Berlin`, `Reuters`.
pub(super) fn byline(line: &str) -> Option<Byline> {
    let line = line.trim();
    if word_count(line) > 24 || line.is_empty() {
        return None;
    }
    if let Some(name) = agency(line) {
        return Some(Byline { authors: vec![tidy_name(line)], agency: Some(name) });
    }
    if let Some(found) = beside_desk(line) {
        return Some(found);
    }
    let Some(rest) = after_by(line) else { return before_agency(line) };
    let found = names(rest);
    (!found.authors.is_empty()).then_some(found)
}

/// `Redacción | EFE`, `dpa/mq`: an agency beside a desk or initials.
fn beside_desk(line: &str) -> Option<Byline> {
    let parts: Vec<&str> = line.split(['|', '/', '·']).map(str::trim).collect();
    let initials = |p: &str| (2..=4).contains(&p.chars().count()) && p.chars().all(char::is_lowercase);
    let known = |p: &&str| agency(p).is_some() || is_role(p) || initials(p);
    let name = *parts.iter().find(|p| agency(p).is_some())?;
    let short = (2..=4).contains(&parts.len()) && word_count(line) <= 6;
    (short && parts.iter().all(known)).then(|| Byline { authors: vec![tidy_name(name)], agency: agency(name) })
}

/// `Ana Roth, AAP`: nothing else is written so.
fn before_agency(line: &str) -> Option<Byline> {
    let (name, of) = line.rsplit_once([',', '|', '/'])?;
    let authors = vec![tidy_name(name.trim()), tidy_name(of.trim())];
    let found = Byline { authors, agency: Some(agency(of)?) };
    (is_name(name.trim()) && is_full(name.trim()) && !is_label(name.trim())).then_some(found)
}

/// What follows the word for "by".
pub(super) fn after_by(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| "/|-–—•· ".contains(c));
    let folded = fold(line).to_lowercase().replace('：', ":");
    if folded.chars().count() != line.chars().count() {
        return None;
    }
    let mark = BY.iter().find(|by| {
        let rest = folded.strip_prefix(**by);
        rest.is_some_and(|r| {
            by.ends_with([':', '/']) || r.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '：'))
        })
    })?;
    let start = line.char_indices().nth(mark.chars().count()).map_or(line.len(), |(i, _)| i);
    Some(line[start..].trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '-' | '：')))
}

/// Longest first where one begins another. In the form that folding leaves.
const BY: &[&str] = &[
    "written by",
    "geschrieben von",
    "verfasst von",
    "von autor:",
    "escrito por:",
    "reported by",
    "interview by",
    "an interview by",
    "interview:",
    "words and pictures by",
    "text and photos by",
    "text und fotos:",
    "interview:",
    "rédigé par",
    "recueilli par",
    "escrito por",
    "texto:",
    "testo di",
    "a cura di",
    "opinião de",
    "tekst i zdjęcia:",
    "story by",
    "words by",
    "article by",
    "a column by",
    "posted by",
    "report by",
    "text by",
    "by",
    "author:",
    "authors:",
    "ein bericht von",
    "eine analyse von",
    "ein kommentar von",
    "eine kolumne von",
    "kolumne von",
    "von",
    "text:",
    "autor/in:",
    "autor*in:",
    "autor:",
    "autorin:",
    "propos recueillis par",
    "par",
    "por",
    "di",
    "door",
    "av",
    "af",
    "da",
    "tekst:",
    "autori:",
    "autorzy:",
    "opracowanie:",
    "oprac.",
    "автор:",
    "беседовала",
    "беседовал",
    "авторы:",
    "автор текста:",
    "текст:",
    "корреспондент:",
    "автори:",
    "жазган:",
    "автору:",
    "кабарчы:",
    "بقلم",
    "كتب:",
    "كتبت:",
    "كتب",
    "كتبت",
    "إعداد:",
    "نویسنده:",
    "گزارش:",
    "מאת:",
    "מאת",
    "作者:",
    "记者:",
    "记者",
    "撰文:",
    "文/",
    "文:",
    "記者:",
    "yazan:",
    "haber:",
    "oleh",
];

/// The names in a list of them, with roles, outlets and places dropped. What is not shaped as a name is no name.
pub(super) fn names(list: &str) -> Byline {
    let mut out = Byline::default();
    let list = without_brackets(list);
    let list = cut_tail(&list);
    for part in split_names(list).into_iter().flat_map(|p| before_its_agency(strip_place(p.trim()))) {
        if let Some(name) = agency(part) {
            out.agency = out.agency.or(Some(name));
            out.authors.push(tidy_name(part));
        } else if is_name(part)
            && !BY.contains(&fold(part).to_lowercase().as_str())
            && !is_label(part)
            && !is_role(part)
            && (out.authors.is_empty() || is_full(part))
        {
            let name = tidy_name(part);
            if !out.authors.contains(&name) {
                out.authors.push(name);
            }
        } else if !out.authors.is_empty() && !is_role(part) && word_count(part) > 4 {
            break;
        }
    }
    out
}

/// `Ana Roth The Associated Press`: a name and its agency, with nothing between them.
fn before_its_agency(part: &str) -> Vec<&str> {
    let spaces: Vec<usize> = part.match_indices(' ').map(|(i, _)| i).take(8).collect();
    let cut = spaces.into_iter().skip(1).find(|i| agency(&part[i + 1..]).is_some() && is_full(&part[..*i]));
    match cut.filter(|i| is_name(&part[..*i]) && agency(part).is_none()) {
        Some(i) => vec![&part[..i], &part[i + 1..]],
        None => vec![part],
    }
}

/// Words that stand where a name could: labels, buttons, halves of `Last updated`.
fn is_label(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "author",
        "authors",
        "autor",
        "autorin",
        "autoren",
        "auteur",
        "autore",
        "last",
        "first",
        "text",
        "foto",
        "fotos",
        "photo",
        "photos",
        "video",
        "live",
        "home",
        "menu",
        "more",
        "mehr",
        "login",
        "kommentare",
        "commentaires",
        "comentarios",
        "von",
        "name",
        "website",
        "profile",
        "profil",
        "about",
        "about me",
        "impressum",
        "kontakt",
        "google",
        "archive",
        "date",
        "datum",
        "print",
        "drucken",
        "tags",
        "anonymous",
        "unknown",
        "anonym",
    ];
    LABELS.contains(&fold_name(text).as_str())
}

/// One word under which someone writes: `harbourcat_7`.
pub(super) fn is_nickname(text: &str) -> bool {
    const DESKS: &[&str] =
        &["desk", "news", "redak", "rédac", "redac", "edit", "admin", "team", "staff", "press", "online"];
    let shaped = text.chars().all(|c| c.is_alphanumeric() || "-_".contains(c)) && text.chars().any(char::is_alphabetic);
    let folded = fold_name(text);
    let office = is_label(text) || is_role(text) || DESKS.iter().any(|d| folded.contains(d));
    (3..=24).contains(&text.chars().count()) && shaped && !office
}

/// `Ana (Maria) Roth` → `Ana Roth`: a name goes on behind what stands in brackets.
fn without_brackets(list: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0_usize);
    for c in list.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether a line is nothing but names: `Ana Roth`, `Ana Roth and Li Wei`, `Ana Roth, Li Wei`.
pub(super) fn is_names(line: &str) -> bool {
    if word_count(line) > 12 {
        return false;
    }
    let parts = split_names(line);
    let full = |p: &&str| is_name(p.trim()) && is_full(p.trim()) && !is_role(p.trim());
    !parts.is_empty() && parts.len() <= 4 && parts.iter().all(full)
}

/// A name with a role or an outlet behind it: `Ana Roth, Education editor`, `Ana Roth | BBC News`.
pub(super) fn is_signed(line: &str) -> bool {
    let Some(cut) = line.find([',', '|', '(', '،', '·', '•']) else { return false };
    let (head, tail) = (line[..cut].trim(), &line[cut..]);
    word_count(line) <= 12 && is_names(head) && is_role(tail)
}

/// Cuts at what cannot belong to names: a bar, a bullet, a date, an address, a bracket.
fn cut_tail(list: &str) -> &str {
    let stops = [
        "|",
        "•",
        "·",
        "@",
        "http",
        " - ",
        " – ",
        " — ",
        "(",
        "\u{2022}",
        " for ",
        " für ",
        " pour ",
        "Published",
        "Updated",
        "Posted",
        "Follow",
        "/",
    ];
    let end = stops.iter().filter_map(|s| list.find(s)).filter(|i| *i > 0).min().unwrap_or(list.len());
    match list.char_indices().find(|(_, c)| c.is_numeric()) {
        Some((i, _)) if i <= end => before_date(&list[..i]),
        _ if ends_in_weekday(&list[..end]) => before_date(&list[..end]),
        _ => list[..end].trim(),
    }
}

fn ends_in_weekday(list: &str) -> bool {
    list.split_whitespace().next_back().is_some_and(|word| weekday(&word.to_lowercase()).is_some())
}

/// `Ana Roth on Tuesday, March ` → `Ana Roth`: what stands before a number is a date's, as far as it can be.
fn before_date(list: &str) -> &str {
    const JOINTS: &[&str] = &["on", "am", "at", "le", "el", "il", "vom", "den", "em", "del", "posted"];
    let mut rest = list.trim_matches(|c: char| c.is_whitespace() || ",;:|–—-".contains(c));
    while let Some((head, last)) = rest.rsplit_once(|c: char| c.is_whitespace() || c == ',').or(Some(("", rest))) {
        let word = last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !(is_month(&word) || weekday(&word).is_some() || JOINTS.contains(&word.as_str())) {
            break;
        }
        rest = head.trim_matches(|c: char| c.is_whitespace() || ",;:|–—-".contains(c));
    }
    rest
}

fn split_names(list: &str) -> Vec<&str> {
    let mut parts = vec![list];
    for joint in [
        ",",
        ";",
        "&",
        "，",
        "、",
        "،",
        " and ",
        " und ",
        " et ",
        " y ",
        " e ",
        " och ",
        " og ",
        " en ",
        " i ",
        " и ",
        " та ",
        " жана ",
        " және ",
        " و ",
        " ve ",
        " with ",
        " mit ",
        " avec ",
        " con ",
        " AND ",
    ] {
        parts = parts.into_iter().flat_map(|p| p.split(joint)).collect();
    }
    parts.into_iter().filter(|p| !p.trim().is_empty()).collect()
}

/// What begins a place or an errand behind a name.
const AWAY: [&str; 14] = [
    " in ",
    " IN ",
    " à ",
    " en ",
    " aus ",
    " w ",
    " в ",
    " from ",
    " envoyé",
    " Envoyé",
    " correspondant",
    " Correspondant",
    " enviad",
    " corresponsal",
];

/// `Ana Roth in Bishkek`, `Ana Roth Envoyée spéciale à Lyon` → `Ana Roth`.
fn strip_place(name: &str) -> &str {
    let cut = AWAY.iter().filter_map(|p| name.find(p)).min();
    let name = cut.filter(|i| *i > 3).map_or(name, |i| &name[..i]);
    let name = name
        .strip_prefix("and ")
        .or_else(|| name.strip_prefix("By "))
        .or_else(|| name.strip_prefix("by "))
        .unwrap_or(name);
    name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '*'))
}

/// The shape of a person's name: one to five words, each with a capital (where the script has them), no digits.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |w: &&str| {
        let letter = w.chars().find(|c| c.is_alphabetic());
        PARTICLES.contains(w) || letter.is_some_and(|c| !c.is_lowercase())
    };
    let clean = text.chars().all(|c| {
        c.is_alphabetic()
            || c.is_whitespace()
            || ".'’-‘`\"·・\u{200c}".contains(c)
            || unicode_normalization::char::is_combining_mark(c)
    });
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let dense = text.chars().any(super::language::is_dense);
    clean
        && letters >= 2
        && letters <= if dense { 8 } else { 45 }
        && (1..=6).contains(&words.len())
        && words.iter().all(capital)
}

/// A single word after a name is a place or an outlet.
fn is_full(name: &str) -> bool {
    name.split_whitespace().count() > 1 || name.chars().any(super::language::is_dense)
}

const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "ten", "ter", "zu", "bin",
    "ibn", "al", "el", "y", "af", "av", "e", "do",
];

/// Words of roles, desks and outlets, which stand beside names.
pub(super) fn is_role(text: &str) -> bool {
    let folded = fold_name(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    ROLES.iter().any(|r| words.contains(r)) || ROLE_STEMS.iter().any(|s| words.iter().any(|w| w.starts_with(s)))
}

const ROLES: &[&str] = &[
    "staff",
    "news",
    "bureau",
    "desk",
    "team",
    "magazine",
    "times",
    "post",
    "daily",
    "press",
    "tv",
    "media",
    "online",
    "digital",
    "admin",
    "administrator",
    "user",
    "chief",
    "senior",
    "special",
    "guest",
    "freelance",
    "associate",
    "agency",
    "agencies",
    "director",
    "professor",
    "fellow",
    "bbc",
    "cnn",
    "business",
    "politics",
    "science",
    "health",
    "sports",
    "education",
    "environment",
    "diplomatic",
    "political",
    "world",
    "royal",
    "redacción",
    "redaccion",
    "redazione",
    "redaktion",
    "rédaction",
    "posté",
    "modifié",
    "mis",
    "actualizado",
    "follow",
    "view",
    "keywords",
    "read",
    "show",
    "redação",
    "redacao",
    "newsroom",
    "office",
    "ministry",
    "department",
    "council",
    "government",
    "commission",
    "committee",
    "university",
    "institute",
    "association",
    "foundation",
    "published",
    "updated",
    "share",
    "comments",
    "редакция",
    "редакція",
    "shop",
    "quelle",
    "ministerium",
    "bundesministerium",
    "universität",
    "hochschule",
    "institut",
    "verband",
];
const ROLE_STEMS: &[&str] = &[
    "editor",
    "correspond",
    "reporter",
    "writer",
    "columnist",
    "contribut",
    "produc",
    "photograph",
    "analyst",
    "journalis",
    "korrespond",
    "redakteur",
    "envoy",
    "corresp",
    "periodist",
    "giornalist",
    "редактор",
    "корреспондент",
    "журналист",
    "кореспондент",
    "обозревател",
    "webmaster",
    "landesanstalt",
    "bundesanstalt",
    "landesamt",
    "bundesamt",
    "veröffentlich",
    "publié",
    "publish",
    "posted",
    "publicad",
    "pubblicat",
    "опубликов",
];

/// White space, stray marks and capitals put right.
pub(super) fn tidy_name(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name =
        name.trim_matches(|c: char| !(c.is_alphanumeric() || c == '.' || c == ')')).trim_end_matches('.').to_owned();
    let long = name.split(' ').count() > 1 && name.chars().count() > 5;
    if long && is_all_caps(&name) { calm_capitals(&name) } else { calm_surname(&name).unwrap_or(name) }
}

/// `Ana ROTH` → `Ana Roth`
fn calm_surname(name: &str) -> Option<String> {
    let (first, last) = name.rsplit_once(' ')?;
    let spoken = first.chars().any(char::is_lowercase) && last.chars().all(|c| c.is_alphabetic() || c == '-');
    (spoken && last.chars().count() >= 4 && is_all_caps(last)).then(|| format!("{first} {}", calm_capitals(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        assert_eq!(byline(line).unwrap_or_default().authors, expected, "{line}");
    }

    #[test]
    fn bylines() {
        check("By Ana Roth", &["Ana Roth"]);
        check("By ANA ROTH and LI WEI, Diplomatic correspondents", &["Ana Roth", "Li Wei"]);
        check("By Ana Roth, Li Wei and Omar Said", &["Ana Roth", "Li Wei", "Omar Said"]);
        check("By Ana Roth in Bishkek", &["Ana Roth"]);
        check("By Ana Roth Tuesday, Aug. 24, 2023", &["Ana Roth"]);
        check("By April Roth on March 3", &["April Roth"]);
        check("Von Eva Kern am 3. Mai 2023", &["Eva Kern"]);
        check("By Ana Roth | Staff Writer | October 12, 2023", &["Ana Roth"]);
        check("By The Associated Press", &["The Associated Press"]);
        check("By Ana Roth, BBC News, Bishkek", &["Ana Roth"]);
        check("Von Eva Kern und Max von Holt", &["Eva Kern", "Max von Holt"]);
        check("Par Luc Petit", &["Luc Petit"]);
        check("Por María José Ruiz", &["María José Ruiz"]);
        check("Автор: Анна Рот", &["Анна Рот"]);
        check("بقلم: ليلى حداد", &["ليلى حداد"]);
        check("作者：王小明", &["王小明"]);
        check("Reuters", &["Reuters"]);
    }

    #[test]
    fn no_bylines() {
        for line in [
            "By the time the mayor came, all were gone.",
            "By law",
            "Von der Brücke ist nichts zu sehen.",
            "Ana Roth",
            "by 2030",
        ] {
            check(line, &[]);
        }
    }
}
