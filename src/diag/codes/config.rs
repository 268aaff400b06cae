//! Codes of findings about `config.yaml`.

codes! {
    UNKNOWN_CODE = "unknown-code" Error "A code in `findings:` that does not exist"
        "`findings:` in `config.yaml` sets the severity of findings by their code, as printed in brackets: `findings: {raw-html: off}`. `dossier explain` lists all codes.";
    NO_BASE_URL = "no-base-url" Note "Without `base_url` some outputs are left out"
        "The feed, the sitemap, canonical addresses and pictures for link previews need the site's whole address. Set `base_url: https://you.github.io/name/` in `config.yaml`, or pass `--base-url`. Everything else works without it.";
}
