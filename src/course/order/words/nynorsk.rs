//! The words of order rules in nynorsk.
//!
//! Phrases of one meaning are separated by `|`, the usual one first; it is what is printed.

use super::word::{Table, Word};

/// The table.
pub(super) const TABLE: Table = &[
    (Word::Before, "før"),
    (
        Word::After,
        "etter | etter at | først etter | først etter at | kan først takast etter | kan først \
         takast etter at | kan takast først etter | \
         kan først gjennomførast etter | kan tidlegast takast etter",
    ),
    (Word::Requires, "krev | krev at | krevst | føreset | føreset at"),
    (
        Word::First,
        "først | fyrst | aller først | aller fyrst | heilt først | den første | dei første | \
         første modul | den første modulen | \
         dei første modulane | første side | den første sida | dei første sidene",
    ),
    (
        Word::Last,
        "til slutt | heilt til slutt | sist | til sist | aller sist | den siste | dei siste | \
         siste modul | den siste modulen | \
         dei siste modulane | siste side | den siste sida | dei siste sidene",
    ),
    (
        Word::Free,
        "i valfri rekkjefølgje | i valfri rekkefølgje | i fri rekkjefølgje | i vilkårleg \
         rekkjefølgje | \
         i sjølvvald rekkjefølgje | i kva rekkjefølgje som helst | i den rekkjefølgja de vil | i \
         den rekkjefølgja skulen vel | \
         uavhengig av rekkjefølgje",
    ),
    (Word::And, "og | samt | så vel som"),
    (Word::Or, "eller"),
    (Word::Both, "både"),
    (Word::Either, "anten"),
    (Word::From, "frå | frå og med | f.o.m. | f.o.m | fom"),
    (Word::To, "til | til og med | t.o.m. | t.o.m | tom"),
    (Word::AtLeast, "minst | minimum"),
    (Word::Of, "av | blant"),
    (Word::Count(1), "ein | éin | eitt | ei"),
    (Word::Count(2), "to"),
    (Word::Count(3), "tre"),
    (Word::Count(4), "fire"),
    (Word::Count(5), "fem"),
    (Word::Count(6), "seks"),
    (Word::Count(7), "sju"),
    (Word::Count(8), "åtte"),
    (Word::Count(9), "ni"),
    (Word::Count(10), "ti"),
    (
        Word::Others,
        "alle andre | alle dei andre | dei andre | resten | alle andre modular | alle andre sider \
         | dei andre modulane | \
         dei andre sidene | alle dei andre modulane | alle dei andre sidene",
    ),
    (Word::Must, "må"),
    (Word::Shall, "skal"),
    (
        Word::Should,
        "bør | burde | helst | gjerne | fortrinnsvis | tilrås | tilrådd | tilrådast | anbefalt | \
         det er tilrådd | blir tilrådd | \
         det blir tilrådd | det blir tilrådd at | vi tilrår | vi tilrår at | me tilrår | me \
         tilrår at | me anbefaler | me anbefaler at",
    ),
    (Word::May, "kan"),
    (Word::Not, "ikkje | aldri"),
    (
        Word::Filler,
        "vere | vera | er | bli | blir | ha | har | takast | teke | tatt | ta | tek | gjerast | \
         gjort | gjere | gjer | \
         gjennomførast | gjennomført | gjennomføre | gjennomfører | gjennomgåast | fullførast | \
         fullført | fullføre | \
         fullfører | ferdig | avsluttast | avslutta | kome | kjem | ligge | ligg | stå | står | \
         startast | starte | startar | \
         byrje | byrjar | lesast | lese | les | de | dykk | du | alltid | \
         plasserast | å | startar på | starte på | byrjar på | byrje på | går i gang med | \
         jobbast med | jobbe med | jobba med | \
         arbeidast med | arbeide med | arbeidd med",
    ),
    (Word::Module, "modul | modulen | modular | modulane"),
    (Word::Page, "side | sida | sider | sidene"),
];
