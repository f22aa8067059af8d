-- Instruments across all documents, each with a readable URI: vn/place/issuer/type/year or term/number.
CREATE TABLE IF NOT EXISTS instruments (
    uri VARCHAR NOT NULL, -- Key, such as vn/ha-noi/ubnd/ke-hoach/2023/282; `_` stands for a slot that no document states
    number VARCHAR, -- The number as most documents print it; null for laws known by name alone
    type VARCHAR, -- Type word as most documents print it
    issuer VARCHAR, -- Issuing body as most documents print it
    place VARCHAR, -- Slug of the place, tw for the centre
    issued DATE, -- Day of issue: as its own text says, else as most documents do
    era VARCHAR, -- Year of issue, 2025-07 for numbers that began anew in that month, or term of the Party congress such as k13; null where no document states it
    name VARCHAR, -- Name, for laws
    title VARCHAR, -- What it is about
    signer VARCHAR, -- Who signed it
    complete BOOLEAN NOT NULL, -- True where no slot of the URI is missing
    own_text BOOLEAN NOT NULL, -- True where the instrument's own text is in the warehouse
    mentions INTEGER NOT NULL, -- Number of documents that name it or are it
    number_key VARCHAR -- The number in the spelling that comparisons use
);

-- What mentions come to, each reading once: the instrument, or why it stays open, and how it is printed.
CREATE TABLE IF NOT EXISTS readings (
    reading BIGINT NOT NULL, -- Key: a 63-bit hash of the reading and of what was inferred for it, compared within one file alone
    uri VARCHAR, -- The instrument; null where it stays open
    rule VARCHAR NOT NULL, -- anchored, same_document, only_candidate, register_title, law_number, law_register, law_name, grouped or open
    reason VARCHAR, -- Why it stays open, in words
    candidates VARCHAR[] NOT NULL, -- URIs that would fit, where it stays open; of more than fifty those issued last before the document
    printed VARCHAR NOT NULL, -- Printed number, or name of a law
    number_key VARCHAR, -- The number in the spelling that comparisons use
    open_name VARCHAR -- What mentions that stay open are told apart by within their document; null where each stands alone
);

-- Parts of an instrument's identity that mentions leave out and evidence fills in: one row a reading and part.
CREATE TABLE IF NOT EXISTS reading_inferences (
    reading BIGINT NOT NULL, -- The reading
    part VARCHAR NOT NULL, -- place, type, era, issuer, issued or instrument
    value VARCHAR NOT NULL, -- What was filled in
    rule VARCHAR NOT NULL, -- The rule, from issuer_words to only_candidate; see warehouse/identity
    evidence VARCHAR NOT NULL -- What the rule rests on, in words
);

-- The reading of each citation and of each document's own head, as numbers; `instrument_mentions` has the words.
CREATE TABLE IF NOT EXISTS mention_readings (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Ordinal of the citation; -1 for the instrument that the document is
    reading BIGINT NOT NULL, -- The reading
    node_key BIGINT NOT NULL -- The instrument as a number, see graph_grounds; where it stays open, its name local to the document
);

-- Edges between instruments, one row a stated or implied edge of a current version, both ends as numbers;
-- `instrument_edges` and `instrument_links` have the words.
CREATE TABLE IF NOT EXISTS told_edges (
    version_id BIGINT NOT NULL, -- The document version that tells it
    from_key BIGINT NOT NULL, -- The instrument that acts, as a number, see graph_grounds
    relation VARCHAR NOT NULL, -- Relation type
    to_key BIGINT NOT NULL, -- The instrument acted upon, as a number
    from_reading BIGINT NOT NULL, -- The reading of the acting instrument in this document
    to_reading BIGINT NOT NULL, -- The reading of the other
    basis VARCHAR NOT NULL, -- own text or reported
    implied BOOLEAN NOT NULL, -- True where no relation is worded: the one is named in the other's text, or in a report about it
    rests_on BOOLEAN NOT NULL, -- True where the relation makes the one rest on the other
    date DATE, -- Day of issue of the acting instrument, else the day on which the document was published
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    sources INTEGER -- Number of documents that tell the edge, on the one row with its best evidence: own text before reports, earlier before later; null on the others
);

-- What instruments can be called by: the slots of each URI, and the numbers of mentions that stay open.
CREATE TABLE IF NOT EXISTS instrument_names (
    node VARCHAR NOT NULL, -- The URI, or open:… for what stays open
    settled BOOLEAN NOT NULL, -- False for mentions that stay open
    number VARCHAR, -- Number as most documents print it
    number_key VARCHAR, -- The number in the spelling that comparisons use
    num VARCHAR, -- The running number itself
    type_slug VARCHAR, -- Slot of the type
    issuer_slug VARCHAR, -- Slot of the issuer
    place VARCHAR, -- Slot of the place
    era VARCHAR, -- Year of issue or congress term; null where it is not known
    issued DATE, -- Day of issue
    name_key VARCHAR, -- For laws: the name, folded, without type word
    label VARCHAR NOT NULL, -- How the instrument is best printed: its number, or a law's name
    mentions INTEGER NOT NULL, -- Number of documents that name it
    node_key BIGINT NOT NULL -- The node as a number, see graph_grounds
);
