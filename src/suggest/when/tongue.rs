//! The words of time, one table a language. All folded (lower case, no accents).

use jiff::civil::Weekday;

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// One language's words of time.
#[derive(Debug)]
pub struct Tongue {
    pub code: &'static str,
    /// Months and weekdays are always capitalised.
    pub capitals: bool,
    /// From January, apart by `|`; forms of one month by spaces.
    months: &'static str,
    /// From Monday.
    weekdays: &'static str,
    pub near_days: &'static [(&'static str, i32)],
    pub last: &'static [&'static str],
    pub this: &'static [&'static str],
    pub next: &'static [&'static str],
    /// Day, week, month, year.
    units: &'static str,
    /// Words that speak of what is to come.
    pub future: &'static [&'static str],
    pub ago_before: &'static [&'static [&'static str]],
    pub ago_after: &'static [&'static str],
    /// One, two, three … in words.
    counts: &'static str,
    /// What stands before a month or a year that is a time.
    before: &'static str,
}

impl Tongue {
    pub fn month(&self, word: &str) -> Option<i8> {
        place(self.months, word).and_then(|i| i8::try_from(i + 1).ok())
    }

    pub fn weekday(&self, word: &str) -> Option<Weekday> {
        place(self.weekdays, word).and_then(|i| Weekday::from_monday_zero_offset(i8::try_from(i).ok()?).ok())
    }

    pub fn unit(&self, word: &str) -> Option<Unit> {
        place(self.units, word).map(|i| [Unit::Day, Unit::Week, Unit::Month, Unit::Year][i.min(3)])
    }

    pub fn count(&self, word: &str) -> Option<i32> {
        place(self.counts, word).and_then(|i| i32::try_from(i + 1).ok())
    }

    pub fn is_time_word(&self, word: &str) -> bool {
        place(self.before, word).is_some() || [self.last, self.this, self.next].iter().any(|list| list.contains(&word))
    }
}

/// The index of the `|`-part that has this word.
fn place(list: &str, word: &str) -> Option<usize> {
    if word.is_empty() {
        return None;
    }
    list.split('|').position(|part| part.split(' ').any(|w| w == word))
}

pub fn of(language: &str) -> Option<&'static Tongue> {
    TONGUES.iter().find(|t| t.code == if language.is_empty() { "en" } else { language })
}

static TONGUES: &[Tongue] = &[
    Tongue {
        code: "en",
        capitals: true,
        months: "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec",
        weekdays: "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
        near_days: &[("yesterday", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1)],
        last: &["last", "past", "previous"],
        this: &["this", "current"],
        next: &["next", "coming"],
        units: "day days|week weeks|month months|year years",
        future: &[
            "will",
            "would",
            "shall",
            "scheduled",
            "planned",
            "plans",
            "expected",
            "expects",
            "upcoming",
            "ahead",
            "intends",
            "ll",
            "won",
            "due",
            "tomorrow",
            "next",
        ],
        ago_before: &[],
        ago_after: &["ago", "earlier"],
        counts: "a one an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
        before: "in since until till by from during early late mid of before after between and through to on for around",
    },
    Tongue {
        code: "de",
        capitals: true,
        months: "januar janner|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember",
        weekdays: "montag montags|dienstag dienstags|mittwoch mittwochs|donnerstag donnerstags|freitag freitags|samstag sonnabend|sonntag sonntags",
        near_days: &[("gestern", -1), ("vorgestern", -2), ("heute", 0), ("ubermorgen", 2)],
        last: &[
            "letzten",
            "letzte",
            "letzter",
            "letztes",
            "letztem",
            "vergangenen",
            "vergangene",
            "vergangenes",
            "vergangenem",
            "vorigen",
            "voriges",
            "vorige",
            "vorigem",
        ],
        this: &["diesen", "diese", "dieses", "diesem", "dieser", "laufenden"],
        next: &["nachsten", "nachste", "nachstes", "nachster", "nachstem", "kommenden", "kommende", "kommendes"],
        units: "tag tage tagen|woche wochen|monat monate monaten monats|jahr jahre jahren jahres",
        future: &["wird", "werden", "soll", "sollen", "will", "wollen", "plant", "planen", "bis", "konnte"],
        ago_before: &[&["vor"]],
        ago_after: &[],
        counts: "einem einer eines ein eine|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf",
        before: "im in seit bis anfang ende mitte ab jahr vom zum am von",
    },
    Tongue {
        code: "fr",
        capitals: false,
        months: "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre",
        weekdays: "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        near_days: &[("hier", -1), ("demain", 1)],
        last: &["dernier", "derniere", "passe", "passee"],
        this: &["ce", "cette"],
        next: &["prochain", "prochaine"],
        units: "jour jours|semaine semaines|mois|an ans annee annees",
        future: &[
            "sera",
            "seront",
            "doit",
            "doivent",
            "devrait",
            "devraient",
            "va",
            "vont",
            "prevu",
            "prevue",
            "aura",
            "auront",
            "jusqu",
            "rencontrera",
            "participera",
        ],
        ago_before: &[&["il", "y", "a"]],
        ago_after: &[],
        counts: "un une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze",
        before: "en depuis des debut fin mi de d au jusqu avant apres",
    },
    Tongue {
        code: "es",
        capitals: false,
        months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre setiembre|octubre|noviembre|diciembre",
        weekdays: "lunes|martes|miercoles|jueves|viernes|sabado|domingo",
        near_days: &[("ayer", -1), ("anteayer", -2), ("hoy", 0)],
        last: &["pasado", "pasada", "ultimo", "ultima"],
        this: &["este", "esta"],
        next: &["proximo", "proxima"],
        units: "dia dias|semana semanas|mes meses|ano anos",
        future: &[
            "sera", "seran", "debe", "deben", "va", "van", "previsto", "prevista", "tendra", "tendran", "hasta",
            "preve", "asistira", "viajara",
        ],
        ago_before: &[&["hace"]],
        ago_after: &[],
        counts: "un una uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce",
        before: "en desde de del hasta principios finales mediados antes",
    },
    Tongue {
        code: "ru",
        capitals: false,
        months: "января январе январь|февраля феврале февраль|марта марте март|апреля апреле апрель|мая мае май|июня июне июнь|июля июле июль|августа августе август|сентября сентябре сентябрь|октября октябре октябрь|ноября ноябре ноябрь|декабря декабре декабрь",
        weekdays: "понедельник понедельника|вторник вторника|среду среда среды|четверг четверга|пятницу пятница пятницы|субботу суббота субботы|воскресенье воскресенья",
        near_days: &[("вчера", -1), ("позавчера", -2), ("сегодня", 0), ("завтра", 1), ("послезавтра", 2)],
        last: &["прошлом", "прошлого", "прошлой", "прошлую", "прошлый", "минувшем", "минувшей", "минувший", "минувшую"],
        this: &["этом", "этой", "эту", "этого", "нынешнем", "текущем"],
        next: &["следующем", "следующей", "следующего", "следующую", "следующий", "будущем", "предстоящую"],
        units: "день дня дней|неделе недели неделю недель|месяце месяца месяц месяцев|году года год лет",
        future: &[
            "будет",
            "будут",
            "состоится",
            "состоятся",
            "пройдет",
            "планирует",
            "планируют",
            "намерен",
            "ожидается",
            "должен",
            "до",
            "примет",
        ],
        ago_before: &[],
        ago_after: &["назад"],
        counts: "один одну|два две|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать",
        before: "в с до после к начале конце середине во осенью весной",
    },
];
