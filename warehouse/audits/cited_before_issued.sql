-- title: Citation of what was not yet there
-- severity: high
-- reason: A document names an instrument issued after the document itself appeared; one of the two days is
--   wrong.
-- example: A paper of 26/01/2024 cites Quyết định số 412/QĐ-UBND ngày 06/3/2024.
-- mend: Check the day beside the number, then the day of the document.
SELECT coalesce(c.number, f.name, c.type), c.uri, 'issued on ' || c.issued || ', named in a document of ' || c.day,
       c.version_id, f.quote, f.start, f."end"
FROM au_cited AS c
JOIN fact_citations AS f USING (version_id, ordinal)
JOIN au_papers AS p USING (version_id)
-- Two days of the paper itself have an audit of their own.
WHERE c.issued > c.day AND NOT c.scanned AND NOT coalesce(p.is_paper AND c.uri = p.uri, false);
