-- Tasks that a version assigns: rows of task tables, items under a body's name, sentences.
CREATE TABLE IF NOT EXISTS fact_assignments (
    version_id BIGINT NOT NULL, -- The document version
    ordinal INTEGER NOT NULL, -- Place in the version's list, from 0
    form VARCHAR NOT NULL, -- table, section (an item under a heading that names the body) or sentence
    assigned_by INTEGER, -- Ordinal of the citation that assigns, -1 for the document itself; null where it is not told
    number VARCHAR, -- Number of the task as printed
    groups VARCHAR[] NOT NULL, -- Headings over the task inside its table, the outermost first
    task VARCHAR NOT NULL, -- What is to be done
    deadline VARCHAR, -- When, as printed
    deadline_kind VARCHAR, -- by, at (under a heading that tells no deadline), period, recurring, open or unread
    begins VARCHAR, -- Where a period begins: ISO day, YYYY-MM, YYYY-Qn or YYYY
    by_date VARCHAR, -- By when: ISO day, YYYY-MM, YYYY-Qn or YYYY; null where it recurs or names no year
    product VARCHAR, -- What is to come of it
    funding VARCHAR, -- The money for it, as printed
    note VARCHAR, -- What is noted beside it
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- The rule that found it
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);

-- The parts of an assignment, each with its place: one row a body, and one for each other cell.
CREATE TABLE IF NOT EXISTS fact_assignment_cells (
    version_id BIGINT NOT NULL, -- The document version
    assignment INTEGER NOT NULL, -- Ordinal of the assignment
    ordinal INTEGER NOT NULL, -- Place among the assignment's cells, from 0
    role VARCHAR NOT NULL, -- group, task, lead, coordinating, deadline, product, funding or note
    value VARCHAR NOT NULL, -- What it says; for a mark such as nt, what the mark stands for
    page INTEGER, -- Page that it stands on, in formats with pages
    box DOUBLE[], -- Left, top, right, bottom on that page, in points from the upper left corner
    quote VARCHAR NOT NULL, -- The words, cut from the text
    start INTEGER NOT NULL, -- Offset of the quote's first code point
    "end" INTEGER NOT NULL, -- Offset after the quote's last code point
    rule VARCHAR NOT NULL, -- cell, phrase, merged_cell, same_as_above (a mark), blank_as_above (an inference), section or group
    confidence VARCHAR NOT NULL -- certain, likely or doubtful
);
