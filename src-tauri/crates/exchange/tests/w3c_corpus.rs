//! The W3C's own samples and assertions (web-annotation-tests), where the corpus is at hand.
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a failure here is a failed test")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use flyleaf_exchange::{AnnotatedIssue, Error, read, write_w3c};
use serde_json::Value;

mod sample;

fn corpus() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3)?;
    let inside = "corpus/web-annotation-tests";
    let beside = root.parent()?.join("shared").join(inside);
    let found = std::env::var_os("FLYLEAF_CORPUS")
        .map(|corpus| PathBuf::from(corpus).join("web-annotation-tests"))
        .into_iter()
        .chain([beside])
        .find(|path| path.is_dir());
    if found.is_none() {
        eprintln!("skipped: no W3C samples beside the project (../shared/{inside})");
    }
    found
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read(path).unwrap())).collect()
}

#[test]
fn every_correct_sample_is_read() {
    let Some(corpus) = corpus() else { return };
    let samples = files(&corpus.join("samples/correct"));
    assert_eq!(samples.len(), 45);
    for (name, bytes) in samples {
        let found = read(&name, &bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!found.annotations.is_empty() || !found.unsupported.is_empty(), "{name}");
    }
}

#[test]
fn every_incorrect_sample_is_refused_with_its_reason() {
    let Some(corpus) = corpus() else { return };
    let samples = files(&corpus.join("samples/incorrect"));
    assert_eq!(samples.len(), 39);
    let mut reasons = BTreeMap::new();
    for (name, bytes) in samples {
        let reason = match read(&name, &bytes) {
            Err(Error::NotJson { .. }) => "not JSON".to_owned(),
            Err(Error::Invalid { member, .. }) => {
                let top = member.split(['.', '[']).next().unwrap().to_owned();
                let json: Value = serde_json::from_slice(&bytes).unwrap();
                let said = json.get(&top).is_some() || matches!(top.as_str(), "@context" | "type");
                assert!(said, "{name}: {member}");
                top
            }
            // An object with nothing in it is of no format at all.
            Err(Error::Unknown { .. })
                if serde_json::from_slice::<Value>(&bytes).unwrap() == serde_json::json!({}) =>
            {
                "empty".to_owned()
            }
            other => panic!("{name}: {other:?}"),
        };
        *reasons.entry(reason).or_insert(0) += 1;
    }
    assert_eq!(reasons["not JSON"], 17);
    assert_eq!(reasons.values().sum::<i32>(), 39, "{reasons:?}");
}

/// Gives the schemas of the corpus the files that they refer to.
struct Definitions(PathBuf);

impl jsonschema::Retrieve for Definitions {
    fn retrieve(
        &self,
        uri: &jsonschema::Uri<String>,
    ) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let name = uri.path().as_str().rsplit('/').next().unwrap_or_default().to_owned();
        Ok(serde_json::from_slice(&std::fs::read(self.0.join(name))?)?)
    }
}

/// Every assertion in a folder that says `must`, as (name, schema).
fn musts(folder: &Path) -> Vec<(String, Value)> {
    let read = |(name, bytes): (String, Vec<u8>)| {
        (
            name.clone(),
            serde_json::from_slice::<Value>(&bytes).unwrap_or_else(|e| panic!("{name}: {e}")),
        )
    };
    let musts = files(folder).into_iter().map(read);
    musts.filter(|(_, schema)| schema["assertionType"] == "must").collect()
}

#[test]
fn what_is_written_meets_every_must_of_the_w3c() {
    let Some(corpus) = corpus() else { return };
    let samples = sample::issues();
    let issues: Vec<AnnotatedIssue<'_>> = samples.iter().map(sample::Sample::annotated).collect();
    let written: Value = serde_json::from_str(&write_w3c(&issues)).unwrap();
    let page = &written["first"];
    let annotations: Vec<Value> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            // An annotation that stands by itself says its context itself.
            let mut one = one.clone();
            one["@context"] = written["@context"].clone();
            one
        })
        .collect();
    assert!(annotations.len() >= 6);
    let mut checked = 0;
    let mut broken = annotations[0].clone();
    broken["target"] = 9.into();
    let mut refused = 0;
    for (folder, subjects) in [
        ("annotations", annotations.clone()),
        ("annotations/bodiesTargets", annotations.clone()),
        ("annotations/specificResource", annotations.clone()),
        ("collections", vec![written.clone()]),
        ("collections/pages", vec![written.clone()]),
    ] {
        for (name, mut schema) in musts(&corpus.join(folder)) {
            // Names that are no URIs of their own stand in the way of what they refer to.
            schema.as_object_mut().unwrap().remove("id");
            let validator = jsonschema::options()
                .with_draft(jsonschema::Draft::Draft4)
                .should_validate_formats(true)
                .with_base_uri("json-schema:///assertion.json")
                .with_retriever(Definitions(corpus.join("definitions")))
                .build(&schema)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            checked += 1;
            refused += usize::from(!validator.is_valid(&broken));
            for subject in &subjects {
                let problems: Vec<String> =
                    validator.iter_errors(subject).map(|error| error.to_string()).collect();
                assert!(problems.is_empty(), "{name}: {problems:?}\n{subject:#}");
            }
        }
    }
    assert_eq!(checked, 79);
    assert!(refused > 0, "the assertions tell right from wrong");
}
