//! The tables for Norwegian: shared by bokmål and nynorsk, since readers of one search for texts in
//! the other.
//!
//! The method is that of the light stemmers of Jacques Savoy (Lucene's `NorwegianLightStemmer` and
//! `NorwegianMinimalStemmer`): they remove inflectional endings, never derivational ones (-else,
//! -ing, -het, -skap). The rules are our own: endings are removed repeatedly, so that a base form
//! that looks inflected (lærer, ansvar, tema) gets the same stem as its inflections. The words that
//! this conflates besides inflections are mostly a noun and its verb (leder and lede), which share
//! forms anyway.

use super::tables::{LanguageTables, RuleGroup, Spellings, StemmedLanguage, SuffixRule};

/// Words that are frequent on every page.
const STOP: &str = "og i å på det en et ei eit er som til av for med at de dei den ikke ikkje om \
                    fra frå har var vil kan skal må blir eller men så når hva du vi jeg \
                    eg dere seg sin der her han hun ho";

/// Words that ask, in bokmål and nynorsk.
const ASKS: &str = "hva hvem hvor hvordan hvorfor hvilken hvilket hvilke åssen kva kven kor korleis \
                    kvifor";

/// Nynorsk and older spellings, and the bokmål spelling; applied in order.
const SPELLINGS: &[(&str, &str)] = &[
    ("skule", "skole"),
    ("skula", "skola"),
    ("leiar", "leder"),
    ("eigar", "eier"),
    ("mogleg", "mulig"),
    ("munnleg", "muntlig"),
    ("heit", "het"),
    ("oppgåv", "oppgav"),
    ("månad", "måned"),
    ("haldning", "holdning"),
    ("innhald", "innhold"),
    ("setjing", "setting"),
    ("berekraft", "bærekraft"),
    ("verknad", "virkning"),
    ("samanheng", "sammenheng"),
    ("kjeld", "kild"),
    ("bilet", "bild"),
    ("teikn", "tegn"),
    ("vaksen", "voksen"),
    ("leggj", "legg"),
    ("byggj", "bygg"),
    ("følgj", "følg"),
    ("leik", "lek"),
    ("lenkj", "lenk"),
    ("tenkj", "tenk"),
];

/// Stems, and their forms that no rule covers.
const IRREGULAR: &[(&str, &str)] = &[
    ("barn", "born borna"),
    ("bestå", "bestå består bestod besto bestått"),
    ("bidra", "bidra bidrar bidro bidratt"),
    ("bo", "bodde bodd"),
    ("bonde", "bonde bonden bønder bøndene"),
    ("bror", "bror broren brødre brødrene"),
    ("bring", "brakte brakt bragt"),
    ("datter", "datter datteren dattera døtre døtrene"),
    ("delta", "delta deltar deltok deltatt deltek delteke deltas"),
    ("driv", "drev drevet dreven"),
    ("egen", "egen eget egne eigen eige eigne"),
    ("ekstern", "ekstern eksternt eksterne"),
    ("etter", "etter"),
    ("far", "far faren fedre fedrene"),
    ("femten", "femten"),
    ("fin", "fint"),
    ("finn", "fant funnet funnen"),
    ("forstå", "forstå forstår forsto forstod forstått forstås"),
    ("fot", "føtter føttene"),
    ("få", "får fikk fått"),
    ("følg", "fulgte"),
    ("gi", "gir ga gav gitt gis"),
    ("gjør", "gjøre gjør gjorde gjort gjøres gjer gjere"),
    ("god", "godt bedre best beste betre"),
    ("gå", "går gikk gått"),
    ("gutt", "gut guten gutar gutane"),
    ("hjelp", "hjalp hjulpet"),
    ("høy", "høyt"),
    ("hånd", "hender hendene"),
    ("innen", "innen"),
    ("inngå", "inngå inngår inngikk inngått inngås"),
    ("intern", "intern internt interne"),
    ("klar", "klart"),
    ("kom", "kom"),
    ("lang", "langt lengre lengst lengste lenger"),
    ("lav", "lavt"),
    ("legg", "la"),
    ("langs", "langs"),
    ("levere", "levere leverer leverte levert leveres"),
    ("lik", "likt"),
    ("lit", "små"),
    ("ligg", "lå ligget"),
    ("mann", "menn mennene mennenes"),
    ("men", "mente ment"),
    ("moderne", "moderne"),
    ("mor", "mor moren mødre mødrene"),
    ("museum", "museum museet museer museene"),
    ("motta", "motta mottar mottok mottatt mottas"),
    ("måle", "måle måler målte målt måles"),
    ("møt", "møtte møtt møttes"),
    ("natt", "netter nettene"),
    ("ny", "nytt"),
    ("pek", "pekte pekt"),
    ("programmere", "programmere programmerer programmerte programmert programmeres"),
    ("rask", "raskt"),
    ("ren", "rent"),
    ("rot", "røtter røttene"),
    ("se", "ser sett"),
    ("sett", "satte satt"),
    ("si", "sier sa sagt seier"),
    ("skriv", "skreiv"),
    ("samme", "samme"),
    ("sammen", "sammen saman"),
    ("skje", "skjedde skjedd"),
    ("slik", "slikt"),
    ("spør", "spørre spør spurte spurt spørres"),
    ("stor", "stort større størst største"),
    ("stå", "står sto stod stått"),
    ("svar", "svarte svart"),
    ("søsken", "søsken søsknene søskna"),
    ("ta", "tar tok tatt tas"),
    ("tann", "tenner tennene"),
    ("tre", "tre treet trær trærne treets"),
    ("tren", "trente trent"),
    ("trekk", "trakk trukket"),
    ("treff", "traff truffet"),
    ("uk", "veke veka veker vekene veken vekers"),
    ("ulik", "ulikt"),
    ("uten", "uten"),
    ("over", "over"),
    ("under", "under"),
    ("tro", "trodde trodd"),
    ("uttrykk", "uttrykt uttrykte"),
    ("vei", "vegen vegar vegane"),
    ("videre", "videre vidare"),
    ("vit", "vet visste visst"),
    ("voksen", "voksen voksne voksnes vaksne"),
    ("være", "være vært vere vore"),
    ("åre", "åre årer åren årenes"),
    ("øk", "økte"),
    ("øy", "øye øyet øyne øynene"),
    ("åpen", "åpen åpent åpne"),
    ("år", "års"),
];

/// The genitive s, unless it belongs to the word.
const GENITIVES: &[SuffixRule] = &[
    ("bs", "b", 2),
    ("ds", "d", 2),
    ("fs", "f", 2),
    ("gs", "g", 2),
    ("ls", "l", 2),
    ("ms", "m", 2),
    ("ns", "n", 2),
    ("rs", "r", 2),
    ("ts", "t", 2),
    ("vs", "v", 2),
    ("as", "a", 2),
    ("es", "e", 2),
    ("folks", "folk", 0),
    ("skaps", "skap", 0),
    ("språks", "språk", 0),
    ("tiltaks", "tiltak", 0),
    ("verks", "verk", 0),
    ("atlas", "atlas", 0),
    ("dans", "dans", 0),
    ("evidens", "evidens", 0),
    ("felles", "felles", 0),
    ("glans", "glans", 0),
    ("hals", "hals", 0),
    ("kvens", "kvens", 0),
    ("krets", "krets", 0),
    ("kurs", "kurs", 0),
    ("lisens", "lisens", 0),
    ("puls", "puls", 0),
    ("respons", "respons", 0),
    ("sats", "sats", 0),
    ("stans", "stans", 0),
    ("stillas", "stillas", 0),
    ("surs", "surs", 0),
    ("vers", "vers", 0),
];

/// Irregular words, also as the head of a compound.
const IRREGULAR_HEADS: &[SuffixRule] = &[
    ("bøker", "bok", 0),
    ("bøkene", "bok", 0),
    ("fulgt", "følg", 0),
    ("holdt", "hold", 0),
    ("lagt", "legg", 0),
    ("planla", "planlegg", 0),
    ("kartla", "kartlegg", 0),
    ("rettela", "rettelegg", 0),
    ("skrev", "skriv", 0),
    ("skrevet", "skriv", 0),
    ("fastsatt", "fastsett", 0),
    ("fastsatte", "fastsett", 0),
    ("fortalt", "fortell", 0),
    ("fortalte", "fortell", 0),
    ("valgt", "velg", 0),
    ("valgte", "velg", 0),
    // Verbs on gå, slå, stå and nå with something before them: unngå, foreslå, oppstå, oppnå.
    ("gikk", "gå", 2),
    ("går", "gå", 2),
    ("gås", "gå", 2),
    ("gått", "gå", 2),
    ("eslo", "eslå", 2),
    ("slår", "slå", 2),
    ("slås", "slå", 2),
    ("slått", "slå", 2),
    ("oppsto", "oppstå", 0),
    ("oppstod", "oppstå", 0),
    ("står", "stå", 2),
    ("stått", "stå", 2),
    ("oppnår", "oppnå", 0),
    ("oppnås", "oppnå", 0),
    ("oppnådd", "oppnå", 0),
    ("oppnådde", "oppnå", 0),
];

/// The inflectional endings of nouns, verbs and adjectives, and endings that only look like these.
const ENDINGS: &[SuffixRule] = &[
    // Nouns, and the infinitive and present of verbs, and adjectives.
    ("a", "", 2),
    ("e", "", 2),
    ("ane", "", 3),
    ("ar", "", 2),
    ("en", "", 2),
    ("ene", "", 2),
    ("er", "", 2),
    ("et", "", 2),
    ("ium", "i", 2),
    ("rne", "r", 2),
    // Participles and the past.
    ("ande", "", 3),
    ("ende", "", 3),
    ("ast", "", 4),
    ("beredt", "bered", 0),
    ("est", "", 4),
    ("brukt", "bruk", 0),
    ("delt", "del", 0),
    ("eidd", "eid", 1),
    ("engt", "eng", 1),
    ("erfart", "erfar", 0),
    ("ert", "er", 3),
    ("fylt", "fyll", 0),
    ("ilt", "ill", 2),
    ("gynt", "gynn", 0),
    ("kjent", "kjenn", 0),
    ("klart", "klar", 2),
    ("kjøpt", "kjøp", 0),
    ("lest", "les", 0),
    ("løst", "løs", 0),
    ("meldt", "meld", 0),
    ("nkt", "nk", 2),
    ("reist", "reis", 0),
    ("skapt", "skap", 0),
    ("søkt", "søk", 0),
    ("vd", "v", 1),
    ("vist", "vis", 0),
    ("ygd", "ygg", 1),
    ("ygt", "ygg", 1),
    ("yrt", "yr", 1),
    ("ært", "ær", 1),
    ("ølt", "øl", 1),
    ("ørt", "ør", 1),
    // The neuter, comparative and superlative of adjectives.
    ("alt", "al", 3),
    ("ielt", "iell", 1),
    ("igast", "ig", 1),
    ("igst", "ig", 1),
    ("ivt", "iv", 2),
    ("kelt", "kel", 1),
    ("klest", "kl", 2),
    ("nelt", "nell", 1),
    ("rkt", "rk", 2),
    ("uelt", "uell", 1),
    ("urelt", "urell", 1),
    ("yast", "y", 1),
    ("yest", "y", 1),
    // What only looks inflected.
    ("arena", "arena", 0),
    ("arenaen", "arena", 0),
    ("arenaene", "arena", 0),
    ("arenaer", "arena", 0),
    ("bibliotekar", "bibliotekar", 0),
    ("eksemplar", "eksemplar", 0),
    ("het", "het", 1),
    ("itet", "itet", 2),
    ("kast", "kast", 0),
    ("mester", "mestr", 0),
    ("planet", "planet", 0),
    ("punkt", "punkt", 0),
    ("senter", "senter", 0),
    ("vikar", "vikar", 0),
];

/// Ends of stems that differ between base form and inflections once the endings are removed.
const STEM_ENDINGS: &[SuffixRule] = &[
    ("mm", "m", 1),
    ("leg", "lig", 2),
    ("kolleg", "kolleg", 0),
    // kapittel and kapitler, regel and regler.
    ("bbel", "bl", 1),
    ("ddel", "dl", 1),
    ("ffel", "fl", 1),
    ("ggel", "gl", 1),
    ("kkel", "kl", 1),
    ("ppel", "pl", 1),
    ("ttel", "tl", 1),
    ("bel", "bl", 2),
    ("del", "dl", 2),
    ("fel", "fl", 2),
    ("gel", "gl", 2),
    ("kel", "kl", 2),
    ("mel", "ml", 2),
    ("pel", "pl", 2),
    ("sel", "sl", 2),
    ("tel", "tl", 2),
    ("vel", "vl", 2),
    // mønster, which has lost its -er by now, and mønstre.
    ("br", "b", 2),
    ("dr", "d", 2),
    ("gr", "g", 2),
    ("mr", "m", 2),
    ("tr", "t", 2),
    ("endr", "endr", 0),
    ("kalendr", "kalend", 0),
    ("lagr", "lagr", 0),
    ("mestr", "mestr", 0),
    ("sentr", "senter", 0),
];

pub(super) fn tables() -> LanguageTables {
    LanguageTables {
        language: StemmedLanguage::Norwegian,
        stop: STOP.split_whitespace().collect(),
        asks: ASKS.split_whitespace().collect(),
        spellings: Spellings::new(SPELLINGS),
        words: IRREGULAR
            .iter()
            .flat_map(|&(stem, forms)| forms.split_whitespace().map(move |form| (form, stem)))
            .collect(),
        groups: vec![
            RuleGroup::new(false, GENITIVES),
            RuleGroup::new(false, IRREGULAR_HEADS),
            RuleGroup::new(true, ENDINGS),
            RuleGroup::new(false, STEM_ENDINGS),
        ],
    }
}

/// The linking letters between the parts of a compound: arbeid-s-tid, barn-e-hage.
pub(in crate::search) const LINKING_LETTERS: [char; 2] = ['s', 'e'];

/// Short nouns of school language that are parts of compounds. Not lag: grunnlag, forslag and
/// underlag do not contain the noun.
pub(super) const SHORT_PARTS: &[&str] =
    &["bok", "dag", "fag", "liv", "lov", "mål", "råd", "rom", "syn", "tid", "uke", "år"];

/// The short terms of longer words that are parts of compounds: eier, uke, år.
const SHORT_TERMS: &[&str] = &["ei", "uk", "år"];

/// Words that begin other words without being modifiers: prepositions, adverbs, pronouns.
pub(super) const NEVER_MODIFIER: &[&str] = &[
    "aldri", "alle", "alltid", "annen", "annet", "best", "beste", "andre", "bare", "bort", "dere",
    "deres", "denne", "derfor", "dette", "disse", "enkelte", "etter", "foran", "fort", "fram",
    "framover", "frem", "gjennom", "hele", "hver", "hvert", "ikke", "imot", "ingen", "inne",
    "innen", "innenfor", "inntil", "langs", "mellom", "mens", "mest", "mindre", "noen", "nede",
    "ofte", "også", "oppe", "over", "overfor", "rundt", "samme", "sammen", "selv", "siden", "sist",
    "slik", "spør", "under", "unna", "utenfor", "uten", "utover", "være", "vårt",
];

/// The terms of words that end other words without being heads: suffixes that are also words, and
/// prepositions.
const NEVER_HEAD: &[&str] = &[
    "aktig", "and", "ann", "dom", "els", "ent", "ett", "etter", "for", "het", "ing", "inn", "lag",
    "lig", "messig", "mest", "ning", "over", "ring", "sist", "skap", "som", "under", "vis",
];

/// Noun endings; without them, a noun has the base form in which it is a modifier.
const NOUN_ENDINGS: [&str; 6] = ["en", "ene", "er", "et", "n", "ne"];

/// The possible base forms of a form: `elev` of `elevene`, `skole` of `skolen`.
pub(super) fn bases(form: &str) -> impl Iterator<Item = &str> {
    NOUN_ENDINGS
        .iter()
        .filter_map(|ending| form.strip_suffix(ending))
        .filter(|base| base.chars().count() >= 4)
}

/// Whether a word with this term can be the head of a compound.
pub(super) fn can_be_head(word: &str, term: &str) -> bool {
    !NEVER_HEAD.contains(&term)
        && !word.ends_with("ende")
        && (term.chars().count() > 2 || SHORT_TERMS.contains(&term))
}

#[cfg(test)]
mod tests {
    use super::{IRREGULAR, tables};

    /// Otherwise one of two stems would be silently dropped.
    #[test]
    fn no_irregular_form_is_listed_twice_or_is_a_stop_word() {
        let tables = tables();
        let forms: Vec<&str> =
            IRREGULAR.iter().flat_map(|(_, forms)| forms.split_whitespace()).collect();
        assert_eq!(forms.len(), tables.words.len());
        let stopped: Vec<_> = forms.iter().filter(|form| tables.is_stop(form)).collect();
        assert!(stopped.is_empty(), "{stopped:?}");
    }
}
