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
       r.reported OR coalesce(i.reported, true) AS reported, r.quote, r.start, r."end"
FROM fact_relations AS r
SEMI JOIN id_current USING (version_id)
LEFT JOIN id_itself AS i USING (version_id);

-- Mentions as the numbers of their instruments: what is large is joined by numbers, and words are fetched last.
CREATE OR REPLACE TEMP TABLE id_nodes AS
SELECT m.version_id, m.ordinal, m.class, m.quote, m.start, m."end",
       coalesce(CASE WHEN k.loose THEN c.key ELSE k.key END,
                node_key('open:' || m.version_id || ':' || coalesce(k.open_name, m.ordinal::VARCHAR))) AS key
FROM id_mentions AS m
JOIN id_answers AS k USING (class)
LEFT JOIN (SELECT version_id, ordinal, node_key(uri) AS key FROM id_chosen WHERE uri IS NOT NULL) AS c USING (version_id, ordinal);

CREATE OR REPLACE TEMP TABLE id_node_names AS
SELECT u.key, u.uri AS node, i.issued FROM id_uris AS u LEFT JOIN instruments AS i USING (uri)
UNION ALL
SELECT DISTINCT node_key(node), node, NULL::DATE FROM instrument_mentions WHERE uri IS NULL;

CREATE OR REPLACE TEMP TABLE id_printed AS
SELECT class, printed FROM id_answers;

-- The instrument that each document speaks for, with the day of its edges.
CREATE OR REPLACE TEMP TABLE id_speaking AS
SELECT n.version_id, n.ordinal, n.key, a.node, p.printed, i.reported, coalesce(a.issued, c.day) AS date
FROM id_nodes AS n
JOIN id_itself AS i USING (version_id, ordinal)
JOIN id_node_names AS a USING (key)
JOIN id_printed AS p USING (class)
JOIN id_current AS c USING (version_id);

DELETE FROM instrument_edges;

INSERT INTO instrument_edges
WITH told AS (
    SELECT e.version_id, a.key AS from_key, e.relation, b.key AS to_key, a.class AS from_class, b.class AS to_class, e.reported,
           e.quote, e.start, e."end"
    FROM id_stated AS e
    JOIN (SELECT version_id, ordinal, class, key FROM id_nodes) AS a ON a.version_id = e.version_id AND a.ordinal = e.f
    JOIN (SELECT version_id, ordinal, class, key FROM id_nodes) AS b ON b.version_id = e.version_id AND b.ordinal = e.t
    WHERE a.key <> b.key
)
SELECT e.version_id, a.node, e.relation, b.node, f.printed, t.printed, CASE WHEN e.reported THEN 'reported' ELSE 'own text' END,
       false, coalesce(a.issued, c.day), e.quote, e.start, e."end", e.from_key, e.to_key
FROM told AS e
JOIN id_node_names AS a ON a.key = e.from_key
JOIN id_node_names AS b ON b.key = e.to_key
JOIN id_printed AS f ON f.class = e.from_class
JOIN id_printed AS t ON t.class = e.to_class
JOIN id_current AS c ON c.version_id = e.version_id;

INSERT INTO instrument_edges
WITH worded AS (
    SELECT s.version_id, s.t AS ordinal FROM id_stated AS s JOIN id_itself AS i ON i.version_id = s.version_id AND i.ordinal = s.f
    WHERE s.t IS NOT NULL
    UNION
    SELECT s.version_id, s.f FROM id_stated AS s JOIN id_itself AS i ON i.version_id = s.version_id AND i.ordinal = s.t
    WHERE s.f IS NOT NULL
)
SELECT b.version_id, a.node, 'cites', n.node, a.printed, p.printed, CASE WHEN a.reported THEN 'reported' ELSE 'own text' END,
       true, a.date, b.quote, b.start, b."end", a.key, b.key
FROM id_nodes AS b
JOIN id_speaking AS a USING (version_id)
JOIN id_node_names AS n ON n.key = b.key
JOIN id_printed AS p ON p.class = b.class
ANTI JOIN worded AS w ON w.version_id = b.version_id AND w.ordinal = b.ordinal
WHERE b.ordinal >= 0 AND b.ordinal <> a.ordinal AND a.key <> b.key;
