-- Emulation blocs through the years: one row a name or number of one organiser.
CREATE TABLE IF NOT EXISTS bloc_series (
    series VARCHAR NOT NULL, -- Key, such as vn/ha-noi/khoi-thi-dua-so-4; a number behind it where several blocs of one organiser bear one name
    name VARCHAR NOT NULL, -- Name as most documents print it
    organiser VARCHAR NOT NULL, -- Key of the place or body whose bloc it is
    place VARCHAR NOT NULL, -- Slug of the place, tw for the country
    kind VARCHAR NOT NULL, -- khoi or cum
    number VARCHAR, -- Number in digits; null for blocs known by name
    slug VARCHAR NOT NULL, -- The bloc's part of the key
    first_year INTEGER, -- First year that documents tell of
    last_year INTEGER -- Last year that documents tell of
);

-- The series that each bloc of each document belongs to.
CREATE TABLE IF NOT EXISTS bloc_mentions (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Ordinal of the bloc
    series VARCHAR, -- Key of the series; null where it stays open
    year INTEGER, -- The year of the bloc's work; else that of the document
    year_inferred BOOLEAN NOT NULL, -- True where the year is the document's
    rule VARCHAR NOT NULL, -- What told the organiser: name, issuer, other_names, members, document_place or open
    reason VARCHAR, -- Why it stays open, in words
    candidates VARCHAR[] NOT NULL -- Series that would fit, where it stays open
);

-- Blocs year by year, what several documents say put together; what most of them say comes first.
CREATE TABLE IF NOT EXISTS bloc_years (
    series VARCHAR NOT NULL, -- Key of the series
    year INTEGER NOT NULL, -- The year
    year_inferred BOOLEAN NOT NULL, -- True where no document states the year
    leader VARCHAR, -- The leading unit
    leader_body VARCHAR, -- Its key
    leader_name VARCHAR, -- The person who leads
    leader_person VARCHAR, -- The key of that person
    leaders VARCHAR[] NOT NULL, -- Every unit named as leader; two are a finding
    deputies VARCHAR[] NOT NULL, -- Deputies
    members VARCHAR[] NOT NULL, -- Everyone who belongs to it, as printed
    member_keys VARCHAR[] NOT NULL, -- The same for comparisons between years
    documents INTEGER NOT NULL, -- Number of documents that tell of it
    version_id BIGINT NOT NULL, -- The document version that tells most
    ordinal INTEGER NOT NULL -- Ordinal of the bloc in it
);

-- How blocs follow one another from year to year.
CREATE TABLE IF NOT EXISTS bloc_links (
    before VARCHAR NOT NULL, -- Key of the earlier series
    before_year INTEGER NOT NULL, -- Its year
    after VARCHAR NOT NULL, -- Key of the later series; the same where the name stays
    after_year INTEGER NOT NULL, -- Its year
    kind VARCHAR NOT NULL, -- same_name, or renumbered: another name with at least six tenths of all members in common
    likeness DOUBLE, -- Members in both years over members in either; null without lists
    shared VARCHAR[] NOT NULL, -- Members in both years
    evidence VARCHAR NOT NULL -- What it rests on, in words
);
