//! Whom a reader can write to: `contact:` in `site-config.yaml`.
//!
//! In: the fields that the key is one of. Out: a [`Contact`].

use crate::yaml::{Fields, Key, Value};

/// Whom a reader can write to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Contact {
    /// A person or an office.
    pub name: String,
    /// An e-mail address.
    pub email: Option<String>,
}

/// Reads the value of `contact:`; a text alone is the name, and the address too where it is one.
pub(super) fn read(fields: &mut Fields) -> Option<Contact> {
    let node = fields.node("contact")?;
    if let Value::Scalar(written) = &node.value {
        let text = written.text.trim().to_owned();
        let email = text.contains('@').then(|| text.clone());
        return Some(Contact { name: text, email });
    }
    let mut inner = Fields::new(
        node,
        &[Key::new("name", "navn"), Key::new("email", "e-post")],
        fields.diagnostics(),
    );
    let (name, email) = (inner.text("name"), inner.text("email"));
    name.or_else(|| email.clone()).map(|name| Contact { name, email })
}
