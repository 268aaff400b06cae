//! The kinds of documents.

/// What a document is about: its folder says it, or `kind:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Note,
    Article,
    Person,
    Organization,
    Place,
    Event,
    Term,
    Claim,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::Note,
        Self::Article,
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Event,
        Self::Term,
        Self::Claim,
    ];

    /// The word in `kind:` and in templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Article => "article",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Event => "event",
            Self::Term => "term",
            Self::Claim => "claim",
        }
    }

    /// The folder in `content/` and in the output.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Note => "notes",
            Self::Article => "articles",
            Self::Person => "people",
            Self::Organization => "organizations",
            Self::Place => "places",
            Self::Event => "events",
            Self::Term => "terms",
            Self::Claim => "claims",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.name() == name)
    }

    pub fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.folder() == folder)
    }

    /// Persons, organizations and places.
    pub fn is_entity(self) -> bool {
        matches!(self, Self::Person | Self::Organization | Self::Place)
    }
}
