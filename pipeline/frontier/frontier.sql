-- Pages: documents (articles, attachments) and entry points, one row an identity.  Instants are UTC, as ISO text.
CREATE TABLE IF NOT EXISTS pages (
    key TEXT PRIMARY KEY, -- The identity of its address
    url TEXT NOT NULL, -- The address asked for: the one by which it was first named
    host TEXT NOT NULL, -- Host and port of the address
    source TEXT NOT NULL, -- The source definition that it belongs to
    role TEXT NOT NULL, -- article, attachment or entry
    parent TEXT, -- For an attachment, the address of its article
    found_at TEXT NOT NULL, -- When it was first named
    found_in TEXT, -- The address of the page that named it first
    published_at TEXT, -- When it was published, as a feed says
    modified_at TEXT, -- When it was last changed, as a sitemap says
    item_at TEXT NOT NULL, -- Its place in time, by which the watermark passes it
    owed INTEGER NOT NULL, -- 1 where what stands at item_at is neither held nor given up
    state TEXT NOT NULL, -- waiting, held, failed or gone
    due_at TEXT, -- When it is asked next; null where it is given up
    asked_at TEXT, -- When it was last asked for
    outcome TEXT, -- What that brought: new, changed, unchanged, gone, absent or failed
    changed_at TEXT, -- When it last came with other bytes than before
    sha256 TEXT, -- The bytes held; for an entry point, those whose links are in the frontier
    bytes INTEGER NOT NULL DEFAULT 0, -- Size of the body that the last visit brought, where it was new or changed
    visits INTEGER NOT NULL DEFAULT 0, -- How often it came
    changes INTEGER NOT NULL DEFAULT 0, -- How often it came changed
    pause REAL NOT NULL DEFAULT 0, -- Days between the last visit and the next
    false_alarms INTEGER NOT NULL DEFAULT 0, -- Visits in a row that were made for a newer date and found nothing new
    attempts INTEGER NOT NULL DEFAULT 0, -- Failures in a row
    kind TEXT, -- Kind of the last failure
    message TEXT, -- Its cause and mend
    missed_at TEXT, -- When a page that was held was first missed
    gone_at TEXT -- When, on another night, it was missed again
);

-- A visit goes through a source's pages a few times and writes each of them once, so what changes with every visit
-- has no index.
CREATE INDEX IF NOT EXISTS pages_source ON pages (source, role);
CREATE INDEX IF NOT EXISTS pages_entries ON pages (found_in) WHERE role = 'entry';
CREATE INDEX IF NOT EXISTS pages_gone ON pages (gone_at) WHERE gone_at IS NOT NULL;

-- Hosts that failed; one that answers has no row.
CREATE TABLE IF NOT EXISTS hosts (
    host TEXT PRIMARY KEY, -- Host and port
    failures INTEGER NOT NULL, -- In a row
    rests INTEGER NOT NULL, -- How often it was rested without an answer since
    failed_at TEXT NOT NULL, -- When it last failed
    rests_until TEXT, -- Nothing is asked of it before; null where it may be asked
    message TEXT NOT NULL -- The last failure
) WITHOUT ROWID;

-- Sources that were visited.
CREATE TABLE IF NOT EXISTS sources (
    name TEXT PRIMARY KEY, -- Name of the definition
    first_began TEXT NOT NULL, -- When the first visit began
    began TEXT NOT NULL, -- When the last visit began
    ended TEXT, -- When it ended; null while it goes on or where it was cut off
    watermark TEXT, -- Every item up to here is held or given up
    read_at TEXT, -- When the last visit began that read every entry point
    read_as TEXT -- How it read them, as a hash of definition and code
) WITHOUT ROWID;
