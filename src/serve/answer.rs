//! Answers to requests, from the site in memory.

use std::convert::Infallible;
use std::fmt::Write;
use std::io::Read;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{self, HeaderMap, HeaderName};
use axum::http::{Method, StatusCode, Uri};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::{mpsc, watch};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::{ReceiverStream, WatchStream};

use super::address::{Found, find, media_type};
use super::{Options, Shown, live};
use crate::site::output::Content;

/// What every answer is made from.
#[derive(Debug, Clone)]
pub struct Preview {
    root: Arc<PathBuf>,
    host: IpAddr,
    shown: watch::Receiver<Arc<Shown>>,
}

impl Preview {
    pub fn new(options: &Options, shown: watch::Receiver<Arc<Shown>>) -> Self {
        Self { root: Arc::new(options.root.clone()), host: options.host, shown }
    }
}

pub async fn answer(State(preview): State<Preview>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !is_for_us(&headers, preview.host) {
        let message = "This preview answers to the name of its own machine only.\n";
        return (StatusCode::MISDIRECTED_REQUEST, message).into_response();
    }
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let mut shown = preview.shown.clone();
    let Ok(shown) = shown.wait_for(|shown| shown.is_built).await.map(|s| Arc::clone(&s)) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    match uri.path() {
        live::EVENTS => events(preview.shown),
        live::SCRIPT => text(StatusCode::OK, live::SCRIPT, include_str!("live.js"), &headers),
        live::STYLE => text(StatusCode::OK, live::STYLE, include_str!("live.css"), &headers),
        _ => page(&preview, &shown, &uri, &headers),
    }
}

/// Refuses requests that a page elsewhere has sent here by giving its own name this machine's address.
fn is_for_us(headers: &HeaderMap, host: IpAddr) -> bool {
    let named = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let name = match named.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => named.rsplit_once(':').map_or(named, |(name, _)| name),
    };
    match name.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || !host.is_loopback(),
        Err(_) => name == "localhost" || name.ends_with(".localhost"),
    }
}

fn page(preview: &Preview, shown: &Shown, uri: &Uri, headers: &HeaderMap) -> Response {
    let Some(site) = &shown.site else {
        return text(StatusCode::SERVICE_UNAVAILABLE, "html", &live::page(live::NO_SITE, shown.version), headers);
    };
    match find(site, uri.path()) {
        Found::File(path, content) => file(preview, shown, StatusCode::OK, path, content, headers),
        Found::Folder => {
            let query = uri.query().map(|q| format!("?{q}")).unwrap_or_default();
            (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, format!("{}/{query}", uri.path()))]).into_response()
        }
        Found::Missing => match site.files.get_key_value("404.html") {
            Some((path, content)) => file(preview, shown, StatusCode::NOT_FOUND, path, content, headers),
            None => text(StatusCode::NOT_FOUND, "html", &live::page("<h1>404</h1>", shown.version), headers),
        },
    }
}

fn file(
    preview: &Preview,
    shown: &Shown,
    status: StatusCode,
    path: &str,
    content: &Content,
    headers: &HeaderMap,
) -> Response {
    match content {
        Content::Bytes(bytes) => match std::str::from_utf8(bytes) {
            Ok(html) if media_type(path).starts_with("text/html") => {
                text(status, path, &live::page(html, shown.version), headers)
            }
            _ => bytes_of(status, path, bytes.clone(), headers),
        },
        Content::Copy(asset) => copy(preview.root.join(&**asset), status, path),
        Content::Drawn(card) => bytes_of(status, path, card.draw(), headers),
    }
}

fn text(status: StatusCode, path: &str, text: &str, headers: &HeaderMap) -> Response {
    bytes_of(status, path, text.as_bytes().to_vec(), headers)
}

/// The browser asks each time whether its copy is still right, and is told by the hash.
fn bytes_of(status: StatusCode, path: &str, bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", blake3::hash(&bytes).to_hex());
    let is_known = headers.get(header::IF_NONE_MATCH).is_some_and(|h| h.as_bytes() == tag.as_bytes());
    let common = common(path);
    if is_known && status == StatusCode::OK {
        return (StatusCode::NOT_MODIFIED, common, [(header::ETAG, tag)]).into_response();
    }
    (status, common, [(header::ETAG, tag)], bytes).into_response()
}

/// Nothing is kept without asking, and no page of another site can include a file of this one.
fn common(path: &str) -> [(HeaderName, &'static str); 4] {
    let media_type = media_type(&format!(".{path}"));
    let no_sniffing = (header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "no-cache"), no_sniffing, OURS_ALONE]
}

const OURS_ALONE: (HeaderName, &str) = (HeaderName::from_static("cross-origin-resource-policy"), "same-origin");

/// An asset goes from the disk to the browser piece by piece.
fn copy(asset: PathBuf, status: StatusCode, path: &str) -> Response {
    let Ok(mut file) = fs_err::File::open(asset) else { return StatusCode::NOT_FOUND.into_response() };
    let size = file.metadata().map(|m| m.len()).unwrap_or_default();
    let (sender, pieces) = mpsc::channel::<std::io::Result<Bytes>>(4);
    tokio::task::spawn_blocking(move || {
        let mut buffer = vec![0; 1 << 16];
        loop {
            let piece = match file.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => Ok(Bytes::copy_from_slice(buffer.get(..n).unwrap_or_default())),
                Err(e) => Err(e),
            };
            if sender.blocking_send(piece).is_err() {
                break; // The browser has gone away.
            }
        }
    });
    let length = [(header::CONTENT_LENGTH, size.to_string())];
    (status, common(path), length, Body::from_stream(ReceiverStream::new(pieces))).into_response()
}

/// Tells the page which build is the newest, and what kept one from being shown: now, and at each change.
fn events(shown: watch::Receiver<Arc<Shown>>) -> Response {
    let events = WatchStream::new(shown).map(|shown| {
        let mut message = shown.version.to_string();
        let _ = write!(message, "\n{}", shown.report.replace('\r', ""));
        Ok::<_, Infallible>(Event::default().data(message))
    });
    ([OURS_ALONE], Sse::new(events).keep_alive(KeepAlive::default())).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_requests_for_this_machine_are_answered() {
        let (here, anywhere) = (IpAddr::from([127, 0, 0, 1]), IpAddr::from([0, 0, 0, 0]));
        for (name, bound, expected) in [
            ("127.0.0.1:4000", here, true),
            ("localhost", here, true),
            ("[::1]:4000", here, true),
            ("dossier.localhost:4000", here, true),
            ("evil.example:4000", here, false),
            ("localhost.evil.example", here, false),
            ("192.168.1.5:4000", here, false),
            ("192.168.1.5:4000", anywhere, true),
            ("evil.example", anywhere, false),
            ("", here, false),
        ] {
            let headers = [(header::HOST, HeaderValue::from_static(name))].into_iter().collect();
            assert_eq!(is_for_us(&headers, bound), expected, "{name}");
        }
    }
}
