-- Instruments with their running number and the series it belongs to: place, issuer, type and year or term.
CREATE OR REPLACE TEMP TABLE au_series AS
SELECT uri, number, issued, own_text, mentions, title, number_key,
       array_to_string(slots[2:len(slots) - 4], '/') AS place, list_extract(slots, -4) AS actor, list_extract(slots, -3) AS type_slug, era,
       left(uri, length(uri) - length(list_extract(slots, -1)) - 1) AS series,
       try_cast(list_extract(slots, -1) AS INTEGER) AS running
FROM (SELECT *, string_split(uri, '/') AS slots FROM instruments WHERE number IS NOT NULL);

-- Instruments that another replaced or repealed as a whole, with the first day on which that was so: the day of
-- effect where its text tells it.  Of normative ones without their text it is not known; a year leaves room for it.
CREATE OR REPLACE TEMP TABLE au_ends AS
WITH told AS (
    SELECT DISTINCT a.uri AS by_uri, b.uri
    FROM fact_relations AS r
    JOIN au_papers AS p USING (version_id)
    JOIN instrument_mentions AS a
      ON a.version_id = r.version_id
     AND a.ordinal = CASE WHEN r.from_citation = -1 AND NOT p.is_paper THEN p.about_ordinal ELSE r.from_citation END
    JOIN instrument_mentions AS b ON b.version_id = r.version_id AND b.ordinal = r.to_citation
    WHERE r.type IN ('replaces', 'repeals') AND NOT r.partial AND a.uri <> b.uri
), effects AS (
    SELECT uri, min(effective) AS effective FROM au_papers WHERE effective IS NOT NULL GROUP BY uri
)
SELECT t.uri, t.by_uri, i.number AS by_number, i.issued AS by_issued,
       coalesce(e.effective, CASE WHEN i.name IS NOT NULL OR number_year(i.number) IS NOT NULL
                                  THEN (i.issued + INTERVAL 1 YEAR)::DATE ELSE i.issued END) AS day
FROM told AS t
JOIN instruments AS i ON i.uri = t.by_uri
JOIN instruments AS old ON old.uri = t.uri
LEFT JOIN effects AS e ON e.uri = t.by_uri
-- A proposal to end an instrument does not end it.
WHERE string_split(t.by_uri, '/')[-3] NOT IN ('to-trinh', 'cong-van', 'bao-cao', 'thong-bao', 'de-an')
  AND i.issued IS NOT NULL AND coalesce(old.issued <= i.issued, true);
