-- The graph of instruments: distinct edges with their best evidence, and the edges that carry a chain, each in an
-- order in which the neighbours of an instrument lie together, so that a step reads little of the table.
DELETE FROM instrument_links;

INSERT INTO instrument_links
SELECT any_value(from_node), relation, any_value(to_node), any_value(k.rests_on), count(DISTINCT version_id),
       unnest(arg_min(
           {'version_id': version_id, 'from_number': from_number, 'to_number': to_number, 'basis': basis, 'date': date,
            'quote': quote, 'start': start, 'end': "end"},
           (basis = 'reported', implied, coalesce(c.published, DATE '9999-12-31'), c.source, start))),
       from_key, to_key
FROM (SELECT *, node_key(from_node) AS from_key, node_key(to_node) AS to_key FROM instrument_edges)
JOIN id_current AS c USING (version_id)
JOIN lexicon_relations AS k USING (relation)
GROUP BY from_key, relation, to_key
ORDER BY from_key, to_key, relation;

DELETE FROM graph_grounds;

INSERT INTO graph_grounds
SELECT from_key, to_key, relation FROM instrument_links WHERE rests_on ORDER BY ALL;

DELETE FROM graph_resting;

INSERT INTO graph_resting
SELECT to_key, from_key, relation FROM instrument_links WHERE rests_on ORDER BY ALL;
