//! Codes of findings about the disk: what cannot be read, and where nothing may be written.

codes! {
    UNREADABLE_FILE = "unreadable-file" Error "A file or folder of the dossier cannot be read"
        "`build` reads everything under `content/`, `themes/`, `templates/` and the private folder. Give yourself the right to read it (`chmod u+r`), or move it out of the dossier. A name that begins with a dot is skipped.";
    FILE_TOO_LARGE = "file-too-large" Error "A text file is larger than a dossier's text can be"
        "A text is read into memory whole. One of more than 64 MB is nearly always something else under a text's name: move it out of the dossier, or give it the ending of what it is.";
    FILE_NAME_NOT_UTF8 = "file-name-not-utf8" Error "A file's name is not UTF-8, so it cannot have an address"
        "Rename the file. Names that came out of an archive of another system are the usual cause; `convmv` repairs many at once.";
    NOT_A_FILE = "not-a-file" Warning "Something that is neither a file nor a folder stands in the dossier"
        "Pipes, sockets and devices are skipped: reading one could wait for ever. Move it elsewhere.";
    LINK_OUTSIDE_ROOT = "link-outside-root" Warning "A symbolic link leads outside the dossier and is not followed"
        "A dossier is built from its own folder alone, so that a clone of it builds the same site and nothing of the machine around it is published. Copy the file into the dossier.";
    LINK_TO_PRIVATE = "link-to-private" Warning "A symbolic link leads from a public folder into the private one and is not followed"
        "What stands in the private folder may not be published, and a link from `content/` would do just that. The text of an article is found there by its name: `private/<id>.md`, `.txt` or `.html`.";
    PRIVATE_TRACKED = "private-tracked" Error "Git tracks a file of the private folder: it is about to be published"
        "The private folder holds texts that may not be published, and a push publishes all that git tracks. Run `git rm --cached FILE`, which leaves the file on your disk, and list the folder in `.gitignore`. If the file was committed before, it stays in the history of the repository: `git filter-repo` takes it out.";
    LINK_LOOP = "link-loop" Warning "A symbolic link leads back to a folder that holds it and is not followed"
        "Following it would never end. Remove the link.";
    BROKEN_LINK = "broken-link" Warning "A symbolic link leads to nothing"
        "What the link names is not there. Remove the link, or bring back what it led to.";
    FOLDER_OUTSIDE_ROOT = "folder-outside-root" Error "A configured folder lies outside the dossier"
        "The private folder is named relative to the dossier's root and lies inside it. It does not have to be in the repository: list it in `.gitignore`.";
    OUTPUT_REFUSED = "output-refused" Error "The output folder is not a place that a site may be written to"
        "The output is never the dossier's own folder, a folder that holds it, or one that `build` reads from, and never a folder with files that `build` did not write: it would have to guess what may be removed. An empty or new folder is fine; so is one that holds only dotfiles and `CNAME`, and one that has the manifest of an earlier build. Name it with `--output`.";
    OUTPUT_ADDRESS_TAKEN = "output-address-taken" Error "A file that `build` did not write stands at the address of a page"
        "`build` changes and removes only what it wrote, as its manifest in the output says. Remove or rename the file that is in the way, or give the page another id. If the site should have that very file, put it into `content/`.";
}
