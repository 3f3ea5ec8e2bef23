-- Where annotations stood in revisions that are not read any more, and which places a person leaves as they are.

CREATE TABLE annotation_before (
    annotation TEXT NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
    -- As they were in `annotation` when the next revision came.
    target TEXT NOT NULL CHECK (target IN ('issue', 'article', 'passage')),
    article INTEGER,
    status TEXT NOT NULL CHECK (status IN ('exact', 'moved', 'changed', 'ambiguous', 'orphaned')),
    start INTEGER,
    "end" INTEGER,
    score REAL NOT NULL,
    PRIMARY KEY (annotation, revision),
    CHECK ((article IS NULL) = (target = 'issue')),
    CHECK ((start IS NULL) = ("end" IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX annotation_before_by_revision ON annotation_before (revision);

CREATE TABLE annotation_left (
    annotation TEXT PRIMARY KEY REFERENCES annotation (id) ON DELETE CASCADE,
    -- The status that the person saw; the row says nothing of another one.
    status TEXT NOT NULL CHECK (status IN ('exact', 'moved', 'changed', 'ambiguous', 'orphaned'))
) STRICT, WITHOUT ROWID;
