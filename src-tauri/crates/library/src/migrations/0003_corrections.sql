-- What a person put right in a reading, and the rules that publications are read by. Columns called JSON hold what
-- serde writes for the type of the same name.

-- How a revision was read, where anything was known beforehand. Bytes in it count the normalised source.
CREATE TABLE guidance (
    revision INTEGER PRIMARY KEY REFERENCES revision (id) ON DELETE CASCADE,
    -- JSON: the rules it was read by, as they were then, and the corrections in the order they were made.
    rules TEXT NOT NULL,
    corrections TEXT NOT NULL
) STRICT;

CREATE TABLE reading_rule (
    id TEXT PRIMARY KEY,
    publication TEXT NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    -- JSON.
    rule TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT;

CREATE INDEX reading_rule_by_publication ON reading_rule (publication, made);

-- The journal holds corrections too: `annotation` is '' for them.
CREATE TABLE journal_with_corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('create', 'update', 'delete', 'correct')),
    annotation TEXT NOT NULL,
    issue TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    -- The annotation, or the guidance of the issue's reading, before and after, as JSON.
    before TEXT,
    after TEXT,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    CHECK ((before IS NULL) = (kind = 'create')),
    CHECK ((after IS NULL) = (kind = 'delete')),
    CHECK ((annotation = '') = (kind = 'correct'))
) STRICT;

INSERT INTO journal_with_corrections SELECT * FROM journal;
DROP TABLE journal;
ALTER TABLE journal_with_corrections RENAME TO journal;
