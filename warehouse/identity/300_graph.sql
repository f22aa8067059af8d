-- The graph of instruments: distinct edges with their best evidence, and the edges that carry a chain, each in an
-- order in which the neighbours of an instrument lie together, so that a step reads little of the table.
DELETE FROM instrument_links;

INSERT INTO instrument_links
WITH ranked AS (
    SELECT version_id, row_number() OVER (ORDER BY coalesce(published, DATE '9999-12-31'), source) AS place FROM id_current
), worth AS (
    -- Evidence in order of worth as one number: own text first, stated before implied, then by day, address and place.
    SELECT e.rowid AS edge, e.version_id, e.relation, node_key(from_node) AS from_key, node_key(to_node) AS to_key,
           (2 * (basis = 'reported')::HUGEINT + implied::HUGEINT) * (1::HUGEINT << 90) + r.place * (1::HUGEINT << 56)
               + e.start::HUGEINT * (1 << 28) + e."end" AS worth
    FROM instrument_edges AS e JOIN ranked AS r USING (version_id)
), best AS (
    SELECT from_key, relation, to_key, arg_min(edge, worth) AS edge, count(DISTINCT version_id) AS sources
    FROM worth GROUP BY from_key, relation, to_key
)
SELECT e.from_node, e.relation, e.to_node, k.rests_on, b.sources, e.version_id, e.from_number, e.to_number, e.basis, e.date, e.quote,
       e.start, e."end", b.from_key, b.to_key
FROM best AS b
JOIN instrument_edges AS e ON e.rowid = b.edge
JOIN lexicon_relations AS k ON k.relation = e.relation
ORDER BY b.from_key, b.to_key, e.relation;

DELETE FROM graph_grounds;

INSERT INTO graph_grounds
SELECT from_key, to_key, relation FROM instrument_links WHERE rests_on ORDER BY ALL;

DELETE FROM graph_resting;

INSERT INTO graph_resting
SELECT to_key, from_key, relation FROM instrument_links WHERE rests_on ORDER BY ALL;
