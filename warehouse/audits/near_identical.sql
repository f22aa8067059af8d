-- title: Number almost like a better known one
-- severity: warning
-- reason: Issuer, type and day agree and the number differs by one sign; it is most likely a slip for the other.
-- mend: Compare both pages; the one that its own text or more documents name is the likely one.
WITH pairs AS (
    SELECT a.uri, b.number AS meant, b.uri AS meant_uri
    FROM instruments AS a
    JOIN instruments AS b
      ON a.issued = b.issued AND a.place = b.place AND a.uri <> b.uri
     AND split_part(a.number_key, '/', -1) = split_part(b.number_key, '/', -1)
    WHERE NOT a.own_text AND (b.own_text OR b.mentions > a.mentions)
      AND damerau_levenshtein(number_main(a.number), number_main(b.number)) = 1
)
SELECT c.number, 'perhaps ' || p.meant || ', of the same issuer and day', c.version_id, c.quote, c.start, c."end"
FROM pairs AS p JOIN citations AS c ON c.uri = p.uri;
