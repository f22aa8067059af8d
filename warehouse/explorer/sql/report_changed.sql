-- Documents that a run found changed, with the version before, and how many there are in all.
SELECT d.source, d.publisher, v.title, i.version_id AS after,
       (SELECT max_by(w.version_id, w.last_fetched_at) FROM document_versions AS w
        WHERE w.document_id = i.document_id AND w.version_id <> i.version_id AND w.first_fetched_at < i.fetched_at) AS before,
       count(*) OVER () AS total
FROM run_items AS i JOIN documents AS d USING (document_id) JOIN document_versions AS v ON v.version_id = i.version_id
WHERE i.run_id = $run AND i.outcome = 'changed'
ORDER BY d.publisher, d.source LIMIT $most
