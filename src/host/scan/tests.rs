use super::*;

type Fallible = Result<(), Box<dyn std::error::Error>>;

fn dossier(files: &[(&str, &str)]) -> io::Result<tempfile::TempDir> {
    let root = tempfile::tempdir()?;
    for (path, text) in files {
        let at = root.path().join(path);
        fs_err::create_dir_all(at.parent().unwrap_or(root.path()))?;
        fs_err::write(at, text)?;
    }
    Ok(root)
}

/// One line for each file (`path=text`), asset (`path size`) and finding (`path code`), in order.
#[track_caller]
fn check(root: &Path, options: &ScanOptions, expected: &str) {
    let scan = scan(root, options);
    let files = scan.files.iter().map(|f| format!("{}={}", f.path, String::from_utf8_lossy(&f.bytes)));
    let assets = scan.assets.iter().map(|a| format!("{} {}", a.path, a.size));
    let mut found: Vec<_> = scan
        .findings
        .iter()
        .map(|f| format!("{} {}", f.place.as_ref().map_or("-", |p| &*p.path), f.code.name))
        .collect();
    found.sort();
    let shown: Vec<_> = files.chain(assets).chain(found).collect();
    assert_eq!(shown.join("\n"), expected.lines().map(str::trim).collect::<Vec<_>>().join("\n"));
}

#[test]
fn texts_are_read_and_assets_are_named_in_the_order_of_their_bytes() -> Fallible {
    let root = dossier(&[
        ("config.yaml", "c"),
        ("dossier.lock", "l"),
        ("content/b.md", "b"),
        ("content/B.TXT", "B"),
        ("content/a/z.JPG", "jpg"),
        ("content/a.md", "a"),
        ("content/table.json", "{}"),
        ("themes/t/theme.json", "{}"),
        ("themes/t/font.woff2", "font"),
        ("templates/page.html", "t"),
        ("private/a.txt", "p"),
        ("content/.obsidian/app.json", "{}"),
        ("content/.hidden.md", "h"),
        ("content/a.md~", "old"),
        ("target/x.md", "no"),
        ("README.md", "no"),
    ])?;
    check(
        root.path(),
        &ScanOptions::default(),
        "config.yaml=c
         content/B.TXT=B
         content/a.md=a
         content/b.md=b
         dossier.lock=l
         private/a.txt=p
         templates/page.html=t
         themes/t/theme.json={}
         content/a/z.JPG 3
         content/table.json 2
         themes/t/font.woff2 4",
    );
    Ok(())
}

#[test]
fn what_cannot_be_text_is_a_finding() -> Fallible {
    let root = dossier(&[("content/long.md", "12345"), ("content/short.md", "1234"), ("content/long.jpg", "12345")])?;
    let options = ScanOptions { longest_text: 4, private_folder: "../elsewhere".into(), ..ScanOptions::default() };
    check(
        root.path(),
        &options,
        "content/short.md=1234
         content/long.jpg 5
         - folder-outside-root
         content/long.md file-too-large",
    );
    check(&root.path().join("nowhere"), &options, ". unreadable-file");
    Ok(())
}

#[test]
fn the_user_may_name_another_configuration_and_private_folder() -> Fallible {
    let root =
        dossier(&[("config.yaml", "c"), ("other.yaml", "o"), ("not/public/a.txt", "p"), ("private/b.txt", "b")])?;
    let config = Some(root.path().join("other.yaml"));
    let options = ScanOptions { config, private_folder: "not/public".into(), ..ScanOptions::default() };
    check(root.path(), &options, "not/public/a.txt=p\nother.yaml=o");
    let config = Some(root.path().join("missing.yaml"));
    let missing = scan(root.path(), &ScanOptions { config, ..ScanOptions::default() });
    assert_eq!(missing.findings.len(), 1, "{:?}", missing.findings);
    assert!(read_config(root.path(), None)?.is_some_and(|f| &*f.path == "config.yaml"));
    Ok(())
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_dossier_only() -> Fallible {
    use std::os::unix::fs::symlink;
    let outside = dossier(&[("secret.md", "s")])?;
    let root = dossier(&[("content/a.md", "a"), ("content/sub/b.md", "b"), ("private/p.md", "p")])?;
    let content = root.path().join("content");
    symlink(outside.path().join("secret.md"), content.join("file-outside.md"))?;
    symlink(outside.path(), content.join("folder-outside"))?;
    symlink(outside.path(), root.path().join("themes"))?;
    symlink("a.md", content.join("inside.md"))?;
    symlink("sub", content.join("same"))?;
    symlink("..", content.join("sub/loop"))?;
    symlink("../private/p.md", content.join("private.md"))?;
    symlink("..", content.join("root"))?;
    symlink("nothing.md", content.join("broken.md"))?;
    symlink("user@host.1:2", content.join(".#a.md"))?;
    check(
        root.path(),
        &ScanOptions::default(),
        "content/a.md=a
         content/inside.md=a
         content/same/b.md=b
         content/sub/b.md=b
         private/p.md=p
         content/broken.md broken-link
         content/file-outside.md link-outside-root
         content/folder-outside link-outside-root
         content/private.md link-to-private
         content/root link-to-private
         content/same/loop link-loop
         content/sub/loop link-loop
         themes link-outside-root",
    );
    Ok(())
}

/// Any change, told file by file, gives what a new scan would.
#[test]
fn a_rescan_is_a_scan() -> Fallible {
    let root =
        dossier(&[("content/a.md", "a"), ("content/b.jpg", "b"), ("content/sub/c.md", "c"), ("config.yaml", "")])?;
    let (options, at) = (ScanOptions { longest_text: 9, ..ScanOptions::default() }, fs_err::canonicalize(root.path())?);
    let change = |path: &str, text: Option<&str>| -> io::Result<()> {
        let at = at.join(path);
        fs_err::create_dir_all(at.parent().unwrap_or(&at))?;
        text.map_or_else(|| fs_err::remove_file(&at), |text| fs_err::write(&at, text))
    };
    let mut known = scan(&at, &options);
    for (path, text) in [
        ("content/a.md", Some("changed")),
        ("content/0.md", Some("new")),
        ("content/b.jpg", Some("larger")),
        ("content/a.md", Some("too large for a text")),
        ("content/sub/d/e.md", Some("in a new folder")),
        ("content/a.md", Some("small")),
        ("content/b.jpg", None),
        ("content/0.md", None),
        ("private/p.txt", Some("p")),
        ("content/a.md~", Some("old")),
        ("config.yaml", Some("title: T")),
    ] {
        change(path, text)?;
        known = rescan(known, &at, &options, &[at.join(path)]);
        assert_eq!(known, scan(&at, &options), "{path}");
    }
    fs_err::rename(at.join("content/sub"), at.join("content/renamed"))?;
    known = rescan(known, &at, &options, &[at.join("content/sub"), at.join("content/renamed")]);
    assert_eq!(known, scan(&at, &options));
    Ok(())
}

#[cfg(target_os = "linux")]
#[test]
fn neither_sockets_nor_names_in_other_encodings_are_read() -> Fallible {
    use std::os::unix::ffi::OsStrExt;
    let root = dossier(&[("content/a.md", "a")])?;
    let content = root.path().join("content");
    let _socket = std::os::unix::net::UnixListener::bind(content.join("pipe.md"))?;
    fs_err::write(content.join(std::ffi::OsStr::from_bytes(b"caf\xe9.md")), "x")?;
    check(
        root.path(),
        &ScanOptions::default(),
        "content/a.md=a
         content/caf\u{fffd}.md file-name-not-utf8
         content/pipe.md not-a-file",
    );
    Ok(())
}
