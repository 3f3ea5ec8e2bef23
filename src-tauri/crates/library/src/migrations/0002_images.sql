-- Images that came inside files, each kept once, and what issues asked for that is never loaded.

CREATE TABLE image (
    -- BLAKE3 of the bytes, lower-case hexadecimal.
    hash TEXT PRIMARY KEY,
    -- What the bytes are, whatever the file said.
    media_type TEXT NOT NULL,
    -- In pixels.
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    -- The bytes as they came: their formats compress them already.
    content BLOB NOT NULL
) STRICT;

CREATE TABLE revision_image (
    revision INTEGER NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
    -- From 0, in the order of the source.
    position INTEGER NOT NULL,
    image TEXT NOT NULL REFERENCES image (hash),
    -- What it shows; '' where the issue does not say.
    alt TEXT NOT NULL,
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX revision_image_by_image ON revision_image (image);

-- JSON.
ALTER TABLE revision ADD COLUMN blocked TEXT NOT NULL DEFAULT '[]';
