//! The texts of the command line in bokmål.
//!
//! In: the name of a command, and the id of an argument. Out: their texts. The English ones stand
//! where the commands and their arguments are defined; a test holds the two together.

use clap::Arg;

/// A command: its name, the Norwegian one, and what it does. The first is the program itself.
const COMMANDS: [(&str, &str, &str); 8] = [
    (
        "",
        "",
        "Gjør en mappe med kursmoduler i Markdown til et kursnettsted, og viser at kurset kan tas i \
         den rekkefølgen det lover",
    ),
    (
        "build",
        "bygg",
        "Bygg nettstedet: utgangskode 0, 1 når innholdet har feil, 2 når kommandoen eller oppsettet \
         har det",
    ),
    ("check", "sjekk", "Kontroller alt som en bygging kontrollerer, uten å skrive noe"),
    (
        "explain",
        "forklar",
        "Forklar en regel som en melding nevner, med et eksempel og hvordan det rettes; uten navn: \
         list alle reglene",
    ),
    (
        "rules",
        "regler",
        "Vis hver rekkefølgeregel: hva den ble lest som, og om den publiserte rekkefølgen følger \
         den. Utgangskode 0, 1 når en av dem brytes eller ikke kan leses",
    ),
    ("fix", "fiks", "Vis hva som kan rettes av seg selv, og rett det med --ja"),
    ("serve", "vis", "Vis nettstedet i nettleseren mens du skriver; det følger hver endring"),
    (
        "search",
        "søk",
        "Søk i nettstedet som leserne gjør: utgangskode 0, 1 når ingenting finnes, 2 når søket ikke \
         kan forstås",
    ),
];

/// An argument: the command that it is of (none for those of several commands), its id, its text,
/// and what its value is called.
const ARGUMENTS: [(&str, &str, &str, &str); 29] = [
    ("", "help", "Vis denne hjelpen", ""),
    ("", "version", "Vis versjonen", ""),
    ("", "lang", "Språket i meldinger, nb eller en [ellers: språket til nettstedet]", "SPRÅK"),
    (
        "",
        "root",
        "Mappen til nettstedet [ellers: denne mappen, eller den nærmeste over den som har \
         `site-config.yaml`]",
        "MAPPE",
    ),
    ("", "timings", "Skriv hvor lang tid hvert trinn tok", ""),
    ("build", "out", "Mappen å bygge i [ellers: public/ i mappen til nettstedet]", "MAPPE"),
    (
        "build",
        "audience",
        "Bygg bare det som er for denne målgruppen, uten spor av resten; kan stå flere ganger",
        "NAVN",
    ),
    (
        "build",
        "course",
        "Bygg bare dette kurset (--kurs), med navnet på mappen eller tittelen; kan stå flere ganger",
        "NAVN",
    ),
    ("build", "no_cache", "Bygg alt, også når ingenting er endret siden sist", ""),
    (
        "check",
        "format",
        "Hvordan meldingene vises: human (for mennesker), json, github eller sarif [ellers: human]",
        "FORM",
    ),
    ("explain", "rule", "Navnet på en regel, som det står i klammer i en melding", "REGEL"),
    ("fix", "yes", "Gjør de sikre rettelsene (--ja); ellers blir de bare vist", ""),
    (
        "serve",
        "port",
        "Porten; den neste ledige om den er opptatt, en ledig for 0 [ellers: 4000]",
        "N",
    ),
    (
        "serve",
        "host",
        "Adressen å lytte på; med 0.0.0.0 ser andre på det samme nettet nettstedet [ellers: bare \
         denne maskinen]",
        "IP",
    ),
    ("serve", "open", "Åpne nettstedet i nettleseren", ""),
    (
        "serve",
        "poll",
        "Se etter endringer nå og da i stedet for å vente på beskjed, for stasjoner som ikke gir \
         beskjed",
        "",
    ),
    ("serve", "follow", "La nettleseren gå til siden som blir skrevet", ""),
    (
        "serve",
        "editor",
        "Kommandoen som åpner en fil, for eksempel 'code -g {file}:{line}:{column}' [ellers: \
         `LOYPE_EDITOR`, eller systemets program for filen]",
        "KOMMANDO",
    ),
    (
        "serve",
        "allow_host",
        "Svar på dette navnet også, bak en proxy; kan stå flere ganger",
        "NAVN",
    ),
    ("rules", "json", "Skriv reglene som ett JSON-objekt", ""),
    ("search", "query", "Det som søkes etter", "ORD"),
    ("search", "limit", "Vis høyst så mange sider [ellers: 10]", "N"),
    ("search", "json", "Skriv treffene som ett JSON-objekt", ""),
    ("search", "audience", "Sorter treffene som for denne målgruppen", "NAVN"),
    ("search", "module", "Bare sider i denne modulen, med nummer eller tittel", "NAVN"),
    ("search", "kind", "Bare sider av denne typen", "TYPE"),
    ("search", "export", "Skriv hele indeksen, som JSON som lunr.js 2.3 leser (lunr)", "FORM"),
    (
        "search",
        "analyze",
        "Les ord fra standard inn, ett på hver linje, og skriv grunnformene av hvert, med \
         tabulator mellom",
        "",
    ),
    (
        "search",
        "test",
        "Prøv en liste med søk og sidene de skal finne; utgangskode 1 når ett av dem ikke gjør det",
        "FIL",
    ),
];

/// What stands below the list of commands.
pub(super) const AFTER_HELP: &str = "\
Et nettsted er en mappe med `site-config.yaml` og `content/`:

  site-config.yaml                     tittel: og språk:
  content/index.md                     forsiden
  content/kurset/_index.md             et kurs
  content/kurset/modul-1/_index.md     en modul: tittel:, varighet:, forutsetninger:
  content/kurset/modul-1/01-start.md   en side: tittel:, type:, arbeidsform:, varighet:

Eksempler:
  loype sjekk                          se etter feil, skriv ingenting
  loype vis --open                     se nettstedet i nettleseren mens du skriver
  loype bygg                           bygg nettstedet i public/
  loype bygg --root kurs --out nett    bygg nettstedet i kurs/ i mappen nett/
  loype regler                         hva hver rekkefølgeregel ble lest som
  loype fiks                           hva som kan rettes av seg selv
  loype forklar link-broken            hva en melding betyr, og hva du gjør
  loype søk vurdering                  hvilke sider leserne finner

Kommandoene har engelske navn også: build, check, serve, rules, fix, explain, search.";

/// What stands below the options of the search.
const AFTER_SEARCH: &str = "

Et søk er ord som alle må stå på siden; det siste kan være begynnelsen på et ord:

  vurdering elev                       begge ordene, i alle former
  '\"felles praksis\"'                   ord etter hverandre
  vurdering -mappe                     ikke sider med mappe
  tittel:vurdering                     i tittelen på siden
  vurder*                              alt som begynner slik

Hvert treff er en linje med adresse, tittel og utdrag, med tabulator mellom når det skrives til en
fil eller et program. --json gir det samme som ett JSON-objekt, med stedene der ordene står.

Eksempler:
  loype søk kollektiv læring
  loype søk --audience leder --limit 3 møte
  loype søk --test søk.yaml            prøv en liste med søk, hvert med siden som skal finnes:

    første: 3
    søk:
      - ord: vurderingspraksis
        side: content/kurset/modul-2/03-vurdering.md";

fn command(name: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    COMMANDS.iter().find(|(own, _, _)| *own == name)
}

/// What a command does.
pub(super) fn about(name: &str) -> Option<&'static str> {
    command(name).map(|(_, _, about)| *about)
}

/// The Norwegian name of a command.
pub(super) fn name(name: &str) -> Option<&'static str> {
    command(name).map(|(_, name, _)| *name)
}

/// The line of a command in the list of all, with its first sentence.
pub(super) fn line(name: &str) -> Option<String> {
    let (_, name, about) = command(name)?;
    let short = about.split([':', ';']).next().unwrap_or_default();
    Some(format!("  {name:<8} {short}"))
}

/// What stands below the options of a command.
pub(super) fn after(name: &str) -> &'static str {
    if name == "search" { AFTER_SEARCH } else { "" }
}

fn argument(
    command: &str,
    id: &str,
) -> Option<&'static (&'static str, &'static str, &'static str, &'static str)> {
    let of =
        |command: &str| ARGUMENTS.iter().find(|(own, name, ..)| *own == command && *name == id);
    of(command).or_else(|| of(""))
}

/// The text of an argument.
pub(super) fn help(command: &str, id: &str) -> Option<&'static str> {
    argument(command, id).map(|(_, _, help, _)| *help)
}

/// What the value of an argument is called; `None` where it has none.
pub(super) fn value(arg: &Arg, command: &str) -> Option<&'static str> {
    let value = argument(command, arg.get_id().as_str()).map(|(.., value)| *value);
    value.filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_every_argument_has_a_norwegian_text() {
        let program = crate::cli::Arguments::command();
        for command in program.get_subcommands() {
            let own = command.get_name();
            let norwegian = name(own).expect(own);
            assert!(command.get_all_aliases().any(|alias| alias == norwegian), "{own}");
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                let takes = arg.get_action().takes_values();
                assert!(help(own, id).is_some(), "{own} {id}");
                assert_eq!(value(arg, own).is_some(), takes, "{own} {id}");
            }
        }
        for (own, id, ..) in ARGUMENTS.iter().filter(|(own, ..)| !own.is_empty()) {
            let command = program.find_subcommand(own).expect(own);
            assert!(command.get_arguments().any(|arg| arg.get_id() == id), "{own} {id}");
        }
    }
}
