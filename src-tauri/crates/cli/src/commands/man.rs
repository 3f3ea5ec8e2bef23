//! `flyleaf man`.

use clap::CommandFactory as _;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::outcome::{Failure, Status};
use crate::terminal::Terminal;

/// Prints one page that holds the program and each of its commands, so that nothing has to be installed to read it.
pub(crate) fn run(terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let mut program = Arguments::command();
    program.build();
    let out = terminal.out();
    let page = Man::new(program.clone());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = command.get_name().to_uppercase();
        writeln!(out, ".SH \"COMMAND {name}\"")?;
        render_command(command, out)?;
    }
    page.render_extra_section(out)?;
    page.render_version_section(out)?;
    Ok(Status::Done)
}

/// A command's own sections, one level down.
fn render_command(command: &clap::Command, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let page = Man::new(command.clone());
    let mut sections = Vec::new();
    page.render_synopsis_section(&mut sections)?;
    page.render_description_section(&mut sections)?;
    page.render_options_section(&mut sections)?;
    page.render_extra_section(&mut sections)?;
    let sections = String::from_utf8_lossy(&sections).replace("\n.SH ", "\n.SS ");
    let sections = sections.strip_prefix(".SH ").map_or(sections.clone(), |s| format!(".SS {s}"));
    out.write_all(sections.as_bytes())
}
