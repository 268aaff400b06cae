//! Small closed lists of words that tell how a name stands in a sentence: titles, calendar words, function words, the
//! heads of institutions' names. All folded (see [`super::words`]). They decide whether a name is part of a longer
//! one, and nothing else.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A set of folded words, written as one string with spaces. `_` stands for a space within an entry.
#[derive(Debug)]
pub struct Lexicon(HashSet<String>);

impl Lexicon {
    pub fn new(words: &[&str]) -> Self {
        Self(words.iter().flat_map(|w| w.split_whitespace()).map(|w| w.replace('_', " ")).collect())
    }

    pub fn has(&self, folded: &str) -> bool {
        self.0.contains(folded)
    }
}

/// Words before a person's name that are no part of it: forms of address, offices, ranks, professions.
pub static TITLES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[TITLE_WORDS, TITLE_WORDS_ELSEWHERE]));

const TITLE_WORDS: &str = "mr mrs ms miss mx sir dame lord lady dr doctor prof professor president presidents premier \
    minister ministers pm chancellor king queen prince princess emperor empress sheikh sultan emir shah tsar pope \
    cardinal bishop archbishop patriarch imam ayatollah rabbi reverend rev pastor father sister brother mother saint st \
    senator sen congressman congresswoman representative rep governor gov mayor councillor councilman councilwoman \
    commissioner secretary undersecretary ambassador envoy consul diplomat speaker chair chairman chairwoman \
    chairperson head chief director ceo cfo coo founder cofounder owner boss manager coach captain capt general gen \
    colonel col lieutenant lt major maj sergeant sgt admiral adm commander cmdr marshal officer inspector detective \
    constable superintendent sheriff deputy vice judge justice magistrate attorney prosecutor lawyer counsel \
    spokesman spokeswoman spokesperson leader lawmaker deputy mp mep msp td delegate candidate analyst expert economist \
    historian author writer poet novelist journalist reporter correspondent editor photographer columnist actor actress \
    singer director filmmaker producer rapper comedian striker midfielder goalkeeper scientist researcher engineer \
    activist dissident oligarch billionaire businessman businesswoman tycoon farmer teacher nurse driver pilot \
    astronaut cosmonaut ex former acting interim then late counterpart ombudsman ombudswoman treasurer registrar \
    comrade citizen republican democrat supervisor alderman trustee midwife surgeon sailor banker trader broker fisherman \
    publisher organizer organiser campaigner advocate adviser advisor aide assistant trainer referee curator archaeologist biologist \
    geologist physicist chemist psychologist sociologist philosopher composer pianist architect designer developer investor \
    entrepreneur executive warden ranger firefighter paramedic soldier private corporal prisoner suspect defendant plaintiff \
    witness victim survivor villager student volunteer master skipper crown widow husband wife son daughter cousin uncle aunt \
    nephew niece maulana mullah mufti ally rival predecessor successor colleague neighbor neighbour friend";

const TITLE_WORDS_ELSEWHERE: &str = "herr frau herrn prasident prasidentin ministerprasident ministerprasidentin \
    bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin aussenminister aussenministerin \
    innenminister finanzminister verteidigungsminister burgermeister burgermeisterin oberburgermeister sprecher \
    sprecherin kremlchef parteichef parteichefin regierungschef staatschef amtskollege amtskollegen amtskollegin konig \
    konigin papst generalsekretar botschafter abgeordnete abgeordneter richter richterin anwalt anwaltin kollege \
    monsieur madame mme mlle m maitre president presidente premier ministre ministere chef cheffe roi reine pape maire \
    depute deputee senateur porte parole secretaire directeur directrice juge avocat avocate \
    senor senora sr sra don dona presidente presidenta ministro ministra canciller alcalde alcaldesa gobernador \
    gobernadora rey reina papa diputado diputada senador senadora portavoz jefe fiscal juez jueza \
    президент президента президенту президентом президенте премьер министр министра министру министром глава главы \
    главе главой господин господина госпожа мэр мэра губернатор губернатора председатель председателя депутат депутата \
    директор директора генерал генерала посол посла судья прокурор прокурора сенатор секретарь лидер лидера лидером \
    король патриарх папа пан пани президентом голова голови инженер адвокат журналист журналистка эксперт врач учитель \
    учительница полковник капитан майор политолог экономист историк активист активистка житель жительница коллега рыбак фермер \
    блогер писатель певец певица актер актриса режиссер тренер полпред вице-премьер спикер омбудсмен \
    sayin bay bayan cumhurbaskani basbakan bakan bakani genel mudur baskan baskani milletvekili \
    pan pani prezydent premier minister signor signora onorevole presidente sindaco ministro";

/// Forms of address that only persons have.
pub static ADDRESS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&["mr mrs ms miss sir dame lord lady dr prof professor senator sen congressman congresswoman \
        president premier judge justice captain coach sheriff saint st herr frau herrn monsieur madame mme mlle \
        senor senora don dona господин господина госпожа пан пани sayin bay bayan"])
});

/// Days and months, which newspapers put right beside a name (`in Minsk Thursday`).
pub static CALENDAR: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
        january february march april may june july august september october november december \
        jan feb mar apr jun jul aug sep sept oct nov dec \
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar marz mai juni juli \
        oktober dezember lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet \
        aout septembre octobre novembre decembre lunes martes miercoles jueves viernes sabado domingo enero febrero \
        marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ])
});

/// Words that end the name of an institution, a street or a newspaper: `Moscow State University`, `Jordan River`.
pub static HEADS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "university college school institute institution academy foundation fund center centre museum library \
        hospital clinic street avenue road square bridge boulevard airport station stadium arena park hotel prize award \
        medal cup league club fc united city_council times post herald tribune gazette journal news daily weekly \
        chronicle observer mail telegraph press tv radio exchange bank airlines airways company corporation corp inc \
        ltd llc group holding river lake mountain mountains valley sea bay island islands peninsula canyon county \
        district province region oblast law act doctrine plan treaty protocol accord agreement declaration convention \
        jr sr ii iii iv junior senior street strasse platz universitat stiftung bahnhof flughafen",
    ])
});

/// Function words: capitalised only where a sentence or a headline starts.
pub static FUNCTION: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "a an the this that these those he she it we they i you his her its our their your my who whom whose which what \
        when where why how if then than as at by for from in into of off on onto out over to under up with within \
        without about above across after against along amid among around before behind below beneath beside besides \
        between beyond but despite down during except inside like near outside per regarding round since through \
        throughout till toward towards underneath unlike until upon versus via and or nor so yet both either neither \
        not no only own same such too very can could may might must shall should will would do does did done has have \
        had having be am is are was were been being also already although always another any anyone because each \
        even ever every few first here however indeed instead just last later least less many meanwhile more \
        moreover most much nearly never nevertheless next nobody none nothing now often once one other others \
        otherwise perhaps quite rather recently several some someone soon still there therefore though thus today \
        together tomorrow tonight twice two three four five six seven eight nine ten unless usually well while whether \
        yesterday earlier all ahead according yes let get got said says told made make take took",
        "der die das den dem des ein eine einen einem einer eines und oder aber doch sondern denn weil dass ob wenn als \
        wie wo wer was wen wem nach vor bei mit von vom zu zum zur in im an am auf aus uber unter durch fur gegen ohne \
        um bis seit wahrend zwischen er sie es wir ihr ich ihre sein seine auch noch nur schon so dann dort hier heute \
        gestern morgen nicht kein keine zwei drei vier funf sechs sieben acht neun zehn elf zwolf mehrere einige viele mehr sehr ist sind war waren wird werden wurde hat haben hatte laut trotz wegen",
        "le la les l un une des du de d au aux et ou mais donc or ni car que qui quoi dont si ce cet cette ces il elle \
        ils elles on nous vous je tu son sa ses leur leurs en dans sur sous par pour sans avec chez vers depuis pendant \
        apres avant contre entre deux trois quatre cinq six sept huit neuf dix onze douze plusieurs certains selon ainsi alors aussi hier ne pas plus tres tout tous toute toutes est sont etait \
        sera ete avait ont",
        "el los las una unos unas del al y o pero sino ni que quien cual cuando donde como si su sus este esta estos estas \
        ese esa eso aquel lo se con sin por para sobre tras desde hasta durante segun ayer hoy manana ya no mas muy \
        todo toda todos todas dos tres cuatro cinco seis siete ocho nueve diez varios varias algunos es son era fue ha han habia",
        "и а но или да не ни что как когда где кто чей если то это этот эта эти он она оно они мы вы я его ее их в во на \
        с со к ко о об обо от ото из изо у за над под перед при про для без до по после через между также тоже уже еще \
        только лишь даже более менее самый тогда там тут здесь сегодня вчера завтра был была были есть будет ранее \
        согласно однако кроме",
        "ve veya ama bu su o bir ile icin gibi de da ki ne nasil i та але або це цей він вона вони у зі із при за під над",
    ])
});

/// Common words that are also written like names: a name that is one of these is not looked for in texts.
pub static COMMON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "people person man men woman women child children world country state government president minister party war \
        peace law court police army city town street house home school work time year month week day night morning \
        evening life death money bank company market trade price oil gas water food fire land sea river north south \
        east west summit meeting talks visit trip election vote parliament cabinet capital border region news report \
        statement press media source sources leader leaders office official officials group member members union \
        council committee agency service forces force power right rights left center centre story question answer \
        number part place point side end start new old good bad big small great long high low early late young free \
        open public general national international local foreign united special important russian american \
        will may mark bill art grace hope faith joy rose iris dawn summer frank rich drew sue pat rob chase grant miles \
        march august may us it who",
        "menschen mensch mann frau kind welt land staat regierung prasident minister partei krieg frieden gericht polizei \
        stadt haus arbeit zeit jahr monat woche tag nacht leben tod geld bank markt reise besuch wahl gipfel",
        "gens homme femme enfant monde pays etat gouvernement president ministre parti guerre paix loi cour police ville \
        rue maison travail temps annee mois semaine jour nuit vie mort argent marche voyage visite sommet",
        "gente hombre mujer nino mundo pais estado gobierno presidente ministro partido guerra paz ley corte policia \
        ciudad calle casa trabajo tiempo ano mes semana dia noche vida muerte dinero mercado viaje visita cumbre",
        "люди человек мир страна государство правительство президент министр партия война суд полиция армия город улица \
        дом работа время год месяц неделя день ночь жизнь смерть деньги банк рынок поездка визит саммит выборы совет",
    ])
});

/// Adjectives that only say which part: `eastern Ukraine` is still Ukraine, `South Georgia` is not Georgia.
pub static DIRECTIONS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&["eastern western northern southern central northeastern northwestern southeastern southwestern \
        modern postwar wartime soviet imperial tsarist ancient medieval neighboring neighbouring inner mainland occupied"])
});

/// What else a place may be part of: with these before it, it is another place.
pub static OTHER_PLACE: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&["new north south east west upper lower great greater little san santa saint st fort port \
        mount lake el los las al nova novo nueva nouvelle neu"])
});

/// Elided articles and prepositions before an apostrophe: `l'Iran`, `dell'Unione`.
pub static ELISIONS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&["l d qu c s n j m t jusqu lorsqu puisqu presqu quoiqu dell all dall nell sull un quest"])
});

/// Parts of surnames that are written apart from them: the surname starts with the first of these.
pub static PARTICLES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "de del della di da do dos das du des d la le van von der den ter ten te zu zum zur af av al el ul ad \
        as bin ibn bint ben abu abd st saint san santa mac mc o dello degli lo y e фон де ван ибн бен аль эль",
    ])
});

/// The definite article, which makes an office a mention: `the president`.
pub static DEFINITE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&["the der die den dem des le la l du au el del al il lo o a"]));

/// What turns an office into somebody's: `the president of …`.
pub static OF: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&["of de des du d von der del della di do da"]));

/// Languages whose genitive of names is a bare `s`: German, Dutch, the Scandinavian ones.
pub static GENITIVE_S: &[&str] = &["de", "nl", "sv", "da", "no", "nb", "nn", "lb", "af", "fy"];

/// Languages that put endings after an apostrophe: `Putin'in`, `Ankara'da`.
pub static APOSTROPHE_ENDINGS: &[&str] = &["tr", "az", "uz", "crh", "gag", "tk"];

/// What follows a Chinese or Japanese place name when it is part of a longer name (river, state, newspaper …).
pub static HAN_HEADS: &[&str] =
    &["河", "江", "湖", "山", "州", "大学", "大學", "时报", "時報", "日报", "银行", "銀行", "机场", "公司", "海", "岛"];

/// A language tag's first part: `de` of `de-AT`.
pub fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}
