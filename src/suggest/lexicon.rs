//! Facts and closed word lists that proposals rest on: countries and their adjectives, well-known places and
//! organizations, given names, the heads of institutions' and places' names. All folded.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use crate::dossier::names::lexicon::Lexicon;
use crate::dossier::names::words::folded_phrase;
use crate::dossier::names::{Bearer, BearerKind, Gazetteer, Name};
use crate::text::Place;

const COUNTRIES: &str = include_str!("lexicon/countries.txt");
const PLACES: &str = include_str!("lexicon/places.txt");
const ORGANIZATIONS: &str = include_str!("lexicon/organizations.txt");

/// What is known without reading the articles.
#[derive(Debug)]
pub struct Known {
    /// Finds every name; its nodes are indices into `entries`.
    pub gazetteer: Gazetteer,
    /// By node; several nodes have one canonical name.
    pub entries: Vec<Entry>,
    /// The canonical name by folded name.
    pub by_name: HashMap<String, Arc<str>>,
    /// Folded names of places.
    places: HashSet<String>,
}

impl Known {
    pub fn is_place(&self, folded: &str) -> bool {
        self.places.contains(folded)
    }
}

/// One name of a thing that is known.
#[derive(Debug)]
pub struct Entry {
    /// As the list writes it, not inflected.
    pub name: &'static str,
    pub canonical: Arc<str>,
    pub kind: BearerKind,
}

pub static KNOWN: LazyLock<Known> = LazyLock::new(known);

fn known() -> Known {
    let mut seen = HashSet::new();
    let mut names: BTreeMap<&'static str, (Arc<str>, BearerKind)> = BTreeMap::new();
    for (list, kind) in
        [(COUNTRIES, BearerKind::Place), (PLACES, BearerKind::Place), (ORGANIZATIONS, BearerKind::Organization)]
    {
        for line in list.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let mut all = line.split('|').filter(|n| !n.starts_with('='));
            let Some(canonical) = all.next().map(Arc::<str>::from) else { continue };
            for name in std::iter::once(line.split('|').next().unwrap_or_default()).chain(all) {
                // `US` and `U.S.` are one to a search.
                if seen.insert(folded_phrase(name)) {
                    names.insert(name, (Arc::clone(&canonical), kind));
                }
            }
        }
    }
    let nowhere: Arc<str> = Arc::from("");
    let bearer = |(node, (text, (_, kind))): (usize, (&&'static str, &(Arc<str>, BearerKind)))| Bearer {
        node,
        kind: *kind,
        title: Name { text, place: Place::whole(&nowhere) },
        aliases: Vec::new(),
        ambiguous: Vec::new(),
        roles: Vec::new(),
        not_confused_with: Vec::new(),
    };
    let bearers: Vec<Bearer<'_>> = names.iter().enumerate().map(bearer).collect();
    let gazetteer = Gazetteer::new(&bearers).0;
    let by_name = names.iter().map(|(name, (canonical, _))| (folded_phrase(name), Arc::clone(canonical))).collect();
    let places = names.iter().filter(|(_, (_, kind))| *kind == BearerKind::Place);
    let places = places.map(|(name, _)| folded_phrase(name)).collect();
    let entry = |(name, (canonical, kind))| Entry { name, canonical, kind };
    Known { gazetteer, entries: names.into_iter().map(entry).collect(), by_name, places }
}

/// `Russian`, `Kyrgyz`, …: adjectives and names of peoples.
pub static DEMONYMS: LazyLock<Lexicon> = LazyLock::new(|| {
    let lists: Vec<String> = COUNTRIES.lines().filter_map(|l| l.split("|=").nth(1)).map(folded_phrase).collect();
    let mut lists: Vec<&str> = lists.iter().map(String::as_str).collect();
    lists.push("hispanic hispanics latino latinos caucasian caucasians buddhist buddhists hindu hindus sikh sikhs european europeans asian african western eastern northern southern central islamic islamist muslim christian jewish \
        orthodox catholic sunni shia shiite arab arabs latin slavic turkic asians africans westerners muslims jews christians");
    Lexicon::new(&lists)
});

pub static GIVEN: LazyLock<Lexicon> = LazyLock::new(|| {
    let lines: Vec<String> =
        include_str!("lexicon/given.txt").lines().filter(|l| !l.starts_with('#')).map(folded_phrase).collect();
    Lexicon::new(&lines.iter().map(String::as_str).collect::<Vec<_>>())
});

/// The last word of an organization's name, or the first before `of`.
pub static ORG_HEADS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "ministry department agency bureau committee commission council court tribunal parliament assembly \
        congress senate duma party union alliance federation confederation association league organization organisation \
        foundation fund institute institution university college academy school bank corporation company corp inc ltd llc \
        plc gmbh ag group holding holdings partners industries airlines airways motors energy technologies systems solutions \
        media news times post herald tribune gazette journal observer chronicle guardian telegraph mirror press radio \
        television tv network broadcasting service services force forces army navy guard brigade regiment battalion division \
        corps police authority office administration directorate board chamber registry treasury society club fc \
        movement front coalition congregation church diocese museum hospital clinic observatory laboratory lab \
        secretariat inspectorate exchange trust cooperative initiative_group staff commissariat center centre consulate embassy \
        coalition campaign caucus cabinet government ombudsman_office ngo union_of consortium works shipyard shipyards \
        railways railway utilities utility water insurance capital ventures orchestra theatre theater ballet opera contractors trading research brothers bros analytics advisors advisory \
        management resources stores retail express freight cargo aviation aerospace defence defense robotics biotech therapeutics \
        semiconductors auto electronics entertainment interactive digital online wireless communications publishing publications \
        builders developers hotels resorts cement textiles chemicals plastics timber estates realty finance ratings diagnostics \
        restaurant brewery winery bakery dynamics instruments materials global worldwide ventures shipping lines minerals mining mines metals steel petroleum \
        electric hydro telecom pharma pharmaceuticals foods brands studios pictures records software labs logistics construction engineering \
        consulting securities investments properties watch branch cartel militia register supervisors regulator archive archives \
        se kg sa nv spa oyj asa oao zao pjsc",
    ])
});

/// Whose something is within a name: `People's Party`, `Sheriff's Department`.
pub static OWNERS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "people women men children workers farmers teachers students sheriff king queen prosecutor attorney ombudsman governor \
        mayor president veterans lawyers writers author doctor citizen citizens voters players fisherman master bishop",
    ])
});

/// First words of the names of places: `West Point`, `Upper Marlow`.
pub static COMPASS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&["north south east west upper lower san santa los las camp point"]));

/// Words for a direction from a place: `west of Melbourne`.
pub static DIRECTIONS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&["north south east west northeast northwest southeast southwest northwards southwards"])
});

/// Heads that are nobody's surname: `John University` is none.
pub static SURE_HEADS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "university foundation institute airport company inc ltd museum hospital street avenue square school college \
        library stadium center centre bridge river party group corporation airlines authority ag gmbh llc plc shipping minerals \
        holdings partners council",
    ])
});

/// Legal forms of companies, also in capitals.
pub static LEGAL_FORMS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&["ag gmbh llc plc inc ltd se kg sa nv spa tv fm"]));

/// The first word of an organization's name that says what it is.
pub static ORG_STARTS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&["radio tv tele fc ac team hotel cafe al-shabaab"]));

/// What links the head of a name to its complement.
pub static LINKS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&["of for de du des del della di d fur der do da para pour on against"]));

/// Words that end like `researcher` and are nobody.
pub static NO_AGENTS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "former earlier however another whether rather number together later easter newspaper carrier operator maker developer retailer border order \
        letter matter center river further either neither whoever winter summer september october november december corner \
        quarter chapter paper water weather mirror harbor tractor motor sector factor error terror horror senior junior major \
        minor superior interior exterior prior poor door floor labor labour vapor human german roman",
    ])
});

/// Heads of organizations' names that stand first, their complement after them, with capitals for the head alone.
pub static ORG_HEADS_FIRST: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "cour ministere banque conseil union parti universite institut agence commission federation association \
        syndicat fondation office comite assemblee tribunal autorite centre hopital societe compagnie chambre prefecture mairie \
        corte ministerio banco consejo partido universidad instituto agencia comision federacion asociacion sindicato \
        fundacion oficina comite asamblea tribunal autoridad centro hospital sociedad compania camara fiscalia ayuntamiento \
        policia guardia ejercito defensoria contraloria junta secretaria gobernacion cooperativa \
        universitat bundesamt ministerium amt verband partei stiftung gesellschaft institut agentur",
    ])
});

/// Stems of the nouns that end an organization's name whose first word alone is capitalised: Russian, Ukrainian.
pub const ORG_STEMS: &[&str] = &[
    "суд",
    "банк",
    "комитет",
    "совет",
    "министерств",
    "парти",
    "университет",
    "институт",
    "фонд",
    "агентств",
    "служб",
    "комисси",
    "прокуратур",
    "академи",
    "компани",
    "союз",
    "ассоциаци",
    "федераци",
    "управлени",
    "палат",
    "центр",
    "собрани",
    "полици",
    "комітет",
    "рад",
    "спілк",
];

/// Endings of German nouns for institutions.
pub const GERMAN_ORG_ENDINGS: &[&str] = &[
    "ministerium",
    "ministeriums",
    "amt",
    "amts",
    "amtes",
    "gericht",
    "gerichts",
    "gerichtshof",
    "gerichtshofs",
    "verband",
    "verbands",
    "partei",
    "gesellschaft",
    "universitat",
    "institut",
    "instituts",
    "agentur",
    "kommission",
    "behorde",
    "rat",
    "bank",
    "werke",
    "stiftung",
    "genossenschaft",
    "verein",
    "vereins",
    "verwaltung",
    "anstalt",
    "kasse",
    "reederei",
    "werft",
];

/// The last word of a place's name.
pub static PLACE_HEADS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "river rivers airport peninsula oblast region province district county prefecture island islands sea ocean mountain \
        mountains valley lake bay gulf strait coast square street avenue boulevard road bridge city town village base port \
        harbor harbour desert forest park basin delta canyon pass glacier reef archipelago hills heights canal dam \
        creek ridge place plateau springs falls wetlands station stadium palace castle cathedral mosque monastery highway territory republic kingdom emirate borough",
    ])
});

/// The first word of a place's name.
pub static PLACE_STARTS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "lake mount mt camp gulf strait cape fort isle bay sea port puerto rio river republic kingdom city province district",
    ])
});

/// The last word of a name that is neither person, organization nor place: treaties, prizes, wars.
pub static THING_HEADS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "statute treaty act accord accords agreement agreements convention conventions protocol protocols games cup forum \
        summit war wars day prize award awards championship championships olympics olympic festival conference pact bill \
        law amendment initiative plan operation doctrine deal memorandum constitution revolution article resolution week \
        election elections referendum photo photos pool file video image images covid virus christmas easter ramadan eve \
        declaration charter code framework programme program project scheme era age century series season open \
        marathon report review index list map strategy policy directive regulation settlement crisis affair scandal \
        language orthodoxy christianity islam bible quran dollar dollars euro euros ruble rubles pound yen",
    ])
});

/// Nouns after which a name is an organization's.
pub static ORG_NOUNS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "agency agencies company companies firm bank banks newspaper newspapers broadcaster outlet outlets website \
        magazine daily weekly party group groups watchdog charity ngo union club operator airline carrier maker giant \
        manufacturer startup contractor utility lender insurer retailer publisher platform movement bloc coalition alliance militia faction league miner union regulator supermarket think_tank \
        societe groupe entreprise compagnie agence journal quotidien syndicat parti banque \
        empresa compania diario periodico agencia banco partido grupo sindicato \
        firma konzern unternehmen zeitung bank partei verband gewerkschaft nachrichtenagentur magazin sender verein hersteller \
        компания компании компанию газета газете газеты агентство агентству агентства издание изданию банк банка партия партии фирма фирмы \
        association organisation \
        organization network channel developer shipbuilder cooperative consortium brewery refinery",
    ])
});

/// Nouns before whose `of` or right before a name it is a place's.
pub static PLACE_NOUNS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "city town village port region province district county island capital suburb settlement hamlet resort \
        municipality republic oblast neighbourhood neighborhood residents mayor governor outskirts coast river lake \
        peninsula valley border ville village port commune ciudad pueblo provincia puerto municipio distrito \
        stadt dorf gemeinde region hafenstadt kreis городе город города село селе поселок поселке деревне деревня",
    ])
});

/// Nouns after a name that make it a place's.
pub static PLACE_FOLLOWERS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "region province city district county area village town oblast residents border airport harbour harbor valley \
        river peninsula coast suburb",
    ])
});

/// Nouns after a name that make it an organization's.
pub static ORG_FOLLOWERS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "spokesman spokeswoman spokesperson ceo executive executives factory workers management passengers shares employees shareholders board member members \
        membership staff subsidiary headquarters founder chief plant products manager director owner operations revenue profits \
        sales customers stock annual quarterly chairman investigators researchers analysts lawyers prosecutor judges news lawmakers party officials",
    ])
});

/// Nouns with which `to` and `from` lead to a place.
pub static ROUTES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "road highway flight flights train trains bus buses ferry route trip visit drive march way border back miles \
        kilometers kilometres moved fled flew travelled traveled returned drove sailed deported evacuated",
    ])
});

/// Prepositions that put a name somewhere, by how sure.
pub static LOCATIVES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "in near across outside throughout inside around en a dans pres desde hasta cerca_de в во под у около возле близ bei nahe vers",
    ])
});
pub static WEAK_LOCATIVES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&["from to at into toward towards of between nach aus de из из-за к до"]));

/// Verbs of speech, beside which a name is mostly a person's.
pub static SPEECH: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "said says told tells added adds wrote writes argued argues replied insisted explained noted asked admitted denied \
        recalled tweeted testified complained joked smiled sagte sagt erklarte erklart betonte schrieb dit declare explique ajoute \
        affirme dijo dice explico anadio afirmo declaro сказал сказала заявил заявила сообщил сообщила отметил отметила добавил \
        добавила подчеркнул написал написала рассказал рассказала",
    ])
});

/// Endings of German names of towns, which count after a preposition.
pub const GERMAN_PLACE_ENDINGS: &[&str] = &[
    "ingen", "burg", "stadt", "stedt", "dorf", "heim", "hausen", "berg", "furt", "bach", "brucken", "bruck", "kirchen",
    "itz", "leben", "roda", "walde", "munde", "hagen", "born", "wangen", "loh", "lingen", "thal",
];

/// Acronyms that are no organizations.
pub static NO_ORGANIZATIONS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "tv gdp ceo cfo coo pm mp mps mep meps dna rna ai it covid hiv aids vip ngo ngos pow pows ufo photo file pool lng gps utc \
        gmt est edt cet bst am id ok pr hq ww wwi wwii fm suv vat eta url faq gmo usd eur rub gbp kg km mw gw ii iii iv vi vii viii ix \
        xi xii sms pdf html usb cctv phd mba ma ba bsc sos atm dj lgbt lgbtq asap rip ad bc iq icu ppe pcr lpg kwh hd mr dr io \
        po box mrs us usa uk uae рф сша ссср чп сми жкх тв ввп цена",
    ])
});

/// Endings of surnames, Slavic, Caucasian and others.
pub const SURNAME_ENDINGS: &[&str] = &[
    "ov",
    "ova",
    "ev",
    "eva",
    "yev",
    "yeva",
    "in",
    "sky",
    "skyi",
    "skyy",
    "ski",
    "ska",
    "skaya",
    "skiy",
    "enko",
    "yan",
    "ian",
    "dze",
    "shvili",
    "vich",
    "vic",
    "escu",
    "oglu",
    "sson",
    "sen",
    "chuk",
    "iuk",
    "yuk",
    "czyk",
    "poulos",
    "idis",
    "akis",
    "ez",
    "uulu",
    "kyzy",
    "ов",
    "ова",
    "ев",
    "ева",
    "ин",
    "ина",
    "ский",
    "ская",
    "енко",
    "ян",
    "дзе",
    "швили",
    "вич",
    "чук",
    "юк",
    "цкий",
    "цкая",
];
