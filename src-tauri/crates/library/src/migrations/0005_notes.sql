-- Annotations stand on issues and articles too, underline as well as highlight, carry what other programs wrote, and
-- go to a trash before they are deleted for good.

ALTER TABLE annotation RENAME TO annotation_on_passage;
DROP INDEX annotation_by_issue;

CREATE TABLE annotation (
    id TEXT PRIMARY KEY,
    issue TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    target TEXT NOT NULL CHECK (target IN ('issue', 'article', 'passage')),
    -- Position of the article in the current revision; NULL on the issue.
    article INTEGER,
    -- Title of the article it was made on: where to look first in a later revision. With the target 'issue' the article
    -- it was made on is not there at present; '' where that had no title.
    home TEXT,
    -- Selectors as made; code points. NULL where it is on no passage.
    position_start INTEGER,
    position_end INTEGER,
    quote TEXT,
    prefix TEXT,
    suffix TEXT,
    -- The anchor in the current revision; bytes.
    status TEXT NOT NULL CHECK (status IN ('exact', 'moved', 'changed', 'ambiguous', 'orphaned')),
    start INTEGER,
    "end" INTEGER,
    score REAL NOT NULL,
    style TEXT NOT NULL CHECK (style IN ('highlight', 'underline')),
    colour TEXT NOT NULL,
    note TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    -- When it was moved to the trash.
    trashed TEXT,
    -- JSON: what another program's annotation said besides.
    foreign_fields TEXT NOT NULL,
    -- Quote and note as they are searched.
    folded TEXT NOT NULL,
    CHECK ((article IS NULL) = (target = 'issue')),
    CHECK ((quote IS NULL) = (target <> 'passage')),
    CHECK ((quote IS NULL) = (position_start IS NULL)),
    CHECK ((quote IS NULL) = (position_end IS NULL)),
    CHECK ((quote IS NULL) = (prefix IS NULL)),
    CHECK ((quote IS NULL) = (suffix IS NULL)),
    CHECK ((start IS NULL) = (target <> 'passage' OR status IN ('ambiguous', 'orphaned'))),
    CHECK ((start IS NULL) = ("end" IS NULL)),
    CHECK (start IS NULL OR (0 <= start AND start < "end"))
) STRICT;

INSERT INTO annotation
    SELECT id, issue, 'passage', article, home, position_start, position_end, quote, prefix, suffix, status, start,
        "end", score, 'highlight', colour, note, created, modified, NULL, '{}', ''
    FROM annotation_on_passage;

CREATE TABLE annotation_tag_kept (
    annotation TEXT NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    tag TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (annotation, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO annotation_tag_kept SELECT * FROM annotation_tag;
DROP TABLE annotation_tag;
ALTER TABLE annotation_tag_kept RENAME TO annotation_tag;
CREATE INDEX annotation_tag_by_folded ON annotation_tag (folded, annotation);
DROP TABLE annotation_on_passage;

CREATE INDEX annotation_by_issue ON annotation (issue, article, start);
-- Holds everything that lists of annotations choose and sort by, so that choosing reads no text.
CREATE INDEX annotation_in_notebook ON annotation
    (trashed, issue, article, start, "end", target, style, colour, status, created, modified, id);
CREATE INDEX annotation_by_modified ON annotation (modified);

-- The journal keeps states of annotations, several in one entry where several were changed at once. A state is an
-- annotation whole, or what a person changed of it, or neither: then it is not there.
CREATE TABLE journal_of_states (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL
        CHECK (kind IN ('create', 'update', 'delete', 'restore', 'correct', 'merge', 'paste', 'digest')),
    -- The annotation or the digest; '' where the change is to neither or to several.
    subject TEXT NOT NULL,
    -- NULL where the change is to several issues or to none.
    issue TEXT REFERENCES issue (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    -- JSON: states of annotations, or the guidance of the issue's reading, before and after, or what a merge moved.
    before TEXT,
    after TEXT,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    CHECK ((before IS NULL) = (kind = 'paste')),
    CHECK ((after IS NULL) = (kind = 'paste'))
) STRICT;

INSERT INTO journal_of_states
    SELECT id, kind, annotation, issue, session,
        CASE WHEN kind NOT IN ('create', 'update', 'delete') THEN before
            WHEN before IS NULL THEN json_array(json_object('id', annotation))
            WHEN json_valid(before) THEN json_array(json_object('id', annotation, 'whole', json(json_remove(
                json_set(before,
                    '$.trashed', NULL,
                    '$.annotation.style', 'highlight',
                    '$.annotation.foreign', json('{}'),
                    '$.annotation.target', json_object(
                        'kind', 'passage',
                        'article', before ->> '$.annotation.article',
                        'selectors', json(before -> '$.annotation.selectors'),
                        'anchor', json(before -> '$.annotation.anchor'))),
                '$.annotation.article', '$.annotation.selectors', '$.annotation.anchor'))))
            ELSE before END,
        CASE WHEN kind NOT IN ('create', 'update', 'delete') THEN after
            WHEN after IS NULL THEN json_array(json_object('id', annotation))
            WHEN json_valid(after) THEN json_array(json_object('id', annotation, 'whole', json(json_remove(
                json_set(after,
                    '$.trashed', NULL,
                    '$.annotation.style', 'highlight',
                    '$.annotation.foreign', json('{}'),
                    '$.annotation.target', json_object(
                        'kind', 'passage',
                        'article', after ->> '$.annotation.article',
                        'selectors', json(after -> '$.annotation.selectors'),
                        'anchor', json(after -> '$.annotation.anchor'))),
                '$.annotation.article', '$.annotation.selectors', '$.annotation.anchor'))))
            ELSE after END,
        undone
    FROM journal;
DROP TABLE journal;
ALTER TABLE journal_of_states RENAME TO journal;
