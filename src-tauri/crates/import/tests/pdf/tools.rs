//! Programs that print and read PDFs, where they are installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program that prints HTML.
#[derive(Clone, Copy)]
pub(crate) enum Printer {
    WeasyPrint,
    Chromium,
    LibreOffice,
}

impl Printer {
    pub(crate) const ALL: [Self; 3] = [Self::WeasyPrint, Self::Chromium, Self::LibreOffice];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::WeasyPrint => "weasyprint",
            Self::Chromium => "chromium",
            Self::LibreOffice => "soffice",
        }
    }
}

/// Whether a program can be run.
pub(crate) fn has(program: &str) -> bool {
    let found = std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    });
    if !found {
        eprintln!("skipped: {program} is not installed");
    }
    found
}

/// HTML printed by a program; `None` where it is not installed.
pub(crate) fn print(html: &str, printer: Printer) -> Option<Vec<u8>> {
    if !has(printer.name()) {
        return None;
    }
    let folder = Folder::new(printer.name());
    let (page, pdf) = (folder.0.join("page.html"), folder.0.join("page.pdf"));
    std::fs::write(&page, html).unwrap();
    let mut command = Command::new(printer.name());
    match printer {
        Printer::WeasyPrint => command.arg(&page).arg(&pdf),
        Printer::Chromium => command
            .args(["--headless", "--no-sandbox", "--disable-gpu"])
            .arg(format!("--user-data-dir={}", folder.0.join("profile").display()))
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .arg(format!("file://{}", page.display())),
        Printer::LibreOffice => command
            .arg(format!("-env:UserInstallation=file://{}", folder.0.join("profile").display()))
            .args(["--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir"])
            .arg(&folder.0)
            .arg(&page),
    };
    let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    let bytes = std::fs::read(&pdf).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} made nothing ({done})", printer.name());
    }
    bytes
}

/// A file as pdftotext reads it; `None` where it is not installed.
pub(crate) fn pdftotext(file: &Path, layout: bool) -> Option<String> {
    if !has("pdftotext") {
        return None;
    }
    let mut command = Command::new("pdftotext");
    if layout {
        command.arg("-layout");
    }
    let output = command.arg(file).arg("-").stderr(Stdio::null()).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A file encrypted with a password for opening it, empty for one that opens for everybody.
pub(crate) fn encrypted(bytes: &[u8], password: &str) -> Option<Vec<u8>> {
    if !has("qpdf") {
        return None;
    }
    let folder = Folder::new("qpdf");
    let (plain, locked) = (folder.0.join("plain.pdf"), folder.0.join("locked.pdf"));
    std::fs::write(&plain, bytes).unwrap();
    let done = Command::new("qpdf")
        .args(["--encrypt", password, "owner", "256", "--"])
        .arg(&plain)
        .arg(&locked)
        .status()
        .unwrap();
    assert!(done.success(), "qpdf encrypts");
    std::fs::read(&locked).ok()
}

/// A folder that goes with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("flyleaf-{name}-{}-{next}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
