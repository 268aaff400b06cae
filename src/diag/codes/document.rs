//! Codes of findings about one file: its encoding, front matter and Markdown.

codes! {
    INVALID_UTF8 = "invalid-utf8" Error "A Markdown or YAML file is not UTF-8"
        "Content and configuration are UTF-8. Open the file in an editor and save it with the encoding \"UTF-8\". Raw `.txt` and `.html` articles may be in any encoding.";
}
