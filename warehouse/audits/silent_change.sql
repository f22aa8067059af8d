-- title: Text changed under the same address
-- severity: low
-- reason: An instrument's own text is not the one that was fetched before; what rests on the old words may not
--   hold.
-- example: A plan is fetched again and a word of it has changed.
-- mend: Compare the versions; an official change has an instrument of its own that says so.
SELECT coalesce(s.number, d.title, d.source), NULL, 'changed between ' || old.last_fetched_at || ' and ' || d.first_fetched_at,
       d.version_id, s.quote, s.start, s."end"
FROM current_documents AS d
JOIN fact_self AS s USING (version_id)
JOIN (
    SELECT document_id, max(last_fetched_at) AS last_fetched_at FROM document_versions WHERE NOT is_current GROUP BY document_id
) AS old USING (document_id);
