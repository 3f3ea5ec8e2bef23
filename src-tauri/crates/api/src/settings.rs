//! What a reader has chosen, kept in the library.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Flyleaf, Result};

/// A reader's choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Settings {
    /// Colours of the window.
    pub theme: Theme,
    /// Language of the window.
    pub language: WindowLanguage,
    /// Size of reading text in CSS pixels, 14 to 28.
    pub read_size: u32,
    /// Size of the interface in percent, 80 to 200.
    pub ui_scale: u32,
    /// Whether margin notes are shown.
    pub margin_notes: bool,
    /// Whether notes are upright instead of italic.
    pub upright_notes: bool,
    /// Whether single letters act as commands.
    pub letter_keys: bool,
    /// The issue that was open last.
    pub last_issue: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            language: WindowLanguage::System,
            read_size: 18,
            ui_scale: 100,
            margin_notes: true,
            upright_notes: false,
            letter_keys: true,
            last_issue: None,
        }
    }
}

impl Settings {
    /// Reads what another version may have kept: choices it did not know, or whose values are not understood here,
    /// are as they are by default.
    pub(crate) fn from_kept(kept: &str) -> Self {
        let mut choices = match serde_json::to_value(Self::default()) {
            Ok(serde_json::Value::Object(choices)) => choices,
            _ => return Self::default(),
        };
        let kept: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(kept).unwrap_or_default();
        for (name, value) in kept {
            let Some(before) = choices.insert(name.clone(), value) else {
                choices.remove(&name);
                continue;
            };
            if serde_json::from_value::<Self>(choices.clone().into()).is_err() {
                choices.insert(name, before);
            }
        }
        serde_json::from_value(choices.into()).unwrap_or_default()
    }
}

/// Colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    System,
    /// Dark ink on light paper.
    Light,
    /// Brown ink on warm paper.
    Sepia,
    /// Light ink on dark paper.
    Dark,
    /// Black on white with lines.
    Contrast,
}

/// Languages of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum WindowLanguage {
    /// As the system says.
    #[serde(rename = "system")]
    System,
    /// English.
    #[serde(rename = "en")]
    English,
    /// 简体中文.
    #[serde(rename = "zh-CN")]
    Chinese,
}

/// The name under which the choices are kept.
const NAME: &str = "settings";

impl Flyleaf {
    /// The reader's choices, and the usual ones where none were made.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn settings(&self) -> Result<Settings> {
        let kept = self.library.setting(NAME)?;
        Ok(kept.map(|kept| Settings::from_kept(&kept)).unwrap_or_default())
    }

    /// Keeps the reader's choices, sizes within their limits.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn settings_save(&self, settings: &Settings) -> Result<()> {
        let settings = Settings {
            read_size: settings.read_size.clamp(14, 28),
            ui_scale: settings.ui_scale.clamp(80, 200),
            ..settings.clone()
        };
        let json = serde_json::to_string(&settings).expect("plain data always serialises");
        Ok(self.library.setting_save(NAME, &json)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_of_another_version_keep_what_is_understood() {
        let settings = Settings::from_kept(
            r#"{"theme": "dark", "read_size": "large", "ui_scale": 150, "tomorrow": true}"#,
        );
        let expected = Settings { theme: Theme::Dark, ui_scale: 150, ..Settings::default() };
        assert_eq!(settings, expected);
        assert_eq!(Settings::from_kept("nonsense"), Settings::default());
    }
}
