//! Codes of findings about names.

codes! {
    NAME_COMMON_WORD = "name-common-word" Warning "A title or alias is a common word and is not looked for in texts"
        "A name such as \"Will\", \"March\" or \"Summit\" stands in most texts without meaning its bearer, so articles are not searched for it. Links that you type still find it. Give a longer alias (\"Will Ferris\") for the articles.";
    NAME_TOO_SHORT = "name-too-short" Warning "A title or alias has fewer than two letters and is not looked for in texts"
        "One letter cannot be told from an initial. Links that you type still find it. Give a longer alias for the articles.";
    NAME_TOO_LONG = "name-too-long" Warning "A title or alias is longer than 200 bytes or 16 words and is not looked for in texts"
        "Such a text is a description, not a name that an article would repeat. Put it in `summary`, and the name in `title` or `aliases`.";
    NAMES_ALIKE = "names-alike" Warning "Two bearers have names that differ in accents, apostrophes or case alone"
        "Texts are searched without regard to accents, so both names are found at the same places and neither is linked there. List the name in `ambiguous_aliases` of both, or write one of them longer.";
    NAME_UNRESOLVED = "name-unresolved" Note "A name in an article that is left plain"
        "A bare surname, acronym or shared name links only after a full name in the same article has settled whose it is. The finding says why this one was not settled and who could be meant; it is shown by `check --names`.";
}
