//! What the rules read: the workspace's packages and the checkout's text files.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::checkout;
use crate::fingerprint::files_below;

/// Folders that hold nothing of ours.
const LEFT_OUT: &[&str] = &[".git", "target", "node_modules", "dist", "gen", "coverage"];

/// Text larger than this is data, not something a person wrote.
const LARGEST: u64 = 1 << 20;

/// Packages and files.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The workspace's members.
    pub(super) packages: Vec<Package>,
    /// Its text files, in the order of their paths.
    pub(super) files: Vec<File>,
}

/// One member.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// As its manifest says.
    pub(super) name: String,
    /// Its manifest, relative to the checkout.
    pub(super) manifest: String,
    /// Folders and files of its Rust code, relative to the checkout.
    pub(super) code: Vec<String>,
    /// Its dependencies of every kind.
    pub(super) dependencies: Vec<Dependency>,
}

/// A dependency of a package.
#[derive(Debug, Clone)]
pub(super) struct Dependency {
    /// The package depended on.
    pub(super) name: String,
    /// What code calls it.
    pub(super) identifier: String,
}

/// One text file.
#[derive(Debug)]
pub(super) struct File {
    /// Relative to the checkout, with forward slashes.
    pub(super) path: String,
    /// What it holds.
    pub(super) text: String,
}

impl Tree {
    /// Reads the checkout.
    pub(super) fn load() -> Result<Self> {
        let metadata = checkout::metadata()?;
        let packages = metadata["packages"].as_array().context("cargo metadata lists packages")?;
        let mut files = Vec::new();
        for path in files_below(checkout::root(), LEFT_OUT)? {
            // A file may be gone since it was listed; what is not UTF-8 is not text.
            let small = path.metadata().is_ok_and(|data| data.len() <= LARGEST);
            if let (true, Ok(text)) = (small, std::fs::read_to_string(&path)) {
                files.push(File { path: checkout::relative(&path), text });
            }
        }
        Ok(Self { packages: packages.iter().map(package).collect(), files })
    }

    /// Files with one of the given extensions below `folder`.
    pub(super) fn below<'a>(
        &'a self,
        folder: &'a str,
        extensions: &'a [&'a str],
    ) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| {
            file.path.starts_with(folder)
                && file.path.rsplit_once('.').is_some_and(|(_, end)| extensions.contains(&end))
        })
    }
}

fn package(value: &Value) -> Package {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let manifest = checkout::relative(Path::new(&text(&value["manifest_path"])));
    let folder = manifest.trim_end_matches("Cargo.toml").to_owned();
    // The root package holds every other folder, so its code is where its targets are; elsewhere, all of the folder.
    let code = if folder.is_empty() { target_folders(value) } else { vec![folder] };
    let dependencies = value["dependencies"].as_array().into_iter().flatten();
    let dependencies = dependencies.map(|dependency| {
        let name = text(&dependency["name"]);
        let renamed = dependency["rename"].as_str().unwrap_or(&name).replace('-', "_");
        Dependency { identifier: renamed, name }
    });
    Package { name: text(&value["name"]), manifest, code, dependencies: dependencies.collect() }
}

fn target_folders(package: &Value) -> Vec<String> {
    let targets = package["targets"].as_array().into_iter().flatten();
    let sources = targets.filter_map(|target| target["src_path"].as_str());
    let relative = sources.map(|source| checkout::relative(Path::new(source)));
    relative
        .map(|source| match source.strip_suffix("main.rs").or(source.strip_suffix("lib.rs")) {
            Some(folder) => folder.to_owned(),
            None => source,
        })
        .collect()
}

#[cfg(test)]
impl Tree {
    /// A tree of the given files.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        Self { packages: Vec::new(), files: files.iter().map(file).collect() }
    }

    /// The tree with one package more, its code in its manifest's folder.
    pub(super) fn with_package(mut self, name: &str, folder: &str, needs: &[&str]) -> Self {
        let dependency = |name: &&str| Dependency {
            name: (*name).to_owned(),
            identifier: name.replace('-', "_"),
        };
        self.packages.push(Package {
            name: name.to_owned(),
            manifest: format!("{folder}Cargo.toml"),
            code: vec![folder.to_owned()],
            dependencies: needs.iter().map(dependency).collect(),
        });
        self
    }
}
