-- The graph of instruments: distinct edges with their best evidence, and the edges that carry a chain, each in an
-- order in which the neighbours of an instrument lie together, so that a step reads little of the table.
DELETE FROM instrument_links;

INSERT INTO instrument_links
WITH ranked AS (
    -- Evidence in order of worth as one number: own text first, stated before implied, then by day and address.
    SELECT version_id, row_number() OVER (ORDER BY coalesce(published, DATE '9999-12-31'), source) AS place FROM id_current
), edges AS (
    SELECT e.*, node_key(from_node) AS from_key, node_key(to_node) AS to_key,
           (basis = 'reported')::BIGINT * (1::BIGINT << 61) + implied::BIGINT * (1::BIGINT << 60) + r.place * (1::BIGINT << 28) + start AS worth
    FROM instrument_edges AS e JOIN ranked AS r USING (version_id)
), best AS (
    SELECT from_key, relation, to_key, min(worth) AS worth, count(DISTINCT version_id) AS sources
    FROM edges GROUP BY from_key, relation, to_key
)
SELECT DISTINCT ON (e.from_key, e.to_key, e.relation)
       e.from_node, e.relation, e.to_node, k.rests_on, b.sources, e.version_id, e.from_number, e.to_number, e.basis, e.date, e.quote,
       e.start, e."end", e.from_key, e.to_key
FROM edges AS e
JOIN best AS b USING (from_key, relation, to_key, worth)
JOIN lexicon_relations AS k USING (relation)
ORDER BY e.from_key, e.to_key, e.relation, e."end", e.quote;

DELETE FROM graph_grounds;

INSERT INTO graph_grounds
SELECT from_key, to_key, relation FROM instrument_links WHERE rests_on ORDER BY ALL;

DELETE FROM graph_resting;

INSERT INTO graph_resting
SELECT to_key, from_key, relation FROM instrument_links WHERE rests_on ORDER BY ALL;
