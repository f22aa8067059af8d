-- title: One number on two different texts
-- severity: error
-- reason: Two documents with different texts both say that they are this instrument.
-- mend: One is a draft, a correction or a slip; the number belongs to one text.
WITH own AS (
    SELECT m.uri, m.printed, s.version_id, s.quote, s.start, s."end", v.content_hash, d.source, md5(v.text) AS text_hash
    FROM instrument_mentions AS m
    JOIN fact_self AS s USING (version_id)
    JOIN document_versions AS v USING (version_id)
    JOIN documents AS d USING (document_id)
    WHERE m.ordinal = -1 AND m.uri IS NOT NULL
), twice AS (
    SELECT uri FROM own GROUP BY uri HAVING count(DISTINCT text_hash) > 1
)
SELECT o.printed, 'also the number of ' || (
           SELECT string_agg(DISTINCT other.source, ', ' ORDER BY other.source) FROM own AS other
           WHERE other.uri = o.uri AND other.source <> o.source),
       o.version_id, o.quote, o.start, o."end"
FROM own AS o SEMI JOIN twice USING (uri);
