//! Codes of findings about site.

codes! {
    BAD_CNAME = "bad-cname" Error "A `cname` that is not the name of a domain"
        "`cname` in `config.yaml` is written to the file `CNAME`, by which GitHub Pages knows a domain of your own. It is the bare name, without `https://`, slashes or a path: `cname: dossier.example.org`.";
}
