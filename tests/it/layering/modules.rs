//! The modules of the crate, and where the names in them are defined.
//!
//! In: the text of every file under `src/`. Out: [`Crate`], which knows what every file names:
//! imports, paths in code and in the arguments of macros, and methods that another file adds to a
//! type of its own. A name that is re-exported leads to the file that defines it, so that where a
//! name is offered makes no difference.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;
use syn::{Item, UseTree};

use super::mentions::{Mention, Mentions, is_test};

/// The names from the crate's root to a module or an item.
pub(super) type Path = Vec<String>;

/// All modules of the crate.
#[derive(Default)]
pub(super) struct Crate {
    modules: BTreeMap<Path, Module>,
    files: Vec<File>,
    /// The files of macros that stand at the crate's root wherever they are written.
    macros: BTreeMap<String, String>,
    /// The modules that only tests have and that stand in files of their own.
    tests: BTreeSet<Path>,
}

/// A module, which may stand inside a file.
#[derive(Default)]
struct Module {
    file: String,
    /// What `use` makes known in it: a name, and the path that it stands for.
    bindings: BTreeMap<String, Path>,
}

/// A file, and all that stands in it.
struct File {
    name: String,
    mentions: Mentions,
}

/// A file that names something in another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Import {
    pub(super) from: String,
    pub(super) line: usize,
    pub(super) to: String,
    /// What is named.
    pub(super) name: String,
    /// Whether only tests name it.
    pub(super) in_tests: bool,
}

impl Crate {
    /// Reads the crate from the names of its files under `src/` and their texts.
    pub(super) fn read(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut whole = Self::default();
        for (name, text) in files {
            let file = syn::parse_file(&text).expect("the source of a crate that compiles is Rust");
            whole.declare(&name, module_of(&name), &file.items);
            let mut mentions = Mentions::new(module_of(&name));
            mentions.visit_file(&file);
            whole.files.push(File { name, mentions });
        }
        for file in &whole.files {
            for (module, name, path) in &file.mentions.bindings {
                if let Some(module) = whole.modules.get_mut(module) {
                    module.bindings.insert(name.clone(), path.clone());
                }
            }
        }
        whole
    }

    fn declare(&mut self, file: &str, module: Path, items: &[Item]) {
        for item in items {
            match item {
                Item::Mod(inner) => {
                    let path = [&*module, &[inner.ident.to_string()]].concat();
                    if is_test(&inner.attrs) {
                        self.tests.insert(path.clone());
                    }
                    if let Some((_, items)) = &inner.content {
                        self.declare(file, path, items);
                    }
                }
                Item::Macro(made) => {
                    if let Some(name) = &made.ident {
                        self.macros.insert(name.to_string(), file.to_owned());
                    }
                }
                _ => {}
            }
        }
        self.modules.insert(module, Module { file: file.to_owned(), ..Module::default() });
    }

    /// Everything that a file names in another, sorted.
    pub(super) fn imports(&self) -> Vec<Import> {
        let named = self.files.iter().flat_map(|file| {
            let import = |mention: &Mention| {
                let to = self.definition(&self.absolute(mention)?, 0)?;
                let name = mention.path.join("::");
                let (from, line) = (file.name.clone(), mention.line);
                let in_tests = mention.in_tests || self.is_of_tests(&mention.module);
                (to != from).then_some(Import { from, line, to, name, in_tests })
            };
            file.mentions.paths.iter().filter_map(import).collect::<Vec<_>>()
        });
        let imports: BTreeSet<Import> = named.chain(self.added_methods()).collect();
        imports.into_iter().collect()
    }

    /// A file that calls a method which another adds to a type of the first needs the other, though
    /// no path says so.
    fn added_methods(&self) -> Vec<Import> {
        let mut imports = Vec::new();
        for file in &self.files {
            for (owner, methods) in &file.mentions.methods {
                let of = self.absolute(owner).and_then(|path| self.definition(&path, 0));
                let owner = self.files.iter().find(|owner| Some(&owner.name) == of.as_ref());
                let Some(owner) = owner.filter(|owner| owner.name != file.name) else { continue };
                let import = |call: &Mention| Import {
                    from: owner.name.clone(),
                    line: call.line,
                    to: file.name.clone(),
                    name: format!(".{}()", call.path.last().map_or("", String::as_str)),
                    in_tests: call.in_tests,
                };
                let calls = owner.mentions.called();
                let added = calls
                    .filter(|call| call.path.last().is_some_and(|name| methods.contains(name)));
                imports.extend(added.map(import));
            }
        }
        imports
    }

    fn is_of_tests(&self, module: &[String]) -> bool {
        (0..=module.len()).any(|end| self.tests.contains(&module[..end]))
    }

    /// The path from the crate's root that a mention means; `None` for what is not of this crate.
    fn absolute(&self, Mention { module, path, .. }: &Mention) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let up = path.iter().take_while(|name| *name == "super").count();
                Some([module.get(..module.len().checked_sub(up)?)?, path.get(up..)?].concat())
            }
            name => {
                let child = [&**module, &[name.to_owned()]].concat();
                if self.modules.contains_key(&child) {
                    return Some([child, rest.to_vec()].concat());
                }
                let bound = self.modules.get(module)?.bindings.get(name)?;
                let mention =
                    Mention { module: module.clone(), path: bound.clone(), ..Mention::default() };
                // `use a::a;` binds a name to a path that begins with it.
                let bound =
                    if bound.first() == Some(first) { None } else { self.absolute(&mention) };
                Some([bound?, rest.to_vec()].concat())
            }
        }
    }

    /// The file that defines what a path leads to; `None` where it leads to a module as such.
    fn definition(&self, path: &[String], depth: usize) -> Option<String> {
        let is_module = |end: &usize| self.modules.contains_key(&path[..*end]);
        let length = (0..=path.len()).rev().find(is_module)?;
        let (place, rest) = path.split_at(length);
        let module = self.modules.get(place)?;
        let (name, inside) = rest.split_first()?;
        if name == "*" {
            return Some(module.file.clone());
        }
        if place.is_empty()
            && let Some(file) = self.macros.get(name)
        {
            return Some(file.clone());
        }
        let offered = module.bindings.get(name).filter(|_| depth < 20).and_then(|bound| {
            let mention =
                Mention { module: place.to_vec(), path: bound.clone(), ..Mention::default() };
            let path = [self.absolute(&mention)?, inside.to_vec()].concat();
            Some(self.definition(&path, depth + 1))
        });
        offered.unwrap_or_else(|| Some(module.file.clone()))
    }
}

/// The module that a file holds.
fn module_of(file: &str) -> Path {
    let path = file.trim_end_matches(".rs");
    let mut names: Path = path.split('/').map(str::to_owned).collect();
    if matches!(names.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        names.pop();
    }
    names
}

/// The names that a `use` makes known, each with the path that it stands for.
pub(super) fn names_of(tree: &UseTree) -> Vec<(String, Path)> {
    fn collect(tree: &UseTree, before: &[String], found: &mut Vec<(String, Path)>) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(part) => collect(&part.tree, &with(part.ident.to_string()), found),
            UseTree::Name(name) if name.ident == "self" => {
                found.extend(before.last().map(|last| (last.clone(), before.to_vec())));
            }
            UseTree::Name(name) => {
                found.push((name.ident.to_string(), with(name.ident.to_string())));
            }
            UseTree::Rename(name) if name.ident == "self" => {
                found.push((name.rename.to_string(), before.to_vec()));
            }
            UseTree::Rename(name) => {
                found.push((name.rename.to_string(), with(name.ident.to_string())));
            }
            UseTree::Glob(_) => found.push(("*".to_owned(), with("*".to_owned()))),
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| collect(tree, before, found));
            }
        }
    }
    let mut found = Vec::new();
    collect(tree, &[], &mut found);
    found
}
