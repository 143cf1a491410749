//! The messages for a site that cannot be written.
//!
//! In: a [`WriteError`]. Out: what is wrong and what to do about it, in every message language, and
//! in plain words instead of the system's where possible. Showing it is left to `cli` and `serve`.

use std::io;
use std::path::Path;

use super::{Operation, WriteError};
use crate::diagnostic::Text;
use crate::text;

/// The most file names that a message lists.
const SHOWN: usize = 5;

impl WriteError {
    /// What is wrong: lower case, no full stop, understandable alone.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NotAFolder { out }
            | Self::FileSystemRoot { out }
            | Self::Home { out }
            | Self::HoldsSources { out, .. }
            | Self::InSources { out, .. }
            | Self::Locked { out } => self.about_folder(out),
            Self::Foreign { out, files } | Self::Edited { out, files } => {
                self.about_files(out, files)
            }
            Self::ManifestDamaged { path } => {
                let path = path.display();
                text!(
                    en: "`{path}`, Løype's list of its own files, is damaged",
                    nb: "`{path}`, der Løype holder rede på filene sine, er ødelagt",
                )
            }
            Self::ManifestNewer { path } => {
                let path = path.display();
                text!(
                    en: "`{path}` was written by a newer Løype than this",
                    nb: "`{path}` er skrevet av en nyere Løype enn denne"
                )
            }
            Self::BadPath { path } => {
                text!(
                    en: "`{path}` cannot be the path of a file on the site",
                    nb: "`{path}` kan ikke være stien til en fil på nettstedet"
                )
            }
            Self::DuplicatePath { path } => {
                text!(
                    en: "two files of the site have the path `{path}`",
                    nb: "to filer på nettstedet har stien `{path}`"
                )
            }
            Self::PathConflict { one, other } => text!(
                en: "`{one}` and `{other}` cannot stand beside each other on every computer",
                nb: "`{one}` og `{other}` kan ikke ligge ved siden av hverandre på alle maskiner",
            ),
            Self::Incomplete { path } => text!(
                en: "`{path}` could not be made ready, so the site was left as it was",
                nb: "`{path}` kunne ikke gjøres klar, så nettstedet er som før",
            ),
            Self::Io { operation, path, source } => refused(*operation, path, source),
        }
    }

    /// What to do about it: lower case, no full stop.
    #[must_use]
    pub fn help(&self) -> Text {
        match self {
            Self::NotAFolder { .. }
            | Self::FileSystemRoot { .. }
            | Self::Home { .. }
            | Self::HoldsSources { .. }
            | Self::InSources { .. } => {
                text!(
                    en: "choose another folder with `--out`",
                    nb: "velg en annen mappe med `--out`"
                )
            }
            Self::Foreign { .. } => text!(
                en: "choose another folder with `--out`, or move the files away",
                nb: "velg en annen mappe med `--out`, eller flytt filene et annet sted",
            ),
            Self::Edited { .. } => text!(
                en: "move the files away if you want to keep the changes, or delete them, and \
                     build again",
                nb: "flytt filene hvis du vil ta vare på endringene, eller slett dem, og bygg på \
                     nytt",
            ),
            Self::Locked { .. } => {
                text!(
                    en: "wait until it is done, and build again",
                    nb: "vent til den er ferdig, og bygg på nytt"
                )
            }
            Self::ManifestDamaged { .. } => text!(
                en: "choose another folder with `--out`, or delete the whole folder if nothing in \
                     it is yours",
                nb: "velg en annen mappe med `--out`, eller slett hele mappen hvis ikke noe i den \
                     er ditt eget",
            ),
            Self::ManifestNewer { .. } => text!(
                en: "use the newest Løype, or choose another folder with `--out`",
                nb: "bruk den nyeste Løype, eller velg en annen mappe med `--out`",
            ),
            Self::BadPath { .. } | Self::DuplicatePath { .. } | Self::PathConflict { .. } => {
                text!(en: "give the file another name", nb: "gi filen et annet navn")
            }
            Self::Incomplete { .. } => {
                text!(en: "look at the error before this one", nb: "se på feilen før denne")
            }
            Self::Io { source, .. } => help(source),
        }
    }

    fn about_folder(&self, out: &Path) -> Text {
        let out = out.display();
        match self {
            Self::FileSystemRoot { .. } => {
                text!(en: "`{out}` is the whole disk", nb: "`{out}` er hele disken")
            }
            Self::Home { .. } => text!(
                en: "`{out}` holds all that is yours on this computer",
                nb: "`{out}` inneholder alt som er ditt på denne maskinen"
            ),
            Self::HoldsSources { source_folder, .. } => {
                let source = source_folder.display();
                text!(
                    en: "`{out}` holds what the site is made from (`{source}`)",
                    nb: "`{out}` inneholder det nettstedet lages av (`{source}`)",
                )
            }
            Self::InSources { source_folder, .. } => {
                let source = source_folder.display();
                text!(
                    en: "`{out}` stands among what the site is made from (`{source}`)",
                    nb: "`{out}` ligger blant det nettstedet lages av (`{source}`)",
                )
            }
            Self::Locked { .. } => {
                text!(
                    en: "another build is writing to `{out}`",
                    nb: "en annen bygging skriver til `{out}`"
                )
            }
            _ => {
                text!(
                    en: "`{out}` is a file and not a folder",
                    nb: "`{out}` er en fil og ikke en mappe"
                )
            }
        }
    }

    fn about_files(&self, out: &Path, files: &[String]) -> Text {
        let out = out.display();
        let Text { en, nb } = listed(files);
        match self {
            Self::Edited { .. } => text!(
                en: "`{out}` holds files that are no longer part of the site and have been \
                     changed by hand: {en}",
                nb: "`{out}` inneholder filer som ikke lenger hører til nettstedet, og som noen \
                     har endret: {nb}",
            ),
            _ => text!(
                en: "`{out}` holds files that Løype did not write: {en}",
                nb: "`{out}` inneholder filer som Løype ikke har laget: {nb}",
            ),
        }
    }
}

/// The first few files by name, the rest as a count.
fn listed(files: &[String]) -> Text {
    let names =
        files.iter().take(SHOWN).map(|file| format!("`{file}`")).collect::<Vec<_>>().join(", ");
    match files.len().saturating_sub(SHOWN) {
        0 => text!(en: "{names}", nb: "{names}"),
        more => text!(en: "{names} and {more} more", nb: "{names} og {more} til"),
    }
}

fn refused(operation: Operation, path: &Path, error: &io::Error) -> Text {
    let Text { en, nb } = cause(error);
    let path = path.display();
    match operation {
        Operation::Read => {
            text!(en: "could not read `{path}`: {en}", nb: "kunne ikke lese `{path}`: {nb}")
        }
        Operation::Write => {
            text!(en: "could not write `{path}`: {en}", nb: "kunne ikke skrive `{path}`: {nb}")
        }
        Operation::Remove => {
            text!(en: "could not remove `{path}`: {en}", nb: "kunne ikke slette `{path}`: {nb}")
        }
    }
}

fn cause(error: &io::Error) -> Text {
    match error.kind() {
        _ if is_open_elsewhere(error) => {
            text!(en: "it is open in another program", nb: "den er åpen i et annet program")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            text!(en: "the disk is full", nb: "disken er full")
        }
        io::ErrorKind::PermissionDenied => text!(
            en: "you may not do that there, or it is open in another program",
            nb: "du har ikke lov til det der, eller den er åpen i et annet program",
        ),
        io::ErrorKind::ReadOnlyFilesystem => {
            text!(en: "the disk can only be read", nb: "disken kan bare leses")
        }
        io::ErrorKind::NotFound => text!(en: "it is not there", nb: "den finnes ikke"),
        io::ErrorKind::InvalidFilename => {
            text!(en: "the disk does not take that name", nb: "disken godtar ikke det navnet")
        }
        io::ErrorKind::FileTooLarge => {
            text!(en: "it is too large for the disk", nb: "den er for stor for disken")
        }
        _ => text!(en: "the system says: {error}", nb: "systemet svarer: {error}"),
    }
}

fn help(error: &io::Error) -> Text {
    match error.kind() {
        _ if is_open_elsewhere(error) => {
            text!(en: "close it there, and build again", nb: "lukk den der, og bygg på nytt")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            text!(en: "free some space, and build again", nb: "frigjør plass, og bygg på nytt")
        }
        io::ErrorKind::PermissionDenied => text!(
            en: "close programs that show the site's files, or choose another folder with `--out`",
            nb: "lukk programmer som viser filene, eller velg en annen mappe med `--out`",
        ),
        io::ErrorKind::ReadOnlyFilesystem => {
            text!(en: "choose another folder with `--out`", nb: "velg en annen mappe med `--out`")
        }
        io::ErrorKind::InvalidFilename => {
            text!(
                en: "give the file a shorter or plainer name",
                nb: "gi filen et kortere eller enklere navn"
            )
        }
        _ => text!(en: "mend that, and build again", nb: "rett det, og bygg på nytt"),
    }
}

/// Windows has its own error codes for a file that another program has open (32) or has partly
/// locked (33).
fn is_open_elsewhere(error: &io::Error) -> bool {
    let busy =
        matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy);
    busy || (cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: io::ErrorKind) -> Text {
        WriteError::io(Operation::Write, Path::new("public/film.mp4"), io::Error::from(kind)).text()
    }

    #[test]
    fn the_system_speaks_plainly() {
        assert_eq!(
            said(io::ErrorKind::StorageFull).nb,
            "kunne ikke skrive `public/film.mp4`: disken er full"
        );
        assert_eq!(
            said(io::ErrorKind::ResourceBusy).en,
            "could not write `public/film.mp4`: it is open in another program"
        );
        assert_eq!(
            said(io::ErrorKind::PermissionDenied).nb,
            "kunne ikke skrive `public/film.mp4`: du har ikke lov til det der, eller den er åpen \
             i et annet program"
        );
    }

    #[test]
    fn five_files_are_named_and_the_rest_counted() {
        let files = |count: usize| (0..count).map(|n| format!("{n}.txt")).collect();
        let text = WriteError::foreign(Path::new("public"), files(7)).text();
        assert_eq!(
            text.nb,
            "`public` inneholder filer som Løype ikke har laget: `0.txt`, `1.txt`, `2.txt`, \
             `3.txt`, `4.txt` og 2 til"
        );
        let error = WriteError::foreign(Path::new("public"), files(1));
        assert_eq!(error.to_string(), "`public` holds files that Løype did not write: `0.txt`");
        assert_eq!(error.help().en, "choose another folder with `--out`, or move the files away");
    }
}
