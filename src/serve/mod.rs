//! The edge to the browser: a preview that is built again on every change and shown at once.
//!
//! It answers from memory, at the addresses that GitHub Pages would, on the loopback interface. Nothing is
//! written to the output. A build that fails leaves the last good site in place, with the findings over it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stderr,
    reason = "this is the edge that the lint keeps others from"
)]

mod address;
mod answer;
mod live;
mod watch;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

use axum::Router;
use axum::serve::ListenerExt;
use tokio::sync::{oneshot, watch as channel};

use crate::site::output::Output;
use watch::Watch;

/// What to serve, and to whom.
#[derive(Debug, Clone)]
pub struct Options {
    /// The dossier. Assets are read from it, and changes in it are watched.
    pub root: PathBuf,
    /// What lies at the top of the root and is read by a build: `content`, `themes`, `config.yaml`, …
    pub inputs: Vec<String>,
    /// `--config`: a file elsewhere that is watched as well.
    pub config: Option<PathBuf>,
    /// `--host`: the loopback interface unless said otherwise.
    pub host: IpAddr,
    /// `--port`; without one, the first free one from 4000 on.
    pub port: Option<u16>,
    /// `--open`: show the site in the browser once it is built.
    pub open: bool,
}

impl Options {
    /// The preview of a dossier with the private folder `private`, on the loopback interface.
    pub fn new(root: PathBuf, private_folder: &str) -> Self {
        let inputs = ["config.yaml", "dossier.lock", "content", "themes", "templates", private_folder];
        let inputs = inputs.map(str::to_owned).to_vec();
        Self { root, inputs, config: None, host: Ipv4Addr::LOCALHOST.into(), port: None, open: false }
    }
}

/// Why a build is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// The first build, or one after which nothing known before can be relied on.
    Everything,
    /// These files are new, changed or gone; nothing else is.
    Files(Vec<PathBuf>),
}

/// What came of a build.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// `None` when findings count as errors: the last good site stays.
    pub site: Option<Arc<Output>>,
    /// The findings as they are shown over the page, in HTML without styles or scripts of its own.
    pub report_html: String,
    /// The findings and a summary as they are printed.
    pub report_terminal: String,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("port {0} is taken: name another with `--port`, or leave it out to have a free one chosen")]
    PortTaken(u16),
    #[error("`{0}` is not an address of this machine")]
    Address(IpAddr),
    #[error("the preview has stopped: the build ended unexpectedly")]
    BuildEnded,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What the browser is shown at the moment.
#[derive(Debug, Clone, Default)]
struct Shown {
    /// Counts good builds; 0 before the first build of any kind has ended.
    version: u64,
    is_built: bool,
    site: Option<Arc<Output>>,
    report: Arc<str>,
}

/// A preview that listens already, so that its address is known before the first build.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    options: Options,
}

const FIRST_PORT: u16 = 4000;
const PORTS_TRIED: u16 = 20;

impl Server {
    pub fn bind(options: Options) -> Result<Self, ServeError> {
        let listener = match options.port {
            Some(port) => listen(options.host, port)?,
            None => (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
                .find_map(|port| match listen(options.host, port) {
                    Err(ServeError::PortTaken(_)) => None,
                    other => Some(other),
                })
                .unwrap_or_else(|| listen(options.host, 0))?,
        };
        listener.set_nonblocking(true)?;
        Ok(Self { address: listener.local_addr()?, listener, options })
    }

    /// The front page: `http://127.0.0.1:4000/`.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Builds, serves, and builds again on every change, until the program is ended.
    pub fn run(self, build: impl FnMut(&Trigger) -> Built + Send + 'static) -> Result<(), ServeError> {
        let url = self.url();
        let (shown, watched) = channel::channel(Arc::new(Shown::default()));
        let watch = Watch::new(&self.options);
        let open = self.options.open.then(|| url.clone());
        let (alive, ended) = oneshot::channel::<()>();
        std::thread::spawn(move || {
            let _alive = alive; // Dropped when this thread ends, in whatever way.
            build_again_and_again(build, watch, &shown, open.as_deref());
        });
        let app = Router::new().fallback(answer::answer).with_state(answer::Preview::new(&self.options, watched));
        tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
            tokio::spawn(async { axum::serve(listener, app).await });
            let _ = ended.await;
            Err(ServeError::BuildEnded)
        })
    }
}

fn listen(host: IpAddr, port: u16) -> Result<TcpListener, ServeError> {
    TcpListener::bind((host, port)).map_err(|e| match e.kind() {
        io::ErrorKind::AddrInUse => ServeError::PortTaken(port),
        io::ErrorKind::AddrNotAvailable => ServeError::Address(host),
        _ => e.into(),
    })
}

/// One build after the other; changes that come in meanwhile wait for the next.
fn build_again_and_again(
    mut build: impl FnMut(&Trigger) -> Built,
    mut watch: Watch,
    shown: &channel::Sender<Arc<Shown>>,
    mut open: Option<&str>,
) {
    let mut trigger = Some(Trigger::Everything);
    while let Some(cause) = trigger {
        let outcome = build(&cause);
        eprintln!("{}", outcome.report_terminal.trim_end());
        shown.send_modify(|shown| *shown = Arc::new(shown.after(outcome)));
        if let Some(url) = open.take() {
            show_in_browser(url);
        }
        trigger = watch.next();
    }
}

impl Shown {
    fn after(&self, built: Built) -> Self {
        Self {
            version: self.version + u64::from(built.site.is_some()),
            is_built: true,
            report: if built.site.is_some() { "".into() } else { built.report_html.into() },
            site: built.site.or_else(|| self.site.clone()),
        }
    }
}

/// Asks the desktop; where there is none, the address that was printed has to do.
fn show_in_browser(url: &str) {
    let (program, arguments): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let quiet = || Stdio::null();
    let _ = Command::new(program).args(arguments).arg(url).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
}
