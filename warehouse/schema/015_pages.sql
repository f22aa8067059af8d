-- The pages of a version's file, and how each was read.
CREATE TABLE IF NOT EXISTS fact_pages (
    version_id BIGINT NOT NULL, -- The document version
    number INTEGER NOT NULL, -- The page, from 1
    how VARCHAR NOT NULL, -- text (its text layer), ocr, blank or unread
    reason VARCHAR NOT NULL, -- Why it went to OCR, or why it could not be read and what mends it
    confidence DOUBLE -- Mean confidence of the words that OCR read, 0 to 1
);

-- Words of a version that OCR was unsure of.
CREATE TABLE IF NOT EXISTS fact_doubts (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    start INTEGER NOT NULL, -- Offset of the word's first code point
    "end" INTEGER NOT NULL, -- Offset after the word's last code point
    confidence DOUBLE NOT NULL -- 0 to 1
);

-- Number and day of scanned papers where OCR was unsure of them, and what became of them.
CREATE TABLE IF NOT EXISTS fact_mends (
    version_id BIGINT NOT NULL, -- The document version
    field VARCHAR NOT NULL, -- number or issued
    "read" VARCHAR, -- What OCR read; null where nobody could tell
    "value" VARCHAR, -- What the field says now
    doubtful BOOLEAN NOT NULL, -- Whether it stays in doubt
    rule VARCHAR NOT NULL, -- own.confirmed, own.mended, own.told_once or own.unsure
    witnesses VARCHAR[] NOT NULL -- The words that tell it, each with where they stand: body, file_name or signing_time
);
