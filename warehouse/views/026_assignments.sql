-- Tasks that current documents assign, with the URI of the instrument that does.
CREATE OR REPLACE VIEW assignments AS
SELECT d.source, m.uri, f.number, f.groups, f.task,
       list_filter(b.lead, x -> x IS NOT NULL) AS lead, -- Bodies that lead (chủ trì)
       list_filter(b.coordinating, x -> x IS NOT NULL) AS coordinating, -- Bodies that take part (phối hợp)
       f.deadline, f.deadline_kind, f.begins, f.by_date,
       CASE
           WHEN f.by_date LIKE '____-Q_'
               THEN last_day(make_date(f.by_date[:4]::INTEGER, f.by_date[7:]::INTEGER * 3, 1))
           WHEN length(f.by_date) = 7 THEN last_day(try_cast(f.by_date || '-01' AS DATE))
           WHEN length(f.by_date) = 4 THEN try_cast(f.by_date || '-12-31' AS DATE)
           ELSE try_cast(f.by_date AS DATE)
       END AS due, -- Last day of the time by which it is due; null where it recurs
       f.product, f.funding, f.note, f.form, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id, f.ordinal
FROM fact_assignments AS f
JOIN current_documents AS d USING (version_id)
LEFT JOIN instrument_mentions AS m ON m.version_id = f.version_id AND m.ordinal = f.assigned_by
LEFT JOIN (
    SELECT version_id, assignment,
           list(CASE WHEN role = 'lead' THEN value END ORDER BY ordinal) AS lead,
           list(CASE WHEN role = 'coordinating' THEN value END ORDER BY ordinal) AS coordinating
    FROM fact_assignment_cells GROUP BY ALL
) AS b ON b.version_id = f.version_id AND b.assignment = f.ordinal;

-- Who has which task: one row a body and role, with the place where the body is named.
CREATE OR REPLACE VIEW assignment_bodies AS
SELECT c.value AS body, -- The body as printed
       c.role, -- lead or coordinating
       a.task, a.deadline, a.due, a.product, a.uri, a.source, c.page, c.box, c.quote, c.start, c."end", c.rule,
       c.confidence, a.version_id, a.ordinal
FROM fact_assignment_cells AS c
JOIN assignments AS a ON a.version_id = c.version_id AND a.ordinal = c.assignment
WHERE c.role IN ('lead', 'coordinating');
