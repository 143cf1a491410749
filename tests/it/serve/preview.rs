//! A running `loype serve`, and a client that speaks to it byte by byte.
//!
//! In: a folder and arguments. Out: answers, rebuilds and the lines on the terminal. Nothing here
//! sleeps: a test waits for what the program prints or sends, and fails if that does not come.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::support::command;

/// How long a test waits for the program.
const TIMEOUT: Duration = Duration::from_mins(1);

/// A preview that runs until it is dropped.
pub(crate) struct Preview {
    child: Child,
    terminal: BufReader<ChildStdout>,
    /// The lines before the one with the address.
    pub(crate) before: Vec<String>,
    pub(crate) port: u16,
}

impl Preview {
    /// Serves the site in a folder at any free port.
    pub(crate) fn of(folder: &Path) -> Self {
        Self::with(folder, &["--port", "0"])
    }

    /// Serves the site in a folder, with arguments.
    pub(crate) fn with(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = command(folder)
            .arg("serve")
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let terminal = BufReader::new(child.stdout.take().expect("its output is ours"));
        let mut preview = Self { child, terminal, before: Vec::new(), port: 0 };
        while preview.port == 0 {
            let line = preview.line();
            let address = line
                .split_once("forhåndsvisning på http://")
                .and_then(|(_, rest)| rest.split_once('/'));
            if let Some(port) =
                address.and_then(|(address, _)| address.rsplit_once(':')?.1.parse().ok())
            {
                preview.port = port;
            } else {
                assert!(!line.is_empty(), "the preview ended: {:?}", preview.before);
                preview.before.push(line);
            }
        }
        preview
    }

    /// The next line on the terminal.
    pub(crate) fn line(&mut self) -> String {
        line(&mut self.terminal)
    }

    /// A connection.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream =
            TcpStream::connect(("127.0.0.1", self.port)).expect("the preview takes connections");
        stream.set_read_timeout(Some(TIMEOUT)).expect("a time can be set");
        stream
    }

    /// The answer to some bytes.
    pub(crate) fn answer_to(&self, bytes: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(bytes.as_bytes()).expect("a request can be sent");
        Answer::read(stream)
    }

    /// The answer to a request with further header lines.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let host = format!("Host: localhost:{}", self.port);
        let hosts: &[&str] =
            if headers.iter().any(|line| line.starts_with("Host:")) { &[] } else { &[&host] };
        let lines = [hosts, headers, &["Connection: close", "", ""]].concat().join("\r\n");
        self.answer_to(&format!("{method} {path} HTTP/1.1\r\n{lines}"))
    }

    /// The answer to a `GET` request.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// The rebuilds from now on; the first one is finished when this returns.
    pub(crate) fn rebuilds(&self) -> Rebuilds {
        let mut rebuilds = self.all_rebuilds();
        rebuilds.until(|rebuild| rebuild["number"] != 0);
        rebuilds
    }

    /// All rebuilds.
    pub(crate) fn all_rebuilds(&self) -> Rebuilds {
        let mut stream = self.connect();
        write!(stream, "GET /_loype/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .expect("a request can be sent");
        Rebuilds { lines: BufReader::new(stream) }
    }

    /// Sends the signal of Ctrl-C, and returns the exit code.
    #[cfg(unix)]
    pub(crate) fn interrupt(mut self) -> Option<i32> {
        let process = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(process, rustix::process::Signal::INT)
            .expect("the preview is there");
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer as it was sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    fn read(mut stream: TcpStream) -> Self {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer comes and ends");
        let end =
            bytes.windows(4).position(|part| part == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
        let head = String::from_utf8(bytes[..end].to_vec()).expect("a head is text").to_lowercase();
        let status =
            head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        Self { status, head, body: bytes[end..].to_vec() }
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The page as it would be published.
    pub(crate) fn published(&self) -> Vec<u8> {
        let text = self.text();
        let (before, rest) = text
            .split_once("<script src=\"")
            .filter(|(_, rest)| rest.contains("_loype/preview.js"))
            .expect("the script stands there");
        let (_, after) = rest.split_once("</script>\n").expect("the script ends");
        format!("{before}{after}").into_bytes()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the answer is JSON")
    }
}

/// A stream of rebuilds.
pub(crate) struct Rebuilds {
    lines: BufReader<TcpStream>,
}

impl Rebuilds {
    /// The next rebuild; `None` when the stream has ended.
    pub(crate) fn next(&mut self) -> Option<Value> {
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).expect("a rebuild comes in time") == 0 {
                return None;
            }
            if let Some(data) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(data).expect("a rebuild is JSON"));
            }
        }
    }

    /// The first rebuild that fulfils a condition, and the number of those before it.
    pub(crate) fn until(&mut self, is_wanted: impl Fn(&Value) -> bool) -> (Value, usize) {
        for count in 0.. {
            let rebuild = self.next().expect("the stream goes on");
            if is_wanted(&rebuild) {
                return (rebuild, count);
            }
        }
        unreachable!("a count has no end")
    }

    /// The rebuild in which a file changed; a rebuild with many changes does not name them.
    pub(crate) fn until_changed(&mut self, path: &str) -> Value {
        self.until(|rebuild| {
            rebuild["changed"]
                .as_array()
                .is_none_or(|paths| paths.iter().any(|changed| changed == path))
        })
        .0
    }
}

/// Closes the sending half of a connection.
pub(crate) fn close_half(stream: &TcpStream) {
    stream.shutdown(Shutdown::Write).expect("half a connection can be closed");
}

fn line(terminal: &mut impl BufRead) -> String {
    let mut line = String::new();
    terminal.read_line(&mut line).expect("the terminal is text");
    line.trim_end().to_owned()
}
