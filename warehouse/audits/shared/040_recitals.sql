-- Recitals of current papers, each with the instrument that it names first; what stands in that one's title comes later.
CREATE OR REPLACE TEMP TABLE au_recitals AS
SELECT b.version_id, b.basis, b.citation AS ordinal, b.start, c.uri, string_split(c.uri, '/')[-3] AS type_slug,
       string_split(c.uri, '/')[-4] AS actor
FROM (
    SELECT r.version_id, r.basis, min(f.start) AS start, arg_min(f.ordinal, f.start) AS citation
    FROM fact_basis_citations AS r
    JOIN (SELECT version_id, ordinal FROM fact_bases WHERE kind = 'basis') AS k
      ON k.version_id = r.version_id AND k.ordinal = r.basis
    JOIN (SELECT version_id, ordinal, start FROM fact_citations) AS f
      ON f.version_id = r.version_id AND f.ordinal = r.citation
    GROUP BY r.version_id, r.basis
) AS b
JOIN au_cited AS c ON c.version_id = b.version_id AND c.ordinal = b.citation;
