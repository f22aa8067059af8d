-- changes_by_uri(uris) | What amends, corrects, consolidates, replaces or repeals instruments given by their URIs; quicker than by name | FROM changes_by_uri(['vn/tw/chinh-phu/nghi-dinh/2017/91'])
CREATE OR REPLACE MACRO changes_by_uri(uris) AS TABLE
-- What belongs to an instrument or a document is fetched by that key alone, which published files index, and sifted
-- then: DuckDB looks up no index where it filters by other columns too, so those are compared by IS NOT DISTINCT FROM.
WITH asked AS (
    SELECT DISTINCT node_key(unnest(uris)) AS to_key
), told AS (
    SELECT l.* FROM asked JOIN told_edges AS l USING (to_key)
), links AS (
    FROM told WHERE sources IS NOT NULL AND relation IN ('amends', 'corrects', 'consolidates', 'replaces', 'repeals')
), worded AS (
    SELECT l.from_key, l.to_key, l.relation, bool_and(r.partial) AS partial, min(r.to_citation) AS citation
    FROM links AS l
    JOIN fact_relations AS r
      ON r.version_id = l.version_id AND r.type IS NOT DISTINCT FROM l.relation AND r.start IS NOT DISTINCT FROM l.start
    JOIN mention_readings AS m
      ON m.version_id = r.version_id AND m.ordinal IS NOT DISTINCT FROM r.to_citation
      AND m.node_key IS NOT DISTINCT FROM l.to_key
    GROUP BY ALL
), parts AS (
    SELECT l.from_key, l.to_key, l.relation,
           list(DISTINCT concat_ws(' ', 'điểm ' || p.point, 'khoản ' || p.clause, 'Điều ' || p.article)) AS parts
    FROM links AS l
    JOIN worded AS w USING (from_key, to_key, relation)
    JOIN fact_pinpoints AS p ON p.version_id = l.version_id AND p.citation IS NOT DISTINCT FROM w.citation
    WHERE l.basis = 'own text'
    GROUP BY ALL
), acting AS (
    SELECT m.node_key, m.version_id
    FROM mention_readings AS m JOIN (SELECT DISTINCT from_key AS node_key FROM told) USING (node_key)
    SEMI JOIN links AS l ON l.from_key = m.node_key
    GROUP BY ALL HAVING min(m.ordinal) = -1
), effects AS (
    SELECT m.node_key, min(s.effective) AS effective FROM acting AS m JOIN fact_self AS s USING (version_id) GROUP BY m.node_key
)
SELECT t.node AS uri,
       -- To replace or repeal a part is to amend the whole.
       CASE WHEN l.relation IN ('replaces', 'repeals') AND coalesce(w.partial, false) THEN 'amends' ELSE l.relation END AS change,
       f.label AS by_number, f.node AS by_uri,
       coalesce(e.effective, f.issued, l.date) AS since,
       CASE WHEN e.effective IS NOT NULL THEN 'effect clause' WHEN f.issued IS NOT NULL THEN 'day of issue'
            WHEN l.date IS NOT NULL THEN 'day of the report' END AS since_from,
       coalesce(w.partial, false) AS partial, list_sort(coalesce(p.parts, [])) AS parts, l.quote, d.source, l.start, l."end",
       l.basis, l.version_id, v.sha256, v.first_fetched_at AS fetched_at
FROM links AS l
JOIN document_versions AS v USING (version_id)
JOIN documents AS d USING (document_id)
LEFT JOIN worded AS w USING (from_key, to_key, relation)
LEFT JOIN parts AS p USING (from_key, to_key, relation)
LEFT JOIN effects AS e ON e.node_key = l.from_key
JOIN instrument_names AS f ON f.node_key = l.from_key
JOIN instrument_names AS t ON t.node_key = l.to_key
ORDER BY since NULLS LAST, by_uri, change;

-- changes(words) | What amends, corrects, consolidates, replaces or repeals an instrument, which parts, since when, and the words that say so | FROM changes('KH 301')
CREATE OR REPLACE MACRO changes(words) AS TABLE
FROM changes_by_uri((SELECT list(node) FROM instrument_named(words)));

-- status_by_uri(uris, on_day) | What `status` tells, of instruments given by their URIs; quicker than by name | FROM status_by_uri(['vn/tw/chinh-phu/nghi-dinh/2017/91'], DATE '2024-01-01')
CREATE OR REPLACE MACRO status_by_uri(uris, on_day) AS TABLE
WITH asked AS (
    SELECT n.node, n.node_key, n.label, n.issued
    FROM (SELECT DISTINCT node_key(unnest(uris)) AS node_key) JOIN instrument_names AS n USING (node_key)
), changed AS (
    FROM changes_by_uri((SELECT list(node) FROM asked))
), texts AS (
    SELECT m.version_id, a.node FROM asked AS a JOIN mention_readings AS m USING (node_key)
    GROUP BY ALL HAVING min(m.ordinal) = -1
), own AS (
    SELECT a.node, min(s.effective) AS effective, min(d.source) AS source, any_value(v.sha256) AS sha256,
           min(trim(regexp_extract(v.text, '[^.;\n]*có hiệu lực (?:thi hành )?(?:kể )?(?:từ|sau)[^.;\n]*'))) AS clause
    FROM texts AS a
    JOIN fact_self AS s USING (version_id)
    JOIN document_versions AS v USING (version_id)
    JOIN documents AS d USING (document_id)
    GROUP BY a.node
), ends AS (
    SELECT uri, unnest(arg_min({'change': change, 'by_number': by_number, 'by_uri': by_uri, 'since': since, 'quote': quote, 'source': source},
                               (since IS NULL, since, by_uri)))
    FROM changed
    WHERE change IN ('replaces', 'repeals') AND (since IS NULL OR since <= on_day)
    GROUP BY uri
), touched AS (
    SELECT uri, list(DISTINCT by_number) FILTER (change = 'amends') AS amended_by,
           list(DISTINCT by_number) FILTER (change = 'corrects') AS corrected_by
    FROM changed WHERE since <= on_day GROUP BY uri
)
SELECT a.node AS uri, a.label AS number, on_day AS on_day,
       CASE WHEN e.change = 'replaces' THEN 'replaced' WHEN e.change = 'repeals' THEN 'repealed'
            WHEN a.issued > on_day THEN 'not issued yet' WHEN o.effective > on_day THEN 'not in force yet'
            WHEN o.effective IS NOT NULL OR (o.source IS NOT NULL AND a.issued IS NOT NULL) THEN 'in force'
            ELSE 'not known' END AS state,
       CASE WHEN e.change IS NOT NULL THEN e.since WHEN a.issued > on_day THEN a.issued
            WHEN o.source IS NOT NULL THEN coalesce(o.effective, a.issued) END AS since,
       e.by_number, e.by_uri, a.issued, o.effective, coalesce(list_sort(t.amended_by), []) AS amended_by,
       coalesce(list_sort(t.corrected_by), []) AS corrected_by,
       CASE WHEN e.change IS NOT NULL THEN e.quote WHEN o.effective IS NOT NULL THEN nullif(o.clause, '') END AS quote,
       CASE WHEN e.change IS NOT NULL THEN e.source ELSE o.source END AS source
FROM asked AS a
LEFT JOIN own AS o USING (node)
LEFT JOIN ends AS e ON e.uri = a.node
LEFT JOIN touched AS t ON t.uri = a.node
ORDER BY a.node;

-- status(words, on_day) | Whether an instrument is in force on a day, since when, on what evidence, and what had changed it by then; not known where nothing tells | FROM status('KH 282', DATE '2024-01-01')
CREATE OR REPLACE MACRO status(words, on_day) AS TABLE
FROM status_by_uri((SELECT list(node) FROM instrument_named(words)), on_day);

-- ended_grounds_by_uri(uris, on_day) | What `ended_grounds` tells, of instruments given by their URIs; quicker than by name | FROM ended_grounds_by_uri(['vn/tw/chinh-phu/nghi-dinh/2017/91'], DATE '2024-01-01')
CREATE OR REPLACE MACRO ended_grounds_by_uri(uris, on_day) AS TABLE
WITH RECURSIVE below(node_key, depth) AS (
    SELECT node_key(unnest(uris)), 0
    UNION
    SELECT g.to_key, b.depth + 1 FROM below AS b JOIN graph_grounds AS g ON g.from_key = b.node_key WHERE b.depth < 8
), nearest AS (
    SELECT node_key, min(depth) AS steps FROM below GROUP BY node_key HAVING min(depth) > 0
)
SELECT b.steps, n.label AS number, n.node AS uri, l.relation AS change, f.label AS by_number, f.node AS by_uri,
       l.date AS since, l.quote, d.source, l.start, l."end", l.basis
FROM nearest AS b
JOIN instrument_names AS n USING (node_key)
JOIN key_links AS l ON l.to_key = b.node_key
JOIN instrument_names AS f ON f.node_key = l.from_key
JOIN current_documents AS d USING (version_id)
WHERE l.relation IN ('replaces', 'repeals') AND (l.date IS NULL OR l.date <= on_day)
  AND NOT EXISTS (FROM fact_relations AS r
                  WHERE r.version_id = l.version_id AND r.start = l.start AND r.type = l.relation AND r.partial)
ORDER BY b.steps, n.node, since;

-- ended_grounds(words, on_day) | What an instrument rests on and had been replaced or repealed by a day, with the distance in steps | FROM ended_grounds('KH 282', DATE '2024-01-01')
CREATE OR REPLACE MACRO ended_grounds(words, on_day) AS TABLE
FROM ended_grounds_by_uri((SELECT list(node) FROM instrument_named(words)), on_day);
