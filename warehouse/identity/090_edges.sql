-- Edges between instruments: those that the words state, and those implied by naming one instrument in the text of
-- another, or in a report about it.  News speaks for the instrument that it is about.
CREATE OR REPLACE TEMP TABLE id_itself AS
WITH about AS (
    SELECT c.version_id, min(m.ordinal) AS ordinal
    FROM (SELECT version_id, number_key(about) AS number_key FROM id_current WHERE about IS NOT NULL) AS c
    JOIN id_read AS m USING (version_id)
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
       r.reported OR coalesce(i.reported, true) AS reported, r.ordinal, r.start, r."end"
FROM fact_relations AS r
SEMI JOIN id_current USING (version_id)
LEFT JOIN id_itself AS i USING (version_id);

CREATE OR REPLACE TEMP TABLE id_issued AS
SELECT u.key, i.issued FROM id_uris AS u JOIN instruments AS i USING (uri) WHERE i.issued IS NOT NULL;

-- The instrument that each document speaks for, with the day of its edges.
CREATE OR REPLACE TEMP TABLE id_speaking AS
SELECT n.version_id, n.ordinal, n.key, n.reading, i.reported, coalesce(a.issued, c.day) AS date
FROM id_read AS n
JOIN id_itself AS i USING (version_id, ordinal)
JOIN id_current AS c USING (version_id)
LEFT JOIN id_issued AS a USING (key);

-- `ordinal` is that of the relation, or of the citation where it is implied; `place` orders what one version tells.
CREATE OR REPLACE TEMP TABLE id_edges AS
WITH worded AS (
    SELECT s.version_id, s.t AS ordinal FROM id_stated AS s JOIN id_itself AS i ON i.version_id = s.version_id AND i.ordinal = s.f
    WHERE s.t IS NOT NULL
    UNION
    SELECT s.version_id, s.f FROM id_stated AS s JOIN id_itself AS i ON i.version_id = s.version_id AND i.ordinal = s.t
    WHERE s.f IS NOT NULL
)
SELECT e.version_id, a.key AS from_key, e.relation, b.key AS to_key, a.reading AS from_reading, b.reading AS to_reading, e.reported,
       false AS implied, coalesce(i.issued, c.day) AS date, e.ordinal, e.start::BIGINT * (1 << 28) + e."end" AS place
FROM id_stated AS e
JOIN id_read AS a ON a.version_id = e.version_id AND a.ordinal = e.f
JOIN id_read AS b ON b.version_id = e.version_id AND b.ordinal = e.t
JOIN id_current AS c ON c.version_id = e.version_id
LEFT JOIN id_issued AS i ON i.key = a.key
WHERE a.key <> b.key
UNION ALL
SELECT b.version_id, a.key, 'cites', b.key, a.reading, b.reading, a.reported, true, a.date, b.ordinal, b.ordinal
FROM id_read AS b
JOIN id_speaking AS a USING (version_id)
ANTI JOIN worded AS w ON w.version_id = b.version_id AND w.ordinal = b.ordinal
WHERE b.ordinal >= 0 AND b.ordinal <> a.ordinal AND a.key <> b.key;

-- The best evidence of each distinct edge, and how many versions tell it.
CREATE OR REPLACE TEMP TABLE id_best AS
WITH ranked AS (
    SELECT version_id, row_number() OVER (ORDER BY coalesce(published, DATE '9999-12-31'), source) AS place FROM id_current
), told AS (
    -- Of one version: own text before reports, stated before implied, then by place in the text, as one number.
    SELECT hash(from_key, relation, to_key) AS link, version_id, arg_min(edge, worth) AS edge, min(worth) AS worth
    FROM (SELECT rowid AS edge, version_id, from_key, relation, to_key,
                 (2 * reported::BIGINT + implied::BIGINT) * (1::BIGINT << 60) + place AS worth
          FROM id_edges)
    GROUP BY link, version_id
)
-- Of all versions: by what they tell it in, then by day and address, then by place in the text.
SELECT arg_min(edge, (worth >> 60)::HUGEINT * (1::HUGEINT << 100) + place::HUGEINT * (1::HUGEINT << 60)
                     + (worth & ((1::BIGINT << 60) - 1))) AS edge,
       count(*) AS sources
FROM told JOIN ranked USING (version_id) GROUP BY link;

DELETE FROM told_edges;

INSERT INTO told_edges
WITH edges AS (
    SELECT e.*, b.sources FROM (SELECT *, rowid AS edge FROM id_edges) AS e LEFT JOIN id_best AS b USING (edge)
), quoted AS (
    SELECT e.*, q.quote, q.start, q."end"
    FROM fact_relations AS q JOIN edges AS e ON e.version_id = q.version_id AND e.ordinal = q.ordinal WHERE NOT e.implied
    UNION ALL
    SELECT e.*, q.quote, q.start, q."end"
    FROM fact_citations AS q JOIN edges AS e ON e.version_id = q.version_id AND e.ordinal = q.ordinal WHERE e.implied
)
SELECT version_id, from_key, relation, to_key, from_reading, to_reading, CASE WHEN reported THEN 'reported' ELSE 'own text' END,
       implied, relation IN (SELECT relation FROM lexicon_relations WHERE rests_on), date, quote, start, "end", sources
FROM quoted;
