use super::*;
use crate::picture::share::ShareCard;

type Fallible = Result<(), Box<dyn std::error::Error>>;

/// Paths with what stands there.
type Tree = BTreeMap<String, String>;

/// Short enough to be read when a test fails.
fn shown(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.len() < 4000 && !text.contains('\u{7}') => text.to_owned(),
        _ => blake3::hash(bytes).to_string(),
    }
}

/// A dossier's root with one asset, and the output folder in it.
struct Ground {
    root: tempfile::TempDir,
}

impl Ground {
    fn new() -> io::Result<Self> {
        let root = tempfile::tempdir()?;
        fs::create_dir(root.path().join("content"))?;
        fs::write(root.path().join("content/photo.jpg"), vec![7; 70_000])?;
        Ok(Self { root })
    }

    fn output(&self) -> PathBuf {
        self.root.path().join("public")
    }

    fn put(&self, path: &str, text: &str) -> io::Result<()> {
        let at = self.output().join(path);
        fs::create_dir_all(at.parent().unwrap_or(&at))?;
        fs::write(at, text)
    }

    fn destination(&self) -> Result<Destination, WriteError> {
        Destination::open(self.root.path(), &self.output(), "private")
    }

    fn write(&self, site: &Output) -> Result<Written, WriteError> {
        self.destination()?.write(site)
    }

    /// All files under the root but the input, with their bytes; folders that are empty, and what a link leads to.
    fn tree(&self) -> io::Result<Tree> {
        let mut tree = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.root.path()).into_iter().filter_entry(|e| e.file_name() != "content") {
            let entry = entry?;
            let path =
                entry.path().strip_prefix(self.root.path()).unwrap_or(entry.path()).to_string_lossy().into_owned();
            if entry.file_type().is_file() {
                tree.insert(path, shown(&fs::read(entry.path())?));
            } else if entry.file_type().is_symlink() {
                tree.insert(path, "a link".to_owned());
            } else if entry.depth() > 1 && fs::read_dir(entry.path())?.next().is_none() {
                tree.insert(path + "/", String::new());
            }
        }
        Ok(tree)
    }
}

fn site(files: &[(&str, &str)]) -> Output {
    let bytes = files.iter().map(|(path, text)| match text.strip_prefix("copy:") {
        Some(asset) => ((*path).to_owned(), Content::Copy(asset.into())),
        None => ((*path).to_owned(), Content::Bytes((*text).into())),
    });
    Output { files: bytes.collect() }
}

/// Two sites that differ in every way two sites can.
fn before() -> Output {
    site(&[
        ("index.html", "old"),
        ("same.html", "same"),
        ("people/ana.html", "Ana"),
        ("people/gone.html", "gone"),
        ("gone/deep/down.html", "gone"),
        ("file", "becomes a folder"),
        ("folder/a", "becomes"),
        ("folder/b/c", "a file"),
        ("images/photo.jpg", "copy:content/photo.jpg"),
    ])
}

fn after() -> Output {
    site(&[
        ("index.html", "new"),
        ("same.html", "same"),
        ("people/ana.html", "Ana B."),
        ("file/inner.html", "now a folder"),
        ("folder", "now a file"),
        ("new/a.html", "a"),
        ("new/deep/b.html", "b"),
        ("images/photo.jpg", "copy:content/photo.jpg"),
        ("images/again.jpg", "copy:content/photo.jpg"),
    ])
}

#[test]
fn a_card_is_drawn_again_when_it_says_something_else_or_is_spoilt() -> Fallible {
    let ground = Ground::new()?;
    let site = |title: &str| {
        let card = ShareCard { title: title.to_owned(), ..ShareCard::default() };
        Output { files: [("share/a.png".to_owned(), Content::Drawn(Box::new(card)))].into() }
    };
    let there = || fs::read(ground.output().join("share/a.png"));
    let times = |site: &Output| ground.write(site).map(|w| (w.written, w.unchanged));
    assert_eq!(times(&site("One"))?, (1, 0));
    let drawn = there()?;
    assert_eq!(times(&site("One"))?, (0, 1));
    assert_eq!(times(&site("Two"))?, (1, 0));
    assert_ne!(there()?, drawn);
    assert_eq!(times(&site("One"))?, (1, 0));
    assert_eq!(there()?, drawn);
    // The words in it are still the same.
    let mut spoilt = drawn.clone();
    *spoilt.last_mut().ok_or("no bytes")? ^= 1;
    fs::write(ground.output().join("share/a.png"), spoilt)?;
    assert_eq!(times(&site("One"))?, (1, 0));
    assert_eq!(there()?, drawn);
    Ok(())
}

#[test]
fn only_what_differs_is_written_and_only_what_was_written_is_removed() -> Fallible {
    let ground = Ground::new()?;
    ground.put(".gitignore", "*")?;
    assert_eq!(ground.write(&before())?, Written { written: 9, unchanged: 0, removed: 0 });
    ground.put("people/theirs.txt", "theirs")?;
    assert_eq!(ground.write(&before())?, Written { written: 0, unchanged: 9, removed: 0 });
    ground.put("same.html", "edited in place")?;
    assert_eq!(ground.write(&before())?, Written { written: 1, unchanged: 8, removed: 0 });
    assert_eq!(ground.write(&after())?, Written { written: 7, unchanged: 2, removed: 5 });
    let fresh = Ground::new()?;
    fresh.put(".gitignore", "*")?;
    fresh.write(&after())?;
    fresh.put("people/theirs.txt", "theirs")?;
    assert_eq!(ground.tree()?, fresh.tree()?);
    Ok(())
}

#[test]
fn the_manifest_lists_the_hash_of_each_file() -> Fallible {
    let ground = Ground::new()?;
    ground.write(&after())?;
    let manifest = Manifest::read(&ground.output())?.unwrap_or_default();
    assert_eq!(manifest.files.len(), after().files.len());
    for (path, hash) in &manifest.files {
        assert_eq!(*hash, blake3::hash(&fs::read(ground.output().join(path))?).to_string(), "{path}");
    }
    Ok(())
}

/// Kills the write before each of its steps. Until the journal stands the old site does, byte for byte; from
/// then on the next run finishes the new one. What is left over is gone in both.
#[test]
fn a_write_killed_at_any_step_leaves_one_site_or_the_other() -> Fallible {
    for first in [None, Some(before())] {
        let mut completed = false;
        for steps in 0.. {
            if completed {
                break;
            }
            let ground = begun(first.as_ref())?;
            let (old, destination) = (ground.tree()?, ground.destination()?);
            completed = destination.write_on(&after(), &Disk::killed_after(steps)).is_ok();
            let staging = ground.root.path().join(".public.dossier-staging");
            let committed = completed || ["journal", "journal.removed"].iter().any(|j| staging.join(j).exists());
            let output_now = output_only(&ground.tree()?);
            if !committed && output_now != output_only(&old) {
                // The burst is over, and only its traces were not yet cleared away.
                assert_eq!(output_now, output_only(&finished(first.as_ref())?), "killed before step {steps}");
            }
            ground.destination()?;
            let recovered = ground.tree()?;
            assert!(
                recovered == old || recovered == finished(first.as_ref())?,
                "after step {steps}: {:?}",
                recovered.keys()
            );
            assert!(!committed || recovered != old, "step {steps}: the burst was not finished");
            ground.write(&after())?;
            assert_eq!(ground.tree()?, finished(first.as_ref())?, "built again after step {steps}");
        }
    }
    Ok(())
}

/// The run that finishes may be killed as well.
#[test]
fn a_recovery_killed_at_any_step_is_finished_by_the_next() -> Fallible {
    let expected = finished(Some(&before()))?;
    for steps in [5, 30, 42, 46, 48, 50, 54, 60] {
        for again in (0..28).step_by(2) {
            let ground = begun(Some(&before()))?;
            let _ = ground.destination()?.write_on(&after(), &Disk::killed_after(steps));
            let _ = staging::recover(&fs::canonicalize(ground.output())?, &Disk::killed_after(again));
            ground.write(&after())?;
            assert_eq!(ground.tree()?, expected, "killed at {steps}, again at {again}");
        }
    }
    Ok(())
}

/// An output with a file of someone else's, and an earlier site.
fn begun(first: Option<&Output>) -> Result<Ground, Box<dyn std::error::Error>> {
    let ground = Ground::new()?;
    if let Some(first) = first {
        ground.write(first)?;
        ground.put("people/theirs.txt", "theirs")?;
    }
    Ok(ground)
}

fn finished(first: Option<&Output>) -> Result<Tree, Box<dyn std::error::Error>> {
    let ground = begun(first)?;
    ground.write(&after())?;
    Ok(ground.tree()?)
}

fn output_only(tree: &Tree) -> Tree {
    tree.iter().filter(|(p, _)| p.starts_with("public/")).map(|(p, b)| (p.clone(), b.clone())).collect()
}

#[track_caller]
fn check_refused<T: std::fmt::Debug>(result: Result<T, WriteError>, expected: &str) {
    match result {
        Err(WriteError::Refused(findings)) => {
            let messages: Vec<_> = findings.into_iter().map(|f| format!("{}: {}", f.code.name, f.message)).collect();
            assert_eq!(messages.join("\n"), expected);
        }
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn folders_that_are_not_for_a_site_are_refused() -> Fallible {
    let ground = Ground::new()?;
    let root = ground.root.path();
    for name in ["content/sub", "private", "taken", "dotted/.git", "old"] {
        fs::create_dir_all(root.join(name))?;
    }
    for file in ["taken/thesis.odt", "dotted/CNAME", "dotted/.nojekyll", "a-file"] {
        fs::write(root.join(file), "")?;
    }
    fs::write(root.join("old").join(MANIFEST), "{}")?;
    let refused = |name: &str| Destination::open(root, &root.join(name), "private/texts");
    let own = "is the dossier's own folder, or holds it";
    let input = |name: &str| format!("is, lies in, or holds `{name}`, which `build` reads");
    check_refused(refused("."), &format!("output-refused: the output folder `.` {own}"));
    check_refused(refused("content"), &format!("output-refused: the output folder `content` {}", input("content")));
    check_refused(
        refused("content/sub/../new"),
        &format!("output-refused: the output folder `content/new` {}", input("content")),
    );
    check_refused(
        refused("private"),
        &format!("output-refused: the output folder `private` {}", input("private/texts")),
    );
    check_refused(refused("themes/x"), &format!("output-refused: the output folder `themes/x` {}", input("themes")));
    check_refused(
        refused("taken"),
        "output-refused: the output folder `taken` holds `thesis.odt`, which `build` did not write",
    );
    check_refused(refused("a-file"), "output-refused: the output folder `a-file` is not a folder");
    assert!(matches!(refused("old"), Err(WriteError::Refused(_))), "a manifest of something else");
    assert!(matches!(refused(".."), Err(WriteError::Refused(_))), "the root's parent");
    for fine in ["dotted", "new", "new/deep", "public"] {
        assert!(refused(fine).is_ok(), "{fine}");
    }
    assert!(!root.join("new").exists(), "nothing is made before there is something to write");
    Ok(())
}

#[test]
fn what_someone_else_put_there_stays_and_is_named() -> Fallible {
    let ground = Ground::new()?;
    ground.write(&site(&[("index.html", "1")]))?;
    for path in ["people/ana.html", "notes", "tags/a/b.txt"] {
        ground.put(path, "theirs")?;
    }
    let old = ground.tree()?;
    let wanted =
        site(&[("index.html", "2"), ("people/ana.html", "A"), ("notes/a.html", "N"), ("tags/a", "T"), ("x.html", "X")]);
    check_refused(
        ground.write(&wanted),
        "output-address-taken: the site wants the address of `public/notes`, which `build` did not write
output-address-taken: the site wants the address of `public/people/ana.html`, which `build` did not write
output-address-taken: the site wants the address of `public/tags/a`, which `build` did not write",
    );
    assert_eq!(ground.tree()?, old);
    let agreeing = site(&[("people/ana.html", "theirs")]);
    assert_eq!(ground.write(&agreeing)?, Written { written: 0, unchanged: 1, removed: 1 });
    ground.write(&site(&[]))?;
    assert!(ground.tree()?.contains_key("public/people/ana.html"), "the same bytes are still theirs");
    Ok(())
}

#[test]
fn no_path_leads_out_of_the_output() -> Fallible {
    let ground = Ground::new()?;
    for path in ["../escaped", "/escaped", "a/../../escaped", "", MANIFEST] {
        assert!(matches!(ground.write(&site(&[(path, "x")])), Err(WriteError::Refused(_))), "{path}");
    }
    assert!(ground.tree()?.is_empty());
    Ok(())
}

#[test]
fn two_builds_do_not_write_at_once() -> Fallible {
    let ground = Ground::new()?;
    let (first, second) = (ground.destination()?, ground.destination()?);
    let held = Staging::open(&fs::canonicalize(ground.root.path())?.join("public"), &Disk::default())?;
    assert!(matches!(first.write(&before()), Err(WriteError::Busy(_))));
    held.clear(&Disk::default())?;
    second.write(&before())?;
    Ok(())
}

#[cfg(unix)]
#[test]
fn links_in_the_output_are_replaced_or_refused_and_never_followed() -> Fallible {
    use std::os::unix::fs::symlink;
    let (ground, outside) = (Ground::new()?, tempfile::tempdir()?);
    ground.write(&before())?;
    fs::write(outside.path().join("ana.html"), "Ana")?;
    fs::write(outside.path().join("gone.html"), "outside")?;
    let output = ground.output();
    fs::remove_file(output.join("same.html"))?;
    symlink(outside.path().join("ana.html"), output.join("same.html"))?;
    fs::hard_link(output.join("index.html"), outside.path().join("index.html"))?;
    assert_eq!(ground.write(&before())?.written, 2);
    assert!(output.join("same.html").symlink_metadata()?.is_file());
    assert_eq!(fs::read_to_string(outside.path().join("ana.html"))?, "Ana");
    fs::rename(output.join("people"), outside.path().join("people"))?;
    symlink(outside.path(), output.join("people"))?;
    check_refused(
        ground.write(&after()),
        "output-address-taken: the site wants the address of `public/people`, which `build` did not write",
    );
    ground.write(&site(&[("index.html", "no people")]))?;
    assert_eq!(fs::read_to_string(outside.path().join("gone.html"))?, "outside", "removed through a link");
    Ok(())
}

/// On Linux the memory disk is another one than that of temporary files; where it is not, this is a plain rename.
#[cfg(target_os = "linux")]
#[test]
fn a_site_is_put_in_place_from_another_disk() -> Fallible {
    let (from, to) = (tempfile::tempdir_in("/dev/shm")?, tempfile::tempdir()?);
    for path in ["a.html", "old/b.html", "new/deep/c.html"] {
        let at = from.path().join("site").join(path);
        fs::create_dir_all(at.parent().unwrap_or(&at))?;
        fs::write(at, path)?;
    }
    fs::create_dir(to.path().join("old"))?;
    fs::write(to.path().join("old/b.html"), "replaced")?;
    staging::put_folder(&from.path().join("site"), to.path(), &Disk::default())?;
    for path in ["a.html", "old/b.html", "new/deep/c.html"] {
        assert_eq!(fs::read_to_string(to.path().join(path))?, path);
        assert!(!from.path().join("site").join(path).exists());
    }
    assert_eq!(
        walkdir::WalkDir::new(to.path())
            .into_iter()
            .filter(|e| e.as_ref().is_ok_and(|e| e.file_type().is_file()))
            .count(),
        3
    );
    Ok(())
}

#[cfg(unix)]
#[test]
fn modes_do_not_depend_on_the_umask() -> Fallible {
    use std::os::unix::fs::PermissionsExt;
    let ground = Ground::new()?;
    let again = std::env::current_exe()?;
    for umask in ["0077", "0000", "0022"] {
        let status = std::process::Command::new("sh")
            .args(["-c", "umask $0 && exec \"$1\" --exact host::write::tests::a_site_written_for_another_test", umask])
            .arg(&again)
            .env("DOSSIER_TEST_ROOT", ground.root.path())
            .stdout(std::process::Stdio::null())
            .status()?;
        assert!(status.success());
        for entry in walkdir::WalkDir::new(ground.output()) {
            let (entry, mode) = entry.and_then(|e| e.metadata().map(|m| (e, m.permissions().mode() & 0o7777)))?;
            assert_eq!(mode, if entry.file_type().is_dir() { 0o755 } else { 0o644 }, "{}", entry.path().display());
        }
        fs::set_permissions(ground.output().join("same.html"), PermissionsExt::from_mode(0o600))?;
        fs::set_permissions(ground.output().join("people"), PermissionsExt::from_mode(0o700))?;
    }
    Ok(())
}

/// Does something only when the test above runs it under a umask.
#[test]
fn a_site_written_for_another_test() -> Fallible {
    if let Some(root) = std::env::var_os("DOSSIER_TEST_ROOT") {
        let output = Path::new(&root).join("public");
        Destination::open(Path::new(&root), &output, "private")?.write(&before())?;
    }
    Ok(())
}

/// Small numbers from a seed (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).unwrap_or(0) % sides
    }

    fn path(&mut self) -> String {
        let depth = 1 + self.roll(3);
        (0..depth).map(|_| ["a", "b", "c.html"][self.roll(3)]).collect::<Vec<_>>().join("/")
    }

    fn text(&mut self) -> String {
        ["", "one", "two", "three"][self.roll(4)].to_owned()
    }

    fn site(&mut self) -> Output {
        let mut site = Output::default();
        for _ in 0..self.roll(8) {
            let (path, text) = (self.path(), self.text());
            if !site.files.keys().any(|other| clash(other, &path)) {
                site.files.insert(path, Content::Bytes(text.into()));
            }
        }
        site
    }
}

fn clash(a: &str, b: &str) -> bool {
    a != b && (a.starts_with(&format!("{b}/")) || b.starts_with(&format!("{a}/")))
}

/// Builds of random sites, some killed, while someone else puts files into the output: against a model of two maps.
#[test]
fn random_builds_among_foreign_files_match_a_model() -> Fallible {
    let chosen: Option<u64> = std::env::var("DOSSIER_SEED").ok().and_then(|s| s.parse().ok());
    for seed in chosen.map_or(1..=60, |s| s..=s) {
        println!("seed {seed} (DOSSIER_SEED={seed} runs it alone)");
        random_builds(&mut Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)))?;
    }
    Ok(())
}

fn random_builds(dice: &mut Dice) -> Fallible {
    let ground = Ground::new()?;
    let mut built = Output::default();
    ground.write(&built)?;
    let mut theirs: BTreeMap<String, String> = BTreeMap::new();
    for _ in 0..12 {
        let (path, text) = (dice.path(), dice.text());
        let free = |p: &String| *p != path && !clash(p, &path);
        if built.files.keys().all(free) && theirs.keys().all(free) {
            ground.put(&path, &text)?;
            theirs.insert(path, text);
        } else if built.files.contains_key(&path) && !theirs.contains_key(&path) {
            ground.put(&path, "spoilt")?;
        }
        let site = dice.site();
        if dice.roll(3) == 0 {
            let _ = ground.destination()?.write_on(&site, &Disk::killed_after(dice.roll(40)));
        }
        let taken = |(path, content): (&String, &Content)| {
            theirs
                .iter()
                .any(|(p, text)| clash(p, path) || (p == path && *content != Content::Bytes(text.clone().into())))
        };
        let old = ground.tree()?;
        match ground.write(&site) {
            Ok(_) => built = site,
            Err(WriteError::Refused(_)) => {
                assert!(site.files.iter().any(taken));
                assert_eq!(output_only(&ground.tree()?), output_only(&old));
                continue;
            }
            Err(other) => return Err(other.into()),
        }
        assert!(!built.files.iter().any(taken));
        assert_eq!(ground.tree()?, expected(&built, &theirs)?);
    }
    Ok(())
}

fn expected(built: &Output, theirs: &BTreeMap<String, String>) -> io::Result<Tree> {
    let bytes = |content: &Content| match content {
        Content::Bytes(bytes) => bytes.clone(),
        Content::Copy(_) => Vec::new(),
        Content::Drawn(card) => card.draw(),
    };
    let own = built.files.iter().filter(|(p, _)| !theirs.contains_key(*p));
    let hashes = own.map(|(p, c)| (p.clone(), blake3::hash(&bytes(c)).to_string())).collect();
    let manifest = (MANIFEST.to_owned(), Manifest::new(hashes).to_bytes()?);
    let files = built.files.iter().map(|(p, c)| (p.clone(), bytes(c)));
    let foreign = theirs.iter().map(|(p, t)| (p.clone(), t.clone().into_bytes()));
    Ok(files.chain(foreign).chain([manifest]).map(|(p, b)| (format!("public/{p}"), shown(&b))).collect())
}
