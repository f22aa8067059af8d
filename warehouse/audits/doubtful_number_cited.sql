-- title: Doubtful number that others cite
-- severity: medium
-- reason: OCR was unsure of a scanned paper's own number, nothing confirms it, and other documents cite an
--   instrument of this number.
-- example: A scan's number 28? is read 282/KH-UBND, and two documents cite 282/KH-UBND.
-- mend: Look at the scan; if the number is another, what cites it has been tied to the wrong paper.
SELECT p.number, p.uri, 'read from a scan, unconfirmed; documents besides it that name it: ' || (i.mentions - 1),
       p.version_id, p.quote, p.start, p."end"
FROM fact_mends AS m
JOIN au_papers AS p USING (version_id)
JOIN instruments AS i ON i.uri = p.uri
WHERE m.field = 'number' AND m.doubtful AND i.mentions > 1;
