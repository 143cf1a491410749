//! The words of order rules in bokmål.
//!
//! Phrases of one meaning are separated by `|`, the usual one first; it is what is printed.

use super::word::{Table, Word};

/// The table.
pub(super) const TABLE: Table = &[
    (Word::Before, "før | forut for | foran"),
    (
        Word::After,
        "etter | etter at | først etter | først etter at | kan først tas etter | kan først tas \
         etter at | kan tas først etter | \
         kan først gjennomføres etter | kan tidligst tas etter",
    ),
    (Word::Requires, "krever | krever at | forutsetter | forutsetter at"),
    (
        Word::First,
        "først | aller først | helt først | den første | de første | første modul | den første \
         modulen | de første modulene | \
         første side | den første siden | de første sidene",
    ),
    (
        Word::Last,
        "til slutt | helt til slutt | aller sist | sist | til sist | den siste | de siste | siste \
         modul | den siste modulen | \
         de siste modulene | siste side | den siste siden | de siste sidene",
    ),
    (
        Word::Free,
        "i valgfri rekkefølge | i fri rekkefølge | i vilkårlig rekkefølge | i selvvalgt \
         rekkefølge | \
         i hvilken som helst rekkefølge | i hvilken rekkefølge som helst | i den rekkefølgen dere \
         vil | \
         i den rekkefølgen dere ønsker | i den rekkefølgen skolen velger | uavhengig av rekkefølge",
    ),
    (Word::And, "og | samt | så vel som"),
    (Word::Or, "eller"),
    (Word::Both, "både"),
    (Word::Either, "enten"),
    (Word::From, "fra | fra og med | f.o.m. | f.o.m | fom"),
    (Word::To, "til | til og med | t.o.m. | t.o.m | tom"),
    (Word::AtLeast, "minst | minimum"),
    (Word::Of, "av | blant"),
    (Word::Count(1), "en | én | ett | ei"),
    (Word::Count(2), "to"),
    (Word::Count(3), "tre"),
    (Word::Count(4), "fire"),
    (Word::Count(5), "fem"),
    (Word::Count(6), "seks"),
    (Word::Count(7), "sju | syv"),
    (Word::Count(8), "åtte"),
    (Word::Count(9), "ni"),
    (Word::Count(10), "ti"),
    (
        Word::Others,
        "alle andre | alle de andre | de andre | resten | alle andre moduler | alle andre sider | \
         de andre modulene | \
         de andre sidene | alle de andre modulene | alle de andre sidene",
    ),
    (Word::Must, "må"),
    (Word::Shall, "skal"),
    (
        Word::Should,
        "bør | burde | helst | gjerne | fortrinnsvis | anbefales | anbefalt | tilrås | tilrådes | \
         tilrådd | tilrådet | \
         det anbefales | det anbefales at | det er anbefalt | det tilrås | vi anbefaler | vi \
         anbefaler at | vi tilrår | vi tilrår at",
    ),
    (Word::May, "kan"),
    (Word::Not, "ikke | aldri"),
    (
        Word::Filler,
        "være | er | bli | blir | ha | har | tas | tatt | ta | tar | gjøres | gjort | gjøre | \
         gjør | gjennomføres | \
         gjennomført | gjennomføre | gjennomfører | gjennomgås | gjennomgått | fullføres | \
         fullført | fullføre | fullfører | \
         ferdig | avsluttes | avsluttet | komme | kommer | ligge | ligger | stå | står | startes \
         | starte | starter | \
         begynner | begynne | påbegynnes | leses | lest | lese | leser | dere | du | alltid | \
         plasseres | \
         å | starter på | starte på | begynner på | begynne på | går i gang med | jobbes med | \
         jobbe med | jobbet med | \
         arbeides med | arbeide med | arbeidet med",
    ),
    (Word::Module, "modul | modulen | moduler | modulene"),
    (Word::Page, "side | siden | sida | sider | sidene"),
];
