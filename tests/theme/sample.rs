//! A small dossier as views, for the tests of the theme: rich, empty and hostile ones.
//! The facts are those of the example dossier, in our own words.

use std::cell::Cell as Flag;

use dossier::view::*;

use super::pictures;

thread_local! {
    static HOSTILE: Flag<bool> = const { Flag::new(false) };
}

/// What hostile words hold: it must never come out as it is.
pub const ATTACK: &str = "<script>alert(1)</script>\" onclick='x' {{ page.title }} ";

/// Words as a curator writes them; with an attack in them while [`hostile`] runs.
pub fn w(words: &'static str) -> Text<'static> {
    if HOSTILE.get() { format!("{ATTACK}{words}").into() } else { words.into() }
}

/// The same views with every plain text replaced by an attack.
pub fn hostile() -> Vec<View<'static>> {
    HOSTILE.set(true);
    let views = views();
    HOSTILE.set(false);
    views
}

pub fn day(edtf: &str) -> Date<'static> {
    let mut parts = edtf.trim_end_matches(['~', '?']).split('-');
    let year = parts.next().and_then(|y| y.parse().ok()).unwrap_or_default();
    let mut small = || parts.next().and_then(|p| p.parse().ok());
    let start = Day { year, month: small(), day: small(), ..Day::default() };
    let precision = match (start.month, start.day) {
        (None, _) => Precision::Year,
        (_, None) => Precision::Month,
        _ => Precision::Day,
    };
    Date {
        edtf: edtf.to_string().into(),
        datetime: Some(edtf.trim_end_matches(['~', '?']).to_string().into()),
        precision,
        start: Some(start),
        approximate: edtf.ends_with('~'),
        uncertain: edtf.ends_with('?'),
        ..Date::default()
    }
}

pub fn weekday(edtf: &str, weekday: u8) -> Date<'static> {
    let mut date = day(edtf);
    date.start = date.start.map(|d| Day { weekday: Some(weekday), ..d });
    date
}

pub fn span(from: &str, to: &str) -> Date<'static> {
    Date {
        edtf: format!("{from}/{to}").into(),
        precision: Precision::Interval,
        start: day(from).start,
        end: day(to).start,
        ..Date::default()
    }
}

const SOURCES: [(&str, &str, &str, &str, &str); 5] = [
    ("A1", "o1", "wire-ap", "AP", "Putin visits Kyrgyzstan in a rare trip abroad"),
    ("A2", "o1", "wire-copy", "AP copy", "[Copy of the wire story, outlet unknown]"),
    ("B", "o2", "moscow-dateline", "Moscow dateline", "[Report datelined Moscow, 11 October]"),
    ("C", "o3", "agency-style", "Agency-style", "[Agency-style report, undated]"),
    ("D", "o4", "moscow-times", "Moscow Times", "Putin Lands in Kyrgyzstan on a Rare Journey After a Warrant"),
];

pub fn source(i: usize, root: &str) -> Source<'static> {
    let (code, class, id, label, title) = SOURCES[i];
    Source {
        code: code.into(),
        origin_class: class.into(),
        href: format!("{root}articles/{id}.html").into(),
        label: w(label),
        title: w(title),
    }
}

pub fn cite(i: usize, paragraph: u32, root: &str) -> Cite<'static> {
    let source = source(i, root);
    let href = format!("{}#p{paragraph}", source.href).into();
    Cite { source, paragraph: Some(paragraph), locator: None, href }
}

pub fn link(label: &'static str, href: &str) -> Link<'static> {
    Link { label: w(label), href: href.to_string().into() }
}

pub fn named(label: &'static str, href: Option<&str>) -> Named<'static> {
    Named { label: w(label), href: href.map(|h| h.to_string().into()) }
}

pub fn tally(articles: u32, origins: u32) -> Tally {
    Tally { articles, outlets: articles, origins }
}

/// Number, statement, label, and per article the stance (`+ - ? .`) with the paragraph.
type Row = (u32, &'static str, Label, [(char, u32); 5]);
const CLAIMS: [Row; 14] = [
    (
        6,
        "Kyrgyzstan has not signed the Rome Statute",
        Label::Contested,
        [('+', 7), ('+', 11), ('?', 5), ('?', 2), ('-', 3)],
    ),
    (
        7,
        "In Central Asia only Tajikistan is a signatory",
        Label::Contested,
        [('+', 7), ('+', 11), ('.', 0), ('.', 0), ('-', 3)],
    ),
    (
        9,
        "The summit in South Africa that he stayed away from was in August",
        Label::Contested,
        [('+', 5), ('+', 9), ('.', 0), ('+', 9), ('-', 4)],
    ),
    (
        1,
        "He arrived in Kyrgyzstan on Thursday 12 October 2023",
        Label::Corroborated,
        [('+', 1), ('+', 1), ('?', 3), ('+', 1), ('+', 1)],
    ),
    (
        4,
        "It was his first trip abroad since the court’s warrant",
        Label::Corroborated,
        [('?', 3), ('?', 5), ('?', 2), ('+', 1), ('+', 1)],
    ),
    (
        5,
        "The warrant of March 2023 concerns the deportation of Ukrainian children",
        Label::Corroborated,
        [('+', 4), ('+', 7), ('+', 2), ('+', 2), ('+', 5)],
    ),
    (
        10,
        "Nikol Pashinyan stays away from the summit in Bishkek",
        Label::Corroborated,
        [('+', 2), ('+', 4), ('+', 8), ('+', 20), ('+', 9)],
    ),
    (
        29,
        "Azerbaijan retook Nagorno-Karabakh in September 2023",
        Label::Corroborated,
        [('.', 0), ('.', 0), ('+', 10), ('+', 20), ('.', 0)],
    ),
    (
        16,
        "He accepted an invitation to North Korea",
        Label::SingleOrigin,
        [('+', 8), ('+', 13), ('.', 0), ('?', 25), ('.', 0)],
    ),
    (
        31,
        "In 2022 he also went to Armenia, China, India and Iran",
        Label::SingleOrigin,
        [('+', 7), ('+', 12), ('.', 0), ('.', 0), ('.', 0)],
    ),
    (2, "He met President Sadyr Japarov", Label::SingleSource, [('?', 2), ('+', 2), ('.', 0), ('?', 4), ('?', 6)]),
    (
        8,
        "123 countries have ratified the Rome Statute",
        Label::SingleSource,
        [('.', 0), ('.', 0), ('.', 0), ('+', 11), ('.', 0)],
    ),
    (
        25,
        "The chairman of the cabinet met him, not the president",
        Label::SingleSource,
        [('.', 0), ('.', 0), ('.', 0), ('.', 0), ('+', 7)],
    ),
    (
        23,
        "The visit was agreed with Japarov in May",
        Label::Unclear,
        [('.', 0), ('.', 0), ('?', 4), ('.', 0), ('.', 0)],
    ),
];

fn stance(c: char) -> Stance {
    match c {
        '+' => Stance::Supports,
        '-' => Stance::Disputes,
        '?' => Stance::Unclear,
        _ => Stance::Silent,
    }
}

pub fn site() -> Site<'static> {
    let nav = |kind, href: &'static str| NavItem { label: None, href: href.into(), kind: Some(kind), external: false };
    let some = |path: &'static str| Some(path.into());
    Site {
        title: w("The Kyrgyzstan visit"),
        description: Some("Five articles from four origins on one visit.".into()),
        language: "en".into(),
        dir: "ltr".into(),
        base_url: some("https://user.github.io/x/"),
        navigation: vec![
            nav(PageKind::Overview, "index.html"),
            nav(PageKind::Notes, "notes/index.html"),
            nav(PageKind::Timeline, "timeline.html"),
            nav(PageKind::People, "people/index.html"),
            nav(PageKind::Claims, "claims/index.html"),
            nav(PageKind::Articles, "articles/index.html"),
        ],
        counts: Counts {
            articles: 5,
            outlets: 5,
            origins: 4,
            notes: 3,
            people: 9,
            organizations: 11,
            places: 23,
            events: 12,
            terms: 6,
            claims: 31,
            tags: 4,
            contested: 3,
            corroborated: 11,
            single_origin: 3,
            single_source: 13,
            republished: 0,
            unclear: 1,
            quotations: 42,
            verified: 42,
            citations: 96,
        },
        authors: vec!["The curators of this dossier".into()],
        licence: some("CC BY 4.0"),
        licence_href: some("https://creativecommons.org/licenses/by/4.0/"),
        repository: None,
        generator: "dossier 0.1.0".into(),
        feed: None,
        search: some("search.html"),
        cards: 4,
        overview: "index.html".into(),
        notes: some("notes/index.html"),
        timeline: some("timeline.html"),
        people: some("people/index.html"),
        organizations: None,
        places: some("places/index.html"),
        events: some("events/index.html"),
        terms: some("terms/index.html"),
        claims: some("claims/index.html"),
        disputed: some("claims/disputed.html"),
        articles: some("articles/index.html"),
        tags: some("tags/index.html"),
        method: some("method.html"),
        ..Site::default()
    }
}

pub fn page(kind: PageKind, path: &'static str, title: &'static str) -> Page<'static> {
    let root = if path.contains('/') { "../" } else { "" };
    let section = match kind {
        PageKind::Note | PageKind::Notes => Some(PageKind::Notes),
        PageKind::Person | PageKind::People | PageKind::Disambiguation => Some(PageKind::People),
        PageKind::Claim | PageKind::Claims | PageKind::Disputed => Some(PageKind::Claims),
        PageKind::Article | PageKind::Articles => Some(PageKind::Articles),
        _ => None,
    };
    let parent = match section {
        Some(PageKind::Notes) => Some("notes/index.html"),
        Some(PageKind::People) => Some("people/index.html"),
        Some(PageKind::Claims) => Some("claims/index.html"),
        Some(PageKind::Articles) => Some("articles/index.html"),
        _ => None,
    };
    let crumb = |kind, href: &str| Crumb { label: None, kind, href: format!("{root}{href}").into() };
    let mut breadcrumbs = Vec::new();
    if kind != PageKind::Overview {
        breadcrumbs.push(crumb(PageKind::Overview, "index.html"));
        if let (Some(section), Some(parent)) = (section, parent)
            && parent != path
        {
            breadcrumbs.push(crumb(section, parent));
        }
    }
    let json = serde_json::json!({"@context": "https://schema.org", "@type": "WebPage", "name": if title.is_empty() { path } else { title }});
    Page {
        kind,
        id: path.rsplit('/').next().unwrap_or(path).trim_end_matches(".html").into(),
        title: if title.is_empty() { Text::default() } else { w(title) },
        path: path.into(),
        root: root.into(),
        section,
        description: format!(
            "{} in the dossier on the Kyrgyzstan visit ({path}).",
            if title.is_empty() { "A list" } else { title }
        )
        .into(),
        language: "en".into(),
        dir: "ltr".into(),
        canonical: Some(format!("https://user.github.io/x/{path}").into()),
        og: OpenGraph { kind: "article".into(), ..OpenGraph::default() },
        json_ld: Some(json_for_script(&json).into()),
        breadcrumbs,
        ..Page::default()
    }
}

pub fn views() -> Vec<View<'static>> {
    vec![
        overview(),
        note(),
        short_note(),
        article(),
        excerpt(),
        plain_article(1),
        plain_article(2),
        plain_article(3),
        person(),
        namesake(),
        place(),
        event(),
        term(),
        claim(),
        claims(),
        disputed(),
        compare(),
        comparisons(),
        bibliography(),
        people(),
        notes(),
        events(),
        terms(),
        tags(),
        places(),
        timeline(),
        tag(),
        disambiguation(),
        method(),
        search(),
        print(),
        not_found(),
        redirect(),
    ]
}

fn card(kind: PageKind, title: &'static str, href: &str, summary: &'static str) -> Card<'static> {
    Card {
        kind,
        title: w(title),
        href: href.to_string().into(),
        summary: (!summary.is_empty()).then(|| w(summary)),
        ..Card::default()
    }
}

fn cited(i: usize, p: u32, n: u32) -> String {
    let (code, _, id, _, _) = SOURCES[i];
    format!(
        "<a class=\"cite\" id=\"x{n}\" href=\"#r{n}\">{code}&nbsp;¶{p}</a><span class=\"mn\"><b>{code} ¶{p}</b> {}: <q>bound to arrest</q> <span class=\"verbatim\">verbatim</span> <a href=\"../articles/{id}.html#p{p}\">passage</a></span>",
        SOURCES[i].3
    )
}

fn overview() -> View<'static> {
    let a = |i: usize, p: u32| {
        let (code, _, id, _, _) = SOURCES[i];
        format!("<a class=\"cite\" href=\"articles/{id}.html#p{p}\">{code}&nbsp;¶{p}</a>")
    };
    let claim = |n: usize| Card {
        label: Some(CLAIMS[n].2),
        ..card(
            PageKind::Claim,
            [
                "Whether Kyrgyzstan signed",
                "Who else in the region did",
                "The month of a missed summit",
                "Arrival on 12 October",
                "",
                "",
                "Pashinyan’s absence",
                "",
                "",
                "",
                "Talks with Japarov, as held",
                "",
                "",
                "When the visit was agreed",
            ][n],
            "claims/month.html",
            "",
        )
    };
    let mut page = page(PageKind::Overview, "index.html", "Putin in Kyrgyzstan, October 2023");
    page.summary = Some(w(
        "Five articles from four origins on one visit: what they agree on, where they part, and the passage behind each statement.",
    ));
    page.updated = Some(day("2026-11-22"));
    let strip = ["yes"; 11].into_iter().chain(["no"; 3]).chain(["one"; 16]).chain(["dim"; 1]);
    View {
        page,
        part: Part::Overview(Box::new(Overview {
            updated: Some(day("2026-11-22")),
            answer: vec![
                format!("Vladimir Putin arrived on Thursday 12 October 2023. The summit of the Commonwealth of Independent States was set for the following day. {} {} {}", a(0, 1), a(3, 1), a(4, 1)).into(),
                format!("Two origins call it his first trip abroad since the arrest warrant of March 2023; the wire story says only the first that year. {} {} {}", a(3, 1), a(4, 1), a(0, 3)).into(),
                format!("None says Kyrgyzstan had to arrest him. Whether it ever signed the court’s treaty is disputed. {} {} {}", a(0, 7), a(2, 5), a(4, 3)).into(),
                format!("Armenia’s prime minister, Nikol Pashinyan, stayed away from the summit; the articles give differing reasons. {} {} {} {}", a(0, 2), a(2, 8), a(3, 20), a(4, 9)).into(),
                format!("Who met whom is less certain: one outlet reports two meetings as held, the others as planned or not at all. {} {} {}", a(1, 2), a(0, 2), a(3, 4)).into(),
            ],
            agreed: vec![claim(3), claim(6)],
            contested: vec![claim(0), claim(1), claim(2)],
            open: vec![claim(13), claim(10)],
            strip: strip.map(Into::into).collect(),
            moments: vec![
                Moment { mark: TimelineMark::Month, date: day("2023-03"), title: w("The court issues a warrant"), href: Some("events/arrival.html".into()), ..Moment::default() },
                Moment { mark: TimelineMark::Rival, date: day("2023-07"), title: w("Summit in South Africa, by one account"), ..Moment::default() },
                Moment { mark: TimelineMark::Rival, date: day("2023-08"), title: w("The same, by two others"), ..Moment::default() },
                Moment { date: day("2023-10-10"), title: w("Pashinyan’s absence becomes known"), ..Moment::default() },
                Moment { date: day("2023-10-12"), title: w("Arrival in Bishkek"), ..Moment::default() },
                Moment { mark: TimelineMark::Announced, date: day("2023-10-13"), title: w("Summit in Bishkek"), ..Moment::default() },
            ],
            notes: vec![
                card(PageKind::Note, "What the warrant meant for a visit to Kyrgyzstan", "notes/warrant.html", "A court wanted the guest arrested, and the host was not bound to do it."),
                card(PageKind::Note, "Who stayed away, and why", "notes/absent.html", "One leader did not come. Five articles give four reasons."),
                card(PageKind::Note, "Where the five reports differ", "notes/absent.html", "Three disputes, two of them about one signature."),
            ],
            changes: vec![
                Change { date: day("2026-11-22"), title: w("The month of the summit"), href: "claims/month.html".into(), text: Some(w("rival month added, with the passage that gives it.")), new: false },
                Change { date: day("2026-11-21"), title: w("Sadyr Japarov"), href: "people/japarov.html".into(), text: None, new: false },
                Change { date: day("2026-11-20"), title: w("Akylbek Zhaparov"), href: "people/zhaparov.html".into(), text: None, new: true },
            ],
            origins: vec![
                OriginKey { sources: vec![source(0, ""), source(1, "")], name: w("Associated Press wire, two outlets") },
                OriginKey { sources: vec![source(2, "")], name: w("Moscow dateline") },
                OriginKey { sources: vec![source(3, "")], name: w("Agency-style report") },
                OriginKey { sources: vec![source(4, "")], name: w("The Moscow Times") },
            ],
        })),
    }
}

/// A body with everything that bodies may hold.
fn body() -> String {
    format!(
        r##"<p>When Vladimir Putin landed in Kyrgyzstan on 12 October 2023, a court in The Hague wanted him arrested. The articles in this dossier agree on that, and none of them says that his hosts were obliged to act on it.</p>
<h2 id="the-warrant">The warrant</h2>
<p>The International Criminal Court issued its warrant in March 2023. All four origins connect it with the removal of children from Ukraine {c1} {c2}. Only The Moscow Times writes out the year {c3}, and one report mentions a second person {c4}. See <a href="../people/japarov.html">Sadyr Japarov</a>, a <span class="cite missing">no article</span> and <a href="../people/japarov.html">Japarov</a>.<sup class="footnote-ref"><a id="fnref-1" href="#fn-1" role="doc-noteref" aria-label="Footnote 1">1</a></sup></p>
<h3 id="sub">Who is bound</h3>
<p>The court rests on a treaty. Its members must detain a person under warrant {c5}. A signature alone does not bind: <code>signed ≠ ratified</code>.</p>
<div class="callout note"><p class="callout-title">What a signature does</p><p>It announces an intention. Only ratification binds.</p></div>
<div class="callout warning"><p class="callout-title">A date to handle with care</p><p>The day of the month stands in no article.</p></div>
<details class="callout tip"><summary class="callout-title">How to read the codes</summary><p>A letter is an origin, a digit a copy.</p></details>
<div class="card no"><p class="small">Claim 6 <span class="tag no"><span class="m no"></span>Contested</span></p><h3>Kyrgyzstan has not signed the Rome Statute</h3><dl><dt><span class="tag yes"><span class="m yes"></span>supports</span></dt><dd><a class="src o1" href="../articles/wire-ap.html">A1</a> <a class="src o1" href="../articles/wire-copy.html">A2</a> one origin</dd><dt><span class="tag no"><span class="m no"></span>disputes</span></dt><dd><a class="src o4" href="../articles/moscow-times.html">D</a> signed, not ratified</dd></dl><p><a href="../claims/month.html">All passages</a></p></div>
<div class="scroll" tabindex="0" role="region" aria-label="Table: three steps"><table><caption>Three steps, and what each article says</caption><thead><tr><th scope="col">Article</th><th scope="col">Signed</th><th scope="col">Ratified</th><th scope="col" class="n">Paragraph</th></tr></thead><tbody><tr><th scope="row"><a class="src o1" href="../articles/wire-ap.html">A1</a></th><td>no</td><td>not said</td><td class="n">7</td></tr><tr><th scope="row"><a class="src o4" href="../articles/moscow-times.html">D</a></th><td>yes</td><td>no</td><td class="n">3</td></tr></tbody></table></div>
<blockquote><p>Kyrgyzstan is a signatory to the ICC</p><p class="source">{c6}</p></blockquote>
<h2 id="code">Rebuilding it</h2>
<pre class="code" tabindex="0" role="region" aria-label="Code"><code class="language-rust"><span class="hl-c">// every stage is a pure function</span>
<span class="hl-a">#[derive(Debug)]</span>
<span class="hl-k">fn</span> <span class="hl-f">origins</span><span class="hl-p">(</span><span class="hl-v">articles</span><span class="hl-p">:</span> <span class="hl-o">&amp;</span><span class="hl-p">[</span><span class="hl-t">Article</span><span class="hl-p">])</span> <span class="hl-o">-&gt;</span> <span class="hl-t">usize</span> <span class="hl-p">{{</span>
    <span class="hl-v">articles</span>.<span class="hl-f">group_by</span><span class="hl-p">(</span><span class="hl-s">"origin"</span><span class="hl-p">,</span> <span class="hl-n">42</span><span class="hl-p">,</span> <span class="hl-e">true</span><span class="hl-p">)</span>  <span class="hl-g">&lt;tag&gt;</span>
<span class="hl-p">}}</span></code></pre>
<ul><li>One item with a <a href="https://example.org/" rel="noopener noreferrer">link elsewhere</a></li><li>Another<ul><li>nested</li></ul></li></ul>
<ul class="tasks"><li class="task done"><span class="vh">Done: </span>looked up</li><li class="task"><span class="vh">To do: </span>to look up</li></ul>
<dl><dt>Ratification</dt><dd>The step that binds a state.</dd><dt>Signature</dt><dd>The step before.</dd></dl>
<ul class="list claims"><li><a href="../claims/month.html">The month of the summit</a> <span class="tag no"><span class="m no"></span>Contested</span></li></ul>
<ul class="list timeline"><li><span class="when">12 October 2023</span> <a href="../events/arrival.html">Arrival</a><span class="summary">Received by the chairman.</span></li></ul>
<h2 id="refs-like">A heading that runs over more than one line, since some headings simply are that long</h2>
<p>Text after it, with <strong>strong</strong>, <em>emphasis</em>, <del>gone</del>, H<sub>2</sub>O and <kbd>Ctrl</kbd>. And a very long word: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz.</p>
<hr>
<section class="footnotes" aria-label="Footnotes"><ol><li id="fn-1"><p>A footnote says what would hold up the sentence. </p><p class="footnote-back"><a href="#fnref-1" role="doc-backlink" aria-label="Back to the text">↩</a></p></li></ol></section>"##,
        c1 = cited(0, 4, 1),
        c2 = cited(2, 2, 2),
        c3 = cited(4, 2, 3),
        c4 = cited(3, 16, 4),
        c5 = cited(0, 4, 5),
        c6 = cited(4, 3, 6),
    )
}

fn references() -> Vec<Reference<'static>> {
    let at = [(0, 4), (2, 2), (4, 2), (3, 16), (0, 4), (4, 3)];
    at.iter()
        .zip(1..)
        .map(|((i, p), n)| Reference {
            n,
            id: format!("r{n}").into(),
            back: vec![format!("x{n}").into()],
            source: source(*i, "../"),
            paragraph: Some(*p),
            locator: None,
            quote: (n % 2 == 1).then(|| "bound to arrest the Russian leader".into()),
            quote_language: None,
            verification: if n % 2 == 1 { Verification::Verbatim } else { Verification::None },
            href: format!("../articles/{}.html#p{p}", SOURCES[*i].2).into(),
            publisher_href: (n == 3).then(|| "https://example.org/story#:~:text=bound".into()),
        })
        .collect()
}

fn backlinks() -> Vec<BacklinkGroup<'static>> {
    vec![
        BacklinkGroup {
            kind: PageKind::Note,
            items: vec![Backlink {
                title: w("What the warrant meant for a visit to Kyrgyzstan"),
                href: "../notes/warrant.html#the-warrant".into(),
                source: None,
                sentence_html: Some("The host was <mark>Sadyr Japarov</mark>, who is spelled in two ways.".into()),
            }],
        },
        BacklinkGroup {
            kind: PageKind::Article,
            items: vec![Backlink {
                title: SOURCES[4].4.into(),
                href: "../articles/moscow-times.html#p7".into(),
                source: Some(source(4, "../")),
                sentence_html: None,
            }],
        },
    ]
}

fn note() -> View<'static> {
    let mut page = page(PageKind::Note, "notes/warrant.html", "What the warrant meant for a visit to Kyrgyzstan");
    page.summary =
        Some(w("A court wanted the guest arrested, and the host was not bound to do it. Why not is told in two ways."));
    page.updated = Some(day("2026-11-22"));
    page.tags = vec![link("the court", "../tags/court.html")];
    page.toc = vec![
        Heading { id: "the-warrant".into(), text: w("The warrant"), level: 2 },
        Heading { id: "sub".into(), text: w("Who is bound"), level: 3 },
        Heading { id: "code".into(), text: w("Rebuilding it"), level: 2 },
        Heading {
            id: "refs-like".into(),
            text: w("A heading that runs over more than one line, since some headings simply are that long"),
            level: 2,
        },
    ];
    page.body_html = Some(body().into());
    page.references = references();
    page.backlinks = backlinks();
    page.corrections =
        vec![Correction { date: day("2026-11-20"), text: w("The number of member states was wrong by one.") }];
    page.prev = Some(link("Overview", "../index.html"));
    page.next = Some(link("Who stayed away, and why", "../notes/absent.html"));
    page.edit = Some("https://github.com/user/x/edit/main/content/notes/warrant.md".into());
    View {
        page,
        part: Part::Note(Box::new(Note {
            genre: Some("explainer".into()),
            minutes: 4,
            words: 812,
            citations: 6,
            tally: tally(4, 4),
            cite_date: None,
        })),
    }
}

fn short_note() -> View<'static> {
    let mut page = page(PageKind::Note, "notes/absent.html", "Who stayed away, and why");
    page.body_html = Some("<p>One leader did not come.</p>".into());
    page.prev = Some(link("What the warrant meant for a visit to Kyrgyzstan", "../notes/warrant.html"));
    View { page, part: Part::Note(Box::default()) }
}

fn article() -> View<'static> {
    let mut page = page(PageKind::Article, "articles/moscow-times.html", SOURCES[4].4);
    page.backlinks = backlinks();
    let quotes = [
        "arrived in Kyrgyzstan early Thursday",
        "since the March 2023 ICC warrant",
        "Kyrgyzstan is a signatory to the ICC",
        "In July, Putin skipped out",
        "",
        "two-day visit to the ex-Soviet republic",
        "instead of Kyrgyz President Sadyr Japarov",
        "",
        "will skip the CIS summit",
    ];
    let uses = [&[3usize, 4][..], &[5], &[0, 1], &[2], &[], &[10], &[12], &[], &[6]];
    let passages = quotes
        .iter()
        .zip(uses)
        .zip(1..)
        .map(|((q, used), n)| Passage {
            number: n,
            id: Some(format!("p{n}").into()),
            words: Some(20 + n),
            quotes: if q.is_empty() {
                vec![]
            } else {
                vec![PassageQuote { text: (*q).into(), verification: Verification::Verbatim, publisher_href: None }]
            },
            uses: used
                .iter()
                .map(|i| Use {
                    kind: PageKind::Claim,
                    title: CLAIMS[*i].1.into(),
                    href: "../claims/month.html".into(),
                    stance: Some(stance(CLAIMS[*i].3[4].0)),
                    number: Some(CLAIMS[*i].0),
                    label: Some(CLAIMS[*i].2),
                })
                .chain((n == 3).then(|| Use {
                    kind: PageKind::Note,
                    title: w("What the warrant meant"),
                    href: "../notes/warrant.html".into(),
                    ..Use::default()
                }))
                .collect(),
        })
        .collect();
    let coverage = (1..=31u32)
        .map(|n| CoverageMark {
            number: n,
            stance: CLAIMS.iter().find(|c| c.0 == n).map_or(Stance::Silent, |c| stance(c.3[4].0)),
            ..CoverageMark::default()
        })
        .collect();
    View {
        page,
        part: Part::Article(Box::new(Article {
            source: source(4, "../"),
            genre: Some("report".into()),
            publisher: Some(named("The Moscow Times", None)),
            published: Some(day("2023-10-12~")),
            published_note: Some(w("the copy is undated; it says “early Thursday”")),
            language: Some("en".into()),
            dir: "ltr".into(),
            words: Some(231),
            paragraphs: Some(9),
            origin: ArticleOrigin { code: "D".into(), origin_class: "o4".into(), shared_percent: Some(3.5), ..ArticleOrigin::default() },
            rights: Rights { mode: RightsMode::Cite, quote_words: 40, max_words: 120, ..Rights::default() },
            digest_html: Some("<p>The report covers the arrival and who received the guest, recalls the warrant, and places the visit in the setting of a regional summit that Armenia’s leader stays away from. It is the only article here that has Kyrgyzstan as a signatory of the Rome Statute.</p>".into()),
            only: vec![
                Only { statement: w("The cabinet chairman, not the president, met Putin on arrival."), href: "../claims/month.html".into(), paragraph: Some(7), passage_href: Some("#p7".into()) },
                Only { statement: w("Kyrgyzstan signed the statute and did not ratify it."), href: "../claims/month.html".into(), paragraph: Some(3), passage_href: Some("#p3".into()) },
            ],
            coverage,
            supports: 6,
            disputes: 3,
            unclear: 1,
            silent: 21,
            cited_paragraphs: 7,
            quoted_words: 40,
            meter: vec![
                MeterPart { x: "0".into(), width: "400".into(), cited: true },
                MeterPart { x: "402".into(), width: "598".into(), cited: false },
            ],
            passages,
            spellings: vec![
                ArticleSpelling { entity: link("the president", "../people/japarov.html"), spelling: w("Sadyr Japarov"), times: 1, paragraphs: vec![7] },
                ArticleSpelling { entity: link("the cabinet chairman", "../people/zhaparov.html"), spelling: w("Akylbek Zhaparov"), times: 1, paragraphs: vec![] },
            ],
            others: (0..4).map(|i| Other { source: source(i, "../"), date: (i == 0).then(|| day("2023-10-12")), same_origin: false, compare_href: None }).collect(),
            ..Article::default()
        })),
    }
}

fn excerpt() -> View<'static> {
    let mut page = page(PageKind::Article, "articles/wire-ap.html", SOURCES[0].4);
    page.tags = vec![link("the court", "../tags/court.html")];
    View {
        page,
        part: Part::Article(Box::new(Article {
            source: source(0, "../"),
            genre: Some("wire".into()),
            publisher: Some(named("The Associated Press", Some("../people/japarov.html"))),
            authors: vec![named("A Reporter", None), named("Another", None)],
            published: Some(Date { start: Some(Day { year: 2023, month: Some(10), day: Some(12), weekday: None, time: Some("03:15".into()) }), precision: Precision::Time, ..day("2023-10-12") }),
            url: Some("https://example.org/story".into()),
            archive_url: Some("https://web.example.org/story".into()),
            language: Some("ru".into()),
            dir: "ltr".into(),
            words: Some(1231),
            paragraphs: Some(8),
            dateline: Some(Dateline { place: Some(named("Bishkek", Some("../places/kyrgyzstan.html"))), date: Some(day("2023-10-12")) }),
            origin: ArticleOrigin { code: "A".into(), origin_class: "o1".into(), named: Some(named("The Associated Press", None)), copies: vec![source(1, "../")], shared_percent: None },
            rights: Rights { mode: RightsMode::Excerpt, holder: Some(w("The Associated Press")), max_words: 120, quote_words: 40, statement: Some(w("Shown as an excerpt for comment and criticism.")), ..Rights::default() },
            text: Published { html: Some("<div class=\"para\" id=\"p1\"><p>The first paragraph stands here as long as the excerpt reaches, with a <a href=\"../people/japarov.html\">name</a> in it.</p></div><div class=\"para\" id=\"p2\"><p>The second ends in the middle …</p></div>".into()), truncated: true, words: 120, private: false },
            passages: vec![Passage { number: 1, id: None, words: Some(31), ..Passage::default() }, Passage { number: 2, id: None, words: Some(31), ..Passage::default() }, Passage { number: 4, id: Some("p4".into()), ..Passage::default() }, Passage { number: 5, id: Some("p5".into()), ..Passage::default() }, Passage { number: 7, id: Some("p7".into()), ..Passage::default() }, Passage { number: 8, id: Some("p8".into()), ..Passage::default() }, Passage { number: 3, id: Some("p3".into()), words: Some(52), quotes: vec![PassageQuote { text: w("Kyrgyzstan is not a signatory"), verification: Verification::Unverified, publisher_href: Some("https://example.org/story#:~:text=not".into()) }], uses: vec![] }],
            ..Article::default()
        })),
    }
}

/// An article of which every paragraph has an anchor and nothing else is known.
fn plain_article(i: usize) -> View<'static> {
    let (code, class, id, _, title) = SOURCES[i];
    let path = format!("articles/{id}.html");
    let mut page = page(PageKind::Article, "articles/plain.html", title);
    (page.description, page.canonical) =
        (format!("What is known of {title}.").into(), Some(format!("https://user.github.io/x/{path}").into()));
    page.path = path.into();
    let passage = |n| Passage { number: n, id: Some(format!("p{n}").into()), words: Some(n * 7), ..Passage::default() };
    let origin = ArticleOrigin { code: code[..1].into(), origin_class: class.into(), ..ArticleOrigin::default() };
    View {
        page,
        part: Part::Article(Box::new(Article {
            source: source(i, "../"),
            untitled: true,
            origin,
            passages: (1..28).map(passage).collect(),
            ..Article::default()
        })),
    }
}

fn person() -> View<'static> {
    let mut page = page(PageKind::Person, "people/japarov.html", "Sadyr Japarov");
    page.summary = Some(w(
        "President of Kyrgyzstan and host of the visit, named nine times in all five articles, in two spellings.",
    ));
    page.aliases = vec!["Sadyr Zhaparov".into()];
    page.backlinks = backlinks();
    page.same_as = vec![link("Wikidata", "https://www.wikidata.org/wiki/Q1")];
    page.images = vec![Image {
        src: "../assets/icon.svg".into(),
        alt: w("A placeholder for a portrait"),
        caption: Some(w("The host.")),
        credit: Some(w("nobody")),
        width: Some(160),
        height: Some(120),
    }];
    let mention = |i, p, before: &'static str, name: &'static str, after: &'static str| Mention {
        language: None,
        cite: cite(i, p, "../"),
        before: before.into(),
        name: name.into(),
        after: after.into(),
    };
    View {
        page,
        part: Part::Entity(Box::new(Entity {
            side: Some(named("Kyrgyzstan", Some("../places/kyrgyzstan.html"))),
            roles: vec![Held {
                role: w("President"),
                organization: Some(named("Kyrgyzstan", Some("../places/kyrgyzstan.html"))),
                from: Some(day("2021-01")),
                cite: Some(cite(0, 2, "../")),
                ..Held::default()
            }],
            confusions: vec![Confusion {
                card: card(
                    PageKind::Person,
                    "Akylbek Zhaparov",
                    "../people/zhaparov.html",
                    "chairman of the cabinet of ministers, named once, in a picture caption.",
                ),
                shared: vec![w("Zhaparov")],
                pages: vec![link("Zhaparov, the name", "../people/name-zhaparov.html")],
                sources: vec![source(4, "../")],
            }],
            spellings: Spellings {
                sources: (0..5).map(|i| source(i, "../")).collect(),
                rows: vec![
                    Spelling { spelling: w("Sadyr Japarov"), counts: vec![0, 0, 1, 1, 1], total: 3, articles: 3 },
                    Spelling { spelling: w("Sadyr Zhaparov"), counts: vec![1, 1, 0, 0, 0], total: 2, articles: 2 },
                    Spelling { spelling: w("Japarov"), counts: vec![0, 0, 4, 0, 0], total: 4, articles: 1 },
                ],
            },
            named_in: NamedIn {
                named: tally(5, 4),
                first: Some(day("2023-10-11")),
                first_cite: Some(cite(2, 3, "../")),
            },
            mentions: vec![
                mention(0, 2, "“meet with Kyrgyz President", "Sadyr Zhaparov", "on Thursday”"),
                mention(2, 4, "“Although Putin and", "Japarov", "agreed to a visit”"),
                mention(4, 7, "“instead of Kyrgyz President", "Sadyr Japarov", "”"),
            ],
            mentions_total: 9,
            claims: vec![
                Claimed {
                    number: 2,
                    title: CLAIMS[10].1.into(),
                    href: "../claims/month.html".into(),
                    label: Label::SingleSource,
                    sources: vec![source(0, "../"), source(1, "../"), source(3, "../")],
                },
                Claimed {
                    number: 23,
                    title: CLAIMS[13].1.into(),
                    href: "../claims/month.html".into(),
                    label: Label::Unclear,
                    sources: vec![source(2, "../")],
                },
            ],
            events: vec![
                Card {
                    date: Some(day("2023-10-10")),
                    ..card(
                        PageKind::Event,
                        "Told by telephone that Pashinyan will not come",
                        "../events/arrival.html",
                        "",
                    )
                },
                Card {
                    date: Some(day("2023-10-13")),
                    ..card(PageKind::Event, "Hosts the summit", "../events/arrival.html", "")
                },
            ],
            together: vec![TogetherWith { who: link("Akylbek Zhaparov", "../people/zhaparov.html"), paragraphs: 6 }],
            ..Entity::default()
        })),
    }
}

fn namesake() -> View<'static> {
    View {
        page: page(PageKind::Person, "people/zhaparov.html", "Akylbek Zhaparov"),
        part: Part::Entity(Box::default()),
    }
}

fn place() -> View<'static> {
    let mut page = page(PageKind::Place, "places/kyrgyzstan.html", "Kyrgyzstan");
    page.body_html = Some("<p>The host of the visit and of the summit.</p>".into());
    View {
        page,
        part: Part::Entity(Box::new(Entity {
            parent: Some(named("Central Asia", None)),
            coordinates: Some(Coordinates { latitude: 41.2, longitude: 74.8 }),
            map: Some(pictures::map()),
            children: vec![
                card(
                    PageKind::Place,
                    "Bishkek",
                    "../places/kyrgyzstan.html",
                    "The capital, where the summit was to meet.",
                ),
                card(PageKind::Place, "Kant", "../places/kyrgyzstan.html", ""),
            ],
            spellings: Spellings {
                sources: vec![],
                rows: vec![Spelling { spelling: w("Kyrgyzstan"), counts: vec![], total: 1234, articles: 77 }],
            },
            ..Entity::default()
        })),
    }
}

fn row(i: usize, p: u32, stance: Stance, quote: &'static str, value: &'static str) -> StanceRow<'static> {
    StanceRow {
        cite: cite(i, p, "../"),
        date: (i == 0).then(|| day("2023-10-12")),
        stance,
        quote: (!quote.is_empty()).then(|| quote.into()),
        verification: if quote.is_empty() { Verification::None } else { Verification::Verbatim },
        value: (!value.is_empty()).then(|| value.into()),
        same_origin_as: (i == 1).then(|| "A1".into()),
        ..StanceRow::default()
    }
}

fn event() -> View<'static> {
    let mut page = page(PageKind::Event, "events/arrival.html", "Arrival in Bishkek");
    page.summary = Some(w("Putin lands in Kyrgyzstan; the chairman of the cabinet receives him."));
    View {
        page,
        part: Part::Event(Box::new(Event {
            when: weekday("2023-10-12", 4),
            place: Some(named("Bishkek", Some("../places/kyrgyzstan.html"))),
            who: vec![named("Vladimir Putin", None), named("Akylbek Zhaparov", Some("../people/zhaparov.html"))],
            evidence: vec![
                row(0, 1, Stance::Supports, "", ""),
                row(4, 1, Stance::Supports, "arrived in Kyrgyzstan early Thursday", ""),
            ],
            tally: tally(2, 2),
            timeline_href: Some("../timeline.html#arrival".into()),
            claims: vec![Claimed {
                number: 1,
                title: CLAIMS[3].1.into(),
                href: "../claims/month.html".into(),
                label: Label::Corroborated,
                sources: (0..5).map(|i| source(i, "../")).collect(),
            }],
            ..Event::default()
        })),
    }
}

fn term() -> View<'static> {
    let mut page = page(PageKind::Term, "terms/rome-statute.html", "Rome Statute");
    page.body_html = Some("<p>Signing it announces an intention; ratifying it binds.</p>".into());
    page.aliases = vec!["Statute of the court".into()];
    page.backlinks = backlinks();
    View {
        page,
        part: Part::Term(Box::new(Term {
            definition_html: "<p>The treaty on which the International Criminal Court rests.</p>".into(),
            see_also: vec![card(PageKind::Term, "Arrest warrant", "../terms/rome-statute.html", "")],
        })),
    }
}

fn claim() -> View<'static> {
    let mut page =
        page(PageKind::Claim, "claims/month.html", "Which month was the summit that Putin stayed away from?");
    page.body_html = Some("<p>All four that mention the summit agree that it met in South Africa and that Putin was not there. They part over the month alone.</p><p>Within this dossier the difference cannot be settled; the label counts it and takes no side.</p>".into());
    page.prev = Some(link("123 countries have ratified", "../claims/month.html"));
    page.next = Some(link("Pashinyan stays away", "../claims/month.html"));
    page.corrections = vec![Correction { date: day("2026-11-22"), text: w("Rival month added.") }];
    View {
        page,
        part: Part::Claim(Box::new(Claim {
            number: 9,
            statement: w("The summit in South Africa that he did not attend took place in August 2023."),
            genre: Some("date".into()),
            label: Label::Contested,
            reason: "disputed".into(),
            sides: Sides { supports: tally(3, 2), disputes: tally(1, 1), silent: tally(1, 1), ..Sides::default() },
            reported: 4,
            asserted: 4,
            about: vec![named("Vladimir Putin", None), named("BRICS", None)],
            rivals: vec![
                Rival {
                    value: w("August 2023"),
                    tally: tally(3, 2),
                    sources: vec![source(0, "../"), source(1, "../"), source(3, "../")],
                },
                Rival { value: w("July"), tally: tally(1, 1), sources: vec![source(4, "../")] },
            ],
            rivals_conflict: true,
            stances: vec![
                StanceGroup {
                    stance: Stance::Supports,
                    tally: tally(3, 2),
                    items: vec![
                        row(0, 5, Stance::Supports, "an economic summit in South Africa in August", "August"),
                        row(1, 9, Stance::Supports, "an economic summit in South Africa in August", "August"),
                        StanceRow {
                            voice: Voice::Attributed,
                            attributed_to: Some(named("the Kremlin", None)),
                            note: Some(w("in passing")),
                            ..row(3, 9, Stance::Supports, "", "August")
                        },
                    ],
                },
                StanceGroup {
                    stance: Stance::Disputes,
                    tally: tally(1, 1),
                    items: vec![StanceRow {
                        quote_language: Some("ru".into()),
                        translation: Some(w("In July he stayed away")),
                        ..row(4, 4, Stance::Disputes, "В июле он не приехал", "July")
                    }],
                },
            ],
            silent: Silence { tally: tally(1, 1), sources: vec![source(2, "../")] },
            verdict: None,
            timeline: vec![link("July", "../timeline.html#summit-jul"), link("August", "../timeline.html#summit-aug")],
            compare: vec![ComparedPair {
                first: source(0, "../"),
                second: source(4, "../"),
                href: "../compare/ap--times.html".into(),
            }],
            near: vec![card(PageKind::Claim, CLAIMS[4].1, "../claims/month.html", "")],
        })),
    }
}

fn claim_row(c: &Row, wide: bool) -> ClaimRow<'static> {
    let cell = |(i, (s, p)): (usize, &(char, u32))| {
        let source = source(i, "../");
        let silent = *s == '.';
        Cell {
            href: (!silent).then(|| format!("{}#p{p}", source.href).into()),
            code: source.code,
            origin_class: source.origin_class,
            first: i != 1,
            stance: stance(*s),
            voice: Voice::Own,
            value: (c.0 == 9 && !silent).then(|| if i == 4 { "July".into() } else { "August".into() }),
            paragraph: (!silent).then_some(*p),
            more: Vec::new(),
        }
    };
    let cells: Vec<_> = c.3.iter().enumerate().map(cell).filter(|c| wide || c.stance != Stance::Silent).collect();
    ClaimRow {
        number: c.0,
        id: format!("c{}", c.0).into(),
        title: c.1.into(),
        href: "../claims/month.html".into(),
        silent: 5 - c.3.iter().filter(|c| c.0 != '.').count() as u32,
        cells,
    }
}

fn groups(wide: bool) -> Vec<ClaimGroup<'static>> {
    let labels = [Label::Contested, Label::Corroborated, Label::SingleOrigin, Label::SingleSource, Label::Unclear];
    labels
        .map(|label| ClaimGroup {
            label,
            rows: CLAIMS.iter().filter(|c| c.2 == label).map(|c| claim_row(c, wide)).collect(),
        })
        .into()
}

fn claims() -> View<'static> {
    let origin = |number, class: &'static str, name: Option<&'static str>, articles: &[usize]| GridOrigin {
        number,
        origin_class: class.into(),
        name: name.map(Into::into),
        articles: articles.iter().map(|i| source(*i, "../")).collect(),
    };
    View {
        page: page(PageKind::Claims, "claims/index.html", ""),
        part: Part::Claims(Box::new(Claims {
            tally: tally(5, 4),
            total: 14,
            picture: Some(pictures::origins()),
            columns: vec![
                origin(1, "o1", Some("the AP wire"), &[0, 1]),
                origin(2, "o2", None, &[2]),
                origin(3, "o3", None, &[3]),
                origin(4, "o4", None, &[4]),
            ],
            groups: groups(true),
            width: 5,
        })),
    }
}

/// As with more than twelve articles: no columns, only those that speak.
pub fn many_claims() -> View<'static> {
    View {
        page: page(PageKind::Claims, "claims/many.html", ""),
        part: Part::Claims(Box::new(Claims {
            tally: tally(60, 40),
            total: 14,
            groups: groups(false),
            ..Claims::default()
        })),
    }
}

fn disputed() -> View<'static> {
    let row = |n: usize| DisputedRow {
        number: CLAIMS[n].0,
        title: CLAIMS[n].1.into(),
        href: "../claims/month.html".into(),
        sides: Sides { supports: tally(3, 2), disputes: tally(1, 1), ..Sides::default() },
        supporting: vec![source(0, "../"), source(1, "../"), source(3, "../")],
        disputing: vec![source(4, "../")],
        rivals: if n == 2 {
            vec![
                Rival { value: w("August"), sources: vec![source(0, "../")], ..Rival::default() },
                Rival { value: w("July"), sources: vec![source(4, "../")], ..Rival::default() },
            ]
        } else {
            vec![]
        },
    };
    View {
        page: page(PageKind::Disputed, "claims/disputed.html", ""),
        part: Part::Disputed(Box::new(Disputed { rows: vec![row(2), row(0), row(1)] })),
    }
}

fn compare() -> View<'static> {
    let half = |number: u32, text: Option<&'static str>| Half {
        number,
        href: format!("../articles/ap.html#p{number}").into(),
        words: 21,
        pieces: text.map_or_else(Vec::new, |text| {
            vec![Piece { text: w(text), shared: true }, Piece { text: w(" and so on."), shared: false }]
        }),
    };
    let said = |i: usize, stance: Stance, value: Option<&'static str>| ComparedStance {
        stance,
        voice: if i == 0 { Voice::Own } else { Voice::Attributed },
        value: value.map(w),
        cite: cite(i, 3, "../"),
    };
    let claim = |n: usize, differs: bool, first: Vec<ComparedStance<'static>>, second: Vec<ComparedStance<'static>>| {
        let (number, title) = (CLAIMS[n].0, w(CLAIMS[n].1));
        ComparedClaim {
            number,
            title,
            href: "../claims/month.html".into(),
            differs,
            first,
            second,
            ..Default::default()
        }
    };
    let side = |i: usize| Compared {
        source: source(i, "../"),
        date: Some(day("2023-10-12")),
        language: (i == 4).then(|| "ru".into()),
        dir: "ltr".into(),
        words: Some(231),
        paragraphs: Some(8),
        share: Some(92),
        counterparts: 2,
        unmatched: vec![Unmatched { number: 4, words: 12, href: "../articles/ap.html#p4".into() }],
        ..Compared::default()
    };
    let block =
        |number: u32, y: &'static str| RibbonBlock { number, y: y.into(), height: "40".into(), text_y: y.into() };
    View {
        page: page(PageKind::Compare, "compare/ap--times.html", "The Associated Press / The Moscow Times"),
        part: Part::Compare(Box::new(Compare {
            first: side(0),
            second: side(4),
            shared_percent: Some(17),
            parallels: vec![
                Parallel {
                    first: half(1, Some("He is bound to arrest him")),
                    second: half(2, None),
                    words: 18,
                    percent: 86,
                },
                Parallel { first: half(2, None), second: half(3, None), words: 6, percent: 30 },
            ],
            shows_text: true,
            ribbons: Some(Ribbons {
                height: "120".into(),
                first: vec![block(1, "26"), block(2, "74")],
                second: vec![block(2, "26"), block(3, "74")],
                bands: vec![
                    Ribbon { path: "M44 26V60Z".into(), weak: false },
                    Ribbon { path: "M44 74V80Z".into(), weak: true },
                ],
            }),
            claims: vec![
                claim(
                    2,
                    true,
                    vec![said(0, Stance::Supports, Some("August"))],
                    vec![said(4, Stance::Disputes, Some("July"))],
                ),
                claim(0, false, vec![said(0, Stance::Supports, None)], vec![said(4, Stance::Unclear, None)]),
            ],
            differ: 1,
            only_first: vec![claim(1, false, vec![said(0, Stance::Supports, None)], vec![])],
            only_second: vec![claim(3, false, vec![], vec![said(4, Stance::Supports, None)])],
            names: vec![ComparedName {
                entity: link("Sadyr Japarov", "../people/japarov.html"),
                first: vec![w("Sadyr Zhaparov")],
                second: vec![w("Sadyr Japarov"), w("Japarov")],
            }],
            ..Compare::default()
        })),
    }
}

fn comparisons() -> View<'static> {
    let row = |a: usize, b: usize, differ: u32| Comparison {
        first: source(a, "../"),
        second: source(b, "../"),
        href: "ap--times.html".into(),
        same_origin: differ == 0,
        shared_percent: (differ == 0).then_some(80),
        claims: 10,
        differ,
    };
    View {
        page: page(PageKind::Comparisons, "compare/index.html", ""),
        part: Part::Comparisons(Box::new(Comparisons { rows: vec![row(0, 4, 3), row(0, 1, 0)], bounded: true })),
    }
}

fn bibliography() -> View<'static> {
    let entry = |i: usize| BibliographyEntry {
        source: source(i, "../"),
        untitled: (1..4).contains(&i),
        publisher: (i == 4).then(|| "The Moscow Times".into()),
        date: (i != 3).then(|| day("2023-10-12~")),
        language: Some(if i == 2 { "ru" } else { "en" }.into()),
        words: Some(231),
        rights: RightsMode::Cite,
        claims: 12,
        summary: (i == 4).then(|| "The only one that has Kyrgyzstan as a signatory.".into()),
        ..BibliographyEntry::default()
    };
    let origin =
        |code: &'static str, class: &'static str, name: Option<&'static str>, articles: &[usize]| OriginGroup {
            code: code.into(),
            id: format!("origin-{}", code.to_lowercase()).into(),
            origin_class: class.into(),
            name: name.map(Into::into),
            articles: articles.iter().map(|i| entry(*i)).collect(),
        };
    View {
        page: page(PageKind::Articles, "articles/index.html", ""),
        part: Part::Bibliography(Box::new(Bibliography {
            tally: tally(5, 4),
            coverage: Some(pictures::coverage(true)),
            sharing: Some(pictures::sharing(true)),
            periods: vec![
                Period { date: day("2023-10"), id: "origin-a".into() },
                Period { date: day("2023-11"), id: "origin-c".into() },
            ],
            origins: vec![
                origin("A", "o1", Some("The Associated Press"), &[0, 1]),
                origin("B", "o2", None, &[2]),
                origin("C", "o3", None, &[3]),
                origin("D", "o4", None, &[4]),
            ],
        })),
    }
}

fn index(kind: PageKind, of: PageKind, path: &'static str, groups: Vec<IndexGroup<'static>>) -> View<'static> {
    let total = groups.iter().map(|g| g.items.len() as u32).sum();
    let network = (of == PageKind::Person).then(pictures::network);
    let by_side = groups.iter().any(|g| g.id.starts_with("side-"));
    View { page: page(kind, path, ""), part: Part::Index(Box::new(Index { of, total, groups, network, by_side })) }
}

fn one(items: Vec<Card<'static>>) -> Vec<IndexGroup<'static>> {
    vec![IndexGroup { items, ..IndexGroup::default() }]
}

fn people() -> View<'static> {
    let person = |name, href: &str, summary, detail: &'static str, count| Card {
        detail: Some(detail.into()),
        count: Some(count),
        ..card(PageKind::Person, name, href, summary)
    };
    index(
        PageKind::People,
        PageKind::Person,
        "people/index.html",
        vec![
            IndexGroup {
                label: w("Kyrgyzstan"),
                href: Some(w("../places/kyrgyzstan.html")),
                id: w("side-1-kyrgyzstan"),
                items: vec![
                    person(
                        "Sadyr Japarov",
                        "../people/japarov.html",
                        "Host of the visit, in two spellings.",
                        "President of Kyrgyzstan",
                        5,
                    ),
                    person(
                        "Akylbek Zhaparov",
                        "../people/zhaparov.html",
                        "Received the guest; named once, in a caption.",
                        "Chairman of the cabinet",
                        1,
                    ),
                ],
            },
            IndexGroup {
                id: w("side-2"),
                items: vec![Card {
                    draft: true,
                    ..card(PageKind::Person, "Someone without more", "../people/zhaparov.html", "")
                }],
                ..IndexGroup::default()
            },
        ],
    )
}

/// Three hundred people under their letters.
pub fn many_people() -> View<'static> {
    let groups = ('A'..='Z').map(|c| IndexGroup {
        label: c.to_string().into(),
        id: format!("l-{}", c.to_ascii_lowercase()).into(),
        items: (0..12)
            .map(|i| Card {
                kind: PageKind::Person,
                title: format!("{c}nna Example {i}").into(),
                href: "../people/japarov.html".into(),
                summary: Some(w("One sentence that says who this is.")),
                count: Some(i * 400),
                ..Card::default()
            })
            .collect(),
        href: None,
    });
    index(PageKind::People, PageKind::Person, "people/many.html", groups.collect())
}

fn notes() -> View<'static> {
    let note = |title, href: &str, genre: &'static str, summary| Card {
        detail: Some(genre.into()),
        ..card(PageKind::Note, title, href, summary)
    };
    index(
        PageKind::Notes,
        PageKind::Note,
        "notes/index.html",
        one(vec![
            note(
                "What the warrant meant for a visit to Kyrgyzstan",
                "../notes/warrant.html",
                "explainer",
                "A court wanted the guest arrested, and the host was not bound to do it.",
            ),
            note("Who stayed away, and why", "../notes/absent.html", "question", ""),
        ]),
    )
}

fn events() -> View<'static> {
    let event = |date, title, summary| Card {
        date: Some(date),
        ..card(PageKind::Event, title, "../events/arrival.html", summary)
    };
    index(
        PageKind::Events,
        PageKind::Event,
        "events/index.html",
        one(vec![
            event(day("2023-03"), "The court issues a warrant", "March, in all accounts."),
            event(span("2023-10-01", "2023-10-12"), "Armenia moves to join the Rome Statute", ""),
            event(weekday("2023-10-12", 4), "Arrival in Bishkek", "Received by the chairman of the cabinet."),
        ]),
    )
}

fn terms() -> View<'static> {
    index(
        PageKind::Terms,
        PageKind::Term,
        "terms/index.html",
        one(vec![
            card(
                PageKind::Term,
                "Rome Statute",
                "../terms/rome-statute.html",
                "The treaty on which the International Criminal Court rests.",
            ),
            card(
                PageKind::Term,
                "Ratification",
                "../terms/rome-statute.html",
                "The step by which a state binds itself to a treaty.",
            ),
        ]),
    )
}

fn tags() -> View<'static> {
    let tag = |title, count| Card { count: Some(count), ..card(PageKind::Tag, title, "../tags/court.html", "") };
    index(
        PageKind::Tags,
        PageKind::Tag,
        "tags/index.html",
        one(vec![tag("the court", 7), tag("absences", 2), tag("names", 1)]),
    )
}

fn places() -> View<'static> {
    let node = |title, summary, children| PlaceNode {
        card: card(PageKind::Place, title, "../places/kyrgyzstan.html", summary),
        children,
    };
    View {
        page: page(PageKind::Places, "places/index.html", ""),
        part: Part::Places(Box::new(Places {
            total: 5,
            roots: vec![
                node(
                    "Kyrgyzstan",
                    "The host.",
                    vec![
                        node("Bishkek", "The capital.", vec![node("Manas airport", "", vec![])]),
                        node("Kant", "An air base.", vec![]),
                    ],
                ),
                node("South Africa", "", vec![]),
            ],
        })),
    }
}

fn timeline() -> View<'static> {
    let m = |id: &'static str, mark, date, title: &'static str| Moment {
        id: id.into(),
        mark,
        date,
        title: title.into(),
        ..Moment::default()
    };
    let group = |date: Date<'static>, id: &'static str, moments: Vec<_>| {
        let all = moments.len() as u32;
        TimelineGroup {
            date,
            id: id.into(),
            moments,
            sorts: MomentSorts { all, happened: all, ..MomentSorts::default() },
        }
    };
    View {
        page: page(PageKind::Timeline, "timeline.html", ""),
        part: Part::Timeline(Box::new(Timeline {
            events: 12,
            sorts: MomentSorts { all: 14, happened: 12, published: 2, disputed: 2 },
            picture: Some(pictures::timeline()),
            groups: vec![
                group(
                    day("2022"),
                    "y2022",
                    vec![Moment {
                        cites: vec![cite(3, 24, "")],
                        tally: tally(1, 1),
                        ..m(
                            "",
                            TimelineMark::Year,
                            day("2022"),
                            "Putin visits all five Central Asian states, by one account; others name some of them.",
                        )
                    }],
                ),
                group(
                    day("2023"),
                    "y2023",
                    vec![
                        Moment {
                            cites: vec![cite(0, 4, ""), cite(2, 2, ""), cite(3, 1, ""), cite(4, 2, "")],
                            tally: tally(5, 4),
                            href: Some("events/arrival.html".into()),
                            ..m(
                                "warrant",
                                TimelineMark::Month,
                                day("2023-03"),
                                "The International Criminal Court issues a warrant for him.",
                            )
                        },
                        Moment {
                            claim: Some(link("Claim 9", "claims/month.html")),
                            cites: vec![cite(4, 4, "")],
                            tally: tally(1, 1),
                            ..m(
                                "summit-jul",
                                TimelineMark::Rival,
                                day("2023-07"),
                                "Putin stays away from the summit in South Africa.",
                            )
                        },
                        Moment {
                            claim: Some(link("Claim 9", "claims/month.html")),
                            last_rival: true,
                            cites: vec![cite(0, 5, ""), cite(3, 9, "")],
                            tally: tally(3, 2),
                            ..m(
                                "summit-aug",
                                TimelineMark::Rival,
                                day("2023-08"),
                                "The same absence, by the other account.",
                            )
                        },
                    ],
                ),
                group(
                    day("2023-10"),
                    "m2023-10",
                    vec![
                        m(
                            "",
                            TimelineMark::Span,
                            span("2023-10-01", "2023-10-12"),
                            "Armenia moves to join the Rome Statute.",
                        ),
                        Moment {
                            sources: vec![source(2, "")],
                            ..m(
                                "",
                                TimelineMark::Published,
                                weekday("2023-10-11", 3),
                                "under a Moscow dateline, before the arrival.",
                            )
                        },
                        Moment {
                            href: Some("events/arrival.html".into()),
                            summary: Some(w("The cabinet chairman receives him.")),
                            cites: vec![cite(0, 1, ""), cite(4, 1, "")],
                            tally: tally(4, 3),
                            ..m("arrival", TimelineMark::Day, weekday("2023-10-12", 4), "Putin arrives in Kyrgyzstan")
                        },
                        m(
                            "",
                            TimelineMark::Announced,
                            weekday("2023-10-13", 5),
                            "The Commonwealth of Independent States meets in Bishkek.",
                        ),
                    ],
                ),
            ],
        })),
    }
}

fn tag() -> View<'static> {
    View {
        page: page(PageKind::Tag, "tags/court.html", "the court"),
        part: Part::Tag(Box::new(TagPage {
            total: 2,
            groups: vec![
                TagGroup {
                    kind: PageKind::Note,
                    items: vec![card(
                        PageKind::Note,
                        "What the warrant meant for a visit to Kyrgyzstan",
                        "../notes/warrant.html",
                        "A court wanted the guest arrested.",
                    )],
                },
                TagGroup {
                    kind: PageKind::Article,
                    items: vec![Card {
                        source: Some(source(0, "../")),
                        ..card(PageKind::Article, SOURCES[0].4, "../articles/wire-ap.html", "")
                    }],
                },
            ],
        })),
    }
}

fn disambiguation() -> View<'static> {
    View {
        page: page(PageKind::Disambiguation, "people/name-zhaparov.html", "Zhaparov"),
        part: Part::Disambiguation(Box::new(Disambiguation {
            name: w("Zhaparov"),
            candidates: vec![
                Candidate {
                    card: card(PageKind::Person, "Sadyr Japarov", "../people/japarov.html", "President of Kyrgyzstan."),
                    sources: vec![source(0, "../"), source(1, "../")],
                },
                Candidate {
                    card: card(
                        PageKind::Person,
                        "Akylbek Zhaparov",
                        "../people/zhaparov.html",
                        "Chairman of the cabinet.",
                    ),
                    sources: vec![source(4, "../")],
                },
            ],
        })),
    }
}

fn method() -> View<'static> {
    let mut page = page(PageKind::Method, "method.html", "");
    page.body_html = Some("<p>Five articles were read in full; what they say is told in our own words.</p>".into());
    let article = |i: usize| MethodArticle {
        source: source(i, ""),
        rights: RightsMode::Cite,
        words: Some(231),
        paragraphs: Some(9),
        cited_paragraphs: 7,
        quotations: 8,
        verified: 8,
    };
    View {
        page,
        part: Part::Method(Box::new(Method {
            counts: site().counts,
            cite: 5,
            articles: (0..5).map(article).collect(),
            rebuild: "dossier build".into(),
            uncited: Some(2),
            ..Method::default()
        })),
    }
}

fn print() -> View<'static> {
    let source = |i: usize| PrintSource {
        id: format!("source-{i}").into(),
        source: source(i, ""),
        language: (i == 1).then(|| "ru".into()),
        publisher: Some(w("The Courier")),
        authors: vec![w("Ana Orlova")],
        date: Some(day("2023-10-12")),
        url: Some("https://example.org/a".into()),
        archive_url: Some("https://example.org/b".into()),
        ..PrintSource::default()
    };
    View {
        page: page(PageKind::Print, "print.html", ""),
        part: Part::Print(Box::new(Print {
            updated: Some(day("2023-10-13")),
            answer: vec!["<a href=\"people/putin.html\">Putin</a> arrived.".into()],
            opening_html: Some("<p>More of it.</p>".into()),
            notes: vec![PrintNote {
                id: "note-1".into(),
                href: "notes/warrant.html".into(),
                title: w("What the warrant is"),
                summary: Some(w("A court wants him.")),
                authors: vec![w("A curator")],
                updated: Some(day("2023-10-13")),
                body_html: Some("<h4 id=\"note-1-a\">A heading</h4><p>Text.</p>".into()),
            }],
            notes_total: 2,
            claims: vec![PrintClaim {
                id: "claim-1".into(),
                href: "claims/month.html".into(),
                number: 9,
                title: w("The month of the summit"),
                statement: w("The summit was in August."),
                label: Label::Contested,
                stances: vec![row(0, 5, Stance::Supports, "in August", "August 2023")],
                silent: 1,
                body_html: Some("<p>Why.</p>".into()),
            }],
            claims_total: 1,
            moments: vec![Moment {
                id: "e-arrival".into(),
                date: day("2023-10-12"),
                title: w("Putin arrives"),
                href: Some("events/arrival.html".into()),
                summary: Some(w("Early on Thursday.")),
                cites: vec![cite(0, 1, "")],
                ..Moment::default()
            }],
            moments_total: 1,
            people: vec![card(PageKind::Person, "Sadyr Japarov", "people/japarov.html", "President.")],
            people_total: 1,
            organizations: vec![card(PageKind::Organization, "The court", "organizations/court.html", "")],
            organizations_total: 1,
            terms: vec![PrintTerm {
                id: "term-1".into(),
                href: "terms/ratification.html".into(),
                title: w("Ratification"),
                definition_html: "Consent to be bound.".into(),
            }],
            terms_total: 1,
            sources: (0..5).map(source).collect(),
            sources_total: 7,
        })),
    }
}

fn not_found() -> View<'static> {
    let mut page = page(PageKind::NotFound, "404.html", "");
    (page.root, page.noindex, page.canonical, page.breadcrumbs) = ("/x/".into(), true, None, vec![]);
    View { page, part: Part::NotFound }
}

fn search() -> View<'static> {
    View { page: page(PageKind::Search, "search.html", ""), part: Part::Search }
}

fn redirect() -> View<'static> {
    let mut page = page(PageKind::Redirect, "people/zhaparov-sadyr.html", "");
    (page.noindex, page.canonical) = (true, Some("https://user.github.io/x/people/japarov.html".into()));
    View { page, part: Part::Redirect(Box::new(Redirect { to: link("Sadyr Japarov", "../people/japarov.html") })) }
}
