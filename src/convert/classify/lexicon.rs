//! The phrases by which noise gives itself away, in a dozen languages: one automaton over the folded text.
//!
//! Weights are log-odds against the body. A phrase never decides alone in a long paragraph: see `features`.

use std::collections::HashSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::super::language::{is_dense, word_count};
use crate::text::fold_name;

use super::super::model::Reason::{
    self, Advertisement, AuthorBio, Boilerplate, Caption, CommentRules, CookieNotice, Copyright, CorrectionFooter,
    CreditLine, Navigation, Paywall, PostedLine, Promotion, ReadingTools, RelatedStory, ShareLine, TagList,
};

/// Where a phrase has to stand to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// It is (nearly) the whole line.
    Whole,
    /// At the line's start.
    Start,
    Anywhere,
    /// Anywhere, and only where the reader is addressed or the outlet speaks of itself.
    Addressed,
}
use At::{Addressed, Anywhere, Start, Whole};

/// A phrase that was found where it counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hit {
    pub at: At,
    pub weight: f32,
    pub reason: Reason,
    /// Words of the line that the phrase covers.
    pub words: usize,
}

struct Lexicon {
    automaton: AhoCorasick,
    entries: Vec<(At, f32, Reason, usize)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    let mut entries = Vec::new();
    for (reason, at, weight, list) in GROUPS {
        for phrase in list.split('|').map(str::trim).filter(|p| !p.is_empty()) {
            entries.push((*at, *weight, *reason, word_count(phrase).max(1)));
            phrases.push(plain(&fold_name(phrase)));
        }
    }
    let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&phrases);
    Lexicon {
        automaton: automaton.unwrap_or_else(|_| AhoCorasick::new([""; 0]).unwrap_or_else(|_| unreachable!())),
        entries,
    }
});

/// Arabic letters without their vowel signs, and in one form where Arabic and Persian keyboards differ.
fn plain(folded: &str) -> String {
    let letter = |c: char| match c {
        '\u{064B}'..='\u{0652}' | '\u{0640}' | '\u{0670}' => None,
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ي' | 'ى' => Some('ی'),
        'ك' => Some('ک'),
        c => Some(c),
    };
    folded.chars().filter_map(letter).collect()
}

/// All phrases in a folded line (see [`crate::text::fold_name`]) of so many words.
pub(super) fn hits(folded: &str, words: usize) -> Vec<Hit> {
    let mut out: Vec<Hit> = Vec::new();
    let arabic = folded.chars().any(|c| ('\u{0600}'..='\u{06FF}').contains(&c));
    let plain = if arabic { plain(folded) } else { String::new() };
    let folded = if arabic { plain.as_str() } else { folded };
    for m in LEXICON.automaton.find_overlapping_iter(folded) {
        let (at, weight, reason, length) = LEXICON.entries[m.pattern().as_usize()];
        let counts = bounded(folded, m.start(), m.end())
            && match at {
                Whole => length * 10 >= words * 6,
                // A count may stand before it: "78 comments".
                Start => folded[..m.start()].chars().all(|c| !c.is_alphabetic()),
                Anywhere | Addressed => true,
            };
        if counts {
            out.push(Hit { at, weight, reason, words: length });
        }
    }
    out
}

/// Whether a match begins and ends at the edges of words, where the script has them.
fn bounded(text: &str, start: usize, end: usize) -> bool {
    let free = |inner: Option<char>, outer: Option<char>| match (inner, outer) {
        (Some(i), Some(o)) => !i.is_alphanumeric() || !o.is_alphanumeric() || is_dense(i) || is_dense(o),
        _ => true,
    };
    free(text[start..].chars().next(), text[..start].chars().next_back())
        && free(text[..end].chars().next_back(), text[end..].chars().next())
}

/// Whether the outlet speaks to its reader, or of itself.
pub(super) fn is_addressed(folded: &str) -> bool {
    folded.split(|c: char| !(c.is_alphanumeric() || c == '\'')).any(|w| ADDRESSES.contains(w))
        || folded.chars().any(is_dense)
            && ["您", "你", "我们", "本报", "本网", "当社", "弊社"].iter().any(|w| folded.contains(w))
}

/// Every word of a page asks.
static ADDRESSES: LazyLock<HashSet<&str>> = LazyLock::new(|| ADDRESS.iter().copied().collect());

const ADDRESS: &[&str] = &[
    "you",
    "your",
    "we",
    "us",
    "our",
    "you're",
    "you'll",
    "we're",
    "we've",
    "our's",
    "sign",
    "join",
    "get",
    "subscribe",
    "follow",
    "download",
    "click",
    "support",
    "sie",
    "ihr",
    "ihre",
    "ihren",
    "ihrem",
    "uns",
    "unser",
    "unsere",
    "unseren",
    "unserem",
    "wir",
    "du",
    "dein",
    "deine",
    "jetzt",
    "vous",
    "votre",
    "vos",
    "nous",
    "notre",
    "nos",
    "abonnez",
    "recevez",
    "inscrivez",
    "usted",
    "tu",
    "tus",
    "su",
    "nuestro",
    "nuestra",
    "nuestros",
    "nuestras",
    "suscríbete",
    "suscríbase",
    "recibe",
    "síguenos",
    "você",
    "seu",
    "nosso",
    "nossa",
    "assine",
    "receba",
    "tuo",
    "nostro",
    "nostra",
    "iscriviti",
    "ricevi",
    "вы",
    "вас",
    "вам",
    "ваш",
    "вашей",
    "вашу",
    "мы",
    "нас",
    "нам",
    "наш",
    "наша",
    "наши",
    "наших",
    "нашей",
    "нашем",
    "нашу",
    "подпишитесь",
    "подписывайтесь",
    "читайте",
    "присоединяйтесь",
    "ви",
    "вам",
    "наші",
    "нашу",
    "нашого",
    "підпишіться",
    "підписуйтесь",
    "сиз",
    "сизге",
    "биз",
    "бизге",
    "биздин",
    "жазылыңыз",
    "أنت",
    "لنا",
    "اشترك",
    "تابعنا",
    "تابعونا",
    "ما",
    "ما را",
    "شما",
    "לכם",
    "שלנו",
    "הצטרפו",
    "הירשמו",
    "siz",
    "size",
    "bize",
    "bizim",
    "u",
    "uw",
    "ons",
    "onze",
    "je",
    "jouw",
    "twój",
    "nas",
    "nasz",
    "nasze",
];

/// Reason, place, weight, phrases (folded: lower case, `'`, `"`, `-`).
const GROUPS: &[(Reason, At, f32, &str)] = &[
    (
        CommentRules,
        Anywhere,
        3.6,
        "comments on this story are | comments on this article are | comments are checked before | comments are moderated before | checked before they appear | checked before they are published",
    ),
    (
        Promotion,
        Addressed,
        3.0,
        "buy me a coffee | проголосуйте в нашем | нашем опросе | our podcast | nostro podcast | unser podcast | unserem podcast | notre podcast | nuestro podcast | nosso podcast | наш подкаст | нашего подкаста | episode of our | unlimited access | annual plan | keine kolumne verpassen | email our news desk | email our newsdesk | email our newsroom | email the newsroom | you could be paid | do you have a story | got a story | have a story | tell us your story | share your story | start your day with | end your day with | start your morning with",
    ),
    (
        RelatedStory,
        Start,
        3.8,
        "← older | older: | newer: | شاهد: | شاهدوا: | as it happened: | most read in | pin this for later | follow live | follow our live | follow the latest updates | live updates: | live: | live blog: | en directo: | sigue en directo | siga en directo | sigue la última hora | sigue minuto a minuto | suivez en direct | suivez notre direct | en direct : | zum liveticker | im liveticker: | segui la diretta | acompanhe ao vivo | онлайн-трансляция | следите за развитием",
    ),
    (
        AuthorBio,
        Anywhere,
        3.4,
        "views expressed here are | views expressed are | opinions expressed are | opinions expressed here are | opinions are her own | opinions are his own | opinions are their own | views are her own | views are his own | views are their own | мнение автора может не совпадать",
    ),
    // --- appeals -----------------------------------------------------------------------------------------------
    (
        Promotion,
        Addressed,
        2.2,
        "newsletter | newsletters | subscribe | subscription | subscriptions | donate | donation | donations | membership | membership programme | ad-free | advertising-free | all ads | your support | support us | contribution | contributions | free trial | push notifications | inbox | email alerts | breaking news alerts | stay up to date | stay informed | our app | mobile app | reading experience | podcast feed | our coverage | our work | our mission | critical mission | unbiased reporting | quality journalism | trusted journalism | local journalism | fact-based journalism | investigative journalism | from just $ | as little as | per month | a month | monthly | a small favor | a small favour | reader-funded | reader-supported | nonprofit newsroom | telegram channel | whatsapp channel | youtube channel | social media | latest news | latest updates | top stories | the best of | exclusive content | premium content | unlimited access | gift | merch | sponsor | tax-deductible",
    ),
    (
        Promotion,
        Addressed,
        3.0,
        "need your help | keep providing you | make a difference | world of difference | refuse to be silenced | help us fill | costs us | help us continue | help us keep | can help us | thank you for reading | thanks for reading | readers like you | independent journalism | independent news source | open, independent | free press | our journalism | our journalists | our reporting | our newsroom | our readers | our supporters | our reporters | we, the journalists | the journalists of | accurate and unbiased",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "want the latest | sign up for | sign up to | signing up | sign up here | sign up now | subscribe to our | subscribe now | subscribe today | subscribe for | become a member | become a subscriber | become a supporter | become a patron | support our journalism | support our work | support independent journalism | make a donation | make a contribution | donate now | donate today | please donate | please support us | please consider | consider supporting | consider a donation | cancel anytime | cancel any time | your inbox | our newsletter | our newsletters | daily newsletter | weekly newsletter | morning newsletter | free newsletter | newsletter here | delivered to your | delivered straight | straight to your | join our | join us on | follow us | follow our | like us on | find us on | download our | download the app | get the app | get our app | our whatsapp | our telegram | on our youtube | enable notifications | turn on notifications | on google news | add us as | preferred source | your phone | try it free | start your free | enjoying this | enjoying ad-free | did you like | like this story | like this article | support us | support the guardian | small favour to ask | small favor to ask | favor to ask | favour to ask | it only takes a minute | buy me a coffee | on patreon | gift article | ready to support | not ready to support | remind me later | maybe later | payment methods | paiment methods | secure payment | one-time | don't miss | never miss | want more | get more stories | get the latest | listen to our | watch our | check out our | the news, | this post is public | thanks for subscribing | share this post | subscribe for free | receive new posts | invite your friends | leave a comment | e-edition | hit subscribe | type your email",
    ),
    (
        Promotion,
        Whole,
        3.2,
        "support us | donate | subscribe | subscribe now | sign up | join | join now | become a member | follow | follow us | newsletter | newsletters | download | get the app | download app | learn more | find out more | support | contribute | shop | store | offers | special offer | your email | your email address | email address | enter your email | enter your email address | submit | sign me up | thank you | success | thank you for subscribing | invalid email | by the numbers newsletter | get started | upgrade | go premium | sale | limited time offer | monthly | annual | one time | choose an amount | other amount | popular | continue | yes, please | no, thanks | no thanks",
    ),
    (
        Promotion,
        Addressed,
        2.4,
        "newsletter abonnieren | abonnieren | abonnement | abo | spenden | spende | unterstützen | unterstützung | kostenlos | postfach | push-nachrichten | unabhängigen journalismus | unabhängiger journalismus | journalismus | app herunterladen | whatsapp-kanal | telegram-kanal",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "jetzt abonnieren | newsletter anmelden | newsletter abonnieren | unseren newsletter | unser newsletter | zum newsletter | melden sie sich | folgen sie uns | folgen sie dem | folge uns | jetzt spenden | unterstützen sie uns | unterstützen sie unsere | jetzt anmelden | kostenlos testen | jetzt testen | hier abonnieren | in ihr postfach | laden sie unsere | unsere app | monatlich kündbar | unser whatsapp | weiterlesen mit",
    ),
    (
        Promotion,
        Addressed,
        2.4,
        "infolettre | abonner | abonnez | abonné | abonnés | abonnement | faire un don | soutenez | soutenir | soutien | boîte mail | boîte de réception | inscription | gratuitement | alertes | journalisme indépendant | presse indépendante",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "abonnez-vous | inscrivez-vous | suivez-nous | suivez nous | notre newsletter | nos newsletters | notre infolettre | faites un don | faire un don | soutenez-nous | soutenez notre | téléchargez notre | téléchargez l'application | notre application | notre chaîne whatsapp | recevez chaque | recevez gratuitement | votre boîte | rejoignez-nous | sans engagement | ne manquez rien",
    ),
    (
        Promotion,
        Addressed,
        2.4,
        "boletín | boletines | suscripción | suscripciones | suscriptor | donar | donación | apoyar | apoyo | correo electrónico | bandeja de entrada | notificaciones | periodismo independiente | canal de whatsapp | canal de telegram",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "suscríbete | suscríbase | suscribirse | suscribite | síguenos | síganos | seguinos | apúntate | regístrate | nuestro boletín | nuestra newsletter | nuestros boletines | nuestro canal | haz una donación | hazte socio | hazte miembro | apóyanos | descarga nuestra | descarga la app | recibe en tu | recibe cada | en tu correo | únete a | prueba gratis",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "assine | inscreva-se | siga-nos | nosso canal | nossa newsletter | receba no seu | iscriviti | abbonati | seguici | la nostra newsletter | sostienici | dona ora | onze nieuwsbrief | meld je aan | volg ons | word lid | steun ons | zapisz się | obserwuj nas | nasz newsletter | dołącz do nas | wesprzyj nas | bizi takip | abone ol | bültenimize | takip edin | prenumerera | följ oss | tilaa uutiskirje | iratkozzon fel | přihlaste se | sledujte nás",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "подпишитесь | подписывайтесь | подписаться | наш телеграм | наш telegram | нашем телеграм | нашем telegram | наш канал | нашем канале | наш телеграм-канал | telegram-канал | telegram-канале | телеграм-канал | поддержите | поддержать нас | поддержать проект | сделать пожертвование | оформить подписку | присоединяйтесь к | следите за | следите за нами | читайте нас | мы в соцсетях | мы в telegram | скачайте приложение | установите приложение | рассылку | донат | самое важное за | не пропустите | будьте в курсе",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "підпишіться | підписуйтесь | підписатися | наш телеграм | наш telegram | нашого каналу | читайте нас | стежте за | долучайтесь | підтримайте | приєднуйтесь | будьте в курсі | донат на | жазылыңыз | каналыбызга | каналыбызды | биздин telegram | бизди колдоңуз | бизге жазылыңыз | біздің telegram | жазылыңыздар | бөлүшүңүз",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "اشترك في | اشتركوا | اشترك الآن | تابعنا على | تابعونا | تابعوا | نشرتنا | النشرة البريدية | النشرة الإخبارية | قناتنا على | انضم إلى | حمل التطبيق | حمّل تطبيق | ادعمنا | تبرع الآن | تبرعوا | عضو شوید | مشترک شوید | خبرنامه | کانال تلگرام | ما را دنبال | به کانال | حمایت کنید | הצטרפו | הירשמו | הרשמו | לניוזלטר | ניוזלטר | עקבו אחרינו | הורידו את | תמכו בנו | לערוץ",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "订阅 | 关注我们 | 扫描二维码 | 扫码 | 微信公众号 | 下载客户端 | 下载app | 请关注 | 加入我们 | 欢迎关注 | 点击下载 | フォロー | メルマガ | 会員登録 | 購読 | 구독 | 뉴스레터 | 후원",
    ),
    (
        Paywall,
        Anywhere,
        5.0,
        "有料会員 | 会員限定 | 今すぐ登録 | 無料登録 | already a subscriber | already have an account | to continue reading | continue reading your | to read the full | to keep reading | for subscribers only | subscriber-only | subscribers only | exclusive to subscribers | article is for subscribers | create a free account | create an account | log in to | log in or | sign in or | sign in to | register to | register for free | register now | free articles | article limit | unlock this | unlock the full | want to read more | get unlimited access | start your subscription | subscribe to read | subscribe to continue | this content is only | this post is for | verify you are human | are you a robot | checking your browser | enable javascript | bereits abonnent | nur für abonnenten | weiterlesen mit | artikel ist für abonnenten | jetzt freischalten | réservé aux abonnés | réservé à nos abonnés | déjà abonné | pour lire la suite | il vous reste | solo para suscriptores | contenido exclusivo para | para seguir leyendo | inicia sesión | para continuar leyendo | exclusivo para assinantes | per continuare a leggere | только для подписчиков | чтобы продолжить чтение | войдите или | доступно по подписке",
    ),
    (
        CookieNotice,
        Anywhere,
        4.0,
        "we use cookies | uses cookies | use of cookies | cookies to | cookie policy | cookie settings | accept cookies | accept all | reject all | manage cookies | cookie preferences | manage preferences | our partners | and our partners | personal data | consent to | your consent | your privacy | privacy settings | legitimate interest | wir verwenden cookies | cookies und | cookie-einstellungen | alle akzeptieren | datenschutz | ihre einwilligung | nous utilisons des cookies | utilise des cookies | tout accepter | vos données | usamos cookies | utilizamos cookies | aceptar todo | política de cookies | aceptar cookies | usiamo cookie | utilizziamo i cookie | используем cookie | использует файлы cookie | файлы cookie | використовуємо файли cookie | принять все | ملفات تعريف الارتباط | کوکی | עוגיות | çerez | plików cookie",
    ),
    (
        CookieNotice,
        Whole,
        3.5,
        "accept | accept all | i accept | i agree | agree | reject | decline | got it | ok | manage options | privacy manager | cookie settings | akzeptieren | alle akzeptieren | zustimmen | ablehnen | accepter | refuser | tout accepter | aceptar | rechazar | accetta | принять | согласен | погоджуюсь | موافق | 同意",
    ),
    (
        Advertisement,
        Whole,
        4.5,
        "advertisement | advertising | ad | ads | sponsored | sponsored content | promoted | paid content | paid post | partner content | advertisement - scroll to continue | story continues below advertisement | article continues below | article continues after ad | article continues below this ad | continue reading below | skip ad | skip advertisement | ad feedback | report ad | report this ad | remove ads | why this ad | anzeige | werbung | publicité | publicidad | pubblicità | publicidade | реклама | на правах рекламы | إعلان | آگهی | פרסומת | 广告 | 広告 | reklam | reklama | advertentie | annons | annonse | mainos | hirdetés | жарнама | scroll to continue | scroll down to continue",
    ),
    (
        Advertisement,
        Start,
        4.0,
        "advertisement | story continues below | story continues after | article continues below | article continues after | continue reading below | after the ad | this article continues | anzeige | la suite après | lire aussi | продолжение после рекламы | продолжение следует после | sponsored by | paid for by",
    ),
    // --- sharing and controls ----------------------------------------------------------------------------------
    (
        ShareLine,
        Whole,
        3.6,
        "share | share this | share on | share via | share to | share article | share story | share this article | share this story | share this page | share this post | sharing | facebook | twitter | tweet | x | whatsapp | telegram | linkedin | reddit | pinterest | instagram | youtube | tiktok | messenger | viber | flipboard | pocket | email | e-mail | mail | print | copy | copy link | copy url | link copied | link copied to clipboard | copied | embed | save | saved | save for later | bookmark | like | likes | pin it | send | more | post | threads | bluesky | mastodon | vk | ok | odnoklassniki | rss | sms | gift this article | give this article | add to favorites | report | close | cancel | on facebook | on twitter | on x | via email | to a friend | close panel | share options | shares | views | reads | opens in new window | opens in a new window | click to share | click to print | click to email",
    ),
    (
        ShareLine,
        Whole,
        3.6,
        "teilen | drucken | merken | kommentieren | vorlesen | artikel teilen | empfehlen | link kopieren | per mail | partager | imprimer | envoyer | enregistrer | partager sur | copier le lien | offrir | compartir | comparte | imprimir | enviar | guardar | copiar enlace | compartilhar | condividi | stampa | delen | afdrukken | udostępnij | drukuj | paylaş | yazdır | dela | del | поделиться | поделиться в | распечатать | сохранить | скопировать ссылку | отправить | поделитесь | поділитися | поширити | роздрукувати | бөлүшүү | бөлүшүңүз | бөлісу | مشاركة | شارك | شارك المقال | طباعة | نسخ الرابط | حفظ | اشتراک گذاری | به اشتراک بگذارید | چاپ | کپی لینک | שתפו | שתף | הדפסה | שיתוף | העתק קישור | 分享 | 分享到 | 打印 | 收藏 | 复制链接 | 微信 | 微博 | シェア | 印刷 | 保存 | 공유 | 인쇄",
    ),
    (
        ShareLine,
        Start,
        2.6,
        "share this | share on | share via | click to share | tweet this | print this | email this | share with | artikel teilen | partager cet | partager sur | compartir en | поделиться в | поделиться | شارك على",
    ),
    (
        Navigation,
        Whole,
        3.4,
        "image | no media source currently available | the code has been copied to your clipboard | home | menu | search | skip to content | skip to main content | skip to navigation | jump to content | sign in | sign out | log in | login | log out | register | my account | account | profile | settings | toggle navigation | open menu | close menu | navigation | main menu | sections | all sections | news | latest | latest news | breaking | breaking news | live | live tv | live updates | watch live | world | uk | us | u.s. | business | politics | opinion | sport | sports | tech | technology | science | health | culture | arts | entertainment | lifestyle | travel | video | videos | photos | gallery | audio | podcasts | podcast | weather | markets | economy | climate | more | about | about us | contact | contact us | careers | jobs | advertise | advertise with us | help | help center | faq | terms | terms of use | terms of service | privacy | privacy policy | site map | sitemap | accessibility | subscribe | e-paper | epaper | archive | archives | today's paper | puzzles | games | crossword | horoscopes | obituaries | classifieds | real estate | edition | editions | international | english | back | back to top | top | go back | previous | next | previous article | next article | prev | page 1 | load more | show more | show less | view all | see all | view more | see more | read more | more news | expand | collapse | hide | loading | loading... | please wait | show comments | hide caption | toggle caption | enlarge this image | enlarge image | view image | view gallery | full screen | play | pause | mute | play video | listen | listen now | view in browser | follow | following | topics | you are here | all | national | local | metro | region | asia | africa | europe | americas | middle east | world news | advertisement | regional | society | editorial | features | analysis | interview | interviews | explore | our sites",
    ),
    (
        Navigation,
        Whole,
        3.4,
        "startseite | suche | suchen | menü | anmelden | einloggen | registrieren | zum inhalt springen | zur startseite | politik | wirtschaft | sport | kultur | wissen | panorama | ausland | inland | gesellschaft | meinung | mehr | impressum | datenschutz | kontakt | nach oben | zurück | weiter | alle | nachrichten | aktuell | live-ticker | mehr anzeigen | weiterlesen | accueil | rechercher | recherche | se connecter | connexion | aller au contenu | s'identifier | politique | économie | société | culture | monde | international | planète | débats | vidéos | mentions légales | contact | retour | suivant | précédent | voir plus | lire la suite | haut de page | inicio | portada | buscar | menú | iniciar sesión | ir al contenido | internacional | nacional | economía | deportes | cultura | sociedad | opinión | política | ver más | leer más | aviso legal | contacto | mundo | españa | últimas noticias | cerrar | anterior | siguiente | cerca | accedi | esteri | cronaca | economia | leggi tutto | início | entrar | leia mais | voorpagina | zoeken | inloggen | lees meer | szukaj | zaloguj | więcej | ana sayfa | gündem | dünya | ekonomi | spor",
    ),
    (
        Navigation,
        Whole,
        3.4,
        "главная | поиск | меню | войти | вход | регистрация | новости | лента новостей | последние новости | политика | экономика | общество | в мире | мир | спорт | культура | происшествия | наука | технологии | мнения | интервью | фото | видео | аналитика | все новости | еще | ещё | показать еще | показать ещё | загрузить еще | наверх | назад | далее | контакты | о нас | о проекте | реклама | редакция | подробнее | читать далее | читать полностью | головна | пошук | меню | увійти | новини | політика | економіка | суспільство | світ | спорт | культура | усі новини | всі новини | більше | читати далі | докладніше | про нас | контакти | башкы бет | издөө | жаңылыктар | саясат | коом | экономика | маданият | дүйнө | кирүү | толук окуу | байланыш | баардык жаңылыктар | басты бет | жаңалықтар | саясат | қоғам | іздеу",
    ),
    (
        Navigation,
        Whole,
        3.4,
        "الرئيسية | الصفحة الرئيسية | بحث | القائمة | تسجيل الدخول | أخبار | الأخبار | سياسة | اقتصاد | رياضة | ثقافة | العالم | فيديو | صور | المزيد | اقرأ المزيد | اتصل بنا | من نحن | عاجل | خانه | صفحه نخست | صفحه اصلی | جستجو | ورود | اخبار | سیاسی | سیاست | اقتصاد | اقتصادی | ورزش | ورزشی | فرهنگ | فرهنگی | جهان | ایران | بین الملل | بیشتر | ادامه مطلب | تماس با ما | درباره ما | ראשי | דף הבית | חיפוש | תפריט | כניסה | התחברות | חדשות | פוליטיקה | כלכלה | ספורט | תרבות | בעולם | עוד | קרא עוד | קראו עוד | צור קשר | אודות | דעות | 首页 | 搜索 | 登录 | 注册 | 菜单 | 新闻 | 时政 | 国际 | 国内 | 财经 | 社会 | 体育 | 娱乐 | 科技 | 视频 | 图片 | 更多 | 返回顶部 | 关于我们 | 联系我们 | 上一篇 | 下一篇 | 查看更多 | 客户端 | ホーム | 検索 | ログイン | 政治 | 経済 | 国際 | スポーツ | 홈 | 검색 | 로그인 | 정치 | 경제 | 사회",
    ),
    (
        ReadingTools,
        Anywhere,
        3.6,
        "min read | minute read | minutes read | mins read | minutes to read | reading time | listen to this article | listen to article | listen to this story | listen to the story | audio version | this audio is | auto-generated voice | automatically generated | text size | font size | a- a+ | read aloud | lesezeit | lesedauer | min. lesezeit | lesedauer | artikel vorlesen | artikel anhören | temps de lecture | min de lecture | écouter cet article | écouter l'article | lecture | tiempo de lectura | min de lectura | escuchar el artículo | escucha este artículo | minuti di lettura | tempo di lettura | tempo de leitura | время чтения | минут чтения | мин чтения | на чтение | час читання | хв читання | وقت القراءة | دقيقة قراءة | دقائق قراءة | استمع إلى | زمان مطالعه | דקות קריאה | זמן קריאה | 阅读时间 | 字号 | 字体大小 | 听新闻 | okuma süresi | czas czytania",
    ),
    (
        Boilerplate,
        Anywhere,
        4.6,
        "appears in print on | appeared in print on | was originally published | originally appeared on | originally appeared in | first appeared on | first appeared in | republished under | republished from | read the original article | do not necessarily reflect | does not necessarily reflect | are the author's own | kommentieren ist momentan nicht möglich | keine kommentare möglich | views expressed by the author | are those of the author | is solely responsible for | is not responsible for the content | under a creative commons | this story was produced | this article was produced | erschien zuerst | zuerst erschienen | publicado originalmente | publié initialement | мнение автора может не совпадать | мнение редакции может не совпадать | لا يعبر بالضرورة",
    ),
    // --- other stories, tags, comments -------------------------------------------------------------------------
    (
        RelatedStory,
        Start,
        4.2,
        "read more | learn more: | read also | read next | read this | read: | also read | also on | see also | see more | related | more on this | more on: | more from | more in | more stories | more about | you may also | you might also | you may like | must read | recommended | don't miss | watch: | watch | also see | further reading | in pictures | in case you missed | previously: | up next | next up | next: | trending | in other news | listen: | explainer: | in depth: | opinion: | editor's picks | editors' picks | related: | other topics of interest | what to know about | from the archive",
    ),
    (
        RelatedStory,
        Whole,
        4.2,
        "related | related stories | related articles | related content | related news | related links | related topics | related story | related posts | related coverage | similar posts | similar articles | similar stories | other topics of interest | other stories | most read | most popular | most viewed | most shared | most watched | most commented | popular | popular stories | popular now | popular articles | trending | trending now | trending stories | top stories | latest stories | latest | latest articles | recent posts | recent articles | recommended | recommended for you | recommended stories | recommended reading | more stories | more news | more on this story | more from this section | more to explore | more like this | you may also like | you might also like | you may like | also read | read also | read next | read more | read more: | see also | what to read next | editor's picks | editors' picks | editor's choice | up next | next article | previous article | featured | featured stories | in this story | in the news | must reads | must read | don't miss | around the web | from around the web | promoted stories | sponsored stories | you may be interested in | what others are reading | keep reading | continue reading | in case you missed it | more coverage | explore more | from our partners | partner content | elsewhere | further reading | also in this series | on this topic",
    ),
    (
        RelatedStory,
        Start,
        4.2,
        "lesen sie auch | lesen sie mehr | lesen sie dazu | lesen sie hier | mehr zum thema | mehr dazu | mehr zu | auch interessant | das könnte sie | siehe auch | hier weiterlesen | zum thema | à lire aussi | lire aussi | à lire | a lire | lire également | lire la suite | voir aussi | sur le même sujet | notre dossier | à voir aussi | retrouvez | lea también | lee también | leer también | te recomendamos | te puede interesar | le puede interesar | más información | más sobre | ver también | mira también | también puedes leer | noticias relacionadas | leia também | leia mais | veja também | saiba mais | leggi anche | leggi di più | approfondisci | lees ook | lees meer | czytaj też | czytaj także | czytaj również | zobacz także | zobacz też | čtěte také | přečtěte si | ilgili haber | bunlar da ilginizi | läs också | läs mer | les også | læs også | lue myös | citește și | olvasta már",
    ),
    (
        RelatedStory,
        Start,
        4.2,
        "читайте также | читайте ещё | читайте еще | читать также | читайте по теме | читайте: | смотрите также | по теме | материалы по теме | также по теме | еще по теме | ещё по теме | другие новости | другие материалы | похожие новости | похожие материалы | новости по теме | рекомендуем | вам может быть интересно | вам будет интересно | самое читаемое | популярное | главное за | последние новости | подробнее: | подробнее по теме | ранее мы писали | читайте подробнее | читайте також | читати також | дивіться також | за темою | по темі | інші новини | схожі новини | вас може зацікавити | популярні новини | популярне | більше про | раніше ми писали | дагы окуңуз | ошондой эле окуңуз | дагы караңыз | тема боюнча | окшош жаңылыктар | башка жаңылыктар | оқи отырыңыз | тағы оқыңыз",
    ),
    (
        RelatedStory,
        Start,
        4.2,
        "اقرأ أيضا | اقرأ أيضًا | اقرأ ايضا | إقرأ أيضا | اقرأ المزيد | شاهد أيضا | شاهد أيضًا | مواضيع ذات صلة | أخبار ذات صلة | موضوعات ذات صلة | مقالات ذات صلة | قد يعجبك | الأكثر قراءة | المزيد من | بیشتر بخوانید | همچنین بخوانید | بخوانید: | مطالب مرتبط | اخبار مرتبط | خبرهای مرتبط | پربازدید | پربیننده | قراءة المزيد | קראו גם | קרא גם | עוד בנושא | כתבות נוספות | כתבות קשורות | אולי יעניין אותך | הנקראות ביותר | לכתבה המלאה | 相关阅读 | 相关新闻 | 相关报道 | 延伸阅读 | 推荐阅读 | 热门新闻 | 更多新闻 | 猜你喜欢 | 热点新闻 | 热门推荐 | 関連記事 | あわせて読みたい | 人気記事 | 관련기사 | 관련 기사 | 많이 본 뉴스",
    ),
    (
        TagList,
        Start,
        3.8,
        "tags: | tags | tag: | topics: | topics | topic: | filed under | keywords: | keywords | categories: | category: | posted in | related topics | in this article | explore: | labels: | schlagwörter | schlagworte | themen: | themen | mehr zu den themen | mots-clés | mots clés | thèmes | thématiques | etiquetas | temas | temas relacionados | archivado en | argomenti | assuntos | tópicos | теги: | теги | метки: | темы: | темы | тэги | ключевые слова | мітки | теми: | тегтер | тегдер | белгилер | الكلمات المفتاحية | كلمات مفتاحية | وسوم | الوسوم | کلیدواژه | برچسب | برچسب‌ها | תגיות | תגיות: | 标签 | 关键词 | 关键字 | etiketler | タグ | tagi | štítky | címkék | nyckelord | onderwerpen",
    ),
    (
        CommentRules,
        Start,
        4.2,
        "comments: | comments | comment | view comments | show comments | post a comment | leave a comment | leave a reply | add a comment | add comment | join the conversation | join the discussion | comments are closed | comments are moderated | comment guidelines | read the rules | please report any comments | no comments | be the first to comment | you must be logged in | log in to comment | sign in to comment | have your say | what do you think | share your thoughts | tell us in the comments | write a comment | kommentare | alle kommentare | tous les commentaires | todos los comentarios | все комментарии | усі коментарі | kommentar schreiben | diskutieren sie | commentaires | laisser un commentaire | réagir | commenter | comentarios | deja un comentario | dejar un comentario | comenta | comentários | commenti | lascia un commento | reacties | komentarze | комментарии | комментировать | оставить комментарий | добавить комментарий | обсудить | коментарі | залишити коментар | комментарий калтыруу | пикирлер | تعليقات | التعليقات | اترك تعليق | أضف تعليق | نظرات | دیدگاه | ارسال نظر | נظر شما | תגובות | הוסף תגובה | כתוב תגובה | 评论 | 网友评论 | 发表评论 | コメント | 댓글 | yorumlar | yorum yap",
    ),
    (
        CommentRules,
        Anywhere,
        3.2,
        "إرشادات الاستخدام | مراجعة التعليقات | الآراء الواردة أدناه | وجهات نظر أصحابها | kommentieren ist momentan nicht | kommentare sind geschlossen | something went wrong | try again later | autoplay | auto-play | keep it clean | don't threaten. | be truthful. | be proactive. | be nice. | post a comment as | obscene, vulgar | our comments | comments section | comment on our stories | report any comments | break our rules | community guidelines | community standards | house rules | ability to comment | comments that | abusive comments | commenting policy | moderated | required fields are marked | moderates comments | all comments are posted | comment reflects | comments reflect | this commenter is | badge holders | kommentarfunktion | mit absendung des formulars | in diesem browser speichern | les champs obligatoires | enregistrer mon nom | guardar mi nombre | los campos obligatorios | сохранить моё имя | сохранить мое имя | обязательные поля помечены | adınızı ve e-postanızı | memorizza il mio nome | salvar meu nome | your email address will not be published | save my name | netiquette | charte de modération | normas de la comunidad | правила комментирования | notify me of",
    ),
    (
        CommentRules,
        Whole,
        3.0,
        "reply | replies | upvote | downvote | report comment | sort by | newest first | oldest first | top comments | add your comment | post comment | submit comment | flag | permalink | antworten | répondre | responder | ответить | відповісти | رد | 回复 | login to reply | load more comments",
    ),
    (
        CorrectionFooter,
        Anywhere,
        4.0,
        "to suggest a correction | suggest a correction | report an error | report a typo | report a mistake | report error | spotted an error | see an error | found an error | found a mistake | noticed an error | spot a mistake | report a correction | submit a correction | corrections policy | press ctrl + enter | press ctrl+enter | ctrl + enter | ctrl+enter | highlight the text | write to us here | fehler gefunden | fehler melden | einen fehler | signaler une erreur | une erreur | reportar un error | ha visto un error | segnala errore | нашли ошибку | нашли опечатку | заметили ошибку | заметили опечатку | выделите ее | выделите её | выделите текст | выделите фрагмент | знайшли помилку | помітили помилку | виділіть | ката таптыңызбы | катаны | أبلغ عن خطأ | گزارش خطا | טעינו | מצאתם טעות | 纠错 | 责任编辑 | hata bildir",
    ),
    (
        Copyright,
        Start,
        4.2,
        "© | (c) | copyright | this document is subject to copyright | all rights reserved | alle rechte vorbehalten | tous droits réservés | todos los derechos reservados | tutti i diritti | todos os direitos | все права защищены | всі права захищені | бардык укуктар | جميع الحقوق محفوظة | حقوق النشر | تمامی حقوق | כל הזכויות שמורות | 版权所有 | 版权声明 | tüm hakları",
    ),
    (
        Copyright,
        Anywhere,
        3.4,
        "all rights reserved | fair dealing for the purpose | may not be published, broadcast | may not be reproduced | without permission | republish this | reproduction is prohibited | without express | may not be republished | terms of use and | no part of this | alle rechte vorbehalten | reproduction interdite | tous droits réservés | todos los derechos reservados | prohibida la reproducción | prohibida la redistribución | все права защищены | при перепечатке | при использовании материалов | при цитировании | активная ссылка | гиперссылка обязательна | гіперпосилання | всі права захищені | у разі використання | سایت با ذکر منبع | با ذکر منبع | جميع الحقوق محفوظة | כל הזכויות שמורות | 版权所有 | 未经授权 | 转载请注明 | 不得转载 | izinsiz",
    ),
    (
        Boilerplate,
        Start,
        3.8,
        "our standards | the thomson reuters trust principles | purchase licensing rights | this article was originally published | this story was originally published | this article originally appeared | this story originally appeared | originally published | this article is republished | republished from | read the original | this story has been updated | this article has been updated | this story was updated | this is a developing story | check back for updates | this material may not | source: | quelle: | fuente: | fonte: | источник: | джерело: | المصدر: | منبع: | מקור: | 来源 | 来源： | 稿源 | 编辑: | 编辑： | (责任编辑 | kaynak: | got a tip | have a tip | got a story | do you have | send us your | contact us at | get in touch | how to contact | if you have a | a version of this article appears | for more information, | for more news | contact the author | email the author | quelle | view original | click here | tap here | note: this | disclaimer | the views expressed | opinions expressed | views expressed | the opinions expressed | this content was | this article was produced | this report was | this article was first | this story is part of | with files from | jump to | in this section | on this page | contents | table of contents | inhaltsverzeichnis | sommaire | key takeaways powered",
    ),
    (
        CreditLine,
        Start,
        4.2,
        "contributing: | reporting by | additional reporting by | additional reporting | writing by | editing by | compiled by | edited by | contributed to this | with reporting by | with additional reporting | with contributions | reporting and writing by | translated by | produced by | mit material von | mit material der | mit agenturmaterial | avec afp | avec reuters | (avec | con información de | con informazioni | com informações | за матеріалами | по материалам | با مشارکت",
    ),
    (
        CreditLine,
        Anywhere,
        3.4,
        "contributed to this report | contributed reporting | contributed to this story | contributed to this article | contributed from | reporting by | additional reporting by | editing by",
    ),
    (
        Caption,
        Start,
        3.8,
        "图注： | 图注: | 图： | 圖： | 图片说明 | 写真： | 사진= | photo: | photo by | photos by | photo credit | photo courtesy | photograph: | photography by | image: | image by | image credit | image source | image caption | images: | picture: | pictured: | file photo | file image | archive photo | credit: | credits: | illustration: | illustration by | graphic: | source image | video caption | media caption | foto: | fotos: | bild: | bildquelle | bildrechte | symbolbild | archivbild | photo : | crédit photo | crédits photo | légende | image d'illustration | crédito | imagen de archivo | imagen: | foto di | foto de | foto: | фото: | фото | фото из | фото автора | иллюстрация | скриншот | архивное фото | світлина: | сүрөт: | сүрөт | сурет: | صورة: | الصورة: | تصوير | مصدر الصورة | صورة أرشيفية | عکس: | عکس | منبع عکس | صילום: | צילום: | צילום | אילוסטרציה | 图: | 图： | 图片来源 | 资料图 | 图为 | 摄 | 写真 | 사진 | fotoğraf: | kuva: | zdjęcie: | fot. | foto | kép: | (photo | (foto | (фото",
    ),
    (
        Caption,
        Anywhere,
        2.8,
        "getty images | afp via getty | via getty images | /getty | / afp | / reuters | /reuters | /afp | ap photo | (ap photo | photo via ap | via ap) | pool photo | via reuters | / pool | /pool | /ap | / ap | epa-efe | shutterstock | istock | unsplash | alamy | wikimedia commons | creative commons | dpa/ | picture alliance | imago | file photo | handout | screenshot | / tass | /tass | /tass/ | / тасс | риа новости / | / imago | / epa | courtesy of | anadolu via | zuma press | nurphoto | сс by | cc by",
    ),
    (
        AuthorBio,
        Start,
        3.4,
        "about the author | about the authors | about the writer | meet the author | the writer is | the author is | more by | more articles by | more from this author | all articles by | view all posts | follow the author | contact the author | written by | zur autorin | zum autor | über den autor | über die autorin | die autorin | der autor ist | mehr von | à propos de l'auteur | sobre el autor | sobre la autora | acerca del autor | sobre o autor | об авторе | про автора | عن الكاتب | درباره نویسنده | 作者简介 | l'autore | yazar hakkında",
    ),
    (
        AuthorBio,
        Anywhere,
        3.0,
        "follow him on | follow her on | follow them on | follow me on | can be reached at | can be reached by | reach him at | reach her at | reach her on | reach him on | on twitter at | on x at | on twitter @ | on twitter: @ | tweets at @ | tweets @ | is a reporter | is a staff writer | is a senior reporter | is a correspondent | is a senior correspondent | is a freelance | is a columnist | is a political reporter | is a contributing | is an editor at | is the author of | is a journalist based | is a journalist | is a former editor | covers politics for | email him at | email her at | email: | e-mail: | has been a journalist | joined the newsroom | ist redakteur | ist redakteurin | ist korrespondent | schreibt über | schreibt für | est journaliste | journaliste au | es periodista | es corresponsal | is a professor of | is a senior fellow | is a fellow at",
    ),
    (
        PostedLine,
        Start,
        3.6,
        "posted | published | updated | last updated | last modified | first published | originally published on | publication date | date: | issued on | issued | modified | edited | veröffentlicht | aktualisiert | stand: | erstellt | publié le | publié | mis à jour | modifié le | publicado | publicado el | actualizado | actualizada | última actualización | pubblicato | aggiornato | publicado em | atualizado | gepubliceerd | bijgewerkt | opublikowano | aktualizacja | publikováno | yayınlanma | güncelleme | giriş | опубликовано | опубликован | обновлено | дата публикации | размещено | опубліковано | оновлено | жарыяланды | жарыяланган | жаңыланган | жарияланды | نشر في | نُشر | نشرت | آخر تحديث | تاريخ النشر | تم النشر | تم التحديث | تاریخ انتشار | منتشر شده | انتشار | آخرین به‌روزرسانی | פורסם | עודכן | תאריך פרסום | 发布时间 | 发表于 | 更新时间 | 更新于 | 发布于 | 公開 | 更新 | 입력 | 수정 | publicerad | uppdaterad | publisert | oppdatert | offentliggjort | opdateret | julkaistu | päivitetty",
    ),
    (
        Paywall,
        Whole,
        3.0,
        "forgot password | forgot your password | password | username | remember me | log in with google | continue with google | continue with facebook | continue with apple | passwort vergessen | mot de passe oublié | contraseña",
    ),
    // --- an article that speaks of itself, an outlet that speaks of its readers
    (
        CorrectionFooter,
        Anywhere,
        4.6,
        "a correction was made | correction was made on | this article was first | this article was originally | this article was amended | this article was updated | this article was published | this article has been | this story was first | this story was originally | this story was updated | this story has been | this report has been updated | this post has been updated | this version corrects | this version adds | this article first appeared | this story first appeared | this article originally appeared | this story originally appeared | dieser artikel wurde | dieser artikel ist erstmals | dieser artikel erschien | dieser beitrag wurde | dieser text erschien | diese meldung wurde | cet article a été | cet article est paru | este artículo se publicó | este artículo fue | esta noticia ha sido | esta noticia fue | este artigo foi | esta notícia foi | questo articolo è stato | эта статья была | статья обновлена | материал был обновлен | материал обновлён | ця стаття була | матеріал оновлено | dit artikel is | ten artykuł został | bu haber ilk | تم تحديث هذا | نُشر هذا المقال | הכתבה עודכנה | 本文最初发表 | 本文首发",
    ),
    (
        Promotion,
        Anywhere,
        4.2,
        "dear reader | dear readers | you have read this far | you've read this far | cost you nothing | price of a coffee | price of a cup of coffee | owned by its readers | if you enjoyed this | if you liked this | if you found this article | if you appreciate | keep our journalism | thought-provoking conversations | follow other readers | liebe leserin | lieber leser | liebe leser | hat ihnen dieser artikel | wenn ihnen dieser artikel | preis eines kaffees | cher lecteur | chère lectrice | chers lecteurs | si cet article vous a | le prix d'un café | querido lector | estimado lector | te ha interesado est | te ha gustado est | si te gustó | compártela | compártelo | compártalo | precio de un café | caro leitor | se gostou d | cari lettori | caro lettore | ti è piaciuto | se ti è piaciut | prezzo di un caffè | уважаемые читатели | дорогие читатели | дорогой читатель | если вам понравил | понравилась статья | понравился материал | поделитесь с друзьями | ціною кави | шановні читачі | дорогі читачі | beste lezer | drogi czytelniku | drodzy czytelnicy | değerli okur | sevgili okur | урматтуу окурман | عزيزي القارئ | أعزاءنا القراء | خواننده گرامی | קוראים יקרים | 亲爱的读者",
    ),
    (
        ReadingTools,
        Whole,
        3.4,
        "caption | hide caption | toggle caption | enlarge this image | show captions | loading | loading comments | loading... | please try again | there was a problem. please try again | an error occurred | search for this author in | around the web powered by | chargement | wird geladen | cargando | загрузка | 加载中",
    ),
    (
        Paywall,
        Anywhere,
        3.4,
        "if you signed up using | becoming a registered user | available username | complete sign up | passwort vergessen haben | hier per e-mail anfordern | registrieren sie sich | identifiant oublié | забыли пароль | olvidó su contraseña | olvidaste tu contraseña",
    ),
    // --- more languages: Italian, Portuguese, Polish, Turkish, Dutch, Nordic, Czech, Hungarian, Romanian, Greek, Japanese, Korean, Indonesian, Vietnamese
    (
        RelatedStory,
        Start,
        4.2,
        "leggi anche | leggi pure | vedi anche | guarda anche | ti potrebbe interessare | potrebbe interessarti | articoli correlati | notizie correlate | i più letti | le più lette | ultime notizie | altre notizie | per approfondire | nella stessa sezione | ler mais | leia mais | leia ainda | leia também | veja mais | veja também | saiba mais | pode interessar | notícias relacionadas | artigos relacionados | mais lidas | mais lidos | mais populares | últimas notícias | relacionados | continua a ler | recomendadas | recomendados",
    ),
    (
        RelatedStory,
        Start,
        4.2,
        "zobacz też | zobacz także | zobacz również | zobacz więcej | czytaj dalej | przeczytaj także | przeczytaj też | przeczytaj również | polecamy | polecane | powiązane artykuły | podobne artykuły | najczęściej czytane | najnowsze | więcej na ten temat | warto przeczytać | ilgili haberler | ilgili haber | ilginizi çekebilir | bunları da okuyun | bunlar da ilginizi çekebilir | son dakika haberleri | çok okunanlar | en çok okunanlar | diğer haberler | ayrıca bakınız | ayrıca okuyun | önerilen haberler",
    ),
    (
        RelatedStory,
        Start,
        4.2,
        "lees verder | lees meer over | bekijk ook | ook interessant | meer over dit onderwerp | gerelateerde artikelen | meest gelezen | aanbevolen | läs även | läs mer | mer om | relaterat | relaterade artiklar | mest läst | les mer | relaterte saker | flere saker | mest lest | læs mere | mest læste | relaterede artikler | lue lisää | luetuimmat | aiheesta lisää | související články | mohlo by vás zajímat | nejčtenější | kapcsolódó cikkek | ezek is érdekelhetik | olvasd el ezt is | legolvasottabb | citește și | vezi și | articole similare | cele mai citite | διαβάστε επίσης | διαβάστε ακόμα | δείτε επίσης | σχετικά άρθρα | baca juga | berita terkait | artikel terkait | terpopuler | simak juga | xem thêm | tin liên quan | bài viết liên quan | đọc thêm | đọc nhiều | あわせて読みたい | 関連ニュース | 最新記事 | おすすめ記事 | ランキング | 함께 보면 좋은 | 추천 기사 | 인기 기사 | 更多精彩 | 推荐阅读 | 相关推荐 | 【相关 | 延伸閱讀 | 相關新聞 | 更多內容",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "iscriviti | abbonati | seguici su | segui | resta aggiornato | ricevi le notizie | scarica l'app | canale whatsapp | canale telegram | sostieni il | sostienici | subscreva | subscrever | assine | assine já | siga-nos | siga o | receba as notícias | receba no | canal do whatsapp | apoie o | torne-se assinante | descarregue a | baixe o app",
    ),
    (
        Promotion,
        Anywhere,
        3.6,
        "zapisz się | zaprenumeruj | subskrybuj | obserwuj nas | śledź nas | dołącz do | wesprzyj | pobierz aplikację | wykup dostęp | bądź na bieżąco | abone ol | abone olun | takip edin | takip et | bizi takip | bültenimize | uygulamamızı indir | haberdar ol | kanalımıza | destek olun | meld je aan | schrijf je in | abonneer | word lid | word abonnee | volg ons | download de app | steun ons | prenumerera | bli prenumerant | följ oss | anmäl dig | ladda ner appen | bli abonnent | følg oss | meld deg på | følg os | tilmeld dig | abonner på | tilaa | seuraa meitä | přihlaste se k odběru | odebírejte | sledujte nás | předplatné | iratkozz fel | iratkozzon | kövess minket | támogass | támogassa | abonează-te | urmărește-ne | înscrie-te | εγγραφείτε | ακολουθήστε | κάντε εγγραφή | langganan | berlangganan | ikuti kami | unduh aplikasi | dapatkan update | theo dõi | đăng ký | tải ứng dụng | フォローする | 無料登録 | 会員登録 | メールマガジン | 구독하기 | 앱 다운로드 | 扫码关注 | 点击关注 | 长按二维码 | 关注公众号 | 訂閱 | 追蹤我們",
    ),
    (
        CommentRules,
        Start,
        4.2,
        "commenta | commenti | aggiungi un commento | partecipa alla discussione | comentários | comentar | deixe um comentário | deixe seu comentário | komentarze | dodaj komentarz | skomentuj | dołącz do dyskusji | yorumlar | yorum yap | yorum yaz | yorumunuzu | reacties | reageer | plaats een reactie | kommentarer | kommentera | skriv en kommentar | kommentit | kommentoi | komentáře | diskuze | přidat komentář | hozzászólások | szólj hozzá | comentarii | adaugă un comentariu | σχόλια | αφήστε σχόλιο | komentar | tulis komentar | bình luận | コメントを | 댓글 | 我要评论 | 发表看法 | 参与评论 | 网友留言 | 留言",
    ),
    (
        ShareLine,
        Whole,
        3.6,
        "condividi | condividi su | stampa | invia | salva | partilhar | partilha | compartilhar | imprimir | guardar | udostępnij | drukuj | wyślij | skopiuj link | paylaş | yazdır | kaydet | linki kopyala | delen | deel | printen | dela | skriv ut | kopiera länk | del | skriv ut | kopier lenke | jaa | tulosta | sdílet | tisk | megosztás | nyomtatás | distribuie | printează | κοινοποίηση | εκτύπωση | bagikan | cetak | salin tautan | chia sẻ | in bài | 共有 | 공유하기 | 分享至 | 转发 | 点赞 | 举报 | 朋友圈 | 微信扫一扫",
    ),
    (
        Copyright,
        Anywhere,
        3.8,
        "riproduzione riservata | tutti i diritti riservati | todos os direitos reservados | wszelkie prawa zastrzeżone | tüm hakları saklıdır | tüm hakları | alle rechten voorbehouden | alla rättigheter | med ensamrätt | všechna práva vyhrazena | minden jog fenntartva | toate drepturile rezervate | με επιφύλαξη παντός | hak cipta | 無断転載 | 無断複製 | 무단전재 | 무단 전재 | 재배포 금지 | 版权归 | 严禁转载 | 独家稿件",
    ),
    (
        Advertisement,
        Whole,
        4.5,
        "contenu sponsorisé | contenus sponsorisés | contenido patrocinado | contenuti sponsorizzati | conteúdo patrocinado | партнерские материалы | партнёрские материалы | pub | pubblicità | publicidade | reklama | reklam | advertentie | annons | annonse | mainos | inzerce | hirdetés | publicitate | διαφήμιση | iklan | quảng cáo | 広告 | 광고 | 推广 | 廣告",
    ),
    (
        TagList,
        Start,
        3.8,
        "argomenti | temi | tag | tags | assuntos | mais sobre | etiquetas | tagi | słowa kluczowe | etiketler | konular | trefwoorden | onderwerpen | ämnen | emner | avainsanat | klíčová slova | címkék | etichete | cuvinte cheie | ετικέτες | topik terkait | từ khóa | chủ đề | キーワード | 태그 | 키워드 | 关键词： | 标签：",
    ),
    (
        Boilerplate,
        Start,
        3.8,
        "fonte: | źródło: | kaynak: | bron: | källa: | kilde: | lähde: | zdroj: | forrás: | sursa: | πηγή: | sumber: | nguồn: | ソース | 출처 | 来源： | 责编 | 编辑： | 编辑: | 校对 | 审核 | 監製 | 责任编辑 | 记者/ | (责任编辑 | 本文来源",
    ),
    (
        Boilerplate,
        Anywhere,
        2.6,
        "schicken sie uns | ihr feedback | artikel hilfreich | this page useful | report a problem with | dieses thema berichtete | über dieses thema | independent press standards | press complaints | edited for length and clarity | edited for clarity | having trouble | this website and its | newspaper are members | member of the | ombudsman | code of conduct | found this article | was this article | is this article | rate this | how would you rate | we value your | have a news tip | have a question | do you know more | write to us | send us a | tell us | let us know | get in touch | respond to this article | click here to | letters to the editor | letters@ | news@ | newsdesk@ | digital edition | digital copy | print edition | local weather | all rights | gdpr | есть новость | пришлите | сообщите нам | напишите нам | schreiben sie uns | ihre meinung | diskutieren sie | was denken sie | écrivez-nous | votre avis | cet article vous a plu | escríbenos | cuéntanos | qué opinas",
    ),
    (
        Promotion,
        Anywhere,
        3.8,
        "unsubscribe | manage preferences | you are receiving this | you received this | why am i seeing | to unsubscribe | view this email | abmelden | se désabonner | darse de baja | отписаться",
    ),
];
