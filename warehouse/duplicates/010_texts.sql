-- Current documents with their signatures, and one of each text: where several say the very same, the first stands for all.
CREATE OR REPLACE TEMP TABLE dup_documents AS
SELECT d.document_id, d.version_id, s.text_hash, s.words, s.shingles, s.minhash, s.contexts, s.marks,
       number_key(f.number) AS own_number, d.doc_kind,
       row_number() OVER (ORDER BY coalesce(d.published, try_cast(d.first_fetched_at[:10] AS DATE)), d.first_fetched_at,
                          d.source) AS place -- In the order of publication; ties by the address
FROM current_documents AS d
JOIN document_signatures AS s USING (version_id)
LEFT JOIN fact_self AS f USING (version_id);

CREATE OR REPLACE TEMP TABLE dup_texts AS
SELECT min(place) AS text, any_value(words) AS words, any_value(shingles) AS shingles, any_value(minhash) AS minhash,
       arg_min(contexts, place) AS contexts, arg_min(marks, place) AS marks,
       coalesce(list(DISTINCT own_number) FILTER (own_number IS NOT NULL), []) AS own_numbers
FROM dup_documents WHERE words > 0 GROUP BY text_hash;
