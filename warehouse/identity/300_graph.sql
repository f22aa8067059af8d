-- The graph of instruments: distinct edges with their best evidence, and the edges that carry a chain, each in an
-- order in which the neighbours of an instrument lie together, so that a step reads little of the table.  What a step
-- tells lies ready beside them: gathered from five wide tables, it costs many times the walk.
DELETE FROM instrument_links;

INSERT INTO instrument_links
WITH ranked AS (
    SELECT version_id, row_number() OVER (ORDER BY coalesce(published, DATE '9999-12-31'), source) AS place FROM id_current
), worth AS (
    -- Evidence in order of worth as one number: own text first, stated before implied, then by day, address and place.
    SELECT e.rowid AS edge, e.version_id, e.relation, e.from_key, e.to_key,
           (2 * (basis = 'reported')::HUGEINT + implied::HUGEINT) * (1::HUGEINT << 90) + r.place * (1::HUGEINT << 56)
               + e.start::HUGEINT * (1 << 28) + e."end" AS worth
    FROM instrument_edges AS e JOIN ranked AS r USING (version_id)
), told AS (
    SELECT from_key, relation, to_key, version_id, arg_min(edge, worth) AS edge, min(worth) AS worth
    FROM worth GROUP BY from_key, relation, to_key, version_id
), best AS (
    SELECT from_key, relation, to_key, arg_min(edge, worth) AS edge, count(*) AS sources
    FROM told GROUP BY from_key, relation, to_key
)
SELECT e.from_node, e.relation, e.to_node, k.rests_on, b.sources, e.version_id, e.from_number, e.to_number, e.basis, e.date, e.quote,
       e.start, e."end", e.from_key, e.to_key
FROM instrument_edges AS e
JOIN best AS b ON b.edge = e.rowid
JOIN lexicon_relations AS k ON k.relation = e.relation;

DELETE FROM graph_grounds;

INSERT INTO graph_grounds
SELECT from_key, to_key, relation FROM instrument_links WHERE rests_on ORDER BY ALL;

DELETE FROM graph_resting;

INSERT INTO graph_resting
WITH resting AS (
    SELECT node_key, type_slug, row_number() OVER (ORDER BY issued DESC NULLS LAST, node)::INTEGER AS place
    FROM instrument_names SEMI JOIN (FROM instrument_links WHERE rests_on) ON from_key = node_key
)
SELECT l.to_key, l.from_key, l.relation, r.type_slug, r.place
FROM instrument_links AS l JOIN resting AS r ON r.node_key = l.from_key
WHERE l.rests_on ORDER BY ALL;

DELETE FROM graph_steps;

INSERT INTO graph_steps
SELECT * EXCLUDE (rests_on) FROM told_links WHERE rests_on ORDER BY from_key, to_key, relation;
