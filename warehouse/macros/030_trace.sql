-- trace(name_a, name_b) | Every chain by which the first instrument rests on the second, shortest first, then whether it is merely named there: one row a step | FROM trace('KH 282', 'NQ 15')
CREATE OR REPLACE MACRO trace(name_a, name_b) AS TABLE
WITH RECURSIVE
starts AS (SELECT node FROM instrument_named(name_a)),
goals AS (SELECT node FROM instrument_named(name_b)),
forward(node, depth) AS (
    SELECT node, 0 FROM starts
    UNION
    SELECT l.to_node, f.depth + 1
    FROM forward AS f JOIN instrument_links AS l ON l.from_node = f.node
    WHERE l.rests_on AND f.depth < 8
),
within AS (SELECT DISTINCT node FROM forward),
backward(node, depth) AS (
    SELECT node, 0 FROM goals WHERE node IN (SELECT node FROM within)
    UNION
    SELECT l.from_node, b.depth + 1
    FROM backward AS b JOIN instrument_links AS l ON l.to_node = b.node
    WHERE l.rests_on AND b.depth < 8 AND l.from_node IN (SELECT node FROM within)
),
useful AS (
    SELECT b.node, min(b.depth) AS ahead
    FROM backward AS b JOIN (SELECT node, min(depth) AS depth FROM forward GROUP BY node) AS f USING (node)
    GROUP BY b.node, f.depth HAVING f.depth + min(b.depth) <= 8
),
hops AS (
    SELECT l.from_node, l.relation, l.to_node, u.ahead
    FROM instrument_links AS l
    JOIN useful AS u ON u.node = l.to_node
    WHERE l.rests_on AND l.from_node IN (SELECT node FROM useful) AND l.from_node NOT IN (SELECT node FROM goals)
),
-- How many ways there are of each length, counted before any is walked: a dense graph has millions of long ones.
ways(node, depth, n) AS (
    SELECT node, 0, 1::DOUBLE FROM starts WHERE node IN (SELECT node FROM useful)
    UNION ALL
    SELECT h.to_node, w.depth + 1, sum(w.n)
    FROM ways AS w JOIN hops AS h ON h.from_node = w.node
    WHERE w.depth + 1 + h.ahead <= 8
    GROUP BY h.to_node, w.depth
),
reach AS (
    SELECT max(depth) AS longest FROM (
        SELECT depth, sum(sum(n)) OVER (ORDER BY depth) AS so_far, min(depth) OVER () AS shortest
        FROM ways WHERE node IN (SELECT node FROM goals) GROUP BY depth
    ) WHERE so_far <= 1000 OR depth = shortest
),
paths(node, visited, hops, depth) AS (
    SELECT node, [node], []::STRUCT(from_node VARCHAR, relation VARCHAR, to_node VARCHAR)[], 0
    FROM starts WHERE node IN (SELECT node FROM useful)
    UNION ALL
    SELECT h.to_node, list_append(p.visited, h.to_node),
           list_append(p.hops, {'from_node': h.from_node, 'relation': h.relation, 'to_node': h.to_node}), p.depth + 1
    FROM paths AS p JOIN hops AS h ON h.from_node = p.node
    WHERE p.depth + 1 + h.ahead <= (SELECT longest FROM reach) AND NOT list_contains(p.visited, h.to_node)
),
chains AS (
    SELECT hops, 'rests on' AS kind FROM paths WHERE depth > 0 AND node IN (SELECT node FROM goals)
    UNION ALL
    SELECT [{'from_node': from_node, 'relation': relation, 'to_node': to_node}], 'named in'
    FROM instrument_links
    WHERE NOT rests_on AND from_node IN (SELECT node FROM starts) AND to_node IN (SELECT node FROM goals)
),
numbered AS (
    SELECT row_number() OVER (ORDER BY kind = 'named in', len(hops),
                                        list_transform(hops, lambda hop: hop.to_node)::VARCHAR, hops::VARCHAR) AS chain, kind, hops FROM chains
    QUALIFY chain <= 1000
),
steps AS (
    SELECT chain, kind, unnest(hops) AS hop, generate_subscripts(hops, 1) AS step FROM numbered
)
SELECT s.chain, s.step, s.kind, coalesce(f.label, l.from_number) AS "from", l.relation,
       coalesce(t.label, l.to_number) AS "to", l.from_node AS from_uri, l.to_node AS to_uri, l.date, l.quote,
       d.source, l.start, l."end", l.basis
FROM steps AS s
JOIN instrument_links AS l
  ON l.from_node = s.hop.from_node AND l.relation = s.hop.relation AND l.to_node = s.hop.to_node
JOIN current_documents AS d USING (version_id)
LEFT JOIN instrument_names AS f ON f.node = l.from_node
LEFT JOIN instrument_names AS t ON t.node = l.to_node
ORDER BY s.chain, s.step;

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

-- rests_on(words) | Everything that an instrument rests on, down to its roots, with the distance in steps | FROM rests_on('KH 282')
CREATE OR REPLACE MACRO rests_on(words) AS TABLE
WITH RECURSIVE below(node, depth) AS (
    SELECT node, 0 FROM instrument_named(words)
    UNION
    SELECT l.to_node, b.depth + 1
    FROM below AS b JOIN instrument_links AS l ON l.from_node = b.node
    WHERE l.rests_on AND b.depth < 8
)
SELECT min(b.depth) AS steps, n.label AS number, b.node AS uri, n.issued, n.mentions
FROM below AS b LEFT JOIN instrument_names AS n USING (node)
WHERE b.depth > 0
GROUP BY b.node, n.label, n.issued, n.mentions
ORDER BY steps, uri;
