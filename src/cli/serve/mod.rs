//! `loype serve`: serves the site while its authors write, and prints what happens.
//!
//! In: the options of the preview. Out: one line per rebuild, and the findings when they change.

mod lines;

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use jiff::Zoned;

use super::exit::Exit;
use super::root::Root;
use super::show;
use crate::diagnostic::MessageLanguage;
use crate::serve::{self, EventHandler, Options, ServeEvent};

use self::lines::EventPrinter;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    root: Root,
    /// The port; the next free one where it is taken, any free one for 0
    #[arg(long, default_value_t = 4000, value_name = "N")]
    port: u16,
    /// The address to listen on; 0.0.0.0 lets others on the same network see the site [default:
    /// this machine only]
    #[arg(long, value_name = "IP")]
    host: Option<IpAddr>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Look for changes now and then instead of waiting to be told, for drives that tell nothing
    #[arg(long)]
    poll: bool,
    /// Let the browser go to the page that is being edited
    #[arg(long)]
    follow: bool,
    /// The command that opens a file, such as 'code -g {file}:{line}:{column}' [default:
    /// `LOYPE_EDITOR`, or the system's program for the file]
    #[arg(long, value_name = "COMMAND")]
    editor: Option<String>,
    /// Answer to this name too, behind a proxy; may stand more than once
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
}

pub(super) fn run(arguments: Arguments, lang: Option<MessageLanguage>) -> Exit {
    let options = Options {
        root: arguments.root.folder(),
        port: arguments.port,
        host: arguments.host,
        open: arguments.open,
        poll: arguments.poll,
        follow: arguments.follow,
        editor: arguments.editor,
        allow_hosts: arguments.allow_host,
        language: lang,
    };
    let language = show::language_in(lang, &options.root);
    match serve::run(&options, &print_events(EventPrinter::new(lang, language))) {
        Ok(()) => Exit::Success,
        Err(error) => show::refusal(&error.text(), language),
    }
}

/// How many events wait for a terminal that is blocked.
const EVENT_CAPACITY: usize = 64;

/// Prints events in a thread of its own: a terminal that is blocked, for instance while someone
/// selects text in it, must not hold up the preview.
fn print_events(mut printer: EventPrinter) -> EventHandler {
    let (sender, receiver) = sync_channel::<(ServeEvent, Zoned)>(EVENT_CAPACITY);
    thread::spawn(move || {
        for (event, time) in receiver {
            printer.lines(&event, &time).iter().for_each(|line| show::print(line));
        }
    });
    // Events that a blocked terminal has no room for are dropped.
    Arc::new(move |event| drop(sender.try_send((event, Zoned::now()))))
}
