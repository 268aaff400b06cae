//! The arguments of every command.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::diag;
use crate::site::export::FORMATS;

/// Builds an explainer dossier: what happened, who is who, what each source says, and the passage behind each statement.
#[derive(Debug, Parser)]
#[command(name = "dossier", version, max_term_width = 100, propagate_version = true)]
pub struct Arguments {
    #[command(flatten)]
    pub place: Place,
    #[command(subcommand)]
    pub command: Command,
}

/// Which dossier.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// The folder of the dossier
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// Another configuration than ROOT/config.yaml
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site into public/
    Build(Build),
    /// Check everything that `build` checks, and write nothing
    Check(Check),
    /// Build, show in a browser, and build again on every change
    Serve(Serve),
    /// Make a new dossier in a folder
    Init(Init),
    /// Make a new page: a person, a claim, a note …
    New(New),
    /// Bring in saved articles: text, pages, web clips
    Import(super::import::Import),
    /// Propose people, places, dates and differences found in the articles, as drafts to accept
    Suggest(Suggest),
    /// Write down what was verified against private texts, so that a clone without them builds the same site
    Lock(Lock),
    /// Write the dossier in a format that other programs read
    Export(Export),
    /// Say what a finding means, or what feeds a page
    Explain(Explain),
    /// Print completions for a shell
    Completions { shell: clap_complete::Shell },
}

/// What is built.
#[derive(Debug, Clone, Args)]
pub struct Content {
    /// Include drafts and pages under embargo
    #[arg(long)]
    pub drafts: bool,
    /// The day that decides embargoes (else `SOURCE_DATE_EPOCH`, else the clock)
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// Build what was known at the end of this day: articles published by then, and what rests on them
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<jiff::civil::Date>,
    /// The address that the site will have, instead of the configured one
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
}

/// How findings are told.
#[derive(Debug, Clone, Args)]
pub struct Findings {
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Let warnings count as errors
    #[arg(long, value_name = "WHAT", value_parser = ["warnings"])]
    pub deny: Option<String>,
    /// Print nothing but findings
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Build {
    /// Where the site is written [default: ROOT/public]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Write one HTML file with everything to read in it, instead of the site
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    pub single_file: Option<PathBuf>,
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub findings: Findings,
}

#[derive(Debug, Clone, Args)]
pub struct Suggest {
    /// Put the proposals into content/ as drafts
    #[arg(long)]
    pub write: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Lock {
    /// How findings are printed
    #[arg(long, value_enum)]
    pub format: Option<Format>,
}

#[derive(Debug, Clone, Args)]
pub struct Check {
    /// Fail when `dossier.lock` is not of the texts and quotations that are here
    #[arg(long, conflicts_with = "as_of")]
    pub locked: bool,
    /// Tell which names in articles were left plain, and why
    #[arg(long)]
    pub names: bool,
    /// Tell which sentences of articles nothing cites: those with names, numbers or dates
    #[arg(long)]
    pub gaps: bool,
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub findings: Findings,
}

#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// The port; the next free one is taken if none is given
    #[arg(long, short, value_name = "N")]
    pub port: Option<u16>,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDR")]
    pub host: std::net::IpAddr,
    /// Include drafts and pages under embargo
    #[arg(long)]
    pub drafts: bool,
    /// Show texts that may not be published, marked, to you alone
    #[arg(long)]
    pub private: bool,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
    /// The day that decides embargoes
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub struct Init {
    /// The folder, new or empty
    pub dir: PathBuf,
    /// The dossier's title [default: from the folder's name; the sample has its own]
    #[arg(long)]
    pub title: Option<String>,
    /// With a small sample to look at
    #[arg(long)]
    pub sample: bool,
}

#[derive(Debug, Clone, Args)]
pub struct New {
    /// What sort of page
    pub kind: Kind,
    /// Its title
    pub title: String,
    /// Its id, where the title does not make a good one
    #[arg(long)]
    pub id: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub struct Export {
    /// The format
    #[arg(value_parser = PossibleValuesParser::new(FORMATS.iter().map(|f| PossibleValue::new(f.name).help(f.summary))))]
    pub format: String,
    /// Where it is written [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub content: Content,
}

#[derive(Debug, Clone, Args)]
pub struct Explain {
    /// The code of a finding, or the address of a page; without one all codes are listed
    pub what: Option<String>,
}

/// The kinds of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Article,
    Note,
    Person,
    Organization,
    Place,
    Event,
    Term,
    Claim,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the source underlined and a help line
    Human,
    /// path:line:column: error[code]: message
    Short,
    /// One JSON object a line
    Json,
    /// Workflow commands of GitHub
    Github,
}

impl From<Format> for diag::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Short => Self::Short,
            Format::Json => Self::Json,
            Format::Github => Self::Github,
        }
    }
}

/// Prints the completions of a shell.
pub fn completions(shell: clap_complete::Shell) {
    clap_complete::generate(shell, &mut Arguments::command(), "dossier", &mut std::io::stdout());
}
