//! The selectors of the W3C Web Annotation Data Model (section 4.2), as other programs write them.
//!
//! A selector of a kind that is unknown here is kept as it came and never refused; one of a known kind that does not
//! say what its kind must say is refused with the reason.

use flyleaf_model::{Selectors, TextPositionSelector, TextQuoteSelector};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

/// Selectors within selectors are followed this deep; deeper ones are refused.
const DEEPEST: usize = 16;

/// One selector.
#[derive(Debug, Clone, PartialEq)]
pub struct Selector {
    /// What it says.
    pub kind: Kind,
    /// A selector that applies to what this one selects.
    pub refined_by: Option<Box<Selector>>,
}

/// What a selector says, by its `type`.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Section 4.2.5; offsets in Unicode code points.
    TextPosition(TextPositionSelector),
    /// Section 4.2.4.
    TextQuote(TextQuoteSelector),
    /// Section 4.2.9: from the start of one selection up to, and without, the start of another.
    Range {
        /// Where the range begins.
        start: Box<Selector>,
        /// What it ends before.
        end: Box<Selector>,
    },
    /// Section 4.2.2; a CSS selector of an element.
    Css(String),
    /// Section 4.2.3; an XPath to an element.
    XPath(String),
    /// Section 4.2.1; a fragment of an IRI, such as an EPUB CFI.
    Fragment {
        /// The fragment, without `#`.
        value: String,
        /// The IRI of its syntax.
        conforms_to: Option<String>,
    },
    /// Section 4.2.7; an area, as SVG in itself or elsewhere.
    Svg(Map<String, Value>),
    /// Section 4.2.6; offsets in bytes of the original.
    DataPosition {
        /// First byte.
        start: u64,
        /// One past the last byte.
        end: u64,
    },
    /// Anything else, whole.
    Other(Value),
}

/// Why a selector cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SelectorError {
    /// It is no JSON object.
    #[error("a selector must be an object with a `type`, not {0}")]
    NotAnObject(String),
    /// A property that its kind needs is absent or of the wrong kind.
    #[error("{kind} needs `{property}`: {needs}")]
    Property {
        /// The selector's type.
        kind: String,
        /// The property.
        property: &'static str,
        /// What it must be.
        needs: &'static str,
    },
    /// It ends before it starts.
    #[error("{kind} ends at {end}, before it starts at {start}")]
    Backwards {
        /// The selector's type.
        kind: String,
        /// Its start.
        start: u64,
        /// Its end.
        end: u64,
    },
    /// Selectors stand in one another without end.
    #[error("selectors stand in one another more than {DEEPEST} deep")]
    TooDeep,
}

impl Selector {
    /// A selector that nothing refines.
    pub fn new(kind: Kind) -> Self {
        Self { kind, refined_by: None }
    }

    /// The two selectors that every passage of ours carries.
    pub fn of(selectors: &Selectors) -> [Self; 2] {
        [
            Self::new(Kind::TextPosition(selectors.position)),
            Self::new(Kind::TextQuote(selectors.quote.clone())),
        ]
    }

    /// Reads a selector.
    ///
    /// # Errors
    /// Where it is no object, or a known kind does not say what it must.
    pub fn from_json(value: &Value) -> Result<Self, SelectorError> {
        read(value, 0)
    }

    /// Writes the selector as the model has it.
    pub fn to_json(&self) -> Value {
        let mut value = match &self.kind {
            Kind::TextPosition(at) => {
                json!({"type": "TextPositionSelector", "start": at.start, "end": at.end})
            }
            Kind::TextQuote(quote) => json!({
                "type": "TextQuoteSelector",
                "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix,
            }),
            Kind::Range { start, end } => json!({
                "type": "RangeSelector",
                "startSelector": start.to_json(), "endSelector": end.to_json(),
            }),
            Kind::Css(value) => json!({"type": "CssSelector", "value": value}),
            Kind::XPath(value) => json!({"type": "XPathSelector", "value": value}),
            Kind::Fragment { value, conforms_to: None } => {
                json!({"type": "FragmentSelector", "value": value})
            }
            Kind::Fragment { value, conforms_to: Some(syntax) } => {
                json!({"type": "FragmentSelector", "value": value, "conformsTo": syntax})
            }
            Kind::Svg(fields) => Value::Object(fields.clone()),
            Kind::DataPosition { start, end } => {
                json!({"type": "DataPositionSelector", "start": start, "end": end})
            }
            Kind::Other(value) => value.clone(),
        };
        if let (Some(refined), Some(fields)) = (&self.refined_by, value.as_object_mut()) {
            fields.insert("refinedBy".to_owned(), refined.to_json());
        }
        value
    }
}

fn read(value: &Value, depth: usize) -> Result<Selector, SelectorError> {
    if depth > DEEPEST {
        return Err(SelectorError::TooDeep);
    }
    let Some(fields) = value.as_object() else {
        return Err(SelectorError::NotAnObject(named(value).to_owned()));
    };
    let Some(name) = fields.get("type").and_then(type_name) else {
        return Ok(Selector::new(Kind::Other(value.clone())));
    };
    let object = Fields { kind: name, fields };
    let nested = |property: &'static str| {
        let needs = "a selector";
        let value = fields.get(property).ok_or_else(|| object.error(property, needs))?;
        Ok(Box::new(read(value, depth + 1)?))
    };
    let kind = match name {
        "TextPositionSelector" => {
            let (start, end) = object.offsets()?;
            // On every platform of ours a length in memory fits 64 bits; what does not fit here selects nothing.
            let [start, end] = [start, end].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
            Kind::TextPosition(TextPositionSelector { start, end })
        }
        "TextQuoteSelector" => Kind::TextQuote(TextQuoteSelector {
            exact: object.string("exact")?,
            prefix: object.optional("prefix")?.unwrap_or_default(),
            suffix: object.optional("suffix")?.unwrap_or_default(),
        }),
        "RangeSelector" => {
            Kind::Range { start: nested("startSelector")?, end: nested("endSelector")? }
        }
        "CssSelector" => Kind::Css(object.string("value")?),
        "XPathSelector" => Kind::XPath(object.string("value")?),
        "FragmentSelector" => Kind::Fragment {
            value: object.string("value")?,
            conforms_to: object.optional("conformsTo")?,
        },
        "SvgSelector" => {
            let mut fields = fields.clone();
            fields.remove("refinedBy");
            Kind::Svg(fields)
        }
        "DataPositionSelector" => {
            let (start, end) = object.offsets()?;
            Kind::DataPosition { start, end }
        }
        _ => return Ok(Selector::new(Kind::Other(value.clone()))),
    };
    let refined_by = match fields.get("refinedBy") {
        None | Some(Value::Null) => None,
        // The model allows several; the first is as good as any where only hints are taken.
        Some(Value::Array(several)) => match several.first() {
            Some(first) => Some(Box::new(read(first, depth + 1)?)),
            None => None,
        },
        Some(one) => Some(Box::new(read(one, depth + 1)?)),
    };
    Ok(Selector { kind, refined_by })
}

/// JSON-LD allows one type or a list of them.
fn type_name(value: &Value) -> Option<&str> {
    match value {
        Value::String(name) => Some(name),
        Value::Array(names) => {
            let names = || names.iter().filter_map(Value::as_str);
            names().find(|name| name.ends_with("Selector")).or_else(|| names().next())
        }
        _ => None,
    }
}

/// What kind of JSON value this is.
fn named(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// The properties of a selector of a known kind.
struct Fields<'a> {
    kind: &'a str,
    fields: &'a Map<String, Value>,
}

impl Fields<'_> {
    fn error(&self, property: &'static str, needs: &'static str) -> SelectorError {
        SelectorError::Property { kind: self.kind.to_owned(), property, needs }
    }

    fn optional(&self, property: &'static str) -> Result<Option<String>, SelectorError> {
        match self.fields.get(property) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(self.error(property, "a string")),
        }
    }

    fn string(&self, property: &'static str) -> Result<String, SelectorError> {
        self.optional(property)?.ok_or_else(|| self.error(property, "a string"))
    }

    fn offsets(&self) -> Result<(u64, u64), SelectorError> {
        let offset = |property: &'static str| {
            let value = self.fields.get(property).and_then(Value::as_u64);
            value.ok_or_else(|| self.error(property, "a whole number, 0 or more"))
        };
        let (start, end) = (offset("start")?, offset("end")?);
        if end < start {
            return Err(SelectorError::Backwards { kind: self.kind.to_owned(), start, end });
        }
        Ok((start, end))
    }
}

impl Serialize for Selector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Selector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_and_written_again() {
        let all = json!([
            {"type": "TextPositionSelector", "start": 4, "end": 9},
            {"type": "TextQuoteSelector", "exact": "fog", "prefix": "the ", "suffix": ""},
            {"type": "RangeSelector",
             "startSelector": {"type": "XPathSelector", "value": "//p[1]",
                               "refinedBy": {"type": "TextPositionSelector", "start": 0, "end": 0}},
             "endSelector": {"type": "CssSelector", "value": "p:nth-child(2)"}},
            {"type": "FragmentSelector", "value": "epubcfi(/6/4!/4/2,/1:0,/1:9)",
             "conformsTo": "http://www.idpf.org/epub/linking/cfi/epub-cfi.html"},
            {"type": "SvgSelector", "value": "<svg/>"},
            {"type": "DataPositionSelector", "start": 0, "end": 7},
            {"type": "TideSelector", "height": 3},
            {"nameless": true},
        ]);
        let read: Vec<Selector> = serde_json::from_value(all.clone()).unwrap();
        assert!(matches!(read[6].kind, Kind::Other(_)) && matches!(read[7].kind, Kind::Other(_)));
        assert_eq!(serde_json::to_value(&read).unwrap(), all);
    }

    #[test]
    fn what_a_known_kind_must_say_is_named() {
        let cases = [
            (json!("here"), "must be an object"),
            (
                json!({"type": "TextQuoteSelector", "prefix": "a"}),
                "TextQuoteSelector needs `exact`",
            ),
            (json!({"type": "TextQuoteSelector", "exact": 3}), "`exact`: a string"),
            (json!({"type": "TextPositionSelector", "start": -1, "end": 3}), "0 or more"),
            (json!({"type": "TextPositionSelector", "start": 5, "end": 3}), "ends at 3"),
            (
                json!({"type": "RangeSelector", "startSelector": {"type": "CssSelector", "value": "p"}}),
                "`endSelector`",
            ),
        ];
        for (selector, wanted) in cases {
            let error = Selector::from_json(&selector).unwrap_err().to_string();
            assert!(error.contains(wanted), "{selector}: {error}");
        }
        let mut deep = json!({"type": "CssSelector", "value": "p"});
        for _ in 0..40 {
            deep = json!({"type": "CssSelector", "value": "p", "refinedBy": deep});
        }
        assert_eq!(Selector::from_json(&deep), Err(SelectorError::TooDeep));
    }
}
