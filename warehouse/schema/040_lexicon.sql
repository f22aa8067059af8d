-- Types of instrument, one row a code or word that stands for one.
CREATE TABLE IF NOT EXISTS lexicon_types (
    form VARCHAR NOT NULL, -- A code in capitals (KH), or a word folded to lower case without diacritics (ke hoach)
    kind VARCHAR NOT NULL, -- code or word
    slug VARCHAR NOT NULL, -- The type's slot in URIs; kinds of one type (chương trình hành động) share it
    name VARCHAR NOT NULL -- The type word
);

-- Issuers, one row a code or spelling of it.
CREATE TABLE IF NOT EXISTS lexicon_issuers (
    form VARCHAR NOT NULL, -- The code in capitals, as it may be printed
    code VARCHAR NOT NULL, -- The code that stands for all its spellings
    slug VARCHAR NOT NULL, -- The issuer's slot in URIs
    name VARCHAR NOT NULL, -- The body
    central BOOLEAN NOT NULL, -- True for bodies of the centre, whose place is the country
    party BOOLEAN NOT NULL -- True where numbers take the Party's order (15-NQ/TW)
);

-- Words for issuers that carry no code of their own or stand for one (Bộ Chính trị is TW).
CREATE TABLE IF NOT EXISTS lexicon_issuer_words (
    form VARCHAR NOT NULL, -- The words, folded
    code VARCHAR NOT NULL, -- The code they stand for
    slug VARCHAR NOT NULL -- The issuer's slot in URIs
);

-- Provinces and cities, before and after the mergers of 1 July 2025, one row a spelling.
CREATE TABLE IF NOT EXISTS lexicon_places (
    form VARCHAR NOT NULL, -- A spelling, folded
    slug VARCHAR NOT NULL, -- The place's slot in URIs
    name VARCHAR NOT NULL, -- The name
    city BOOLEAN NOT NULL, -- True for what is or became a city under the centre, whose committee is a thành ủy
    city_from DATE -- Since when it is one
);

-- How provinces and cities became one another, one row a place before and a place after.
CREATE TABLE IF NOT EXISTS lexicon_place_changes (
    day DATE NOT NULL, -- First day on which it holds
    kind VARCHAR NOT NULL, -- merged, split, renamed or raised
    before VARCHAR NOT NULL, -- Slug of the place before
    after VARCHAR NOT NULL, -- Slug of the place after; the same where a place took others in
    anew BOOLEAN NOT NULL, -- True where the authority after it counts its numbers anew
    ground VARCHAR NOT NULL -- The resolution it rests on
);

-- Units below the province, until 30 June 2025, whose names tell the province.
CREATE TABLE IF NOT EXISTS lexicon_units (
    form VARCHAR NOT NULL, -- Kind and name, folded (quan ba dinh)
    slug VARCHAR NOT NULL, -- The unit's part of the place slot (quan-ba-dinh)
    place VARCHAR NOT NULL -- Slug of the province
);

-- Codes that several bodies of one place use, each counting for itself or named apart.
CREATE TABLE IF NOT EXISTS lexicon_shared_codes (
    code VARCHAR NOT NULL, -- The code
    told_by VARCHAR NOT NULL, -- words or day: what tells two bodies apart
    general VARCHAR[] NOT NULL -- Folded words that stand for any of them
);

-- The days between which a body could issue papers under its code.
CREATE TABLE IF NOT EXISTS lexicon_lifetimes (
    code VARCHAR NOT NULL, -- The code
    opens DATE, -- First day; null where not bounded
    closes DATE, -- Last day; null where not bounded
    successor VARCHAR, -- Code of the body that took over
    ground VARCHAR NOT NULL -- What it rests on
);

-- National instruments of the register of laws; what it lacks may well exist.
CREATE TABLE IF NOT EXISTS lexicon_registry (
    type_slug VARCHAR NOT NULL, -- Slot of the type
    number VARCHAR NOT NULL, -- The number
    issuer VARCHAR NOT NULL, -- Slot of the issuer; of a joint paper, the lead's
    issued DATE, -- Day of issue; null where the register is known to err
    effective DATE, -- Day of effect
    title VARCHAR -- What it is about
);

-- Laws, codes and ordinances by name.
CREATE TABLE IF NOT EXISTS lexicon_laws (
    name_key VARCHAR NOT NULL, -- The name without type word, folded, punctuation left out
    type_slug VARCHAR NOT NULL, -- luat, bo-luat, phap-lenh or hien-phap
    name VARCHAR NOT NULL, -- The name with its type word
    number VARCHAR NOT NULL, -- The number
    number_key VARCHAR, -- The number in the spelling that comparisons use
    issued DATE, -- Day of adoption
    uri VARCHAR NOT NULL -- The law's URI
);

-- Relation types and whether the one instrument rests on the other.
CREATE TABLE IF NOT EXISTS lexicon_relations (
    relation VARCHAR NOT NULL, -- Relation type
    rests_on BOOLEAN NOT NULL, -- True where the acting instrument rests on the other
    reason VARCHAR NOT NULL -- Why, or why not
);

-- Terms of the Party's national congresses.
CREATE TABLE IF NOT EXISTS lexicon_terms (
    term VARCHAR NOT NULL, -- The term's slot in URIs, such as k13
    opens DATE NOT NULL, -- First day after the congress that opens it
    closes DATE NOT NULL -- Last day
);
