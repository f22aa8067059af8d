-- Sections of a version: its tree of chapters, articles, clauses, points and numbered headings, in reading order.
CREATE TABLE IF NOT EXISTS fact_sections (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    kind VARCHAR NOT NULL, -- part, chapter, section, subsection, article, clause, point, letter, roman, number, decimal, dash, plus, bullet or heading
    number VARCHAR, -- Number as printed, without the signs around it
    heading VARCHAR, -- What it is called, where words behind its mark or below it are a heading
    level INTEGER NOT NULL, -- 1 for the outermost sections of the paper or annex
    parent INTEGER, -- Ordinal of the section that holds it
    annex INTEGER, -- Ordinal of the annex that it stands in; null for the paper itself
    path VARCHAR NOT NULL, -- As people cite it: Điều 5 khoản 2 điểm a, II.1.a
    until INTEGER NOT NULL, -- Offset after the whole section, which begins at start
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Annexes of a version, forms and regulations issued with it among them.
CREATE TABLE IF NOT EXISTS fact_annexes (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    label VARCHAR NOT NULL, -- What it calls itself: Phụ lục, Mẫu số, Quy chế
    number VARCHAR, -- Number as printed
    title VARCHAR, -- Its title
    clause VARCHAR, -- The words that attach it: (Kèm theo Quyết định số …)
    attached_to VARCHAR, -- Number of the instrument that the clause names; self for this paper
    until INTEGER NOT NULL, -- Offset after the whole annex, which begins at start
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Recitals (căn cứ) of a version, a line each.
CREATE TABLE IF NOT EXISTS fact_bases (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    kind VARCHAR NOT NULL, -- basis (Căn cứ …), proposal (Xét đề nghị …) or other
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- What each recital cites.
CREATE TABLE IF NOT EXISTS fact_basis_citations (
    version_id BIGINT NOT NULL, -- The document version
    basis INTEGER NOT NULL, -- Ordinal of the recital
    citation INTEGER NOT NULL -- Ordinal of the citation named in it
);

-- Places that part a version: the enacting words (QUYẾT ĐỊNH:) and the sign that ends it (./.).
CREATE TABLE IF NOT EXISTS fact_landmarks (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    kind VARCHAR NOT NULL, -- enacting or end
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Whom a version goes to: the lines of Nơi nhận and Kính gửi.
CREATE TABLE IF NOT EXISTS fact_recipients (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    name VARCHAR NOT NULL, -- As printed, without its mark
    purpose VARCHAR, -- report, act, inform, direct, inspect, coordinate, publish, file, same (Như trên) or address (Kính gửi); null where the line says nothing
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- Those who sign a version, in the order of the text.
CREATE TABLE IF NOT EXISTS fact_signers (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    name VARCHAR, -- The signer; null where the block holds no name
    title VARCHAR, -- The signer's own office
    capacity VARCHAR, -- The mark nearest above the name: TM, KT, TL, TUQ or Q; null for a head in person
    capacities VARCHAR[] NOT NULL, -- Every mark above the name, the first in the text first
    body VARCHAR, -- For whom: the body behind TM., else the one at which the office is held
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);
