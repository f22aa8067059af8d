-- title: Number almost like a better known one
-- severity: medium
-- reason: Body, type and day agree, the numbers differ by one sign and lie too far apart for papers of one day;
--   it is most likely a slip for the other.
-- example: 318/KH-UBND of 28/11/2023 has its own text, and one document cites 381/KH-UBND ngày 28/11/2023.
-- mend: Compare both pages; the one that its own text or more documents name is the likely one.
-- Numbers one sign apart share what remains when a sign is taken out of each.
WITH placed AS (
    SELECT * FROM au_series WHERE running IS NOT NULL AND issued IS NOT NULL
), days AS (
    SELECT series, issued FROM placed GROUP BY series, issued HAVING count(*) > 1 AND NOT bool_and(own_text)
), keyed AS (
    SELECT p.*, unnest(list_distinct(list_transform(range(0, length(running::VARCHAR) + 1),
                       lambda place: left(running::VARCHAR, place) || substr(running::VARCHAR, place + 2)))) AS rest
    FROM placed AS p SEMI JOIN days USING (series, issued)
), pairs AS (
    SELECT DISTINCT a.uri, b.number AS meant
    FROM keyed AS a JOIN keyed AS b ON b.series = a.series AND b.issued = a.issued AND b.rest = a.rest AND b.uri <> a.uri
    WHERE NOT a.own_text AND (b.own_text OR b.mentions > a.mentions)
      AND damerau_levenshtein(a.running::VARCHAR, b.running::VARCHAR) = 1
      -- What a body issues in three days, going by how far its numbers had come by then.
      AND abs(a.running - b.running) > 5 + 3 * least(a.running, b.running) / dayofyear(a.issued)
)
SELECT c.number, c.uri, 'perhaps ' || p.meant || ', of the same body and day', c.version_id, f.quote, f.start, f."end"
FROM pairs AS p
JOIN au_cited AS c ON c.uri = p.uri
JOIN fact_citations AS f USING (version_id, ordinal)
WHERE NOT c.scanned;
