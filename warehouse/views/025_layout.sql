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

-- Recitals of current documents, one row a recital and instrument named in it; a recital that names none has one row.
CREATE OR REPLACE VIEW bases AS
SELECT d.source, f.kind, f.quote, c.type, c.number, c.name, m.uri, -- The instrument's URI, where identity found it
       f.start, f."end", f.version_id, f.ordinal
FROM fact_bases AS f
JOIN current_documents AS d USING (version_id)
LEFT JOIN fact_basis_citations AS b ON b.version_id = f.version_id AND b.basis = f.ordinal
LEFT JOIN fact_citations AS c ON c.version_id = f.version_id AND c.ordinal = b.citation
LEFT JOIN instrument_mentions AS m ON m.version_id = f.version_id AND m.ordinal = b.citation;

-- Whom current papers go to, and what for.
CREATE OR REPLACE VIEW recipients AS
SELECT d.source, f.name, f.purpose, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id, f.ordinal
FROM fact_recipients AS f JOIN current_documents AS d USING (version_id);

-- Who signs current papers; of a joint paper each signer has a row.
CREATE OR REPLACE VIEW signers AS
SELECT d.source, f.name, f.title, f.capacity, f.capacities, f.body, f.quote, f.start, f."end", f.rule, f.confidence,
       f.version_id, f.ordinal
FROM fact_signers AS f JOIN current_documents AS d USING (version_id);
