-- Instruments named in a version, each once: by number, by a short form, or, for laws, by name.
CREATE TABLE IF NOT EXISTS fact_citations (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list of citations, from 0
    type VARCHAR, -- Type word as printed, such as Kế hoạch
    number VARCHAR, -- Printed number, one kind of hyphen, no spaces, TW for TƯ
    issued DATE, -- Day of issue, where the text names day, month and year
    issuer VARCHAR, -- Body named with the number, as printed
    signer VARCHAR, -- Person who signed it, where the text says so
    name VARCHAR, -- Name of a law cited by name
    year INTEGER, -- Year of a law cited by name
    short BOOLEAN NOT NULL, -- True where only a short form stands in the text
    title VARCHAR, -- What the text says the instrument is about
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- The instrument that a version itself is; news have none.
CREATE TABLE IF NOT EXISTS fact_self (
    version_id BIGINT NOT NULL, -- The document version
    type VARCHAR, -- Type word as printed
    number VARCHAR, -- Printed number
    issued DATE, -- Day of issue
    issuer VARCHAR, -- Issuing body as printed
    signer VARCHAR, -- Person who signed it
    parent VARCHAR, -- The body above the issuer, where the header names one
    title VARCHAR, -- The trích yếu: what the instrument is about
    place VARCHAR, -- The place before the day in the header
    signer_title VARCHAR, -- The signer's own office
    capacity VARCHAR, -- In whose stead the signer signs: TM, KT, TL, TUQ or Q; null for a head in person
    recipients VARCHAR[] NOT NULL, -- The lines of Nơi nhận
    effective DATE, -- Day of effect, where an effect clause states it
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Directed edges between two instruments, with the words that say so.
CREATE TABLE IF NOT EXISTS fact_relations (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    from_citation INTEGER NOT NULL, -- Ordinal of the citation that acts; -1 for the document itself
    type VARCHAR NOT NULL, -- implements, pursuant_to, amends and so on
    to_citation INTEGER NOT NULL, -- Ordinal of the citation acted upon; -1 for the document itself
    cue VARCHAR NOT NULL, -- The words that told the type; empty for a plain citation
    reported BOOLEAN NOT NULL, -- True where another text reports the edge
    partial BOOLEAN NOT NULL, -- True where only provisions of the target are meant
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Days named in full.
CREATE TABLE IF NOT EXISTS fact_dates (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    date VARCHAR NOT NULL, -- ISO day as read; text, so that an impossible one is kept
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Partial, relative or impossible dates, as printed, with what can be said of them.
CREATE TABLE IF NOT EXISTS fact_date_mentions (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    printed VARCHAR NOT NULL, -- The date as printed
    kind VARCHAR NOT NULL, -- day_month, month_year, quarter, relative, impossible and so on
    date VARCHAR, -- ISO day or month, where the publication day settles it
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Terms and planning periods in years.
CREATE TABLE IF NOT EXISTS fact_periods (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    first_year INTEGER NOT NULL, -- First year
    last_year INTEGER NOT NULL, -- Last year
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- The nth year of an event.
CREATE TABLE IF NOT EXISTS fact_anniversaries (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    nth INTEGER NOT NULL, -- Which anniversary
    event VARCHAR NOT NULL, -- The event as printed
    base VARCHAR, -- ISO day commemorated, as printed or else from the registry
    "on" VARCHAR, -- ISO day of this year's commemoration, only as printed
    registry VARCHAR, -- The event's id in the registry of anniversaries
    base_from VARCHAR NOT NULL, -- text or registry
    flags VARCHAR[] NOT NULL, -- What does not add up: arithmetic, registry_day
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Emulation blocs (khối and cụm thi đua) in one year.
CREATE TABLE IF NOT EXISTS fact_blocs (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    name VARCHAR NOT NULL, -- Name as printed
    year INTEGER, -- The year of the bloc's work
    stated_count INTEGER, -- How many members the text says there are
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Who belongs to a bloc, one row a member and part played.
CREATE TABLE IF NOT EXISTS fact_bloc_members (
    version_id BIGINT NOT NULL, -- The document version
    bloc INTEGER NOT NULL, -- Ordinal of the bloc
    ordinal INTEGER NOT NULL, -- Place among the bloc's rows, from 0
    role VARCHAR NOT NULL, -- leader, deputy or member
    name VARCHAR NOT NULL -- The unit or person as printed
);

-- People named in the text, without honorifics.
CREATE TABLE IF NOT EXISTS fact_people (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    name VARCHAR NOT NULL, -- The person's name as printed
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Offices that people hold, one row a person, title and organisation.
CREATE TABLE IF NOT EXISTS fact_roles (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    person VARCHAR NOT NULL, -- The person's name as printed
    title VARCHAR NOT NULL, -- The office, such as Chủ tịch
    org VARCHAR, -- The organisation; null where the office names none
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- What is known by its name: movements (phong trào thi đua), campaigns (cuộc vận động), themes, awards.
CREATE TABLE IF NOT EXISTS fact_named (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    kind VARCHAR NOT NULL, -- movement, campaign, theme or award
    name VARCHAR NOT NULL, -- Name as printed
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Measurable aims that a paper sets.
CREATE TABLE IF NOT EXISTS fact_targets (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    value VARCHAR NOT NULL, -- The amount with its unit, as printed
    by_year VARCHAR, -- The year by which it is to be reached, where the sentence names one
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Times by which something is to be done.
CREATE TABLE IF NOT EXISTS fact_deadlines (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    by_date VARCHAR, -- ISO day, YYYY-MM, YYYY-Qn or YYYY; null where it recurs or names no year
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Short forms and demonstratives for instruments, such as Kế hoạch này: what they point to, or why they stay open.
CREATE TABLE IF NOT EXISTS fact_pointers (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    citation INTEGER, -- Ordinal of the citation meant, -1 for the document itself; null where it stays open
    form VARCHAR NOT NULL, -- this, above, short or alias
    reason VARCHAR, -- Why it stays open
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Provisions named in a version, and whose they are.
CREATE TABLE IF NOT EXISTS fact_pinpoints (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    citation INTEGER, -- Ordinal of the citation it belongs to, -1 for the document itself; null where it stays open
    article VARCHAR, -- Điều, as printed
    clause VARCHAR, -- Khoản
    point VARCHAR, -- Điểm
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- What looked like a fact and was judged to be none, with the reason.
CREATE TABLE IF NOT EXISTS fact_rejected (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    kind VARCHAR NOT NULL, -- The kind of fact it looked like
    reason VARCHAR NOT NULL, -- Why it is none
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL -- Offset after the quote's last code point
);

-- Every mention of every fact, in reading order.
CREATE TABLE IF NOT EXISTS fact_spans (
    version_id BIGINT NOT NULL, -- The document version
    kind VARCHAR NOT NULL, -- citation, self, relation, date, date_mention, period, anniversary, bloc, person, role, named, target, deadline, assignment, pointer, pinpoint or byline
    ordinal INTEGER NOT NULL, -- Ordinal of the fact among its kind
    span INTEGER NOT NULL, -- Place among the fact's mentions, from 0
    start INTEGER NOT NULL, -- Offset of the mention's first code point
    "end" INTEGER NOT NULL -- Offset after the mention's last code point
);
