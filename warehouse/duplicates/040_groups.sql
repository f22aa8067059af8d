-- Groups: texts joined by a chain of near ones, with every document that says one of them.
CREATE OR REPLACE TEMP TABLE dup_labels AS
WITH RECURSIVE steps AS (
    SELECT one, other FROM dup_near UNION SELECT other, one FROM dup_near
), label(text, origin) USING KEY (text) AS (
    SELECT one, min(least(one, other)) FROM steps GROUP BY one
    UNION
    SELECT s.other, min(l.origin)
    FROM label AS l JOIN steps AS s ON s.one = l.text
    JOIN recurring.label AS known ON known.text = s.other
    WHERE l.origin < known.origin
    GROUP BY s.other
)
SELECT text, origin FROM label;

DELETE FROM duplicate_members;

INSERT INTO duplicate_members BY NAME
WITH grouped AS (
    SELECT d.document_id, d.version_id, d.place, d.text_hash, a.sha256, coalesce(l.origin, t.text) AS origin
    FROM dup_documents AS d
    JOIN document_versions AS a USING (version_id)
    JOIN (SELECT text_hash, min(place) AS text FROM dup_documents WHERE words > 0 GROUP BY text_hash) AS t USING (text_hash)
    LEFT JOIN dup_labels AS l ON l.text = t.text
)
SELECT g.document_id, o.document_id AS origin_id,
       CASE WHEN g.document_id = o.document_id THEN 'origin'
            WHEN g.sha256 = o.sha256 THEN 'bytes'
            WHEN g.text_hash = o.text_hash THEN 'text'
            ELSE 'near' END AS likeness
FROM grouped AS g JOIN grouped AS o ON o.place = g.origin
QUALIFY count(*) OVER (PARTITION BY g.origin) > 1;
