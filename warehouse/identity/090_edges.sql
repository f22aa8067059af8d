-- Edges between instruments: those that the words state, and those implied by naming one instrument in the text of
-- another, or in a report about it.  News speaks for the instrument that it is about.
CREATE OR REPLACE TEMP TABLE id_itself AS
WITH about AS (
    SELECT c.version_id, min(m.ordinal) AS ordinal
    FROM (SELECT version_id, number_key(about) AS number_key FROM id_current WHERE about IS NOT NULL) AS c
    JOIN id_mentions AS m USING (version_id)
    JOIN id_parts AS p ON p.form = m.form AND p.number_key = c.number_key
    WHERE m.ordinal >= 0
    GROUP BY c.version_id
)
SELECT version_id, -1 AS ordinal, false AS reported FROM fact_self SEMI JOIN id_current USING (version_id)
UNION ALL
SELECT version_id, ordinal, true FROM about ANTI JOIN fact_self USING (version_id);

CREATE OR REPLACE TEMP TABLE id_stated AS
SELECT r.version_id, CASE WHEN r.from_citation = -1 THEN i.ordinal ELSE r.from_citation END AS f, r.type AS relation,
       CASE WHEN r.to_citation = -1 THEN i.ordinal ELSE r.to_citation END AS t,
       r.reported OR coalesce(i.reported, true) AS reported, false AS implied, r.quote, r.start, r."end"
FROM fact_relations AS r
SEMI JOIN id_current USING (version_id)
LEFT JOIN id_itself AS i USING (version_id);

-- The instrument that each document speaks for, with the day of its edges.
CREATE OR REPLACE TEMP TABLE id_speaking AS
SELECT m.version_id, m.ordinal, m.node, m.printed, i.reported, coalesce(n.issued, c.day) AS date
FROM instrument_mentions AS m
JOIN id_itself AS i USING (version_id, ordinal)
JOIN id_current AS c USING (version_id)
LEFT JOIN instruments AS n ON n.uri = m.uri;

DELETE FROM instrument_edges;

INSERT INTO instrument_edges
SELECT e.version_id, a.node, e.relation, b.node, a.printed, b.printed, CASE WHEN e.reported THEN 'reported' ELSE 'own text' END,
       false, coalesce(i.issued, c.day), e.quote, e.start, e."end"
FROM id_stated AS e
JOIN instrument_mentions AS a ON a.version_id = e.version_id AND a.ordinal = e.f
JOIN instrument_mentions AS b ON b.version_id = e.version_id AND b.ordinal = e.t
JOIN id_current AS c ON c.version_id = e.version_id
LEFT JOIN instruments AS i ON i.uri = a.uri
WHERE a.node <> b.node;

INSERT INTO instrument_edges
WITH worded AS (
    SELECT s.version_id, s.t AS ordinal FROM id_stated AS s JOIN id_itself AS i ON i.version_id = s.version_id AND i.ordinal = s.f
    WHERE s.t IS NOT NULL
    UNION
    SELECT s.version_id, s.f FROM id_stated AS s JOIN id_itself AS i ON i.version_id = s.version_id AND i.ordinal = s.t
    WHERE s.f IS NOT NULL
), named AS (
    SELECT m.version_id, m.ordinal, m.quote, m.start, m."end", k.printed,
           coalesce(CASE WHEN k.loose THEN c.uri ELSE k.uri END,
                    'open:' || m.version_id || ':' || coalesce(k.open_name, m.ordinal::VARCHAR)) AS node
    FROM id_mentions AS m
    JOIN id_answers AS k USING (class)
    LEFT JOIN id_chosen AS c USING (version_id, ordinal)
    WHERE m.ordinal >= 0
)
SELECT b.version_id, a.node, 'cites', b.node, a.printed, b.printed, CASE WHEN a.reported THEN 'reported' ELSE 'own text' END,
       true, a.date, b.quote, b.start, b."end"
FROM named AS b
JOIN id_speaking AS a USING (version_id)
ANTI JOIN worded AS w ON w.version_id = b.version_id AND w.ordinal = b.ordinal
WHERE b.ordinal <> a.ordinal AND a.node <> b.node;
