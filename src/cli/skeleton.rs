//! The files of a new dossier, as a plan: nothing here touches the disk.

/// A file of the plan: its path below the new folder, and its text.
type Planned = (&'static str, String);

/// The empty folders of a new dossier. Git keeps no empty folders, and none is needed for a build.
pub const FOLDERS: &[&str] = &[
    "content/articles",
    "content/claims",
    "content/events",
    "content/notes",
    "content/organizations",
    "content/people",
    "content/places",
    "content/terms",
];

/// What the sample is called unless told otherwise.
pub const SAMPLE_TITLE: &str = "The stopped tide clock";

/// The files of a new dossier.
pub fn files(title: &str, sample: bool) -> Vec<Planned> {
    let index = if sample { SAMPLE_INDEX } else { INDEX };
    let own = EVERY.iter().chain([&index]);
    let added = if sample { SAMPLE } else { &[] };
    own.chain(added).map(|(path, template)| (*path, filled(template, title))).collect()
}

type Template = (&'static str, &'static str);

/// A template of `templates/`, by its name there, for a path of the new dossier.
macro_rules! template {
    ($path:literal) => {
        template!($path, $path)
    };
    ($path:literal, $name:literal) => {
        ($path, include_str!(concat!("templates/", $name)))
    };
}

static EVERY: &[Template] = &[
    template!("config.yaml"),
    template!("README.md"),
    template!(".gitignore", "gitignore"),
    template!("public/.gitignore", "public.gitignore"),
    template!(".github/workflows/pages.yml", "pages.yml"),
    template!("content/notes/about.md", "about.md"),
];

static INDEX: Template = template!("content/index.md", "index.md");
static SAMPLE_INDEX: Template = template!("content/index.md", "sample/index.md");

static SAMPLE: &[Template] = &[
    template!("content/articles/courier-tide-clock.md", "sample/articles/courier-tide-clock.md"),
    template!("content/articles/gazette-tide-clock.md", "sample/articles/gazette-tide-clock.md"),
    template!("content/claims/back-before-the-regatta.md", "sample/claims/back-before-the-regatta.md"),
    template!("content/claims/price-of-the-repair.md", "sample/claims/price-of-the-repair.md"),
    template!("content/claims/stopped-on-friday.md", "sample/claims/stopped-on-friday.md"),
    template!("content/events/clock-stopped.md", "sample/events/clock-stopped.md"),
    template!("content/events/regatta.md", "sample/events/regatta.md"),
    template!("content/notes/the-repair-plan.md", "sample/notes/the-repair-plan.md"),
    template!("content/organizations/harbour-board.md", "sample/organizations/harbour-board.md"),
    template!("content/people/elena-sorokin.md", "sample/people/elena-sorokin.md"),
    template!("content/people/viktor-sorokin.md", "sample/people/viktor-sorokin.md"),
    template!("content/places/ullermouth.md", "sample/places/ullermouth.md"),
    template!("content/terms/tide-clock.md", "sample/terms/tide-clock.md"),
];

/// A template with its blanks filled in. The title comes last: words of the user are not looked at again.
fn filled(template: &str, title: &str) -> String {
    let text = template.replace("@VERSION@", env!("CARGO_PKG_VERSION"));
    let (yaml, plain) = ("@TITLE_YAML@", "@TITLE@");
    if text.contains(yaml) { text.replace(yaml, &quoted(title)) } else { text.replace(plain, title) }
}

/// A text in double quotation marks: a JSON string is a YAML scalar.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A title from a folder's name: `the-harbour_clock` → `The harbour clock`.
pub fn title_of(folder: &str) -> String {
    let words = folder.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "A dossier".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_from_the_folder_or_as_they_are() {
        assert_eq!(title_of("the-harbour_clock"), "The harbour clock");
        assert_eq!(title_of("éclipse"), "Éclipse");
        assert_eq!(title_of("-"), "A dossier");
        let files = files("What \"they\" said: @TITLE@", false);
        let text = |path: &str| files.iter().find(|(p, _)| *p == path).map_or("", |(_, t)| t.as_str());
        assert!(text("config.yaml").contains(r#"title: "What \"they\" said: @TITLE@""#));
        assert!(text("README.md").starts_with("# What \"they\" said: @TITLE@\n"));
        assert!(text(".github/workflows/pages.yml").contains(concat!('"', env!("CARGO_PKG_VERSION"), '"')));
    }

    #[test]
    fn no_path_is_planned_twice_and_no_blank_is_left() {
        for sample in [false, true] {
            let files = files("T", sample);
            let mut paths: Vec<_> = files.iter().map(|(p, _)| *p).collect();
            paths.sort_unstable();
            paths.dedup();
            assert_eq!(paths.len(), files.len());
            for (path, text) in files {
                assert!(!text.contains("@TITLE") && !text.contains("@VERSION"), "{path} has a blank left");
            }
        }
    }
}
