-- Mastheads are matched across their spellings, publications can be merged, and what was pasted can be taken back.

-- Which publication a printed title names, and why.
CREATE TABLE spelling (
    -- The title without case, width, spacing and punctuation.
    folded TEXT PRIMARY KEY,
    publication TEXT NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    -- As first printed.
    printed TEXT NOT NULL,
    -- The name of what it differs in from the title that was there before.
    evidence TEXT NOT NULL CHECK (evidence IN ('title', 'words', 'accents', 'declared', 'merged')),
    -- What is left of the title without anything in which spellings differ; NULL until it is first asked for.
    stem TEXT
) STRICT;

CREATE INDEX spelling_by_publication ON spelling (publication);
CREATE INDEX spelling_by_stem ON spelling (stem);

INSERT INTO spelling (folded, publication, printed, evidence)
    SELECT folded, id, title, 'title' FROM publication;

-- The journal holds merged publications too, which are no issue's, and issues that were pasted.
CREATE TABLE journal_with_publications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('create', 'update', 'delete', 'correct', 'merge', 'paste')),
    -- '' where the change is to no annotation.
    annotation TEXT NOT NULL,
    issue TEXT REFERENCES issue (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    -- The annotation, or the guidance of the issue's reading, before and after, or what a merge moved, as JSON.
    before TEXT,
    after TEXT,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    CHECK ((before IS NULL) = (kind IN ('create', 'paste'))),
    CHECK ((after IS NULL) = (kind IN ('delete', 'paste'))),
    CHECK ((annotation = '') = (kind IN ('correct', 'merge', 'paste'))),
    CHECK ((issue IS NULL) = (kind = 'merge'))
) STRICT;

INSERT INTO journal_with_publications SELECT * FROM journal;
DROP TABLE journal;
ALTER TABLE journal_with_publications RENAME TO journal;
