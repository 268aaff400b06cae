//! Progress on a terminal, when work takes longer than a moment.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A spinner on standard error; nothing where that is no terminal.
#[derive(Debug)]
pub struct Progress(Option<ProgressBar>);

impl Progress {
    pub fn new(quiet: bool, doing: &'static str) -> Self {
        if quiet || !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new_spinner().with_message(doing);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        // The first tick comes after a moment: a quick build shows nothing.
        bar.enable_steady_tick(Duration::from_millis(300));
        Self(Some(bar))
    }

    pub fn say(&self, doing: &'static str) {
        if let Some(bar) = &self.0 {
            bar.set_message(doing);
        }
    }

    pub fn done(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
