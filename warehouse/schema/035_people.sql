-- Organisations across all documents, each with a readable key: vn/place/unit below it/name.
CREATE TABLE IF NOT EXISTS bodies (
    body VARCHAR NOT NULL, -- Key, such as vn/ha-noi/so-noi-vu; tw is the country, _ a place that nothing tells
    name VARCHAR NOT NULL, -- Name as most documents print it
    place VARCHAR NOT NULL, -- Slug of the province or city, tw for the country
    unit VARCHAR, -- Slug of the unit below the province, such as quan-ba-dinh
    stem VARCHAR NOT NULL, -- The name itself, without place and unit; empty where an area stands for its authority
    apart BOOLEAN NOT NULL, -- True where one person holds office at one such body at a time
    committee BOOLEAN NOT NULL, -- True where members come from many bodies, so that it ties no offices
    first_seen DATE, -- Day of the earliest document that names it
    last_seen DATE, -- Day of the latest document that names it
    documents INTEGER NOT NULL -- Number of documents that name it
);

-- How organisations followed one another: one row a step, also by way of bodies that no document names.
CREATE TABLE IF NOT EXISTS body_changes (
    day DATE NOT NULL, -- First day on which it holds
    before VARCHAR NOT NULL, -- Key of the body before
    after VARCHAR, -- Key of the body that took over; null where nobody did
    kind VARCHAR NOT NULL, -- place merged, place renamed, body merged or district abolished
    ground VARCHAR NOT NULL -- What it rests on
);

-- The organisation that each wording of a document stands for.
CREATE TABLE IF NOT EXISTS body_mentions (
    version_id BIGINT NOT NULL, -- The document version
    printed VARCHAR NOT NULL, -- The wording as printed
    body VARCHAR, -- Key of the organisation; null where it stays open
    rule VARCHAR NOT NULL, -- own_words, centre, document_place, document_unit, only_unit, own_issuer, name_alone or open
    reason VARCHAR -- Why it stays open, in words
);

-- People across all documents, each with a readable key: the name and the body at which the first document finds them.
CREATE TABLE IF NOT EXISTS persons (
    person VARCHAR NOT NULL, -- Key, such as vn/nguoi/tran-sy-thanh/ha-noi/ubnd; a number behind it where two would be alike
    name VARCHAR NOT NULL, -- The name as most documents print it
    name_key VARCHAR NOT NULL, -- The name in the spelling that comparisons use; diacritics stay
    spellings VARCHAR[] NOT NULL, -- Every printed form
    first_seen DATE, -- Day of the earliest document that names the person; null where none has a day
    last_seen DATE, -- Day of the latest document that names the person
    bodies VARCHAR[] NOT NULL, -- Keys of the bodies at which documents put the person
    successions VARCHAR[] NOT NULL, -- Changes of bodies over which sightings were joined, with day and ground
    documents INTEGER NOT NULL -- Number of documents that name the person
);

-- The person that each name in each document stands for.
CREATE TABLE IF NOT EXISTS person_mentions (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Ordinal of the name among the version's people
    person VARCHAR, -- Key of the person; null where it stays open
    rule VARCHAR NOT NULL, -- body, offices (several told together), signer, cited_signer or open
    reason VARCHAR, -- Why it stays open, in words
    candidates VARCHAR[] NOT NULL, -- Persons of this name near that time, where it stays open; at most twenty
    evidence VARCHAR -- The bodies that the document puts the name at, as printed, with their keys
);

-- Offices of people through time, one row a person, office and body.
CREATE TABLE IF NOT EXISTS person_offices (
    person VARCHAR NOT NULL, -- Key of the person
    title VARCHAR NOT NULL, -- The office as most documents print it, without nguyên
    title_key VARCHAR NOT NULL, -- The office, folded
    body VARCHAR NOT NULL, -- Key of the body
    first_day DATE, -- Day of the earliest document that tells it as held
    last_day DATE, -- Day of the latest document that tells it as held
    former_day DATE, -- Day of the earliest document that tells it as a former office (nguyên); null where none does
    documents INTEGER NOT NULL, -- Number of documents that tell it
    first_version BIGINT NOT NULL, -- The document version that tells it first
    last_version BIGINT NOT NULL -- The document version that tells it last
);
