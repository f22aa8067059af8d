-- What lies in the archive's files: a cache that they rebuild.
CREATE TABLE files (
    place INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    settled INTEGER NOT NULL  -- bytes that are known to be on the disk and in this index
);

CREATE TABLE records (
    id INTEGER PRIMARY KEY,  -- order of arrival
    sha256 TEXT NOT NULL,
    url TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT,
    status INTEGER,
    etag TEXT,
    last_modified TEXT,
    role TEXT NOT NULL,
    parent TEXT,
    truncated TEXT,
    kind TEXT NOT NULL,      -- response, revisit or resource
    content INTEGER NOT NULL, -- the bytes are the page itself, and are held
    target TEXT NOT NULL,
    identity TEXT NOT NULL,
    file INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL
);

CREATE INDEX bytes_held ON records (sha256) WHERE kind <> 'revisit';
CREATE INDEX pages ON records (url) WHERE content;
