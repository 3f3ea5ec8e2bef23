-- Where notes lead, when what was read, and documents of the reader's own that quote annotations.

-- Links in notes, each once, in the order of the note.
CREATE TABLE note_link (
    annotation TEXT NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('annotation', 'article', 'issue')),
    -- The annotation or the issue; neither need be there.
    target TEXT NOT NULL,
    -- Position of the article when the link was written.
    article INTEGER,
    -- Its title then, by which it is found in a later revision.
    home TEXT,
    PRIMARY KEY (annotation, ordinal),
    CHECK ((article IS NULL) = (kind <> 'article'))
) STRICT, WITHOUT ROWID;

CREATE INDEX note_link_by_target ON note_link (target, kind);

-- Holds everything that lists of annotations choose and sort by, so that choosing reads no text.
DROP INDEX annotation_in_notebook;
CREATE INDEX annotation_in_notebook ON annotation
    (trashed, issue, article, start, "end", target, note <> '', style, colour, status, created, modified, id);
CREATE INDEX annotation_by_created ON annotation (created);

-- Every spelling of every tag, so that counting them reads nothing else.
DROP INDEX annotation_tag_by_folded;
CREATE INDEX annotation_tag_by_folded ON annotation_tag (folded, tag, annotation);

-- The quarters of an hour in which something of an article was read for the first time.
CREATE TABLE reading_log (
    -- Its start.
    quarter TEXT NOT NULL,
    issue TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    -- Position and title of the article then.
    article INTEGER NOT NULL,
    title TEXT,
    PRIMARY KEY (quarter, issue, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX issue_by_imported ON issue (imported);
-- Titles, so that looking for one reads no text.
CREATE INDEX article_by_title ON article (revision, position, title);

CREATE TABLE digest (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    -- Markdown.
    body TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    trashed TEXT
) STRICT;

-- The annotations that a digest quotes, whether or not they are there, each once.
CREATE TABLE digest_reference (
    digest TEXT NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
    annotation TEXT NOT NULL,
    -- BLAKE3 of what it said when it was put in or last accepted; '' where it was not there.
    seen TEXT NOT NULL,
    PRIMARY KEY (digest, annotation)
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_reference_by_annotation ON digest_reference (annotation);
