-- title: Annex attached to another number
-- severity: medium
-- reason: An annex says that it is issued with an instrument of the same body and type, but of another number
--   than the paper it stands in.
-- example: The annex of Quyết định 12/QĐ-UBND says Kèm theo Quyết định số 21/QĐ-UBND.
-- mend: Correct the number in the annex, or look whether the annex belongs to another paper.
SELECT p.number, p.uri, 'its annex says that it is attached to ' || a.attached_to, a.version_id, coalesce(a.clause, a.quote), a.start, a."end"
FROM (SELECT * FROM fact_annexes WHERE attached_to IS NOT NULL AND attached_to <> 'self') AS a
JOIN au_papers AS p USING (version_id)
WHERE NOT p.scanned AND number_codes(a.attached_to) = number_codes(p.number) AND number_main(a.attached_to) <> number_main(p.number)
  -- An annex of what the paper amends or cites is that one's.
  AND NOT EXISTS (FROM au_cited AS c JOIN fact_citations AS f USING (version_id, ordinal)
                  WHERE c.version_id = a.version_id AND c.number = a.attached_to AND f.start < a.start);
