-- Instruments that nothing named before a run, with how many there are in all.
WITH span AS (
    SELECT started_at AS first, coalesce((SELECT min(n.started_at) FROM runs AS n WHERE n.started_at > r.started_at), 'infinity') AS next
    FROM runs AS r WHERE run_id = $run
), told AS (
    SELECT uri, recorded_from, 'infinity'::TIMESTAMP AS recorded_until FROM instruments
    UNION ALL SELECT uri, recorded_from, recorded_until FROM past.instruments
), fresh AS (
    SELECT t.uri FROM told AS t, span WHERE t.recorded_from >= first AND t.recorded_from < next
    EXCEPT SELECT t.uri FROM told AS t, span WHERE t.recorded_from < first AND t.recorded_until >= first
)
SELECT i.uri, n.label, i.type, i.issuer, i.issued, i.title, i.own_text, count(*) OVER () AS total
FROM fresh JOIN instruments AS i USING (uri) LEFT JOIN instrument_names AS n ON n.node = i.uri
ORDER BY i.own_text DESC, i.issued DESC NULLS LAST, i.uri LIMIT $most
