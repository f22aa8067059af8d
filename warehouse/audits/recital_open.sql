-- title: Ground that could be several instruments
-- severity: low
-- reason: A recital must tell which instrument it means; this one fits several.
-- example: A recital says Căn cứ Quyết định số 15/QĐ-UBND without a day, and 15/QĐ-UBND of 2022 and of 2023 are
--   known.
-- mend: Add day and issuer to the recital.
SELECT m.printed, NULL, 'could be ' || array_to_string(m.candidates[:5], ', ') || CASE WHEN len(m.candidates) > 5 THEN ' and others' ELSE '' END,
       r.version_id, f.quote, f.start, f."end"
FROM au_recitals AS r
JOIN instrument_mentions AS m ON m.version_id = r.version_id AND m.ordinal = r.ordinal AND len(m.candidates) > 1
JOIN fact_citations AS f ON f.version_id = r.version_id AND f.ordinal = r.ordinal
WHERE r.uri IS NULL;
