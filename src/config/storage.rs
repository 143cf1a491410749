//! The name under which readers' browsers keep what belongs to a site.
//!
//! In: the config. Out: the name, which is the site's `id` or follows from its address or its
//! title, and the names that it may have had before an `id` or an address was written. What is kept,
//! and how it moves from one name to the next, is left to the theme's `10-store.js`.

use super::Config;
use crate::slug::slug;

/// How many letters of a hash are a name.
const LENGTH: usize = 12;

impl Config {
    /// The name under which browsers keep what readers write on the site.
    #[must_use]
    pub fn storage_id(&self) -> String {
        self.id.clone().unwrap_or_else(|| {
            self.base_url.as_ref().map_or_else(|| hash(&self.title), |base| hash(base.as_str()))
        })
    }

    /// The names that came before that one, each of which it would have had without something that
    /// has been written since; the last is what the first editions used.
    #[must_use]
    pub fn former_storage_ids(&self) -> Vec<String> {
        let address = self.base_url.as_ref().map(|base| hash(base.as_str()));
        let named = Some(slug(&self.title)).filter(|name| !name.is_empty());
        let oldest = named.unwrap_or_else(|| "site".to_owned());
        let all = address.into_iter().chain([hash(&self.title), oldest]);
        let now = self.storage_id();
        all.filter(|name| *name != now).collect()
    }
}

fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().chars().take(LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;
    use crate::config;
    use crate::source::{SourceFile, Sources};

    fn config(id: Option<&str>, base_url: Option<&str>) -> Config {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("site-config.yaml", "title: Kurset i år\n"));
        let (config, _) = config::read(file, &sources);
        let base_url = base_url.and_then(|base| Url::parse(base).ok());
        Config { id: id.map(str::to_owned), base_url, ..config }
    }

    const ADDRESS: Option<&str> = Some("https://skole.no/kurs/");

    #[test]
    fn without_an_id_the_address_names_what_is_kept_and_else_the_title() {
        let [of_title, of_address] = [None, ADDRESS].map(|base| config(None, base).storage_id());
        assert_ne!(of_title, of_address);
        assert_eq!((of_title.len(), of_address.len()), (LENGTH, LENGTH));
        assert_eq!(config(Some("kurs-1"), ADDRESS).storage_id(), "kurs-1");
    }

    #[test]
    fn what_was_kept_before_an_id_or_an_address_was_written_is_known_by_its_names() {
        let [of_title, of_address] = [None, ADDRESS].map(|base| config(None, base).storage_id());
        let oldest = "kurset-i-ar".to_owned();
        let former = |id, base| config(id, base).former_storage_ids();
        assert_eq!(former(None, None), [oldest.as_str()]);
        assert_eq!(former(None, ADDRESS), [of_title.clone(), oldest.clone()]);
        assert_eq!(former(Some("kurs-1"), ADDRESS), [of_address, of_title, oldest]);
    }

    #[test]
    fn a_name_that_is_written_out_is_the_same_for_ever() {
        assert_eq!(config(None, None).storage_id(), "319091cbbe1f");
    }
}
