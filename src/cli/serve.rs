//! `serve`: build, show, and build again on every change.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::arguments::{Place, Serve};
use super::report::{self, Summary};
use super::{CLEAN, build};
use crate::diag::{self, Format};
use crate::host::{self, Scan, ScanOptions};
use crate::html::escape;
use crate::pipeline::Request;
use crate::serve::{Built, Options, Server, Trigger};

pub fn serve(place: &Place, options: &Serve) -> anyhow::Result<u8> {
    let scan_options = build::scan_options(place)?;
    let request = Request {
        drafts: options.drafts,
        today: Some(host::today(options.today.as_deref())?),
        private: options.private,
        ..Request::default()
    };
    let mut wanted = Options::new(place.root.clone(), &scan_options.private_folder);
    wanted.config.clone_from(&place.config);
    (wanted.host, wanted.port, wanted.open) = (options.host, options.port, options.open);
    let server = Server::bind(wanted)?;
    eprintln!("Serving {} (Ctrl+C ends it)", server.url());
    if options.private {
        eprintln!("Texts that may not be published are shown, marked, to you alone.");
    }
    let base_url = server.url();
    let request = Request { base_url: Some(base_url), ..request };
    let mut preview = Preview { root: place.root.clone(), scan_options, request, scan: None };
    server.run(move |trigger| preview.build(trigger))?;
    Ok(CLEAN)
}

/// What is kept between builds: the files as they were read.
struct Preview {
    root: PathBuf,
    scan_options: ScanOptions,
    request: Request,
    scan: Option<Scan>,
}

impl Preview {
    fn build(&mut self, trigger: &Trigger) -> Built {
        let started = Instant::now();
        let scan = match (self.scan.take(), trigger) {
            (Some(before), Trigger::Files(changed)) => host::rescan(before, &self.root, &self.scan_options, changed),
            _ => host::scan(&self.root, &self.scan_options),
        };
        let assets: Vec<_> = scan.assets.iter().map(|a| a.path.clone()).collect();
        let built = crate::pipeline::build(&scan.files, &assets, scan.findings.clone(), &self.request);
        self.scan = Some(scan);
        let terminal = diag::render(Format::Human, &built.findings, &built.sources, report::colour());
        let summary = report::line(&Summary { built: &built, written: None, output: None, took: started.elapsed() });
        let report_html = overlay(&built);
        Built { site: built.output.map(Arc::new), report_html, report_terminal: format!("{terminal}{summary}") }
    }
}

/// The findings over the page, when they keep the last good site in place.
fn overlay(built: &crate::pipeline::Built) -> String {
    if built.output.is_some() {
        return String::new();
    }
    let text = diag::render(Format::Human, &built.findings, &built.sources, false);
    format!("<h2>The site below is the last good one</h2><pre>{}</pre>", escape(&text))
}
