-- due_day(by_date) | The last day of a time given as a day, YYYY-MM, YYYY-Qn or YYYY | SELECT due_day('2024-Q1')
CREATE OR REPLACE MACRO due_day(by_date) AS
    CASE WHEN by_date LIKE '____-Q_' THEN last_day(make_date(by_date[:4]::INTEGER, by_date[7:]::INTEGER * 3, 1))
         WHEN length(by_date) = 7 THEN last_day(try_cast(by_date || '-01' AS DATE))
         WHEN length(by_date) = 4 THEN try_cast(by_date || '-12-31' AS DATE)
         ELSE try_cast(by_date AS DATE) END;

-- timeline_by_uri(uris) | What `timeline` tells, of instruments given by their URIs; quicker than by name | FROM timeline_by_uri(['vn/tw/chinh-phu/nghi-dinh/2017/91'])
CREATE OR REPLACE MACRO timeline_by_uri(uris) AS TABLE
-- As in `changes_by_uri`, what belongs to an instrument or a document is fetched by that key alone, and sifted then.
WITH asked AS (
    SELECT n.node, n.node_key, n.label, n.issued
    FROM (SELECT DISTINCT node_key(unnest(uris)) AS node_key) JOIN instrument_names AS n USING (node_key)
), mentioned AS (
    SELECT m.version_id, m.ordinal, a.label FROM asked AS a JOIN mention_readings AS m USING (node_key)
), own AS (
    SELECT version_id, label FROM mentioned WHERE ordinal = -1
), named AS (
    SELECT version_id, ordinal FROM mentioned WHERE ordinal >= 0
), cited AS (
    SELECT c.* FROM named AS m
    JOIN fact_citations AS c ON c.version_id = m.version_id AND c.ordinal IS NOT DISTINCT FROM m.ordinal
), links AS (
    -- The other end, where the edge is an event: what has none falls out when names are joined.
    SELECT l.*, true AS acts,
           CASE WHEN l.sources IS NOT NULL AND l.relation IN ('replaces', 'repeals', 'amends', 'corrects') THEN l.to_key END AS other
    FROM asked JOIN told_edges AS l ON l.from_key = node_key
    UNION ALL
    SELECT l.*, false,
           CASE WHEN l.sources IS NOT NULL AND l.rests_on AND l.relation NOT IN ('amends', 'corrects', 'consolidates') THEN l.from_key END
    FROM asked JOIN told_edges AS l ON l.to_key = node_key
), events AS (
    SELECT s.issued AS day, NULL AS printed, 'issued' AS event, concat_ws(': ', o.label, s.title) AS what, s.quote, s.version_id, s.start, s."end"
    FROM own AS o JOIN fact_self AS s USING (version_id)
    UNION ALL
    SELECT a.issued, NULL, 'issued', a.label || ', as others cite it', c.quote, c.version_id, c.start, c."end"
    FROM asked AS a,
         (SELECT c.* FROM cited AS c
          ORDER BY c.issued IS NULL, c.version_id, c.ordinal LIMIT 1) AS c
    WHERE NOT EXISTS (FROM own)
    UNION ALL
    SELECT s.effective, NULL, 'in effect', 'as its own text says', s.quote, s.version_id, s.start, s."end"
    FROM own JOIN fact_self AS s USING (version_id) WHERE s.effective IS NOT NULL
    UNION ALL
    SELECT since, NULL,
           CASE WHEN change = 'amends' AND partial THEN 'amended in part' WHEN change = 'amends' THEN 'amended'
                WHEN change = 'corrects' THEN 'corrected' WHEN change = 'consolidates' THEN 'consolidated'
                WHEN change = 'replaces' THEN 'replaced' ELSE 'repealed' END,
           'by ' || by_number, quote, version_id, start, "end"
    FROM changes_by_uri((SELECT list(node) FROM asked))
    UNION ALL
    SELECT CASE WHEN l.acts THEN l.date ELSE coalesce(n.issued, l.date) END, NULL,
           CASE WHEN l.acts THEN l.relation ELSE 'carried on' END,
           CASE WHEN l.acts THEN n.label
                ELSE n.label || CASE l.relation WHEN 'pursuant_to' THEN ' is issued pursuant to' WHEN 'according_to' THEN ' follows'
                                                WHEN 'issued_with' THEN ' is issued with' ELSE ' ' || l.relation END || ' it' END,
           l.quote, l.version_id, l.start, l."end"
    FROM links AS l JOIN instrument_names AS n ON n.node_key = l.other
    UNION ALL
    SELECT NULL, NULL, 'reported', NULL, quote, version_id, start, "end" FROM cited
    UNION ALL
    SELECT due_day(t.by_date), t.by_date, 'due',
           concat_ws(': ', (SELECT string_agg(b.value, ', ' ORDER BY b.ordinal) FROM fact_assignment_cells AS b
                            WHERE b.version_id = t.version_id AND b.assignment = t.ordinal AND b.role = 'lead'), t.task),
           t.quote, t.version_id, t.start, t."end"
    FROM mentioned AS n
    JOIN fact_assignments AS t ON t.version_id = n.version_id AND t.assigned_by IS NOT DISTINCT FROM n.ordinal
    WHERE t.by_date IS NOT NULL
    UNION ALL
    SELECT due_day(f.by_date), f.by_date, 'due', trim(v.text[b.start + 1 : b."end"][:200]), f.quote, f.version_id, f.start, f."end"
    FROM own JOIN fact_deadlines AS f USING (version_id)
    JOIN document_versions AS v USING (version_id)
    JOIN fact_blocks AS b ON b.version_id = f.version_id AND b.start <= f.start AND f.start < b."end"
    WHERE f.by_date IS NOT NULL
      AND NOT EXISTS (FROM fact_assignment_cells AS t
                      WHERE t.version_id = f.version_id AND t.start <= f.start AND f."end" <= t."end")
    UNION ALL
    SELECT try_cast(f."on" AS DATE), NULL, 'anniversary', f.nth || ' years: ' || f.event, f.quote, f.version_id, f.start, f."end"
    FROM own JOIN fact_anniversaries AS f USING (version_id) WHERE f."on" IS NOT NULL
)
-- The day and the words of a report are those of its document.
SELECT coalesce(e.day, CASE WHEN e.event = 'reported' THEN v.published END) AS day,
       CASE WHEN length(e.printed) < 10 THEN e.printed END AS printed, e.event,
       CASE WHEN e.event = 'reported' THEN coalesce(v.title, d.source) ELSE e.what END AS what, e.quote, d.source, e.start,
       e."end", e.version_id, v.sha256
FROM events AS e JOIN document_versions AS v USING (version_id) JOIN documents AS d USING (document_id)
WHERE e.event <> 'reported' OR v.doc_kind = 'news'
ORDER BY 1 NULLS LAST,
         list_position(['issued', 'in effect', 'reported', 'carried on', 'due', 'anniversary'], e.event) NULLS LAST,
         e.event, 4, d.source, e.start;

-- timeline(words) | An instrument's days in their order: issue, effect, what it changes and what changes it, what rests on it, reports, deadlines, anniversaries | FROM timeline('KH 282')
CREATE OR REPLACE MACRO timeline(words) AS TABLE
FROM timeline_by_uri((SELECT list(node) FROM instrument_named(words)));
