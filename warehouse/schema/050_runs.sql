-- Runs of the flows: the only facts about the machinery itself; these and run_* grow with every run.
CREATE TABLE IF NOT EXISTS runs (
    run_id VARCHAR NOT NULL, -- Key, chosen by the caller
    flow VARCHAR NOT NULL, -- nightly, ingest, reextract, replay or forget
    started_at TIMESTAMP NOT NULL, -- UTC instant at which the run began
    finished_at TIMESTAMP, -- UTC instant at which it ended; null while it runs or where it was killed
    status VARCHAR NOT NULL, -- running, done, failed, or held_back where the published file was left as it was
    message VARCHAR -- One line for the operator
);

-- What each run met: one row a document.
CREATE TABLE IF NOT EXISTS run_items (
    run_id VARCHAR NOT NULL, -- The run
    document_id BIGINT NOT NULL, -- The document
    source VARCHAR NOT NULL, -- Its URL or path
    version_id BIGINT NOT NULL, -- The version met
    sha256 VARCHAR NOT NULL, -- SHA-256 of the bytes met
    fetched_at VARCHAR NOT NULL, -- UTC instant of the fetch
    code_version VARCHAR NOT NULL, -- Version of code, lexicon and model
    outcome VARCHAR NOT NULL -- new, changed, reextracted or unchanged
);

-- What went wrong in each run: one row a failure.
CREATE TABLE IF NOT EXISTS run_failures (
    run_id VARCHAR NOT NULL, -- The run
    source VARCHAR NOT NULL, -- URL or file; a host where all of it is left alone
    stage VARCHAR NOT NULL, -- fetch, parse, extract or load
    kind VARCHAR NOT NULL, -- network, robots, status, size, empty, broken, password, assertion, rested and so on
    message VARCHAR NOT NULL, -- One line: cause and mend
    source_name VARCHAR, -- Name of the source definition under which it was met; null for what was given by hand
    attempts INTEGER NOT NULL, -- Nights on which it was tried in vain, this one included
    next_try TIMESTAMP -- UTC instant from which it is tried again; null where it is not
);

-- What each run did at each source: one row a run and source.
CREATE TABLE IF NOT EXISTS run_sources (
    run_id VARCHAR NOT NULL, -- The run
    source_name VARCHAR NOT NULL, -- Name of the source definition
    started_at TIMESTAMP NOT NULL, -- UTC instant at which the visit began
    seconds DOUBLE NOT NULL, -- How long the visit took
    asked INTEGER NOT NULL, -- Pages and entry points asked for; redirects, robots.txt and further attempts are not counted
    new INTEGER NOT NULL, -- Documents never held before
    changed INTEGER NOT NULL, -- Documents that came with other bytes than before
    unchanged INTEGER NOT NULL, -- Documents asked for that were as before
    gone INTEGER NOT NULL, -- Documents held before that are no longer there
    failed INTEGER NOT NULL, -- Failures of the visit
    waiting INTEGER NOT NULL, -- Documents known of that are left for later nights
    bytes BIGINT NOT NULL, -- Bytes of the bodies that were new or changed, decoded
    watermark VARCHAR, -- ISO day or instant up to which every item named is held or given up
    status VARCHAR NOT NULL, -- done; failed where no entry point could be read; rested; asserted where an assertion does not hold
    message VARCHAR -- One line for the operator
);

-- Archived bytes that gave no document of their own; they are not tried again until the code is another.
CREATE TABLE IF NOT EXISTS unreadable_records (
    document_id BIGINT NOT NULL, -- Key of the document that they would be
    source VARCHAR NOT NULL, -- Its URL or path
    sha256 VARCHAR NOT NULL, -- SHA-256 of the bytes
    code_version VARCHAR NOT NULL, -- The version of the code that could not
    kind VARCHAR NOT NULL, -- Why: password, unknown_format, no_text and so on; opened for a ZIP whose documents are read
    message VARCHAR NOT NULL, -- One line: cause and mend
    run_id VARCHAR NOT NULL -- The run that tried
);

-- Documents that are no longer at their address; their facts stay.
CREATE TABLE IF NOT EXISTS tombstones (
    document_id BIGINT NOT NULL, -- The document
    gone_since TIMESTAMP NOT NULL, -- UTC instant at which it was first missed
    confirmed_at TIMESTAMP NOT NULL, -- UTC instant, on another night, at which it was missed again
    run_id VARCHAR NOT NULL -- The run that confirmed it
);

-- Findings over the runs: one row a stretch of runs that saw a finding, with its words as they were seen last.
CREATE TABLE IF NOT EXISTS run_findings (
    finding_id VARCHAR NOT NULL, -- The finding
    audit VARCHAR NOT NULL, -- The audit that found it
    severity VARCHAR NOT NULL, -- high, medium or low
    subject VARCHAR NOT NULL, -- What it is about
    message VARCHAR NOT NULL, -- What does not add up, in words
    source VARCHAR, -- The document that shows it
    quote VARCHAR, -- The words, cut from the text
    opened_run VARCHAR NOT NULL, -- The run that saw it first
    opened_at TIMESTAMP NOT NULL, -- Beginning of that run
    last_run VARCHAR NOT NULL, -- The run that saw it last
    last_at TIMESTAMP NOT NULL, -- Beginning of that run
    closed_run VARCHAR, -- The first run that looked and no longer saw it; null while it is seen
    closed_at TIMESTAMP -- Beginning of that run
);

-- What the audits of each run came to: one row a run that audited.
CREATE TABLE IF NOT EXISTS run_audits (
    run_id VARCHAR NOT NULL, -- The run
    findings INTEGER NOT NULL, -- Findings seen
    opened INTEGER NOT NULL, -- Of these, how many no run had seen before
    reopened INTEGER NOT NULL, -- How many had vanished and came back
    closed INTEGER NOT NULL -- Findings of the run before that were not seen again
);

-- Findings that somebody has looked at and accepts, as the file beside the warehouse tells; loaded by each run.
CREATE TABLE IF NOT EXISTS finding_acceptances (
    finding_id VARCHAR NOT NULL, -- The finding
    reason VARCHAR NOT NULL, -- Why it is accepted
    author VARCHAR NOT NULL, -- Who accepts it
    accepted DATE NOT NULL, -- Day on which it was accepted
    until DATE -- Last day on which it counts; null for ever
);

-- What the audits find now; recomputed as a whole.
CREATE TABLE IF NOT EXISTS findings (
    finding_id VARCHAR NOT NULL, -- Key: hash of audit, subject, document and quote
    audit VARCHAR NOT NULL, -- The audit's id: the name of its file
    severity VARCHAR NOT NULL, -- high, medium or low
    subject VARCHAR NOT NULL, -- What it is about: an instrument, a bloc, an event
    uri VARCHAR, -- The instrument that it is about, where there is one
    message VARCHAR NOT NULL, -- What does not add up, in words
    source VARCHAR, -- The document that shows it
    version_id BIGINT, -- The document version that shows it
    quote VARCHAR, -- The words, cut from the text
    start INTEGER, -- Offset of the quote's first code point
    "end" INTEGER -- Offset after the quote's last code point
);

-- The audits themselves, from the heads of their files.
CREATE TABLE IF NOT EXISTS audits (
    audit VARCHAR NOT NULL, -- The audit's id: the name of its file
    title VARCHAR NOT NULL, -- What it finds
    severity VARCHAR NOT NULL, -- high, medium or low
    reason VARCHAR NOT NULL, -- Why it matters
    example VARCHAR NOT NULL, -- The least that makes it speak
    mend VARCHAR NOT NULL -- What to do about it
);

-- What every view and macro answers, with an example.
CREATE TABLE IF NOT EXISTS warehouse_docs (
    name VARCHAR NOT NULL, -- The view or macro
    kind VARCHAR NOT NULL, -- view or macro
    signature VARCHAR NOT NULL, -- How it is called
    meaning VARCHAR NOT NULL, -- What it answers
    example VARCHAR -- A query that runs
);

-- Facts about the warehouse file itself.
CREATE TABLE IF NOT EXISTS warehouse_meta (
    key VARCHAR NOT NULL, -- schema, the hash of schema, views, macros and lexicon
    value VARCHAR NOT NULL -- Its value
);
