-- title: Paper that is its own ground
-- severity: high
-- reason: A recital names the very paper that it stands in; a number was copied or mistyped.
-- example: Quyết định 12/QĐ-UBND of 2024 opens with Căn cứ Quyết định số 12/QĐ-UBND of the same day.
-- mend: Look for the instrument that was meant; its title in the recital tells.
SELECT p.number, p.uri, 'its own recital names it', r.version_id, f.quote, f.start, f."end"
FROM au_recitals AS r
JOIN au_papers AS p ON p.version_id = r.version_id AND p.uri = r.uri
JOIN fact_citations AS f ON f.version_id = r.version_id AND f.ordinal = r.ordinal
WHERE NOT contains(p.uri, '/_/');
