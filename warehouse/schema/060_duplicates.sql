-- What versions are compared by: hashes of their words, shingles and marks, stamps and bylines left out.
CREATE TABLE IF NOT EXISTS document_signatures (
    version_id BIGINT NOT NULL, -- The document version
    text_hash VARCHAR NOT NULL, -- SHA-256 of the words in small letters without diacritics
    words INTEGER NOT NULL, -- Number of words
    shingles INTEGER NOT NULL, -- Number of distinct runs of four words
    minhash INTEGER[] NOT NULL, -- 126 least values over the shingles; empty for a text of fewer than four words
    contexts INTEGER[] NOT NULL, -- Hash of the plain words around each number, day and name
    marks INTEGER[] NOT NULL -- Hash of the number, day or name that stands there
);

-- Documents that say the same as others, each with the one that said it first; recomputed as a whole.
CREATE TABLE IF NOT EXISTS duplicate_members (
    document_id BIGINT NOT NULL, -- The document
    origin_id BIGINT NOT NULL, -- The document of its group that was published first
    likeness VARCHAR NOT NULL -- origin for that one itself; bytes, text or near for how the others are like it
);
