//! The words of order rules in bokmål.
//!
//! Phrases of one meaning are separated by `|`, the usual one first; it is what is printed.

use super::{Table, Word};

/// The table.
pub(super) const TABLE: Table = &[
    (Word::Before, "før | forut for | foran"),
    (Word::After, "etter | etter at"),
    (Word::Requires, "krever | forutsetter"),
    (Word::First, "først | aller først | helt først"),
    (Word::Last, "til slutt | helt til slutt | aller sist | sist | til sist"),
    (
        Word::Free,
        "i valgfri rekkefølge | i fri rekkefølge | i vilkårlig rekkefølge | i selvvalgt rekkefølge | \
         i hvilken som helst rekkefølge | i hvilken rekkefølge som helst | i den rekkefølgen dere vil | \
         i den rekkefølgen dere ønsker | i den rekkefølgen skolen velger | uavhengig av rekkefølge",
    ),
    (Word::And, "og | samt | så vel som"),
    (Word::Or, "eller"),
    (Word::Both, "både"),
    (Word::Either, "enten"),
    (Word::From, "fra | fra og med"),
    (Word::To, "til | til og med | t.o.m."),
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
        "alle andre | alle de andre | de andre | resten | alle andre moduler | alle andre sider | de andre modulene | \
         de andre sidene | alle de andre modulene | alle de andre sidene",
    ),
    (Word::Must, "må"),
    (Word::Shall, "skal"),
    (Word::Should, "bør | burde | helst | anbefales"),
    (Word::May, "kan"),
    (Word::Not, "ikke | aldri"),
    (
        Word::Filler,
        "være | er | bli | blir | ha | har | tas | tatt | ta | tar | gjøres | gjort | gjøre | gjør | gjennomføres | \
         gjennomført | gjennomføre | gjennomfører | gjennomgås | gjennomgått | fullføres | fullført | fullføre | fullfører | \
         ferdig | avsluttes | avsluttet | komme | kommer | ligge | ligger | stå | står | startes | starte | starter | \
         begynner | begynne | påbegynnes | leses | lest | lese | leser | dere | du | alltid | plasseres",
    ),
    (Word::Module, "modul | modulen | moduler | modulene"),
    (Word::Page, "side | siden | sida | sider | sidene"),
];
