-- title: Paper dated after it was fetched
-- severity: high
-- reason: A paper bears a day of issue that had not come when it was fetched.
-- example: A plan fetched on 01/02/2026 is dated 30/11/2026.
-- mend: Check the year of the paper; a slip in its year is the usual cause.
SELECT coalesce(number, type), uri, 'dated ' || issued || ', fetched on ' || fetched, version_id, quote, start, "end"
FROM au_papers
-- A day of room, since the fetch is noted in UTC.
WHERE is_paper AND issued > fetched + 1 AND coalesce(number, type) IS NOT NULL;
