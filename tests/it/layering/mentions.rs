//! What the code of one file mentions, read by syn.
//!
//! In: a parsed file, and the module that it holds. Out: [`Mentions`]: paths as they are written,
//! with the module that they stand in. What they lead to is left to `modules`. What only tests
//! mention is marked; comments mention nothing.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Attribute, ExprMethodCall, ImplItem, Item, ItemImpl, ItemMod, ItemUse, Macro, Type, Visibility,
};

use super::modules::{Path, names_of};

/// A path as it is written somewhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Mention {
    pub(super) module: Path,
    pub(super) path: Path,
    pub(super) line: usize,
    pub(super) in_tests: bool,
}

/// What a file mentions.
#[derive(Default)]
pub(super) struct Mentions {
    /// The module that is being read.
    module: Path,
    in_tests: bool,
    pub(super) paths: Vec<Mention>,
    /// The methods that are called.
    pub(super) calls: Vec<Mention>,
    /// The methods that are written, by the type that gets them.
    pub(super) methods: Vec<(Mention, BTreeSet<String>)>,
    /// What `use` makes known: in which module, the name, and the path that it stands for.
    pub(super) bindings: Vec<(Path, String, Path)>,
}

impl Mentions {
    pub(super) fn new(module: Path) -> Self {
        Self { module, ..Self::default() }
    }

    /// What may be a call of a method, whatever its type.
    pub(super) fn called(&self) -> impl Iterator<Item = &Mention> {
        self.calls.iter().chain(self.paths.iter().filter(|path| path.path.len() > 1))
    }

    fn mention(&self, path: Path, line: usize) -> Mention {
        Mention { module: self.module.clone(), path, line, in_tests: self.in_tests }
    }

    fn add(&mut self, path: Path, line: usize) {
        let mention = self.mention(path, line);
        self.paths.push(mention);
    }

    /// A macro's arguments are not Rust until it is expanded: every chain of names in them counts.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Path = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.add(std::mem::take(&mut path), line);
                        line = name.span().start().line;
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    let is_use = group.delimiter() == Delimiter::Brace && colons == 2;
                    assert!(!is_use, "a `use` with braces in a macro is not read");
                    self.tokens(group.stream());
                    colons = 0;
                }
                _ => {
                    self.add(std::mem::take(&mut path), line);
                    colons = 0;
                }
            }
        }
        self.add(path, line);
    }
}

impl<'ast> Visit<'ast> for Mentions {
    fn visit_item(&mut self, item: &'ast Item) {
        let outside = self.in_tests;
        self.in_tests |= is_test(attributes(item));
        visit::visit_item(self, item);
        self.in_tests = outside;
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let line = item.span().start().line;
        for (name, path) in names_of(&item.tree) {
            // A name that is only offered is not used here; where it is, its path says so.
            if matches!(item.vis, Visibility::Inherited) {
                self.add(path.clone(), line);
            }
            self.bindings.push((self.module.clone(), name, path));
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.add(names, path.span().start().line);
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let mention = self.mention(vec![call.method.to_string()], call.method.span().start().line);
        self.calls.push(mention);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        if let (None, Type::Path(owner)) = (&item.trait_, &*item.self_ty) {
            let names = owner.path.segments.iter().map(|segment| segment.ident.to_string());
            let owner = self.mention(names.collect(), item.span().start().line);
            let methods = item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                _ => None,
            });
            self.methods.push((owner, methods.collect()));
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        visit::visit_macro(self, call);
        self.tokens(call.tokens.clone());
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether an item exists for tests only.
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}
