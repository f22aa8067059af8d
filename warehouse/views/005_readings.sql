-- The instrument that each citation and each document's own head stands for.
CREATE OR REPLACE VIEW instrument_mentions AS
SELECT m.version_id, m.ordinal, r.uri,
       coalesce(r.uri, 'open:' || m.version_id || ':' || coalesce(r.open_name, m.ordinal::VARCHAR)) AS node, -- The URI, or a name local to the document where it stays open
       m.node_key, r.rule, r.reason, r.candidates, r.printed, r.number_key
FROM mention_readings AS m JOIN readings AS r USING (reading);

-- Parts of an instrument's identity that a mention leaves out and evidence fills in: one row a part.
CREATE OR REPLACE VIEW inferences AS
SELECT m.version_id, m.ordinal, i.part, i.value, i.rule, i.evidence
FROM mention_readings AS m JOIN reading_inferences AS i USING (reading);

-- Distinct edges with their best evidence, both ends as numbers: own text before reports, earlier before later.
CREATE OR REPLACE VIEW key_links AS
SELECT from_key, relation, to_key, rests_on, sources, version_id, basis, date, quote, start, "end", from_reading, to_reading
FROM told_edges WHERE sources IS NOT NULL;

-- Edges between instruments, one row a stated or implied edge of a current version.
CREATE OR REPLACE VIEW instrument_edges AS
SELECT e.version_id, f.node AS from_node, -- The instrument that acts
       e.relation, t.node AS to_node, -- The instrument acted upon
       a.printed AS from_number, -- The acting instrument as printed in this document
       b.printed AS to_number, -- The other as printed in this document
       e.basis, e.implied, e.date, e.quote, e.start, e."end", e.from_key, e.to_key
FROM told_edges AS e
JOIN instrument_names AS f ON f.node_key = e.from_key
JOIN instrument_names AS t ON t.node_key = e.to_key
JOIN readings AS a ON a.reading = e.from_reading
JOIN readings AS b ON b.reading = e.to_reading;

-- Distinct edges with their best evidence: own text before reports, earlier before later.
CREATE OR REPLACE VIEW instrument_links AS
SELECT f.node AS from_node, -- The instrument that acts
       l.relation, t.node AS to_node, -- The instrument acted upon
       l.rests_on, l.sources, l.version_id, a.printed AS from_number, -- The acting instrument as printed there
       b.printed AS to_number, -- The other as printed there
       l.basis, l.date, l.quote, l.start, l."end", l.from_key, l.to_key
FROM key_links AS l
JOIN instrument_names AS f ON f.node_key = l.from_key
JOIN instrument_names AS t ON t.node_key = l.to_key
JOIN readings AS a ON a.reading = l.from_reading
JOIN readings AS b ON b.reading = l.to_reading;
