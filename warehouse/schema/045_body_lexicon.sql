-- What the first words of a body's name say of its level; the longest opening that fits decides.
CREATE TABLE IF NOT EXISTS lexicon_body_openings (
    form VARCHAR NOT NULL, -- The words, folded, as keys write them
    level VARCHAR NOT NULL, -- centre, province, district, any, own (also without a place), or part: a piece of a body that the words leave out
    apart BOOLEAN NOT NULL, -- True where one person holds office at one such body at a time
    committee BOOLEAN NOT NULL -- True where members come from many bodies, so that it ties no offices
);

-- Wordings inside names of bodies and the one that stands for them in keys.
CREATE TABLE IF NOT EXISTS lexicon_body_synonyms (
    place INTEGER NOT NULL, -- Order in which they are put in
    form VARCHAR NOT NULL, -- The words, folded
    stands_for VARCHAR NOT NULL -- What keys write
);

-- Abbreviations inside names of bodies, spelt out.
CREATE TABLE IF NOT EXISTS lexicon_abbreviations (
    form VARCHAR NOT NULL, -- The abbreviation as printed
    full_words VARCHAR NOT NULL -- What it stands for
);

-- Offices that the country has once, and the body that each belongs to.
CREATE TABLE IF NOT EXISTS lexicon_office_bodies (
    title VARCHAR NOT NULL, -- The office, folded
    body VARCHAR NOT NULL -- The body as words
);

-- Bodies that speak for their place in emulation: the blocs of their papers are the place's.
CREATE TABLE IF NOT EXISTS lexicon_bloc_speakers (
    stem VARCHAR NOT NULL -- The body's part of its key; empty for the place itself
);

-- How bodies of places became one another, in every place at once.
CREATE TABLE IF NOT EXISTS lexicon_body_changes (
    before VARCHAR NOT NULL, -- The body's part of its key
    after VARCHAR NOT NULL, -- The same of the body that took over
    day DATE NOT NULL, -- First day of the body that took over
    ground VARCHAR NOT NULL -- What it rests on
);
