//! `loype serve`: shows the site in the browser while its authors write, and says calmly what
//! happens.
//!
//! In: where the site is and how it is to be seen. Out: one line for each time the site was made
//! anew, and the findings when they change.

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
use crate::load;
use crate::serve::{self, EventHandler, Options, ServeEvent};

use self::lines::Teller;

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
        root: arguments.root.root,
        port: arguments.port,
        host: arguments.host,
        open: arguments.open,
        poll: arguments.poll,
        follow: arguments.follow,
        editor: arguments.editor,
        allow_hosts: arguments.allow_host,
        language: lang,
    };
    let known = lang.or_else(|| load::language(&options.root).map(|tag| MessageLanguage::of(&tag)));
    match serve::run(&options, &tell_on_terminal(Teller::new(lang, show::system_language(known)))) {
        Ok(()) => Exit::Success,
        Err(error) => show::refusal(&error.text(), show::system_language(known)),
    }
}

/// How much news waits for a terminal that stands still.
const WAITING: usize = 64;

/// Says news on the terminal from a thread of its own: one that stands still, as when someone marks
/// text in it, must not hold the site up.
fn tell_on_terminal(mut teller: Teller) -> EventHandler {
    let (sender, receiver) = sync_channel::<(ServeEvent, Zoned)>(WAITING);
    thread::spawn(move || {
        for (news, time) in receiver {
            teller.lines(&news, &time).iter().for_each(|line| show::say(line));
        }
    });
    // What a terminal has no room for is old news.
    Arc::new(move |news| drop(sender.try_send((news, Zoned::now()))))
}
