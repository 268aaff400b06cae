//! The preview, asked over the network as a browser would, with a build that only joins texts.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "this test is a browser and an editor"
)]

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use dossier::serve::{Built, Options, Server, Trigger};
use dossier::site::output::{Content, Output};

type Fallible = Result<(), Box<dyn Error>>;

/// A dossier of one note with a picture, served; the build fails while the note holds the word `wrong`.
fn preview() -> Result<(tempfile::TempDir, String), Box<dyn Error>> {
    let root = tempfile::tempdir()?;
    std::fs::create_dir(root.path().join("content"))?;
    std::fs::write(root.path().join("content/note.md"), "first")?;
    std::fs::write(root.path().join("content/photo.jpg"), vec![9; 200_000])?;
    let mut options = Options::new(root.path().to_owned(), "private");
    options.port = Some(0);
    let server = Server::bind(options)?;
    let address = server.url().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let at = root.path().to_owned();
    std::thread::spawn(move || server.run(move |trigger| build(&at, trigger)));
    Ok((root, address))
}

fn build(root: &Path, trigger: &Trigger) -> Built {
    let note = std::fs::read_to_string(root.join("content/note.md")).unwrap_or_default();
    if note.contains("wrong") {
        return Built { report_html: "<pre>it is wrong\nthere</pre>".to_owned(), ..Built::default() };
    }
    let cause = match trigger {
        Trigger::Everything => "everything".to_owned(),
        Trigger::Files(files) => files.iter().filter_map(|f| f.file_name()?.to_str()).collect::<Vec<_>>().join(","),
    };
    let head = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head>";
    let page = |text: &str| Content::Bytes(format!("<!doctype html>{head}<body>{text}").into_bytes());
    let files = [
        ("index.html".to_owned(), page(&format!("{note} ({cause})"))),
        ("404.html".to_owned(), page("not here")),
        ("people/index.html".to_owned(), page("people")),
        ("people/ana.html".to_owned(), page("Ana")),
        ("feed.xml".to_owned(), Content::Bytes(b"<feed/>".to_vec())),
        ("photo.jpg".to_owned(), Content::Copy("content/photo.jpg".into())),
    ];
    Built { site: Some(Arc::new(Output { files: files.into() })), ..Built::default() }
}

/// The status line, the headers in lower case, and the body of an answer.
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(": "))
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn ask(address: &str, method: &str, path: &str, headers: &[&str]) -> Result<Answer, Box<dyn Error>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    let named =
        if headers.iter().any(|h| h.starts_with("Host:")) { String::new() } else { format!("Host: {address}\r\n") };
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\n{named}{}Connection: close\r\n\r\n",
        [headers, &[""]].concat().join("\r\n")
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").ok_or("no end of the head")?;
    Ok(Answer { head: String::from_utf8_lossy(&bytes[..end]).to_lowercase(), body: bytes[end + 4..].to_vec() })
}

fn get(address: &str, path: &str) -> Result<Answer, Box<dyn Error>> {
    ask(address, "GET", path, &[])
}

#[test]
fn pages_stand_where_github_pages_has_them() -> Fallible {
    let (_root, address) = preview()?;
    for (path, status, type_or_place) in [
        ("/", "200", "text/html; charset=utf-8"),
        ("/people", "301", "/people/"),
        ("/people/", "200", "text/html; charset=utf-8"),
        ("/people/ana", "200", "text/html; charset=utf-8"),
        ("/feed.xml?x=1", "200", "application/xml"),
        ("/photo.jpg", "200", "image/jpeg"),
        ("/nothing", "404", "text/html; charset=utf-8"),
        ("/../config.yaml", "404", "text/html; charset=utf-8"),
        ("/content/note.md", "404", "text/html; charset=utf-8"),
    ] {
        let answer = get(&address, path)?;
        assert!(answer.head.starts_with(&format!("http/1.1 {status}")), "{path}: {}", answer.head);
        assert_eq!(answer.header("content-type").or(answer.header("location")), Some(type_or_place), "{path}");
    }
    assert_eq!(get(&address, "/photo.jpg")?.body, vec![9; 200_000]);
    assert!(get(&address, "/nothing")?.text().contains("not here"));
    Ok(())
}

#[test]
fn a_page_allows_the_preview_to_reload_it_and_is_not_sent_twice() -> Fallible {
    let (_root, address) = preview()?;
    let page = get(&address, "/")?;
    assert!(
        page.text().contains("connect-src 'self'") && page.text().contains("data-version=\"1\""),
        "{}",
        page.text()
    );
    let tag = page.header("etag").ok_or("no tag")?;
    let again = ask(&address, "GET", "/", &[&format!("If-None-Match: {tag}")])?;
    assert!(again.head.starts_with("http/1.1 304") && again.body.is_empty(), "{}", again.head);
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    for file in ["/-/dossier-live.js", "/-/dossier-live.css"] {
        assert!(get(&address, file)?.head.starts_with("http/1.1 200"), "{file}");
    }
    assert_eq!(get(&address, "/feed.xml")?.text(), "<feed/>");
    assert!(ask(&address, "HEAD", "/", &[])?.body.is_empty());
    Ok(())
}

#[test]
fn strangers_are_not_answered() -> Fallible {
    let (_root, address) = preview()?;
    let rebound = ask(&address, "GET", "/", &["Host: evil.example"])?;
    assert!(rebound.head.starts_with("http/1.1 421"), "{}", rebound.head);
    let posted = ask(&address, "POST", "/", &["Content-Length: 0"])?;
    assert!(posted.head.starts_with("http/1.1 405"), "{}", posted.head);
    assert_eq!(get(&address, "/")?.header("cross-origin-resource-policy"), Some("same-origin"));
    Ok(())
}

/// What the page is told: the number of the build that is shown, and the findings of one that could not be.
struct Told(BufReader<TcpStream>);

impl Told {
    fn listen(address: &str) -> Result<Self, Box<dyn Error>> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        write!(stream, "GET /-/dossier-live HTTP/1.1\r\nHost: {address}\r\n\r\n")?;
        Ok(Self(BufReader::new(stream)))
    }

    /// The next message: its lines joined by `|`.
    fn next(&mut self) -> Result<String, Box<dyn Error>> {
        let mut message = Vec::new();
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line)?;
            match line.trim_end().strip_prefix("data: ").or(line.trim_end().strip_prefix("data:")) {
                Some(data) => message.push(data.to_owned()),
                None if message.is_empty() => {}
                None => return Ok(message.join("|")),
            }
        }
    }
}

#[test]
fn a_change_is_shown_at_once_and_a_failed_build_leaves_the_last_good_site() -> Fallible {
    let (root, address) = preview()?;
    let note: PathBuf = root.path().join("content/note.md");
    let mut told = Told::listen(&address)?;
    assert_eq!(told.next()?, "1|");
    let saved = Instant::now();
    std::fs::write(&note, "second")?;
    while !get(&address, "/")?.text().contains("second (note.md)") {
        told.next()?;
    }
    println!("saved to shown: {:?}", saved.elapsed());
    std::fs::write(&note, "all wrong")?;
    while !told.next()?.contains("<pre>it is wrong|there</pre>") {}
    assert!(get(&address, "/")?.text().contains("second (note.md)"));
    assert!(Told::listen(&address)?.next()?.contains("it is wrong"), "a page opened now is told as well");
    std::fs::write(root.path().join("content/.#note.md"), "an editor's own")?;
    std::fs::write(root.path().join("elsewhere.md"), "not read")?;
    std::fs::create_dir(root.path().join("themes"))?;
    std::fs::write(&note, "third")?;
    while !get(&address, "/")?.text().contains("third") {
        told.next()?;
    }
    std::fs::write(root.path().join("themes/page.html"), "a theme that came later")?;
    while !get(&address, "/")?.text().contains("page.html") {
        told.next()?;
    }
    Ok(())
}

#[test]
fn a_port_that_is_taken_is_said_or_passed_over() -> Fallible {
    let taken = std::net::TcpListener::bind("127.0.0.1:0")?;
    let mut options = Options::new(PathBuf::from("."), "private");
    options.port = Some(taken.local_addr()?.port());
    let error = Server::bind(options.clone()).map(|s| s.url()).expect_err("the port is taken");
    assert!(error.to_string().contains("is taken: name another with `--port`"), "{error}");
    options.port = None;
    let (first, second) = (Server::bind(options.clone())?, Server::bind(options)?);
    assert_ne!(first.url(), second.url());
    Ok(())
}
