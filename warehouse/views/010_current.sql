-- The current version of every document.
CREATE OR REPLACE VIEW current_documents AS
SELECT v.version_id, v.document_id, d.source, d.publisher, d.jurisdiction, v.doc_kind, v.title, v.published, v.about,
       v.bylines, v.format, v.sha256, v.code_version, v.first_fetched_at, v.last_fetched_at, v.warnings, v.text
FROM document_versions AS v JOIN documents AS d USING (document_id)
WHERE v.is_current;

-- All versions of all documents, the newest of each first.
CREATE OR REPLACE VIEW versions AS
SELECT d.source, v.version_id, v.is_current, v.first_fetched_at, v.last_fetched_at, v.title, v.published, v.sha256,
       v.content_hash, v.code_version, length(v.text) AS characters -- Length of the text in code points
FROM document_versions AS v JOIN documents AS d USING (document_id)
ORDER BY d.source, v.last_fetched_at DESC;

-- Instruments named in current documents, one row a document and instrument, with the URI that identity found.
CREATE OR REPLACE VIEW citations AS
SELECT d.source, d.published, c.type, c.number, c.issued, c.issuer, c.signer, c.name, c.year, c.short,
       c.title AS subject, -- What the text says the instrument is about
       m.uri, m.reason, m.candidates, c.quote, c.start, c."end", c.rule, c.confidence, c.version_id, c.ordinal
FROM fact_citations AS c
JOIN current_documents AS d USING (version_id)
LEFT JOIN instrument_mentions AS m USING (version_id, ordinal);

-- Every mention of an instrument in current documents, one row a place in the text: numbers, names, short forms,
-- demonstratives, and the document's own number.
CREATE OR REPLACE VIEW mentions AS
SELECT d.source, s.start, s."end", d.text[s.start + 1 : s."end"] AS quote, m.uri,
       coalesce(m.reason, s.reason) AS reason, coalesce(m.candidates, []) AS candidates,
       m.rule AS resolved_by, -- The rule of identity that settled it
       s.form, -- How it is named: number, own, this, above, short or alias
       coalesce(m.printed, d.text[s.start + 1 : s."end"]) AS printed, s.version_id, s.ordinal
FROM (
    SELECT version_id, start, "end", CASE kind WHEN 'self' THEN -1 ELSE ordinal END AS ordinal,
           CASE kind WHEN 'self' THEN 'own' ELSE 'number' END AS form, NULL AS reason
    FROM fact_spans WHERE kind IN ('citation', 'self')
    UNION ALL
    SELECT s.version_id, s.start, s."end", p.citation, p.form, p.reason
    FROM fact_spans AS s JOIN fact_pointers AS p USING (version_id, ordinal)
    WHERE s.kind = 'pointer'
      AND (s.version_id, s.start, s."end") NOT IN (SELECT (version_id, start, "end") FROM fact_spans WHERE kind IN ('citation', 'self'))
) AS s
JOIN current_documents AS d USING (version_id)
LEFT JOIN instrument_mentions AS m ON m.version_id = s.version_id AND m.ordinal = s.ordinal;

-- Edges between instruments as current documents tell them, one row a telling.
CREATE OR REPLACE VIEW relations AS
SELECT e.from_number AS "from", -- The acting instrument as printed
       e.relation, e.to_number AS "to", -- The other instrument as printed
       e.from_node AS from_uri, -- The acting instrument's URI, or open:… where it stays open
       e.to_node AS to_uri, -- The other's URI, or open:… where it stays open
       e.date, e.basis, e.implied, e.quote, d.source, e.start, e."end", e.version_id
FROM instrument_edges AS e JOIN current_documents AS d USING (version_id);

-- Distinct edges between instruments with their best evidence.
CREATE OR REPLACE VIEW edges AS
SELECT l.from_number AS "from", -- The acting instrument as printed
       l.relation, l.to_number AS "to", -- The other instrument as printed
       l.from_node AS from_uri, -- The acting instrument's URI, or open:… where it stays open
       l.to_node AS to_uri, -- The other's URI, or open:… where it stays open
       l.rests_on, l.sources, l.date, l.basis, l.quote, d.source, l.start, l."end", l.version_id
FROM instrument_links AS l JOIN current_documents AS d USING (version_id);

-- Distinct edges with all that a step of a chain tells: how both are best printed, and the archived bytes of the best evidence.
CREATE OR REPLACE VIEW told_links AS
SELECT l.from_key, l.relation, l.to_key, f.label AS from_label, -- How the acting instrument is best printed
       t.label AS to_label, -- How the other is best printed
       f.node AS from_node, t.node AS to_node, l.date, l.quote, d.source, l.start, l."end", l.basis, v.format, v.sha256,
       coalesce(a.first_fetched_at, v.first_fetched_at) AS fetched_at, -- UTC instant at which these bytes came
       l.sources, l.version_id, l.rests_on
FROM key_links AS l
JOIN document_versions AS v USING (version_id)
JOIN documents AS d USING (document_id)
LEFT JOIN archive_records AS a ON a.document_id = v.document_id AND a.sha256 = v.sha256
JOIN instrument_names AS f ON f.node_key = l.from_key
JOIN instrument_names AS t ON t.node_key = l.to_key;

-- Plans known to the warehouse, whether by their own text or from reports.
CREATE OR REPLACE VIEW plans AS
SELECT i.uri, i.number, i.issuer, i.place, i.issued, i.title, i.signer, i.own_text, i.mentions,
       r.numbers AS rests_on_numbers, -- Printed numbers of what it rests on
       c.numbers AS changed_by -- What amended, replaced or repealed it
FROM instruments AS i
LEFT JOIN (SELECT l.from_key AS node_key, list(DISTINCT b.printed ORDER BY b.printed) AS numbers
           FROM key_links AS l JOIN readings AS b ON b.reading = l.to_reading
           WHERE l.rests_on GROUP BY ALL) AS r ON r.node_key = node_key(i.uri)
LEFT JOIN (SELECT l.to_key AS node_key, list(DISTINCT a.printed ORDER BY a.printed) AS numbers
           FROM key_links AS l JOIN readings AS a ON a.reading = l.from_reading
           WHERE l.relation IN ('replaces', 'repeals', 'amends') GROUP BY ALL) AS c ON c.node_key = node_key(i.uri)
WHERE contains(i.uri, '/ke-hoach');

-- How often each instrument is named, most often first.
CREATE OR REPLACE VIEW most_cited AS
SELECT i.uri, i.number, i.name, i.type, i.issuer, i.issued,
       count(DISTINCT m.version_id) AS documents -- Number of documents that name it, its own text left out
FROM instruments AS i
JOIN mention_readings AS m ON m.node_key = node_key(i.uri) AND m.ordinal >= 0
GROUP BY ALL
ORDER BY documents DESC, i.uri;
