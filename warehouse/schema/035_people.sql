-- Organisations across all documents, each with a readable key: vn/place/unit below it/name.
CREATE TABLE IF NOT EXISTS bodies (
    body VARCHAR NOT NULL, -- Key, such as vn/ha-noi/so-noi-vu; tw is the country, _ a place that nothing tells
    name VARCHAR NOT NULL, -- Name as most documents print it
    place VARCHAR NOT NULL, -- Slug of the province or city, tw for the country
    unit VARCHAR, -- Slug of the unit below the province, such as quan-ba-dinh
    stem VARCHAR NOT NULL, -- The name itself, without place and unit; empty where an area stands for its authority
    apart BOOLEAN NOT NULL, -- True where one person holds office at one such body at a time
    first_seen DATE, -- Day of the earliest document that names it
    last_seen DATE, -- Day of the latest document that names it
    documents INTEGER NOT NULL -- Number of documents that name it
);

-- The organisation that each wording of a document stands for.
CREATE TABLE IF NOT EXISTS body_mentions (
    version_id BIGINT NOT NULL, -- The document version
    printed VARCHAR NOT NULL, -- The wording as printed
    body VARCHAR, -- Key of the organisation; null where it stays open
    rule VARCHAR NOT NULL, -- own_words, centre, document_place, document_unit, only_unit, own_issuer, name_alone or open
    reason VARCHAR -- Why it stays open, in words
);
