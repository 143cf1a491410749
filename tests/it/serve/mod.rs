//! `loype serve` as browsers and authors use it: its answers, its reaction to changes on the disk,
//! and its resistance to attacks.
//!
//! In: small sites, edited while the program runs. Out: answers over TCP, rebuilds, lines on the
//! terminal and exit codes. When to act on a change is left to the tests of `serve::schedule`, who
//! may ask to those of `serve::http::guard`.

#![allow(clippy::disallowed_methods, reason = "tests do on the disk what authors do")]

mod preview;
use std::fs;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::Path;

use crate::support::{Scratch, as_in_a_preview};
use preview::{Preview, Rebuilds, close_half};

const CONFIG: &str = "title: Prøvekurset\nlanguage: nb\n";
const PAGE: &str = "content/kurset/modul-1/01-se.md";
const PAGE_ADDRESS: &str = "kurset/modul-1/se.html";

fn site() -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", CONFIG),
        ("content/index.md", "---\ntitle: Forside\n---\n\nVelkommen hit.\n"),
        ("content/kurset/_index.md", "---\ntitle: Kurset\n---\n\nEt kurs.\n"),
        ("content/kurset/modul-1/_index.md", "---\nmodule: 1\ntitle: Modulen\n---\n\nEn modul.\n"),
        (PAGE, &page("Først.")),
        (
            "content/kurset/modul-1/02-gjor.md",
            "---\ntitle: Gjør\nkind: oppgave\n---\n\nEn oppgave.\n",
        ),
    ])
}

fn page(text: &str) -> String {
    format!("---\ntitle: Se\nkind: tekst\n---\n\n{text}\n")
}

/// Waits until every served file is what a clean build writes.
fn wait_for_what_a_build_writes(preview: &Preview, rebuilds: &mut Rebuilds, site: &Scratch) {
    site.build();
    let built = as_in_a_preview(site.built());
    let is_served = |path: &String, bytes: &Vec<u8>| {
        let answer = preview.get(&format!("/{}", path.replace(' ', "%20").replace('å', "%C3%A5")));
        if crate::support::has_ending(path, "html") {
            answer.published() == *bytes
        } else {
            answer.body == *bytes
        }
    };
    while let Some((path, _)) = built.iter().find(|(path, bytes)| !is_served(path, bytes)) {
        assert!(rebuilds.next().is_some(), "{path} is not what a build writes");
    }
}

#[test]
fn what_is_served_is_what_a_build_writes() {
    let site = site();
    site.write(
        "content/kurset/modul-1/figur å.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>",
    );
    site.replace(PAGE, "Først.", "![Figuren](<figur å.svg>)");
    let preview = Preview::of(site.path());
    wait_for_what_a_build_writes(&preview, &mut preview.rebuilds(), &site);
}

#[test]
fn an_edit_is_shown_and_found() {
    let site = site();
    let preview = Preview::of(site.path());
    let mut rebuilds = preview.rebuilds();
    site.write(PAGE, page("Så noe bjørnebær."));
    let rebuild = rebuilds.until_changed(PAGE_ADDRESS);
    assert_eq!(
        (&rebuild["stage"], &rebuild["state"], &rebuild["errors"]),
        (&"pages".into(), &"good".into(), &0.into())
    );
    assert!(preview.get("/kurset/modul-1/se.html").text().contains("Så noe bjørnebær."));
    wait_for_what_a_build_writes(&preview, &mut rebuilds, &site);
}

#[test]
fn a_file_saved_by_another_name_and_renamed_is_an_edit() {
    let site = site();
    let preview = Preview::of(site.path());
    let mut rebuilds = preview.rebuilds();
    let new = "content/kurset/modul-1/.01-se.md.swp";
    site.write(new, page("Ved navnebytte."));
    site.rename(new, PAGE);
    rebuilds.until_changed(PAGE_ADDRESS);
    assert!(preview.get("/kurset/modul-1/se.html").text().contains("Ved navnebytte."));
}

#[test]
fn hundreds_of_files_at_once_become_few_rebuilds() {
    let site = site();
    let preview = Preview::of(site.path());
    let mut rebuilds = preview.rebuilds();
    fs::create_dir(site.path().join(".git")).expect("a folder can be made");
    site.write(".git/index.lock", "");
    for number in 0..300 {
        site.write(
            &format!("content/kurset/modul-2/side-{number}.md"),
            page(&format!("Side {number}.")),
        );
    }
    site.write(
        "content/kurset/modul-2/_index.md",
        "---\nmodule: 2\ntitle: Mange\n---\n\nMange sider.\n",
    );
    fs::remove_file(site.path().join(".git/index.lock")).expect("a file can be removed");
    let (_, before) = rebuilds.until(|_| {
        preview.get("/kurset/modul-2/side-299.html").status == 200
            && preview.get("/kurset/modul-2/").status == 200
    });
    assert!(before < 20, "{before} rebuilds");
}

#[test]
fn a_moved_folder_and_a_deleted_page_are_gone_from_where_they_were() {
    let site = site();
    let preview = Preview::of(site.path());
    let mut rebuilds = preview.rebuilds();
    site.rename("content/kurset/modul-1", "content/kurset/modul-en");
    rebuilds.until_changed("kurset/modul-en/se.html");
    assert_eq!(preview.get("/kurset/modul-1/se.html").status, 404);
    // The folder is also watched under its new name.
    fs::remove_file(site.path().join("content/kurset/modul-en/02-gjor.md"))
        .expect("a file can be removed");
    rebuilds.until_changed("kurset/modul-en/gjor.html");
    let gone = preview.get("/kurset/modul-en/gjor.html");
    assert_eq!(gone.status, 404);
    assert_eq!(
        gone.published(),
        preview.get("/404.html").published(),
        "the site's own page says so"
    );
    wait_for_what_a_build_writes(&preview, &mut rebuilds, &site);
}

#[test]
fn the_last_good_site_stays_over_a_broken_config_and_goes_on_when_it_is_mended() {
    let site = site();
    let mut preview = Preview::of(site.path());
    let mut rebuilds = preview.rebuilds();
    assert!(preview.line().contains("sider laget på"), "the first rebuild");
    site.write("site-config.yaml", "title: [Prøvekurset\n");
    let (rebuild, _) = rebuilds.until(|rebuild| rebuild["state"] == "faulty");
    assert_eq!(rebuild["changed"], serde_json::json!([]));
    assert!(preview.get("/").text().contains("Velkommen hit."));
    let told = preview.get("/_loype/page?address=index.html&lang=nb").json();
    assert_eq!(
        (&told["state"], &told["findings"][0]["file"]),
        (&"faulty".into(), &"site-config.yaml".into())
    );
    let line = preview.line();
    assert!(line.ends_with("feil – siste gode utgave vises"), "{line}");
    let drawn: Vec<String> = (0..3).map(|_| preview.line()).collect();
    assert!(drawn[1].starts_with("feil["), "{drawn:?}");
    fs::remove_file(site.path().join("site-config.yaml")).expect("a file can be removed");
    rebuilds.until(|rebuild| rebuild["state"] == "stopped");
    assert!(preview.get("/").text().contains("Velkommen hit."));
    site.write("site-config.yaml", CONFIG.replace("Prøvekurset", "Nytt navn"));
    rebuilds.until(|rebuild| rebuild["state"] == "good");
    assert!(preview.get("/").text().contains("Nytt navn"));
}

#[test]
fn what_was_read_of_the_rules_about_a_page_is_told_and_follows_them() {
    let course =
        |rules: &str| format!("---\ntitle: Kurset\nprerequisites:\n{rules}---\n\nEt kurs.\n");
    let site = site();
    site.write("content/kurset/modul-2/_index.md", "---\nmodule: 2\ntitle: To\n---\n\nTekst.\n");
    site.write("content/kurset/modul-3/_index.md", "---\nmodule: 3\ntitle: Tre\n---\n\nTekst.\n");
    let rules = "  - Modul 3 bygger på modul 2\n  - Modul 2 bør tas før 1\n";
    site.write("content/kurset/_index.md", course(rules));
    let preview = Preview::of(site.path());
    let mut rebuilds = preview.rebuilds();
    rebuilds.until(|rebuild| rebuild["state"] == "good");
    let rules = |page: &str, language: &str| {
        let told = preview.get(&format!("/_loype/page?address={page}&lang={language}")).json();
        told["rules"].as_array().expect("a list").clone()
    };
    let texts = |rules: &[serde_json::Value]| -> Vec<String> {
        rules.iter().map(|rule| rule["text"].as_str().expect("a text").to_owned()).collect()
    };
    let of_course = rules("kurset/index.html", "nb");
    assert_eq!(texts(&of_course), ["Modul 3 bygger på modul 2", "Modul 2 bør tas før 1"]);
    assert_eq!(
        of_course[0],
        serde_json::json!({
            "file": "content/kurset/_index.md", "line": 4, "column": 5,
            "text": "Modul 3 bygger på modul 2", "state": "kept",
            "told": [
                {"label": "lest som", "text": "Modul 2 før 3"},
                {"label": "krav", "text": "den publiserte rekkefølgen følger den"},
            ],
        })
    );
    let of_page = rules(PAGE_ADDRESS, "en");
    assert_eq!(texts(&of_page), ["Modul 2 bør tas før 1"], "only what is about its module");
    assert_eq!(
        (&of_page[0]["state"], &of_page[0]["told"][1]["label"]),
        (&"broken".into(), &"advised".into())
    );
    assert_eq!(rules("index.html", "nb"), [""; 0]);
    site.write("content/kurset/_index.md", course("  - Modul 1 før 9\n"));
    rebuilds.until(|rebuild| rebuild["state"] == "faulty");
    let unread = rules("kurset/index.html", "nb");
    assert_eq!(
        (&unread[0]["state"], texts(&unread)),
        (&"unread".into(), vec!["Modul 1 før 9".into()])
    );
}

#[test]
fn a_site_that_is_not_there_yet_comes_by_itself() {
    let site = Scratch::new();
    let mut preview = Preview::of(site.path());
    let mut rebuilds = preview.rebuilds();
    assert!(preview.line().ends_with("nettstedet kan ikke vises ennå"));
    let waiting = preview.get("/kurset/");
    assert_eq!(
        (waiting.status, waiting.header("content-type")),
        (503, Some("text/html; charset=utf-8"))
    );
    assert!(
        waiting.text().contains("<html lang=\"nb\">")
            && waiting.text().contains("src=\"../_loype/preview.js\""),
        "{}",
        waiting.text()
    );
    let told = preview.get("/_loype/page?address=index.html&lang=en").json();
    assert!(
        told["reason"].as_str().is_some_and(|why| why.contains("there is no `site-config.yaml`")),
        "{told}"
    );
    site.write("content/index.md", "---\ntitle: Forside\n---\n\nVelkommen hit.\n");
    site.write("site-config.yaml", CONFIG);
    rebuilds.until(|rebuild| rebuild["state"] == "good");
    assert!(preview.get("/").text().contains("Velkommen hit."));
    site.write("content/om.md", "---\ntitle: Om\n---\n\nOm kurset.\n");
    rebuilds.until_changed("om.html");
}

#[test]
fn a_theme_that_comes_later_and_its_style_are_followed() {
    let site = site();
    let preview = Preview::of(site.path());
    let mut rebuilds = preview.rebuilds();
    site.write("themes/mitt/assets/eget.css", "p { color: black }\n");
    site.write("site-config.yaml", format!("{CONFIG}theme: mitt\n"));
    rebuilds.until_changed("assets/preview/eget.css");
    site.write("themes/mitt/assets/eget.css", "p { color: blue }\n");
    rebuilds.until_changed("assets/preview/eget.css");
    let style = preview.get("/assets/preview/eget.css");
    assert_eq!(
        (style.text().as_str(), style.header("content-type")),
        ("p { color: blue }\n", Some("text/css; charset=utf-8"))
    );
}

#[test]
fn where_nothing_tells_of_changes_files_are_looked_at() {
    let site = site();
    let preview = Preview::with(site.path(), &["--poll", "--port", "0"]);
    let mut rebuilds = preview.rebuilds();
    site.write(PAGE, page("Sett etter."));
    rebuilds.until_changed(PAGE_ADDRESS);
    assert!(preview.get("/kurset/modul-1/se.html").text().contains("Sett etter."));
}

#[test]
fn addresses_lead_where_they_do_on_a_web_host() {
    let site = site();
    site.write("site-config.yaml", format!("{CONFIG}base_url: https://skole.no/sti/\n"));
    let preview = Preview::of(site.path());
    preview.rebuilds();
    let folder = preview.get("/kurset?a=b");
    assert_eq!((folder.status, folder.header("location")), (301, Some("./kurset/?a=b")));
    assert_eq!(preview.get("/kurset/").published(), preview.get("/kurset/index.html").published());
    assert_eq!(
        preview.get("/sti/kurset/").published(),
        preview.get("/kurset/").published(),
        "below the path of the published site"
    );
    assert_eq!(preview.get("/sti").status, 301);
    assert!(preview.get("/sti/kurset/").text().contains("src=\"../_loype/preview.js\""));
    assert_eq!(preview.get("/sti/_loype/preview.js").status, 200);
    assert_eq!(preview.get("/kurset/ukjent.html").status, 404);
    assert_eq!(preview.ask("POST", "/", &[]).status, 405);
}

#[test]
fn a_browser_that_has_a_file_is_told_so() {
    let site = site();
    let preview = Preview::of(site.path());
    preview.rebuilds();
    let whole = preview.get("/");
    let tag = format!("If-None-Match: \"x\", {}", whole.header("etag").expect("a file has a tag"));
    let again = preview.ask("GET", "/", &[&tag]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let head = preview.ask("HEAD", "/", &[]);
    assert_eq!(
        (head.status, head.body.len(), head.header("content-length")),
        (200, 0, whole.header("content-length"))
    );
    assert_eq!(whole.header("cache-control"), Some("no-cache"));
    assert_eq!(whole.header("x-content-type-options"), Some("nosniff"));
    assert!(
        whole
            .header("content-security-policy")
            .is_some_and(|policy| policy.contains("frame-ancestors 'none'"))
    );
    assert_eq!(whole.header("access-control-allow-origin"), None);
}

#[test]
fn a_film_is_sent_in_parts_and_anew_when_it_has_changed() {
    let site = site();
    site.write("content/kurset/modul-1/film.mp4", "0123456789");
    let preview = Preview::of(site.path());
    preview.rebuilds();
    let path = "/kurset/modul-1/film.mp4";
    let part = preview.ask("GET", path, &["Range: bytes=2-4"]);
    assert_eq!(
        (part.status, part.text().as_str(), part.header("content-range")),
        (206, "234", Some("bytes 2-4/10"))
    );
    let tag = part.header("etag").expect("a film has a tag");
    assert_eq!(preview.ask("GET", path, &[&format!("If-None-Match: {tag}")]).status, 304);
    assert_eq!(
        preview.ask("GET", path, &["Range: bytes=2-4", &format!("If-Range: {tag}")]).status,
        206
    );
    assert_eq!(preview.ask("GET", path, &["Range: bytes=20-"]).status, 416);
    let tag = tag.to_owned();
    site.write("content/kurset/modul-1/film.mp4", "abcdefghijkl");
    let other = preview.ask("GET", path, &["Range: bytes=2-4", &format!("If-Range: {tag}")]);
    assert_eq!((other.status, other.text().as_str()), (200, "abcdefghijkl"));
    fs::remove_file(site.path().join("content/kurset/modul-1/film.mp4"))
        .expect("a file can be removed");
    assert_eq!(preview.get(path).status, 404);
}

#[test]
fn pages_from_elsewhere_get_nothing() {
    let site = site();
    let preview = Preview::with(site.path(), &["--port", "0", "--allow-host", "kurs.skole.no"]);
    preview.rebuilds();
    assert_eq!(
        preview.ask("GET", "/", &["Host: evil.example"]).status,
        403,
        "a name that was led here"
    );
    assert_eq!(
        preview.ask("GET", "/", &["Host: 192.168.1.2"]).status,
        403,
        "an address that is not served"
    );
    assert_eq!(preview.ask("GET", "/", &["Host: kurs.skole.no"]).status, 200);
    assert_eq!(preview.answer_to("GET / HTTP/1.0\r\n\r\n").status, 403);
    for own in ["/_loype/events", "/_loype/page?address=index.html", "/_loype/preview.js"] {
        for header in ["Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"]
        {
            assert_eq!(preview.ask("GET", own, &[header]).status, 403, "{own} {header}");
        }
    }
    let open = |file: &str, headers: &[&str]| {
        let body = format!("{{\"file\":\"{file}\",\"line\":1,\"column\":1}}");
        let lines = [headers, &["Content-Type: application/json", "Connection: close"]]
            .concat()
            .join("\r\n");
        let length = body.len();
        preview
            .answer_to(&format!(
                "POST /_loype/open HTTP/1.1\r\n{lines}\r\nContent-Length: {length}\r\n\r\n{body}"
            ))
            .status
    };
    assert_eq!(open(PAGE, &["Host: localhost", "Origin: http://evil.example"]), 403);
    assert_eq!(
        open(PAGE, &["Host: localhost", "X-Forwarded-For: 10.0.0.1"]),
        403,
        "someone behind a proxy"
    );
    assert_eq!(open(PAGE, &["Host: kurs.skole.no"]), 403, "someone elsewhere");
    assert_eq!(open("../../etc/passwd.txt", &["Host: localhost"]), 404);
    assert_eq!(open("content/finnes-ikke.md", &["Host: localhost"]), 404);
}

#[cfg(unix)]
#[test]
fn a_file_is_opened_in_the_editor_that_was_named() {
    let site = site();
    let preview =
        Preview::with(site.path(), &["--port", "0", "--editor", "touch '{file}:{line}:{column}'"]);
    preview.rebuilds();
    let body = format!("{{\"file\":\"{PAGE}\",\"line\":3,\"column\":7}}");
    let length = body.len();
    let head = "POST /_loype/open HTTP/1.1\r\nHost: localhost\r\nContent-Type: \
                application/json\r\nConnection: close";
    assert_eq!(
        preview.answer_to(&format!("{head}\r\nContent-Length: {length}\r\n\r\n{body}")).status,
        204
    );
    let opened = site.path().canonicalize().expect("the site is there").join(format!("{PAGE}:3:7"));
    while !opened.exists() {
        std::thread::yield_now();
    }
}

#[test]
fn no_path_leads_outside() {
    let site = site();
    site.write("hemmelig.txt", "hemmelig");
    let preview = Preview::of(site.path());
    preview.rebuilds();
    for path in [
        "/../hemmelig.txt",
        "/../../../../etc/passwd",
        "/%2e%2e/hemmelig.txt",
        "/%2e%2e%2fhemmelig.txt",
        "/..%5chemmelig.txt",
        "/..\\hemmelig.txt",
        "//etc/passwd",
        "/kurset/../../hemmelig.txt",
        "/%00",
        "/%ff",
        "/%",
        "/site-config.yaml",
        "/content/index.md",
        "/_loype/../site-config.yaml",
        "/_loype/%2e%2e/mod.rs",
        "http://localhost/../hemmelig.txt",
        "*",
    ] {
        let answer = preview.get(path);
        assert!([400, 404, 405].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.text().contains("hemmelig"), "{path}");
    }
}

#[test]
fn idle_slow_and_broken_clients_hold_nobody_up() {
    let site = site();
    let preview = Preview::of(site.path());
    let mut idle: Vec<TcpStream> = (0..1000).map(|_| preview.connect()).collect();
    for (number, stream) in idle.iter_mut().enumerate() {
        // Fails if the connection has been closed for a newer one.
        let _ = match number % 3 {
            0 => stream.write_all(b"GET / HTTP/1.1\r\nHost: loc"),
            1 => stream.write_all(b"\0\x16\x03\x01 not HTTP\r\n\r\n"),
            _ => Ok(()),
        };
    }
    assert!(preview.get("/").text().contains("Velkommen hit."));
    // Clients that never read their answers.
    let mut deaf: Vec<TcpStream> = (0..20).map(|_| preview.connect()).collect();
    for stream in &mut deaf {
        write!(stream, "{}", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(200))
            .expect("requests can be sent");
    }
    // A stream that was open before may have been closed for these; browsers then open another.
    let mut rebuilds = preview.rebuilds();
    site.write(PAGE, page("Likevel."));
    rebuilds.until_changed(PAGE_ADDRESS);
    assert!(preview.get("/kurset/modul-1/se.html").text().contains("Likevel."));
}

#[test]
fn a_client_that_has_said_all_it_will_is_answered() {
    let site = site();
    let preview = Preview::of(site.path());
    preview.rebuilds();
    let mut stream = preview.connect();
    write!(stream, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("a request can be sent");
    close_half(&stream);
    let mut text = String::new();
    std::io::Read::read_to_string(&mut stream, &mut text).expect("an answer comes");
    assert!(text.starts_with("HTTP/1.1 200 OK") && text.ends_with("</html>\n"), "{text}");
}

#[test]
fn more_streams_than_there_is_room_for_end_the_oldest() {
    let site = site();
    let preview = Preview::of(site.path());
    let mut oldest = preview.rebuilds();
    let mut streams: Vec<Rebuilds> = (0..300).map(|_| preview.rebuilds()).collect();
    while oldest.next().is_some() {}
    site.write(PAGE, page("Til den nyeste."));
    streams.last_mut().expect("there are some").until_changed(PAGE_ADDRESS);
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_told_to() {
    let site = site();
    let preview = Preview::of(site.path());
    let mut rebuilds = preview.rebuilds();
    let idle = preview.connect();
    assert_eq!(preview.interrupt(), Some(0));
    assert!(rebuilds.next().is_none(), "the stream has come to its end");
    drop(idle);
}

#[test]
fn a_taken_port_gives_way_to_the_next_and_a_folder_that_is_not_there_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port();
    let site = site();
    let preview = Preview::with(site.path(), &["--port", &port.to_string()]);
    assert_ne!(preview.port, port);
    assert_eq!(preview.before, [format!("port {port} er opptatt")]);
    let run = crate::support::loype(site.path(), &["serve", "--root", "finnes-ikke"]);
    assert_eq!((run.code, run.err.as_str()), (2, "feil: mappen `finnes-ikke` finnes ikke\n"));
    assert!(!Path::new("finnes-ikke").exists());
}

#[test]
fn an_address_that_is_not_this_machines_is_refused_with_one_that_works() {
    let site = site();
    // An address of the block that is reserved for documentation.
    let run = crate::support::loype(site.path(), &["serve", "--port", "0", "--host", "192.0.2.1"]);
    let said = "feil: denne maskinen har ikke adressen `192.0.2.1`\nhjelp: skriv `--host 0.0.0.0` \
                for å la andre på samme nett se nettstedet\n";
    assert_eq!((run.code, run.err.as_str()), (2, said));
}

#[test]
fn who_can_see_a_preview_that_is_opened_wider_is_said() {
    let site = site();
    let preview = Preview::with(site.path(), &["--port", "0", "--host", "0.0.0.0"]);
    preview.rebuilds();
    assert!(
        preview.before[0]
            .starts_with("advarsel: forhåndsvisningen er åpen for alle på samme nett, på http://"),
        "{:?}",
        preview.before
    );
    assert_eq!(preview.ask("GET", "/", &["Host: 192.168.1.2"]).status, 200);
    assert_eq!(preview.ask("GET", "/", &["Host: evil.example"]).status, 403);
}
