-- The first library. Moments are RFC 3339 in UTC; byte offsets count UTF-8 bytes of an article's canonical text;
-- columns called JSON hold what serde writes for the type of the same name.

CREATE TABLE schema_history (
    version INTEGER PRIMARY KEY,
    -- The first version of Flyleaf that reads this schema, so that an older one can name it.
    readable_by TEXT NOT NULL
) STRICT;

CREATE TABLE publication (
    id TEXT PRIMARY KEY,
    -- As first printed; '' for the publication of issues that print no title.
    title TEXT NOT NULL,
    -- The title without case, width, spacing and punctuation.
    folded TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    -- JSON, made once, never interpreted here.
    cover TEXT NOT NULL
) STRICT;

CREATE TABLE issue (
    id TEXT PRIMARY KEY,
    publication TEXT NOT NULL REFERENCES publication (id),
    -- The ordinal of the revision that is read.
    current INTEGER NOT NULL,
    -- Number, volume and year, or the date, folded; '' where the issue names itself by neither.
    identity TEXT NOT NULL,
    -- Sorts the issues of a publication by time.
    chronology TEXT NOT NULL,
    imported TEXT NOT NULL,
    opened TEXT
) STRICT;

CREATE INDEX issue_by_publication ON issue (publication, chronology);
CREATE INDEX issue_by_identity ON issue (publication, identity);

CREATE TABLE original (
    -- BLAKE3 of the bytes, lower-case hexadecimal.
    hash TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    -- Compressed with Zstandard.
    content BLOB NOT NULL
) STRICT;

CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    issue TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    -- 1 for the first import.
    ordinal INTEGER NOT NULL,
    original TEXT NOT NULL REFERENCES original (hash),
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    imported TEXT NOT NULL,
    title TEXT,
    publishers TEXT NOT NULL,
    number TEXT,
    volume TEXT,
    year INTEGER,
    date TEXT,
    date_printed TEXT,
    -- What to call the issue where it has neither number nor date.
    fallback_title TEXT NOT NULL,
    -- Counts of its articles and of their bytes, kept so that a list of issues reads no article.
    articles INTEGER NOT NULL,
    size INTEGER NOT NULL,
    -- How many findings ask for a look.
    remarkable INTEGER NOT NULL,
    coverage REAL NOT NULL,
    -- JSON, as are the publishers.
    languages TEXT NOT NULL,
    contents TEXT NOT NULL,
    regions TEXT NOT NULL,
    findings TEXT NOT NULL,
    UNIQUE (issue, ordinal)
) STRICT;

CREATE INDEX revision_by_original ON revision (original);
CREATE INDEX revision_by_file_name ON revision (file_name);

CREATE TABLE article (
    revision INTEGER NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
    -- From 0.
    position INTEGER NOT NULL,
    title TEXT,
    section TEXT,
    byline TEXT,
    source TEXT,
    date TEXT,
    language TEXT NOT NULL,
    -- Bytes of the normalised source.
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    blocks TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (revision, position)
) STRICT;

CREATE TABLE annotation (
    id TEXT PRIMARY KEY,
    issue TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    -- Position of the article in the current revision.
    article INTEGER NOT NULL,
    -- Title of the article it was made on: where to look first in a later revision.
    home TEXT,
    -- Selectors as made; code points.
    position_start INTEGER NOT NULL,
    position_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    -- The anchor in the current revision; bytes.
    status TEXT NOT NULL CHECK (status IN ('exact', 'moved', 'changed', 'ambiguous', 'orphaned')),
    start INTEGER,
    "end" INTEGER,
    score REAL NOT NULL,
    colour TEXT NOT NULL,
    note TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    CHECK ((start IS NULL) = (status IN ('ambiguous', 'orphaned'))),
    CHECK ((start IS NULL) = ("end" IS NULL)),
    CHECK (start IS NULL OR (0 <= start AND start < "end"))
) STRICT;

CREATE INDEX annotation_by_issue ON annotation (issue, article, start);

CREATE TABLE annotation_tag (
    annotation TEXT NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    tag TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (annotation, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX annotation_tag_by_folded ON annotation_tag (folded, annotation);

CREATE TABLE reading_position (
    issue TEXT PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE,
    article INTEGER NOT NULL,
    byte INTEGER NOT NULL
) STRICT;

CREATE TABLE reading_progress (
    issue TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    article INTEGER NOT NULL,
    -- One past the last byte seen; only grows.
    seen INTEGER NOT NULL,
    PRIMARY KEY (issue, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    -- JSON.
    value TEXT NOT NULL
) STRICT;

-- What can be undone (undone = 0, the newest first) and done again (undone = 1, the oldest first).
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('create', 'update', 'delete')),
    annotation TEXT NOT NULL,
    issue TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    -- The annotation before and after, as JSON.
    before TEXT,
    after TEXT,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    CHECK ((before IS NULL) = (kind = 'create')),
    CHECK ((after IS NULL) = (kind = 'delete'))
) STRICT;
