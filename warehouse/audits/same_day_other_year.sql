-- title: Same number, same day, another year
-- severity: warning
-- reason: Number, issuer, day and month agree and only the year differs; the year is most likely a slip.
-- mend: Compare both pages and the year in which the instrument took effect.
WITH pairs AS (
    SELECT a.uri, b.issued AS meant
    FROM instruments AS a
    JOIN instruments AS b ON a.number_key = b.number_key AND a.place = b.place AND a.uri <> b.uri
    WHERE NOT a.own_text AND (b.own_text OR b.mentions > a.mentions)
      AND month(a.issued) = month(b.issued) AND day(a.issued) = day(b.issued)
)
SELECT c.number, 'dated ' || c.issued || ', elsewhere ' || p.meant, c.version_id, c.quote, c.start, c."end"
FROM pairs AS p JOIN citations AS c ON c.uri = p.uri
WHERE c.issued IS NOT NULL;
