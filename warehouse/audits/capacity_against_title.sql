-- title: Signed for the head by no deputy
-- severity: medium
-- reason: KT. stands for a deputy who signs in the head's stead, and the office below it is not a deputy's.
-- example: A decision ends with KT. CHỦ TỊCH / CHỦ TỊCH.
-- mend: Look at the signature; one of mark and office is wrong.
SELECT coalesce(p.number, p.type), p.uri, 'KT. stands above ' || s.title || coalesce(' ' || s.name, ''), s.version_id, s.quote, s.start,
       s."end"
FROM fact_signers AS s
JOIN au_papers AS p USING (version_id)
WHERE NOT p.scanned AND s.capacity = 'KT' AND s.title IS NOT NULL AND coalesce(p.number, p.type) IS NOT NULL
  AND NOT regexp_matches(lower(s.title), '(^|\s)phó(\s|$)|^thứ trưởng|^quyền|^q\.');
