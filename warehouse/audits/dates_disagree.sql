-- title: One instrument with several days of issue
-- severity: warning
-- reason: Documents give different days of issue for what number, issuer and year make one instrument.
-- mend: Take the day from the instrument's own text; the other documents have a slip, or two instruments share the number.
WITH told AS (
    SELECT m.uri, f.issued, f.version_id, f.quote, f.start, f."end", f.number
    FROM instrument_mentions AS m JOIN (
        SELECT version_id, ordinal, number, issued, quote, start, "end" FROM fact_citations
        UNION ALL SELECT version_id, -1, number, issued, quote, start, "end" FROM fact_self
    ) AS f USING (version_id, ordinal)
    WHERE m.uri IS NOT NULL AND f.issued IS NOT NULL
), split AS (
    SELECT uri FROM told GROUP BY uri HAVING count(DISTINCT issued) > 1
)
SELECT t.number, 'issued on ' || t.issued || ' here, on ' || (
           SELECT string_agg(DISTINCT other.issued::VARCHAR, ', ' ORDER BY other.issued::VARCHAR) FROM told AS other
           WHERE other.uri = t.uri AND other.issued <> t.issued) || ' elsewhere',
       t.version_id, t.quote, t.start, t."end"
FROM told AS t SEMI JOIN split USING (uri);
