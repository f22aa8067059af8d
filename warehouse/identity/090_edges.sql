-- Edges between instruments: those that the words state, and those implied by naming one instrument in the text of
-- another, or in a report about it.  News speaks for the instrument that it is about.
DELETE FROM instrument_edges;

INSERT INTO instrument_edges
WITH about AS (
    SELECT c.version_id, min(m.ordinal) AS ordinal
    FROM id_current AS c
    JOIN instrument_mentions AS m ON m.version_id = c.version_id AND m.number_key = number_key(c.about)
    WHERE c.about IS NOT NULL AND m.ordinal >= 0
    GROUP BY c.version_id
), itself AS (
    SELECT version_id, -1 AS ordinal, false AS reported FROM fact_self SEMI JOIN id_current USING (version_id)
    UNION ALL
    SELECT version_id, ordinal, true FROM about ANTI JOIN fact_self USING (version_id)
), stated AS (
    SELECT r.version_id, CASE WHEN r.from_citation = -1 THEN i.ordinal ELSE r.from_citation END AS f, r.type AS relation,
           CASE WHEN r.to_citation = -1 THEN i.ordinal ELSE r.to_citation END AS t,
           r.reported OR coalesce(i.reported, true) AS reported, false AS implied, r.quote, r.start, r."end"
    FROM fact_relations AS r
    SEMI JOIN id_current USING (version_id)
    LEFT JOIN itself AS i USING (version_id)
), implied AS (
    SELECT c.version_id, i.ordinal AS f, 'cites' AS relation, c.ordinal AS t, i.reported, true AS implied,
           c.quote, c.start, c."end"
    FROM fact_citations AS c
    JOIN itself AS i USING (version_id)
    WHERE c.ordinal <> i.ordinal
      AND (c.version_id, i.ordinal, c.ordinal) NOT IN (SELECT (version_id, f, t) FROM stated WHERE f IS NOT NULL AND t IS NOT NULL)
      AND (c.version_id, c.ordinal, i.ordinal) NOT IN (SELECT (version_id, f, t) FROM stated WHERE f IS NOT NULL AND t IS NOT NULL)
)
SELECT e.version_id, a.node, e.relation, b.node, a.printed, b.printed,
       CASE WHEN e.reported THEN 'reported' ELSE 'own text' END, e.implied, coalesce(i.issued, c.day), e.quote, e.start,
       e."end"
FROM (SELECT * FROM stated UNION ALL SELECT * FROM implied) AS e
JOIN instrument_mentions AS a ON a.version_id = e.version_id AND a.ordinal = e.f
JOIN instrument_mentions AS b ON b.version_id = e.version_id AND b.ordinal = e.t
JOIN id_current AS c ON c.version_id = e.version_id
LEFT JOIN instruments AS i ON i.uri = a.uri
WHERE a.node <> b.node;
