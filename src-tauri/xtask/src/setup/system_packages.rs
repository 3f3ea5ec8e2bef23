//! Libraries and programs of the operating system.
//!
//! Debian and its relatives are installed by apt where we may; for other systems the command is printed. A machine that has
//! everything is left alone: no package list is fetched.

use std::process::Command;

use anyhow::{Result, bail};

use super::Purpose;
use crate::process;

/// What the application is built from and needs to run, by Debian's names.
const DEBIAN_RUN: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libdbus-1-dev",
    // The PDF and the window set Chinese in it.
    "fonts-noto-cjk",
];

/// What the checks need beyond that.
const DEBIAN_TEST: &[&str] = &[
    "xvfb",
    // The private session bus of `desktop`; webkit2gtk-driver is WebKitWebDriver.
    "dbus-daemon",
    "dbus-x11",
    "webkit2gtk-driver",
    "xdotool",
    // pdftotext, pdfinfo and qpdf read back what was written.
    "poppler-utils",
    "qpdf",
];

/// Finds what is missing and installs it, or says how.
pub(super) fn install(purpose: Purpose) -> Result<()> {
    match std::env::consts::OS {
        "linux" => {
            let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
            match Family::of(&release) {
                Family::Debian => install_with_apt(&debian_packages(purpose)),
                other => explain(other, purpose),
            }
        }
        "macos" => look_for(&[("xcode-select", &["-p"])], MACOS),
        "windows" => {
            println!("{WINDOWS}");
            Ok(())
        }
        other => bail!("Flyleaf has not been built on {other} yet; see {TAURI}"),
    }
}

fn debian_packages(purpose: Purpose) -> Vec<&'static str> {
    let tests = if purpose == Purpose::Test { DEBIAN_TEST } else { &[] };
    DEBIAN_RUN.iter().chain(tests).copied().collect()
}

pub(crate) fn install_with_apt(packages: &[&'static str]) -> Result<()> {
    let missing = missing_of(packages, &dpkg_status(packages)?);
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("sudo apt-get install --no-install-recommends {}", missing.join(" "));
    let Some(become_root) = way_to_root() else {
        bail!(
            "these packages are missing and this account may not install them; run\n\n  {by_hand}\n"
        );
    };
    println!("installing {}", missing.join(" "));
    let apt = |arguments: &[&str]| {
        let mut words = become_root.to_vec();
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).args(arguments);
        command
    };
    process::check(&mut apt(&["update"]))?;
    let mut install = apt(&["install", "--yes", "--no-install-recommends"]);
    process::check(install.args(&missing))
}

/// `package status` lines of those packages that dpkg has heard of.
fn dpkg_status(packages: &[&str]) -> Result<String> {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${Package} ${db:Status-Status}\\n"]).args(packages);
    // It ends with 1 where a package is unknown, which is an answer and not a failure.
    let output = query.output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn missing_of(packages: &[&'static str], status: &str) -> Vec<&'static str> {
    let installed = |package: &str| {
        let line = format!("{package} installed");
        status.lines().any(|known| known == line)
    };
    packages.iter().copied().filter(|package| !installed(package)).collect()
}

/// The words before a command that let it act as root: none for root itself, `None` where there is no way.
fn way_to_root() -> Option<&'static [&'static str]> {
    if process::answer_of("id", &["-u"]).as_deref() == Some("0") {
        return Some(&[]);
    }
    if process::answer_of("sudo", &["-n", "true"]).is_some() {
        return Some(&["sudo", "-n"]);
    }
    let can_ask = process::colours() && std::io::IsTerminal::is_terminal(&std::io::stdin());
    (can_ask && process::is_installed("sudo")).then_some(&["sudo"])
}

/// The kinds of Linux that name packages alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Debian,
    Fedora,
    Arch,
    Suse,
    Other,
}

impl Family {
    /// Reads the `ID` and `ID_LIKE` of an os-release file.
    fn of(release: &str) -> Self {
        let words: Vec<&str> = release
            .lines()
            .filter_map(|line| line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE=")))
            .flat_map(|value| value.trim_matches('"').split_whitespace())
            .collect();
        let is = |names: &[&str]| words.iter().any(|word| names.contains(word));
        if is(&["debian", "ubuntu"]) {
            Self::Debian
        } else if is(&["fedora", "rhel"]) {
            Self::Fedora
        } else if is(&["arch"]) {
            Self::Arch
        } else if is(&["suse", "opensuse"]) {
            Self::Suse
        } else {
            Self::Other
        }
    }

    /// The command that installs what is needed.
    fn command(self, purpose: Purpose) -> String {
        let (run, test) = match self {
            Self::Debian => {
                return format!("apt-get install {}", debian_packages(purpose).join(" "));
            }
            Self::Fedora => (
                "dnf install gcc gcc-c++ make pkgconf-pkg-config webkit2gtk4.1-devel librsvg2-devel google-noto-serif-cjk-fonts",
                "xorg-x11-server-Xvfb dbus-daemon dbus-x11 webkit2gtk-driver xdotool poppler-utils qpdf",
            ),
            Self::Arch => (
                "pacman -S --needed base-devel webkit2gtk-4.1 librsvg noto-fonts-cjk",
                "xorg-server-xvfb dbus xdotool poppler qpdf",
            ),
            Self::Suse => (
                "zypper install gcc gcc-c++ make pkgconf webkit2gtk3-devel librsvg-devel google-noto-serif-sc-fonts",
                "xorg-x11-server-Xvfb dbus-1-daemon dbus-1-x11 webkit2gtk-driver xdotool poppler-tools qpdf",
            ),
            Self::Other => (
                "install by your system's means: a C compiler, pkg-config, WebKitGTK 4.1 and librsvg with their headers, Noto Serif CJK",
                "Xvfb, dbus-daemon, WebKitWebDriver, xdotool, poppler-utils, qpdf",
            ),
        };
        match purpose {
            Purpose::Run => run.to_owned(),
            Purpose::Test => format!("{run} {test}"),
        }
    }
}

/// Looks for what can be found without a package manager, and prints the command where something is missing.
fn explain(family: Family, purpose: Purpose) -> Result<()> {
    let libraries = ["webkit2gtk-4.1", "librsvg-2.0"];
    let programs: &[&str] = match purpose {
        Purpose::Run => &["cc", "pkg-config"],
        Purpose::Test => {
            &["cc", "pkg-config", "Xvfb", "dbus-daemon", "WebKitWebDriver", "pdftotext", "qpdf"]
        }
    };
    let mut missing: Vec<&str> =
        programs.iter().copied().filter(|name| !process::is_installed(name)).collect();
    missing.extend(
        libraries
            .iter()
            .copied()
            .filter(|library| process::answer_of("pkg-config", &["--exists", library]).is_none()),
    );
    if missing.is_empty() {
        return Ok(());
    }
    bail!("missing: {}; run as root\n\n  {}\n", missing.join(", "), family.command(purpose));
}

const TAURI: &str = "https://tauri.app/start/prerequisites/";
const MACOS: &str = "the command line tools are missing: run `xcode-select --install`";
const WINDOWS: &str = "On Windows, building needs the Visual Studio C++ build tools and the WebView2 runtime, which Windows 11 brings along:\n  https://tauri.app/start/prerequisites/#windows";

fn look_for(programs: &[(&str, &[&str])], otherwise: &str) -> Result<()> {
    for (program, arguments) in programs {
        if process::answer_of(program, arguments).is_none() {
            bail!("{otherwise}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_dpkg_calls_installed_counts_as_there() {
        let status = "xvfb installed\nqpdf config-files\npoppler-utils not-installed\n";
        let missing = missing_of(&["xvfb", "qpdf", "poppler-utils", "xdotool"], status);
        assert_eq!(missing, ["qpdf", "poppler-utils", "xdotool"]);
    }

    #[test]
    fn families_are_read_from_os_release() {
        let cases = [
            ("PRETTY_NAME=\"Debian GNU/Linux 13\"\nID=debian\n", Family::Debian),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", Family::Debian),
            ("ID=fedora\n", Family::Fedora),
            ("ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n", Family::Suse),
            ("ID=endeavouros\nID_LIKE=arch\n", Family::Arch),
            ("ID=nixos\nVERSION_ID=\"25.11\"\n", Family::Other),
            ("", Family::Other),
        ];
        for (release, family) in cases {
            assert_eq!(Family::of(release), family, "{release}");
        }
    }

    #[test]
    fn running_needs_less_than_testing() {
        assert!(!debian_packages(Purpose::Run).contains(&"xvfb"));
        assert!(debian_packages(Purpose::Test).contains(&"xvfb"));
        assert!(Family::Fedora.command(Purpose::Test).contains("Xvfb"));
        assert!(!Family::Fedora.command(Purpose::Run).contains("Xvfb"));
    }
}
