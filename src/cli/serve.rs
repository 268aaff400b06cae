//! `serve`.

use std::sync::Arc;
use std::time::Instant;

use super::arguments::{Place, Serve};
use super::report::{self, Summary};
use super::{CLEAN, build};
use crate::diag::{Format, render};
use crate::host::{self, Scan, ScanOptions};
use crate::pipeline::{self, Request};
use crate::serve::{Built, Options, Server, Trigger};

/// Serves the dossier until the program is ended.
pub fn serve(place: &Place, options: &Serve) -> anyhow::Result<u8> {
    let scan_options = build::scan_options(place)?;
    let server = Server::bind(Options {
        config: place.config.clone(),
        host: options.host,
        port: options.port,
        open: options.open,
        ..Options::new(place.root.clone(), &scan_options.private_folder)
    })?;
    let request = Request {
        drafts: options.drafts,
        today: Some(host::today(options.today.as_deref())?),
        // The site is at the root here, wherever it will be published.
        base_url: Some(server.url()),
        private: options.private,
        ..Request::default()
    };
    tell!("Serving at {} (end with Ctrl-C)", server.url());
    let mut preview = Preview { place: place.clone(), scan_options, request, scan: None };
    server.run(move |trigger| preview.build(trigger))?;
    Ok(CLEAN)
}

/// What is kept from one build to the next: the files as they were read.
struct Preview {
    place: Place,
    scan_options: ScanOptions,
    request: Request,
    scan: Option<Scan>,
}

impl Preview {
    fn build(&mut self, trigger: &Trigger) -> Built {
        let started = Instant::now();
        let scan = match self.scan(trigger) {
            Ok(scan) => scan,
            Err(error) => return not_run(&error),
        };
        let assets: Vec<_> = scan.assets.iter().map(|a| Arc::clone(&a.path)).collect();
        let built = pipeline::build(&scan.files, &assets, scan.findings.clone(), &self.request);
        self.scan = Some(scan);
        shown(built, started)
    }

    /// Reads what has changed; all of it when the configuration has, which says where private texts are.
    fn scan(&mut self, trigger: &Trigger) -> anyhow::Result<Scan> {
        let known = self.scan.take();
        match (trigger, known) {
            (Trigger::Files(files), Some(known)) if !files.iter().any(|f| f.ends_with("config.yaml")) => {
                Ok(host::rescan(known, &self.place.root, &self.scan_options, files))
            }
            _ => {
                self.scan_options = build::scan_options(&self.place)?;
                Ok(host::scan(&self.place.root, &self.scan_options))
            }
        }
    }
}

fn shown(built: pipeline::Built, started: Instant) -> Built {
    let findings = |colour| render(Format::Human, &built.findings, &built.sources, colour);
    let line = report::line(&Summary { built: &built, written: None, output: None, took: started.elapsed() });
    let report_terminal = format!("{}{line}\n", findings(report::has_colour()));
    let report_html = format!("<pre>{}</pre>", escape(&findings(false)));
    Built { report_html, report_terminal, site: built.output.map(Arc::new) }
}

fn not_run(error: &anyhow::Error) -> Built {
    let said = format!("{error:#}\n");
    Built { report_html: format!("<pre>{}</pre>", escape(&said)), report_terminal: said, site: None }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
