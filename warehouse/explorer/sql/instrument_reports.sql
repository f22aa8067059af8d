-- Documents that name it without being it, the latest first.
WITH named AS MATERIALIZED (
    SELECT version_id, ordinal FROM mention_readings WHERE node_key = node_key($uri)
), latest AS MATERIALIZED (
    SELECT version_id FROM document_versions SEMI JOIN (FROM named WHERE ordinal >= 0) USING (version_id)
    QUALIFY rank() OVER (ORDER BY published DESC NULLS LAST) <= $most
), told AS MATERIALIZED (
    SELECT version_id, ordinal, quote, start FROM fact_citations SEMI JOIN latest USING (version_id)
), said AS MATERIALIZED (
    SELECT version_id, min(start) AS start, arg_min(quote, start) AS quote
    FROM told SEMI JOIN named USING (version_id, ordinal) GROUP BY version_id
)
SELECT d.source, v.title, v.published, d.publisher, v.doc_kind, s.start, s.quote
FROM said AS s JOIN document_versions AS v USING (version_id) JOIN documents AS d USING (document_id)
ORDER BY v.published DESC NULLS LAST, d.source LIMIT $most
