//! Codes of findings about themes and templates.

codes! {
    UNKNOWN_THEME = "unknown-theme" Error "The configured theme is not there"
        "`theme:` in `config.yaml` names a folder under `themes/`, or a theme that comes with the program. The message lists those that exist. Files that a theme lacks are taken from `default`, so a folder with one style sheet is a theme already.";
    TEMPLATE_SYNTAX = "template-syntax" Error "A template cannot be read"
        "Templates are written in Tera 2: `{{ value }}`, `{% if … %} … {% endif %}`, `{% for x in list %} … {% endfor %}`. Most errors are an unclosed tag or a missing quotation mark. Delete your copy of the file to get the theme's back.";
    TEMPLATE_REFERENCE = "template-reference" Error "A template names a filter, component or template that does not exist"
        "The filters beside Tera's own are `date`, `count`, `number`, `fill` and `mark`; components stand in `components.html`. `docs/themes.md` lists them.";
    TEMPLATE_RENDER = "template-render" Error "A template fails on a page"
        "Nearly always a field that does not exist: the help line lists those that do. Every field of the context is always there and is `null` or empty when it says nothing, so test it with `{% if page.summary %}`. `docs/themes.md` documents them all.";
    THEME_VERSION = "theme-version" Error "A theme is written for another version of the context"
        "`context:` in a theme's `theme.yaml` says which version of the documented context its templates expect. Adapt the templates by the changelog, then change the number.";
    THEME_YAML = "theme-yaml" Error "A theme's YAML file cannot be read"
        "`theme.yaml` and the files of `i18n/` are plain YAML maps in UTF-8. Texts with a colon and a space, or that begin with a brace, need quotation marks.";
    THEME_FILE = "theme-file" Warning "A file among the templates is not a template or is not UTF-8"
        "Templates end in `.html` and are UTF-8. Pictures, style sheets and scripts belong into the theme's `assets/`.";
}
