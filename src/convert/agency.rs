//! News agencies: whose copy a story is, when a byline, a dateline or a credit line says so.

use crate::text::fold_name;

/// The agency's full name, for one of the forms in which it signs. `text` is the signature alone.
pub(super) fn agency(text: &str) -> Option<&'static str> {
    let folded = fold_name(text.trim_matches(|c: char| !c.is_alphanumeric()));
    let bare = folded.strip_prefix("the ").unwrap_or(&folded);
    let bare = bare.strip_suffix(" staff").or_else(|| bare.strip_suffix(" news agency")).unwrap_or(bare);
    AGENCIES.iter().find(|(_, forms)| forms.contains(&bare)).map(|(name, _)| *name)
}

/// [`agency`] of any part of a text that lists several: `AP and Reuters`, `with AFP`.
pub(super) fn agency_within(text: &str) -> Option<&'static str> {
    let parts = text.split(['/', ',', '(', ')', '|', ';', '–', '—', '-', '，', '、']).map(str::trim);
    agency(text).or_else(|| parts.filter(|p| !p.is_empty()).find_map(agency))
}

const AGENCIES: &[(&str, &[&str])] = &[
    ("The Associated Press", &["ap", "associated press", "a.p", "ap news"]),
    (
        "Reuters",
        &["reuters", "reuters news", "thomson reuters", "رويترز", "רויטרס", "路透社", "рейтер", "reuters life"],
    ),
    (
        "Agence France-Presse",
        &[
            "afp",
            "agence france-presse",
            "agence france presse",
            "afp news",
            "فرانس برس",
            "أ ف ب",
            "אי-אף-פי",
            "法新社",
            "афп",
        ],
    ),
    ("Deutsche Presse-Agentur", &["dpa", "deutsche presse-agentur", "dpa international"]),
    ("EFE", &["efe", "agencia efe"]),
    ("Europa Press", &["europa press", "ep", "europapress"]),
    ("ANSA", &["ansa"]),
    ("APA", &["apa", "austria presse agentur"]),
    ("Keystone-SDA", &["sda", "keystone-sda", "ats", "keystone-ats"]),
    ("PA Media", &["pa", "pa media", "press association", "pa news"]),
    ("UPI", &["upi", "united press international"]),
    ("TASS", &["tass", "тасс", "itar-tass", "итар-тасс"]),
    ("RIA Novosti", &["ria novosti", "риа новости", "ria", "риа", "риановости"]),
    ("Sputnik", &["sputnik", "спутник"]),
    ("Interfax", &["interfax", "интерфакс"]),
    ("Ukrinform", &["ukrinform", "укрінформ", "укринформ"]),
    ("UNIAN", &["unian", "уніан", "униан"]),
    ("Interfax-Ukraine", &["interfax-ukraine", "інтерфакс-україна", "интерфакс-украина"]),
    ("Belta", &["belta", "белта"]),
    ("Kabar", &["kabar", "кабар"]),
    ("AKIpress", &["akipress", "акипресс", "aki press"]),
    ("24.kg", &["24.kg"]),
    ("Kazinform", &["kazinform", "казинформ", "қазақпарат"]),
    ("UzA", &["uza", "ўза"]),
    ("Xinhua", &["xinhua", "新华社", "新華社", "синьхуа"]),
    ("China News Service", &["中新社", "中新网", "china news service", "ecns"]),
    ("Kyodo News", &["kyodo", "kyodo news", "共同", "共同通信"]),
    ("Jiji Press", &["jiji", "jiji press", "時事", "時事通信"]),
    ("Yonhap", &["yonhap", "연합뉴스"]),
    ("Press Trust of India", &["pti", "press trust of india"]),
    ("Asian News International", &["ani"]),
    ("Indo-Asian News Service", &["ians"]),
    ("Anadolu Agency", &["anadolu", "anadolu agency", "aa", "anadolu ajansı"]),
    ("IRNA", &["irna", "ایرنا"]),
    ("ISNA", &["isna", "ایسنا"]),
    ("Tasnim", &["tasnim", "تسنیم"]),
    ("Fars", &["fars", "فارس"]),
    ("WAFA", &["wafa", "وفا"]),
    ("SPA", &["spa", "واس"]),
    ("MENA", &["mena", "أ ش أ"]),
    ("Petra", &["petra", "بترا"]),
    ("Agência Lusa", &["lusa", "agência lusa"]),
    ("Agência Brasil", &["agência brasil", "agencia brasil"]),
    ("Télam", &["télam", "telam"]),
    ("Notimex", &["notimex"]),
    ("PAP", &["pap", "polska agencja prasowa"]),
    ("ČTK", &["čtk", "ctk"]),
    ("MTI", &["mti"]),
    ("Agerpres", &["agerpres"]),
    ("Ritzau", &["ritzau"]),
    ("NTB", &["ntb"]),
    ("TT", &["tt", "tt nyhetsbyrån"]),
    ("STT", &["stt"]),
    ("ANP", &["anp"]),
    ("Belga", &["belga"]),
    ("AAP", &["aap", "australian associated press"]),
    ("The Canadian Press", &["canadian press", "cp", "la presse canadienne"]),
    ("Bloomberg", &["bloomberg", "bloomberg news"]),
    ("Armenpress", &["armenpress", "арменпресс"]),
    ("Azertac", &["azertac", "азертадж", "azərtac"]),
    ("Trend", &["trend news agency"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures() {
        for (text, expected) in [
            ("The Associated Press", Some("The Associated Press")),
            ("(AP)", Some("The Associated Press")),
            ("/ТАСС/.", Some("TASS")),
            ("Reuters Staff", Some("Reuters")),
            ("新华社", Some("Xinhua")),
            ("Jane Doe", None),
        ] {
            assert_eq!(agency(text), expected, "{text}");
        }
        assert_eq!(agency_within("Jane Doe, AFP"), Some("Agence France-Presse"));
    }
}
