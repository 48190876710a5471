//! Reads the arrows of a crate from its source: which module names which other module.

use std::collections::{BTreeMap, BTreeSet};

/// The path of a module. The root of the crate has an empty path.
pub(crate) type ModulePath = Vec<String>;

/// The modules that are part of a crate outside tests.
pub(crate) struct Modules(BTreeMap<ModulePath, Module>);

/// The paths that a module names, and its re-exports by name.
struct Module {
    names: Vec<Path>,
    exports: BTreeMap<String, Path>,
}

/// A path as it is written.
type Path = Vec<String>;

impl Modules {
    /// Reads the crate whose `lib.rs` is in the folder `source`.
    pub(crate) fn read(source: &std::path::Path) -> Self {
        Self::of(&|module| {
            let stem = source.join(module.join("/"));
            let files = match module {
                [] => vec![source.join("lib.rs")],
                _ => vec![stem.with_extension("rs"), stem.join("mod.rs")],
            };
            let text = files
                .iter()
                .find_map(|file| std::fs::read_to_string(file).ok());
            text.unwrap_or_else(|| panic!("none of {files:?} can be read"))
        })
    }

    /// Finds all modules. `file` returns the source of each.
    pub(crate) fn of(file: &dyn Fn(&[String]) -> String) -> Self {
        let mut modules = BTreeMap::new();
        let mut open = vec![ModulePath::new()];
        while let Some(module) = open.pop() {
            let text = without_tests(&file(&module));
            let declared = text.lines().filter_map(|line| {
                let (visibility, name) = line.strip_suffix(';')?.split_once("mod ")?;
                (visibility.is_empty() || visibility.starts_with("pub")).then_some(name)
            });
            open.extend(declared.map(|name| below(&module, name)));
            let (uses, names) = paths(&tokens(&text));
            let (exports, imports): (Vec<_>, Vec<_>) =
                uses.into_iter().partition(|one| one.is_export);
            let imports = imports.into_iter().map(|one| one.path);
            let names = imports.chain(names).collect();
            let exports = exports
                .into_iter()
                .map(|one| (one.name, one.path))
                .collect();
            modules.insert(module, Module { names, exports });
        }
        Self(modules)
    }

    pub(crate) fn has_children(&self, module: &[String]) -> bool {
        self.0
            .keys()
            .any(|other| other.len() > module.len() && other.starts_with(module))
    }

    /// Returns each pair of modules where the first names the second, with the paths it names. A re-export
    /// is not an arrow. A path that ends in one leads to the module behind it.
    pub(crate) fn arrows(&self) -> BTreeMap<(ModulePath, ModulePath), BTreeSet<String>> {
        let mut arrows = BTreeMap::<_, BTreeSet<_>>::new();
        for (from, module) in &self.0 {
            for path in &module.names {
                if let Some(to) = self.resolve(from, path)
                    && to != *from
                {
                    let uses = arrows.entry((from.clone(), to)).or_default();
                    uses.insert(path.join("::"));
                }
            }
        }
        arrows
    }

    /// Returns the module that holds what `path` names in the module `from`. None for other crates.
    fn resolve(&self, from: &[String], path: &[String]) -> Option<ModulePath> {
        let mut module = match path.first()?.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => from.to_vec(),
            child if self.0.contains_key(&below(from, child)) => from.to_vec(),
            _ => return None,
        };
        for (at, name) in path.iter().enumerate() {
            match name.as_str() {
                "crate" | "self" => {}
                "super" => drop(module.pop()),
                child if self.0.contains_key(&below(&module, child)) => module.push(name.clone()),
                item => {
                    let exported = self.0.get(&module)?.exports.get(item);
                    let behind = exported.filter(|behind| behind[..] != path[at..]);
                    return Some(
                        behind
                            .and_then(|path| self.resolve(&module, path))
                            .unwrap_or(module),
                    );
                }
            }
        }
        Some(module)
    }
}

pub(crate) fn below(module: &[String], child: &str) -> ModulePath {
    [module, &[child.to_owned()]].concat()
}

/// Drops each item below `#[cfg(test)]`: a declared module, or all to the end of the file.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push_str(line);
            kept.push('\n');
        } else if lines.peek().is_some_and(|item| item.ends_with(';')) {
            lines.next();
        } else if !line.starts_with(' ') {
            break;
        }
    }
    kept
}

/// One item of a `use`.
struct Use {
    is_export: bool,
    path: Path,
    name: String,
}

/// Returns the items of every `use`, and every other path of more than one name.
fn paths(tokens: &[String]) -> (Vec<Use>, Vec<Path>) {
    let (mut uses, mut paths) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let before = at.checked_sub(1).map_or("", |before| &tokens[before]);
        let mut end = at + 1;
        if tokens[at] == "use" {
            end = use_tree(tokens, end, &[], matches!(before, "pub" | ")"), &mut uses);
        } else if is_name(&tokens[at]) {
            while tokens.get(end).is_some_and(|token| token == "::")
                && tokens.get(end + 1).is_some_and(|token| is_name(token))
            {
                end += 2;
            }
            if end > at + 1 && !matches!(before, "::" | "." | "in") {
                paths.push(tokens[at..end].iter().step_by(2).cloned().collect());
            }
        }
        at = end;
    }
    (uses, paths)
}

/// Reads one tree of a `use`, and returns the index behind it.
fn use_tree(
    tokens: &[String],
    mut at: usize,
    prefix: &[String],
    is_export: bool,
    uses: &mut Vec<Use>,
) -> usize {
    let mut path = prefix.to_vec();
    let mut alias = None;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "{" => {
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = use_tree(tokens, at, &path, is_export, uses);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return at + 1;
            }
            "as" => {
                alias = tokens.get(at).cloned();
                at += 1;
            }
            "," | "}" | ";" => {
                at -= 1;
                break;
            }
            "self" if !path.is_empty() => {}
            name if is_name(name) => path.push(name.to_owned()),
            _ => {}
        }
    }
    let name = alias.or_else(|| path.last().cloned()).unwrap_or_default();
    uses.push(Use {
        is_export,
        path,
        name,
    });
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Splits Rust source into names, `::`, and single other characters. Comments are left out. Texts and
/// quoted code are read as code, but for the word `use`, which must begin its line.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for line in text.lines() {
        let code = line.split("//").next().unwrap_or_default().trim();
        let is_use = code.starts_with("use ") || code.starts_with("pub");
        let mut rest = code;
        while let Some(first) = rest.chars().next() {
            let length = match rest.find(|c: char| !c.is_alphanumeric() && c != '_') {
                Some(0) if rest.starts_with("::") => 2,
                Some(0) => first.len_utf8(),
                length => length.unwrap_or(rest.len()),
            };
            let (token, after) = rest.split_at(length);
            if !token.trim().is_empty() && (token != "use" || is_use) {
                tokens.push(token.to_owned());
            }
            rest = after;
        }
    }
    tokens
}
