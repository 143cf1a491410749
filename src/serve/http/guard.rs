//! Decides who may ask the preview for something.
//!
//! In: the head of a request. Out: permission, or why not. A page of another site can make a
//! browser send requests here, also under a name of its own that resolves to this machine (DNS
//! rebinding). Therefore the host of a request must be one of the preview's names, and what only
//! the preview's own script needs must be asked for by a page of the preview.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Uri};

use crate::diagnostic::Text;
use crate::text;

/// The names of the preview.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    /// Whether other machines can reach the preview.
    is_wide: bool,
    /// Further names of the preview.
    names: Vec<String>,
}

impl Guard {
    pub(super) fn new(is_wide: bool, names: &[String]) -> Self {
        Self { is_wide, names: names.iter().map(|name| normal(name)).collect() }
    }

    /// Checks that a request is for one of the preview's names; why not otherwise.
    pub(super) fn host(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Text> {
        let host = host_of(headers).unwrap_or_default();
        let named = uri.authority().map(Authority::as_str);
        match std::iter::once(host).chain(named).find(|host| !self.is_own_name(host)) {
            None => Ok(()),
            Some(host) => Err(text!(
                en: "The preview does not answer to the name “{host}”. If it should, start it \
                     with --allow-host.",
                nb: "Forhåndsvisningen svarer ikke på navnet «{host}». Skal den det, må den \
                     startes med --allow-host."
            )),
        }
    }

    /// Checks that a request was sent by a page of the preview, or by no page; why not otherwise.
    pub(super) fn origin(&self, headers: &HeaderMap) -> Result<(), Text> {
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let is_same_site = site.is_none_or(|site| matches!(site, b"same-origin" | b"none"));
        let origin = headers.get(ORIGIN).map(|origin| origin.to_str().unwrap_or_default());
        if is_same_site && origin.is_none_or(|origin| self.is_own_origin(origin, headers)) {
            return Ok(());
        }
        Err(text!(
            en: "Only pages of the preview may ask for this.",
            nb: "Bare sidene i forhåndsvisningen kan be om dette."
        ))
    }

    /// Whether the host of a request is a loopback name, which only this machine can use.
    fn is_local(headers: &HeaderMap) -> bool {
        host_of(headers).and_then(name_of).is_some_and(|name| is_loopback(&name))
    }

    fn is_own_name(&self, host: &str) -> bool {
        let Some(name) = name_of(host) else { return false };
        is_loopback(&name) || self.names.contains(&name) || self.is_wide && is_address(&name)
    }

    fn is_own_origin(&self, origin: &str, headers: &HeaderMap) -> bool {
        let Some((_, host)) =
            origin.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))
        else {
            return false;
        };
        let is_asked = host_of(headers).is_some_and(|asked| asked.eq_ignore_ascii_case(host));
        // A proxy may use another name for the preview than the browser does.
        is_asked || name_of(host).is_some_and(|name| self.names.contains(&name))
    }
}

/// Whether a request comes from this machine, and not through a proxy, which would hide where it
/// comes from.
pub(super) fn is_from_here(
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: &HeaderMap,
) -> bool {
    let is_forwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"]
        .iter()
        .any(|name| headers.contains_key(*name));
    peer.ip().to_canonical().is_loopback() && !is_forwarded && Guard::is_local(headers)
}

/// The host of a request; `None` if it names several.
fn host_of(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next()?.to_str().ok()?;
    hosts.next().is_none().then_some(host)
}

/// The name in a host, without its port; an address of version 6 keeps its brackets.
fn name_of(host: &str) -> Option<String> {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (host, ""),
    };
    let is_port = port.bytes().all(|digit| digit.is_ascii_digit());
    let name = normal(name);
    let is_name = !name.is_empty() && (name.starts_with('[') || !name.contains(':'));
    (is_port && is_name).then_some(name)
}

fn normal(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

fn is_loopback(name: &str) -> bool {
    name == "localhost"
        || name.ends_with(".localhost")
        || name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || version_6(name).is_some_and(|address| address.is_loopback())
}

fn is_address(name: &str) -> bool {
    name.parse::<Ipv4Addr>().is_ok() || version_6(name).is_some()
}

fn version_6(name: &str) -> Option<Ipv6Addr> {
    name.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    fn answers_to(guard: &Guard, host: &str) -> bool {
        guard.host(&Uri::from_static("/"), &headers(&[("host", host)])).is_ok()
    }

    #[test]
    fn a_preview_for_this_machine_answers_to_its_names_only() {
        let guard = Guard::new(false, &[]);
        for host in [
            "localhost",
            "LOCALHOST:4000",
            "localhost.:4000",
            "kurs.localhost:4000",
            "127.0.0.1:4000",
            "127.3.2.1",
            "[::1]:4000",
            "[::1]",
        ] {
            assert!(answers_to(&guard, host), "{host}");
        }
        for host in [
            "",
            ":4000",
            "evil.example",
            "evil.example:4000",
            "localhost.evil.example",
            "notlocalhost",
            "127.0.0.1.evil.example",
            "192.168.1.20:4000",
            "0.0.0.0",
            "[::2]",
            "::1",
            "localhost:evil",
            "localhost:4000:1",
            "[::1].evil.example",
            "127.0.0.1@evil.example",
            "2130706433",
        ] {
            assert!(!answers_to(&guard, host), "{host}");
        }
    }

    #[test]
    fn a_preview_for_others_answers_to_addresses_and_to_names_that_are_allowed() {
        let guard = Guard::new(true, &["Kurs.Skole.NO".to_owned()]);
        for host in ["192.168.1.20:4000", "[2001:db8::1]:4000", "kurs.skole.no", "localhost:4000"] {
            assert!(answers_to(&guard, host), "{host}");
        }
        assert!(!answers_to(&guard, "evil.example"));
        assert!(
            answers_to(&Guard::new(false, &["kurs.skole.no".to_owned()]), "kurs.skole.no:443"),
            "behind a proxy"
        );
    }

    #[test]
    fn one_host_is_named_and_no_other() {
        let guard = Guard::new(false, &[]);
        assert!(guard.host(&Uri::from_static("/"), &HeaderMap::new()).is_err());
        assert!(
            guard
                .host(
                    &Uri::from_static("/"),
                    &headers(&[("host", "localhost"), ("host", "evil.example")])
                )
                .is_err()
        );
        assert!(
            guard
                .host(&Uri::from_static("http://evil.example/"), &headers(&[("host", "localhost")]))
                .is_err()
        );
    }

    #[test]
    fn what_the_script_asks_for_must_come_from_a_page_of_ours() {
        let guard = Guard::new(false, &["kurs.skole.no".to_owned()]);
        let asks = |pairs: &[(&'static str, &str)]| {
            guard.origin(&headers(&[&[("host", "localhost:4000")], pairs].concat())).is_ok()
        };
        assert!(asks(&[]), "no page at all");
        assert!(asks(&[("origin", "http://localhost:4000"), ("sec-fetch-site", "same-origin")]));
        assert!(asks(&[("sec-fetch-site", "none")]));
        assert!(asks(&[("origin", "https://kurs.skole.no")]), "behind a proxy");
        for origin in [
            "http://evil.example",
            "http://localhost:4001",
            "http://localhost",
            "null",
            "",
            "file://",
            "http://127.0.0.1:4000",
        ] {
            assert!(!asks(&[("origin", origin)]), "{origin}");
        }
        for site in ["cross-site", "same-site"] {
            assert!(!asks(&[("sec-fetch-site", site)]), "{site}");
        }
    }
}
