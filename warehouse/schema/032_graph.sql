-- Which instrument rests on which, as numbers, in the order of the one that rests: steps towards the grounds.
CREATE TABLE IF NOT EXISTS graph_grounds (
    from_key BIGINT NOT NULL, -- The instrument that rests on the other: a 63-bit hash of its node, see node_key
    to_key BIGINT NOT NULL, -- The instrument that it rests on
    relation VARCHAR NOT NULL -- Relation type
);

-- The same edges in the order of the instrument rested upon: steps towards what rests on it.
CREATE TABLE IF NOT EXISTS graph_resting (
    to_key BIGINT NOT NULL, -- The instrument that is rested upon
    from_key BIGINT NOT NULL, -- The instrument that rests on it
    relation VARCHAR NOT NULL, -- Relation type
    type_slug VARCHAR, -- The type of the one that rests on it, as its URI has it
    place INTEGER NOT NULL -- Its place among all that rest on something, the latest first
);

-- The same edges with all that a step of a chain tells, in the order of graph_grounds.
CREATE TABLE IF NOT EXISTS graph_steps (
    from_key BIGINT NOT NULL, -- The instrument that rests on the other
    relation VARCHAR NOT NULL, -- Relation type
    to_key BIGINT NOT NULL, -- The instrument that it rests on
    from_label VARCHAR NOT NULL, -- How the first is best printed
    to_label VARCHAR NOT NULL, -- How the other is best printed
    from_node VARCHAR NOT NULL, -- URI of the first
    to_node VARCHAR NOT NULL, -- URI of the other
    date DATE, -- Day of issue of the acting instrument, else the day on which the document was published
    quote VARCHAR NOT NULL, -- The words, cut from the text
    source VARCHAR NOT NULL, -- Where the document with the best evidence lies
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    basis VARCHAR NOT NULL, -- own text or reported
    format VARCHAR NOT NULL, -- Format of that document
    sha256 VARCHAR NOT NULL, -- SHA-256 of its archived bytes
    fetched_at VARCHAR NOT NULL, -- UTC instant at which these bytes came
    sources INTEGER NOT NULL, -- Number of documents that tell the edge
    version_id BIGINT NOT NULL -- The document version with the best evidence
);
