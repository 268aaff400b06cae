//! The command line: arguments in, text and an exit status out.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the edge that the lint keeps others from"
)]

/// A line to standard output. That nobody reads on (`| head`) is the reader's wish and no fault.
macro_rules! say {
    ($($text:tt)*) => {{
        let _ = std::io::Write::write_fmt(&mut std::io::stdout(), format_args!("{}\n", format_args!($($text)*)));
    }};
}

/// A line to standard error, likewise.
macro_rules! tell {
    ($($text:tt)*) => {{
        let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{}\n", format_args!($($text)*)));
    }};
}

mod arguments;
mod build;
mod draft;
mod explain;
mod export;
mod import;
mod init;
mod inputs;
mod lock;
mod new;
mod progress;
mod report;
mod serve;
mod skeleton;
mod suggest;

use std::process::ExitCode;

use clap::Parser;

pub use arguments::{Arguments, Command};

/// Exit statuses (DESIGN, section 5).
pub const CLEAN: u8 = 0;
/// There are findings that count as errors; the output is as it was.
pub const FINDINGS: u8 = 1;
/// The command could not run.
pub const COULD_NOT_RUN: u8 = 2;

/// Runs the program with the process's own arguments.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no faults; everything else could not run.
            let status = if error.use_stderr() { COULD_NOT_RUN } else { CLEAN };
            let _ = error.print();
            return ExitCode::from(status);
        }
    };
    match command(&arguments) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            tell!("dossier: {error:#}");
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn command(arguments: &Arguments) -> anyhow::Result<u8> {
    let place = &arguments.place;
    match &arguments.command {
        Command::Build(options) => build::build(place, options),
        Command::Check(options) => build::check(place, options),
        Command::Import(options) => import::import(place, options),
        Command::Serve(options) => serve::serve(place, options),
        Command::Init(options) => init::init(options),
        Command::New(options) => new::new(place, options),
        Command::Suggest(options) => suggest::suggest(place, options),
        Command::Lock(options) => lock::lock(place, options),
        Command::Export(options) => export::export(place, options),
        Command::Explain(options) => explain::explain(place, options),
        Command::Completions { shell } => {
            arguments::completions(*shell);
            Ok(CLEAN)
        }
    }
}
