-- The graph of instruments: the edges that carry a chain, each in an order in which the neighbours of an instrument
-- lie together, so that a step reads little of the table.  What a step tells lies ready beside them: gathered from
-- five tables, it costs many times the walk.
DELETE FROM graph_grounds;

INSERT INTO graph_grounds
SELECT from_key, to_key, relation FROM key_links WHERE rests_on ORDER BY ALL;

DELETE FROM graph_resting;

INSERT INTO graph_resting
WITH resting AS (
    SELECT node_key, type_slug, row_number() OVER (ORDER BY issued DESC NULLS LAST, node)::INTEGER AS place
    FROM instrument_names SEMI JOIN (FROM key_links WHERE rests_on) ON from_key = node_key
)
SELECT l.to_key, l.from_key, l.relation, r.type_slug, r.place
FROM key_links AS l JOIN resting AS r ON r.node_key = l.from_key
WHERE l.rests_on ORDER BY ALL;

DELETE FROM graph_steps;

INSERT INTO graph_steps
SELECT * EXCLUDE (rests_on) FROM told_links WHERE rests_on ORDER BY from_key, to_key, relation;
