//! Whether a paragraph is spoken to the reader by the outlet: it addresses, it bids, it speaks of stories and comments.
//!
//! Alone none of these says much. Together, and beside an article about something else, they are what appeals, notices
//! and rules have in common in all their wordings.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// What of an outlet's voice is in a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Voice {
    /// "you", "our".
    pub addressed: bool,
    /// "Download …", "Пишите …"
    pub bids: bool,
    /// How many words of the trade it has: "newsletter", "comments", "click".
    pub trade: usize,
}

impl Voice {
    /// Hears a paragraph; `folded` is the same text folded. One with quotation marks lets others speak.
    pub fn of(text: &str, folded: &str) -> Self {
        if text.contains(['"', '“', '”', '„', '«', '»', '「']) {
            return Self::default();
        }
        let words: Vec<&str> = folded.split(|c: char| !(c.is_alphanumeric() || c == '\'')).collect();
        let words: Vec<&str> = words.into_iter().filter(|w| !w.is_empty()).collect();
        let first = words.first().copied().unwrap_or_default();
        // "Sie" within a German sentence is the reader.
        let formal = text.split_whitespace().skip(1).any(|w| matches!(w, "Sie" | "Ihnen" | "Ihre" | "Ihren" | "Ihr"));
        let trade: BTreeSet<&str> = words.iter().flat_map(|w| trade(w)).collect();
        Self {
            addressed: formal || words.iter().any(|w| BY_WORD.contains(w)),
            bids: BIDS.contains(&first) || words.iter().any(|w| is_russian_bidding(w)),
            trade: trade.len(),
        }
    }

    /// How much it sounds like the outlet, 0 for not at all; `shared` is the share of its words that the article has too.
    pub fn weight(self, shared: f32) -> f32 {
        if !(self.addressed || self.bids) && self.trade < 2 || self.trade == 0 && shared > 0.05 {
            return 0.0;
        }
        let yes = |it: bool, much: f32| if it { much } else { 0.0 };
        let trade = [0.0, 0.9, 1.8, 2.7][self.trade.min(3)];
        let apart = match shared {
            s if s < 0.1 => 1.8,
            s if s < 0.2 => 0.8,
            s if s < 0.34 => 0.0,
            _ => -1.6,
        };
        let weight = yes(self.addressed, 1.6) + yes(self.bids, 1.4) + trade + apart;
        if weight >= 2.8 { weight * 1.5 } else { 0.0 }
    }
}

/// `пишите`, `присоединяйтесь`: a bidding to several.
fn is_russian_bidding(word: &str) -> bool {
    ["йте", "йтесь", "ите", "итесь"].iter().any(|end| word.ends_with(end)) && word.chars().count() > 5
}

/// The beginnings of the trade's words that a word has.
fn trade(word: &str) -> impl Iterator<Item = &'static str> {
    let alike = word.chars().next().and_then(|c| BY_LETTER.get(&c)).map_or(&[][..], Vec::as_slice);
    alike.iter().copied().filter(|t| word.starts_with(t))
}

/// Every word of a page asks.
static BY_WORD: LazyLock<HashSet<&str>> = LazyLock::new(|| YOU.iter().copied().collect());
static BY_LETTER: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut out: HashMap<char, Vec<&str>> = HashMap::new();
    for word in TRADE {
        out.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    out
});

const YOU: &[&str] = &[
    "you",
    "your",
    "yours",
    "you're",
    "you've",
    "you'll",
    "we",
    "our",
    "ours",
    "we're",
    "we've",
    "we'll",
    "dear",
    "wir",
    "unser",
    "unsere",
    "unseren",
    "unserem",
    "unserer",
    "uns",
    "dich",
    "dein",
    "deine",
    "vous",
    "votre",
    "vos",
    "nous",
    "notre",
    "usted",
    "ustedes",
    "tu",
    "tus",
    "te",
    "nuestro",
    "nuestra",
    "nuestros",
    "nuestras",
    "você",
    "nosso",
    "nossa",
    "tuo",
    "tua",
    "nostro",
    "nostra",
    "nostri",
    "вы",
    "вас",
    "вам",
    "ваш",
    "ваши",
    "вашу",
    "мы",
    "нас",
    "нам",
    "наш",
    "наши",
    "нашем",
    "нашего",
    "ви",
    "наші",
    "нашого",
    "сиз",
    "сиздин",
    "биз",
    "биздин",
    "siz",
    "sizin",
    "bizim",
    "twój",
    "nasz",
    "nasze",
    "naszego",
    "onze",
    "jouw",
    "uw",
];

const BIDS: &[&str] = &[
    "download",
    "click",
    "tap",
    "join",
    "follow",
    "subscribe",
    "sign",
    "check",
    "read",
    "email",
    "contact",
    "visit",
    "watch",
    "listen",
    "support",
    "donate",
    "share",
    "get",
    "register",
    "enter",
    "choose",
    "scroll",
    "please",
    "call",
    "like",
    "bookmark",
    "discover",
    "explore",
    "try",
    "stay",
    "see",
    "receive",
    "recibe",
    "comparte",
    "descarga",
    "sigue",
    "abonnez",
    "recevez",
    "partagez",
    "téléchargez",
    "retrouvez",
    "découvrez",
    "abonnieren",
    "lesen",
    "klicken",
    "melden",
    "folgen",
    "schreiben",
    "unterstützen",
    "iscriviti",
    "seguici",
    "scarica",
    "leggi",
    "ricevi",
    "assine",
    "receba",
    "siga",
    "baixe",
    "clique",
];

/// Beginnings of words with which outlets speak of themselves and their pages.
const TRADE: &[&str] = &[
    "newsletter",
    "subscri",
    "signup",
    "app",
    "click",
    "link",
    "website",
    "newsroom",
    "reader",
    "email",
    "comment",
    "journalis",
    "story",
    "stories",
    "article",
    "notification",
    "inbox",
    "channel",
    "follow",
    "download",
    "account",
    "cookie",
    "privacy",
    "advert",
    "consent",
    "premium",
    "bookmark",
    "member",
    "donat",
    "contribut",
    "correction",
    "hotline",
    "whatsapp",
    "facebook",
    "twitter",
    "telegram",
    "youtube",
    "instagram",
    "browser",
    "page",
    "video",
    "archived",
    "published",
    "edition",
    "copyright",
    "reprinted",
    "syndicat",
    "disclaimer",
    "headline",
    "content",
    "forum",
    "replies",
    "coverage",
    "editor",
    "edited",
    "version",
    "mistake",
    "free",
    "updat",
    "artikel",
    "nachricht",
    "inhalt",
    "klick",
    "anzeige",
    "leser",
    "redaktion",
    "veröffentlicht",
    "kommentar",
    "seite",
    "kostenlos",
    "extern",
    "abonn",
    "lecteur",
    "rédaction",
    "cliqu",
    "commentaire",
    "gratuit",
    "courriel",
    "noticia",
    "suscri",
    "correo",
    "comentario",
    "boletín",
    "lector",
    "redacción",
    "publicidad",
    "gratis",
    "autores",
    "canal",
    "notizi",
    "articolo",
    "commenti",
    "lettori",
    "redazione",
    "notícia",
    "assin",
    "leitor",
    "comentário",
    "новост",
    "канал",
    "подпис",
    "ссылк",
    "редакц",
    "коммент",
    "сайт",
    "материал",
    "автор",
    "телеграм",
    "приложени",
    "новин",
    "посилан",
    "редакц",
    "кабар",
    "барак",
    "haber",
    "yorum",
    "abone",
    "uygulama",
    "wiadomoś",
    "artykuł",
    "komentarz",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_name;

    fn weight(text: &str) -> f32 {
        Voice::of(text, &fold_name(text)).weight(0.0)
    }

    #[test]
    fn voices() {
        assert!(weight("Download our app for Apple or Android.") > 3.0);
        assert!(weight("Есть тема? Пишите нам в редакцию.") > 3.0);
        assert!(weight("The minister opened the bridge on a cold day in March.") < 0.1);
        assert!(weight("\"You can read our newsletter,\" she said, \"and comment.\"") < 0.1);
    }
}
