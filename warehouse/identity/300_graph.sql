-- The graph of instruments: distinct edges with their best evidence, and the edges that carry a chain, each in an
-- order in which the neighbours of an instrument lie together, so that a step reads little of the table.  What a step
-- tells lies ready beside them: gathered from five wide tables, it costs many times the walk.
DELETE FROM instrument_links;

INSERT INTO instrument_links
WITH ranked AS (
    SELECT version_id, row_number() OVER (ORDER BY coalesce(published, DATE '9999-12-31'), source) AS place FROM id_current
), told AS (
    -- Of one version: own text before reports, stated before implied, then by place in the text, as one number.
    SELECT hash(from_key, relation, to_key) AS link, version_id, arg_min(edge, worth) AS edge, min(worth) AS worth
    FROM (SELECT rowid AS edge, version_id, from_key, relation, to_key,
                 (2 * (basis = 'reported')::BIGINT + implied::BIGINT) * (1::BIGINT << 60) + start::BIGINT * (1 << 28) + "end" AS worth
          FROM instrument_edges)
    GROUP BY link, version_id
), best AS (
    -- Of all versions: by what they tell it in, then by day and address, then by place in the text.
    SELECT arg_min(edge, (worth >> 60)::HUGEINT * (1::HUGEINT << 100) + place::HUGEINT * (1::HUGEINT << 60)
                         + (worth & ((1::BIGINT << 60) - 1))) AS edge,
           count(*) AS sources
    FROM told JOIN ranked USING (version_id) GROUP BY link
)
SELECT e.from_node, e.relation, e.to_node, e.relation IN (SELECT relation FROM lexicon_relations WHERE rests_on), b.sources,
       e.version_id, e.from_number, e.to_number, e.basis, e.date, e.quote, e.start, e."end", e.from_key, e.to_key
FROM instrument_edges AS e
JOIN best AS b ON b.edge = e.rowid;

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
