-- trace(name_a, name_b) | Every chain by which the first instrument rests on the second, shortest first, then whether it is merely named there: one row a step | FROM trace('KH 282', 'NQ 15')
CREATE OR REPLACE MACRO trace(name_a, name_b) AS TABLE
WITH RECURSIVE
starts AS MATERIALIZED (SELECT node_key AS node FROM instrument_named(name_a)),
goals AS MATERIALIZED (SELECT node_key AS node FROM instrument_named(name_b)),
forward(node, depth) AS (
    SELECT node, 0 FROM starts
    UNION
    SELECT g.to_key, f.depth + 1 FROM forward AS f JOIN graph_grounds AS g ON g.from_key = f.node WHERE f.depth < 8
),
within AS MATERIALIZED (SELECT node, min(depth) AS depth FROM forward GROUP BY node),
edges_within AS MATERIALIZED (
    SELECT g.from_key, g.relation, g.to_key
    FROM within AS w JOIN graph_grounds AS g ON g.from_key = w.node WHERE w.depth < 8
),
backward(node, depth) AS (
    SELECT node, 0 FROM goals WHERE node IN (SELECT node FROM within)
    UNION
    SELECT e.from_key, b.depth + 1 FROM backward AS b JOIN edges_within AS e ON e.to_key = b.node WHERE b.depth < 8
),
useful AS (
    SELECT b.node, min(b.depth) AS ahead
    FROM backward AS b JOIN within AS w USING (node)
    GROUP BY b.node, w.depth HAVING w.depth + min(b.depth) <= 8
),
hops AS MATERIALIZED (
    SELECT e.from_key, e.relation, e.to_key, u.ahead
    FROM edges_within AS e
    JOIN useful AS u ON u.node = e.to_key
    WHERE e.from_key IN (SELECT node FROM useful) AND e.from_key NOT IN (SELECT node FROM goals)
),
-- How many ways there are of each length, counted before any is walked: a dense graph has millions of long ones.
ways(node, depth, n) AS (
    SELECT node, 0, 1::DOUBLE FROM starts WHERE node IN (SELECT node FROM useful)
    UNION ALL
    SELECT h.to_key, w.depth + 1, sum(w.n)
    FROM ways AS w JOIN hops AS h ON h.from_key = w.node
    WHERE w.depth + 1 + h.ahead <= 8
    GROUP BY h.to_key, w.depth
),
reach AS (
    SELECT max(depth) AS longest FROM (
        SELECT depth, sum(sum(n)) OVER (ORDER BY depth) AS so_far, min(depth) OVER () AS shortest
        FROM ways WHERE node IN (SELECT node FROM goals) GROUP BY depth
    ) WHERE so_far <= 1000 OR depth = shortest
),
paths(node, visited, hops, depth) AS (
    SELECT node, [node], []::STRUCT(from_key BIGINT, relation VARCHAR, to_key BIGINT)[], 0
    FROM starts WHERE node IN (SELECT node FROM useful)
    UNION ALL
    SELECT h.to_key, list_append(p.visited, h.to_key),
           list_append(p.hops, {'from_key': h.from_key, 'relation': h.relation, 'to_key': h.to_key}), p.depth + 1
    FROM paths AS p JOIN hops AS h ON h.from_key = p.node
    WHERE p.depth + 1 + h.ahead <= (SELECT longest FROM reach) AND NOT list_contains(p.visited, h.to_key)
),
chains AS (
    SELECT row_number() OVER () AS id, 'rests on' AS kind, hops
    FROM paths WHERE depth > 0 AND node IN (SELECT node FROM goals)
    UNION ALL
    SELECT -row_number() OVER (), 'named in', [{'from_key': from_key, 'relation': relation, 'to_key': to_key}]
    FROM key_links
    WHERE NOT rests_on AND from_key IN (SELECT node FROM starts) AND to_key IN (SELECT node FROM goals)
),
steps AS (
    SELECT id, kind, unnest(hops) AS hop, generate_subscripts(hops, 1) AS step FROM chains
),
told AS (
    SELECT s.id, s.step, s.kind, f.label AS from_label, t.label AS to_label, f.node AS from_node, t.node AS to_node, l.*
    FROM steps AS s
    JOIN key_links AS l
      ON l.from_key = s.hop.from_key AND l.relation = s.hop.relation AND l.to_key = s.hop.to_key
    JOIN instrument_names AS f ON f.node_key = l.from_key
    JOIN instrument_names AS t ON t.node_key = l.to_key
),
numbered AS (
    SELECT id, row_number() OVER (ORDER BY min(kind) = 'named in', max(step), list(to_node ORDER BY step)::VARCHAR,
                                           list(relation ORDER BY step)::VARCHAR) AS chain
    FROM told GROUP BY id QUALIFY chain <= 1000
)
SELECT n.chain, s.step, s.kind, s.from_label AS "from", s.relation, s.to_label AS "to", s.from_node AS from_uri,
       s.to_node AS to_uri, s.date, s.quote, d.source, s.start, s."end", s.basis,
       (SELECT min(b.page) FROM fact_blocks AS b
        WHERE b.version_id = s.version_id AND s.start >= b.start AND s.start < b."end") AS page,
       d.sha256, d.first_fetched_at AS fetched_at
FROM told AS s JOIN numbered AS n USING (id) JOIN current_documents AS d USING (version_id)
ORDER BY n.chain, s.step;

-- cites(words) | What an instrument names, and how it stands to each, with the words that say so | FROM cites('KH 282')
CREATE OR REPLACE MACRO cites(words) AS TABLE
SELECT "from", relation, "to", from_uri, to_uri, date, quote, source, start, "end", basis
FROM edges WHERE from_uri IN (SELECT node FROM instrument_named(words))
ORDER BY relation = 'cites', relation, to_uri;

-- cited_by(words) | What names an instrument, and how it stands to it, with the words that say so | FROM cited_by('NQ 15')
CREATE OR REPLACE MACRO cited_by(words) AS TABLE
SELECT "from", relation, "to", from_uri, to_uri, date, quote, source, start, "end", basis
FROM edges WHERE to_uri IN (SELECT node FROM instrument_named(words))
ORDER BY relation = 'cites', relation, from_uri;

-- rests_on(words) | Everything that an instrument rests on, with the distance in steps; a root rests on nothing known | FROM rests_on('KH 282')
CREATE OR REPLACE MACRO rests_on(words) AS TABLE
WITH RECURSIVE below(node_key, depth) AS (
    SELECT node_key, 0 FROM instrument_named(words)
    UNION
    SELECT g.to_key, b.depth + 1 FROM below AS b JOIN graph_grounds AS g ON g.from_key = b.node_key WHERE b.depth < 8
), nearest AS (
    SELECT node_key, min(depth) AS steps FROM below GROUP BY node_key HAVING min(depth) > 0
)
SELECT b.steps, n.label AS number, n.node AS uri, n.issued, n.mentions, n.node_key NOT IN (
           SELECT from_key FROM graph_grounds SEMI JOIN nearest ON node_key = from_key) AS is_root
FROM nearest AS b JOIN instrument_names AS n USING (node_key)
ORDER BY b.steps, n.node;

-- impact(words) | Everything that rests on an instrument, directly (one step) or through others, each with the words that say so | FROM impact('NQ 15')
CREATE OR REPLACE MACRO impact(words) AS TABLE
WITH RECURSIVE above(node_key, depth) AS (
    SELECT node_key, 0 FROM instrument_named(words)
    UNION
    SELECT g.from_key, a.depth + 1 FROM above AS a JOIN graph_resting AS g ON g.to_key = a.node_key WHERE a.depth < 8
), nearest AS MATERIALIZED (
    SELECT node_key, min(depth) AS steps FROM above GROUP BY node_key
), by_way AS (
    SELECT a.steps, g.from_key, unnest(min({'to_key': g.to_key, 'relation': g.relation}))
    FROM nearest AS a
    JOIN graph_grounds AS g ON g.from_key = a.node_key
    JOIN nearest AS b ON b.node_key = g.to_key AND b.steps = a.steps - 1
    GROUP BY a.steps, g.from_key
)
SELECT w.steps, n.label AS number, n.node AS uri, n.type_slug AS type, n.issued, w.relation, t.label AS by_way_of,
       t.node AS by_way_of_uri, l.quote, d.source, l.start, l."end", l.basis
FROM by_way AS w
JOIN key_links AS l USING (from_key, to_key, relation)
JOIN instrument_names AS n ON n.node_key = w.from_key
JOIN instrument_names AS t ON t.node_key = w.to_key
JOIN current_documents AS d USING (version_id)
ORDER BY w.steps, n.issued DESC NULLS LAST, n.node;
