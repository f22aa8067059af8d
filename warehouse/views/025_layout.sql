-- Sections of current documents, in reading order.
CREATE OR REPLACE VIEW sections AS
SELECT d.source, f.path, f.kind, f.number, f.heading, f.level, f.parent, f.annex,
       d.text[f.start + 1 : f.until] AS text, -- The whole section, its subsections included
       f.start, f."end", f.until, f.rule, f.confidence, f.version_id, f.ordinal
FROM fact_sections AS f JOIN current_documents AS d USING (version_id);

-- Annexes of current documents, with what they are issued with.
CREATE OR REPLACE VIEW annexes AS
SELECT d.source, f.label, f.number, f.title, f.clause, f.attached_to, f.start, f."end", f.until, f.rule, f.confidence,
       f.version_id, f.ordinal
FROM fact_annexes AS f JOIN current_documents AS d USING (version_id);

-- In which section of its document each place of a fact stands: the innermost one, with its path.
CREATE OR REPLACE VIEW facts_by_section AS
SELECT d.source, s.kind AS fact, -- citation, relation, date, deadline and so on
       s.ordinal, d.text[s.start + 1 : s."end"] AS quote, f.path, f.heading, f.annex, s.start, s."end", s.version_id,
       f.ordinal AS section -- Ordinal of the section
FROM fact_spans AS s
ASOF JOIN fact_sections AS f ON f.version_id = s.version_id AND f.start <= s.start
JOIN current_documents AS d ON d.version_id = s.version_id
WHERE s.start < f.until;
