-- title: Citation of what was not yet there
-- severity: error
-- reason: A document names an instrument issued after the document itself appeared; one of the two days is wrong.
-- mend: Check the day beside the number, then the day of the document.
SELECT coalesce(c.number, c.name), 'issued on ' || c.issued || ', named in a document of ' || coalesce(s.issued, d.published),
       c.version_id, c.quote, c.start, c."end"
FROM citations AS c
JOIN current_documents AS d USING (version_id)
LEFT JOIN fact_self AS s USING (version_id)
WHERE c.issued > coalesce(s.issued, d.published);
