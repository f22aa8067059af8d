-- Documents by their address: one row a canonical URL or local file, whatever it said over time.
CREATE TABLE IF NOT EXISTS documents (
    document_id BIGINT NOT NULL, -- Key: 63-bit hash of the source
    source VARCHAR NOT NULL, -- The canonical URL, or the path of a local file
    publisher VARCHAR, -- Who published it, as the source definition says
    jurisdiction VARCHAR -- The place that the publisher speaks for, such as Hà Nội; null for national publishers
);

-- What a document said: one row for each distinct content. New bytes with the same title, day and text are no new version.
CREATE TABLE IF NOT EXISTS document_versions (
    version_id BIGINT NOT NULL, -- Key: 63-bit hash of source and content
    document_id BIGINT NOT NULL, -- The document whose version this is
    is_current BOOLEAN NOT NULL, -- True for the version met last
    sha256 VARCHAR NOT NULL, -- SHA-256 of the archived bytes that the facts were read from
    content_hash VARCHAR NOT NULL, -- SHA-256 of text, title, publication day and bylines together
    code_version VARCHAR NOT NULL, -- Version of code, lexicon and model that read the facts; behind a + that of the OCR, where pages needed one
    first_fetched_at VARCHAR NOT NULL, -- UTC instant at which this content was first met
    last_fetched_at VARCHAR NOT NULL, -- UTC instant at which this content was last met
    format VARCHAR NOT NULL, -- html, text, pdf, image, docx, xlsx; doc, rtf, odt, xls or ods by way of LibreOffice
    doc_kind VARCHAR NOT NULL, -- plan, decision, directive, resolution, news or other
    title VARCHAR, -- The page's title
    published DATE, -- Day of publication as the page states it
    about VARCHAR, -- For news: the number of the instrument reported on, as printed
    bylines VARCHAR[] NOT NULL, -- Authors and photographers
    warnings VARCHAR[] NOT NULL, -- What could not be read, in words for the operator
    text VARCHAR NOT NULL -- NFC text, furniture left out; all offsets count its code points
);

-- The archive's stored responses: the same bytes from the same address are one row, however often they were met.
CREATE TABLE IF NOT EXISTS archive_records (
    document_id BIGINT NOT NULL, -- The document that was fetched
    sha256 VARCHAR NOT NULL, -- SHA-256 of the archived bytes
    version_id BIGINT NOT NULL, -- The version that these bytes read as
    size BIGINT NOT NULL, -- Size of the bytes
    media_type VARCHAR, -- Media type as the server gave it
    status INTEGER, -- HTTP status; null for a local file
    etag VARCHAR, -- Validator for conditional requests
    last_modified VARCHAR, -- Last-Modified header as sent
    parent VARCHAR, -- URL of the page that named it; null for what was given by hand
    first_fetched_at VARCHAR NOT NULL, -- UTC instant at which the bytes were first met
    last_fetched_at VARCHAR NOT NULL -- UTC instant at which the bytes were last met
);

-- The blocks that a version's text is cut into, each with its way back to the source.
CREATE TABLE IF NOT EXISTS fact_blocks (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in reading order, from 0
    zone VARCHAR NOT NULL, -- title, stamp, byline, lead, header, basis, body, table, caption, signature, recipients or annex
    start INTEGER NOT NULL, -- Offset of the first code point in the text
    "end" INTEGER NOT NULL, -- Offset after the last code point in the text
    path VARCHAR NOT NULL, -- XPath, line or paragraph in the source; empty in PDF
    page INTEGER, -- Page of a PDF, from 1
    box DOUBLE[] -- left, top, right, bottom in PDF points from the upper left corner
);

-- Pieces of a page that are not the document (menus, related articles): kept, but no fact comes from them.
CREATE TABLE IF NOT EXISTS fact_furniture (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in reading order, from 0
    reason VARCHAR NOT NULL, -- What told that it is furniture
    path VARCHAR NOT NULL, -- XPath or line in the source
    text VARCHAR NOT NULL -- The piece as printed
);
