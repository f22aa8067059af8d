-- Marks that stand in the same words of both texts: copies agree in them, papers made from one template do not.
CREATE OR REPLACE TEMP TABLE dup_marks AS
SELECT text, unnest(contexts) AS context, unnest(marks) AS mark
FROM dup_texts WHERE text IN (SELECT one FROM dup_overlaps UNION SELECT other FROM dup_overlaps);

CREATE OR REPLACE TEMP TABLE dup_said AS
SELECT text, context, list(DISTINCT mark) AS marks FROM dup_marks GROUP BY text, context;

-- A step of its own: in one with the next, an order of joins may be chosen that sets every text beside every other.
CREATE OR REPLACE TEMP TABLE dup_asked AS
SELECT p.one, p.other, s.context, s.marks FROM dup_overlaps AS p JOIN dup_said AS s ON s.text = p.one;

CREATE OR REPLACE TEMP TABLE dup_near AS
SELECT o.one, o.other, o.held, coalesce(m.shared, 0) AS shared, coalesce(m.unlike, 0) AS unlike
FROM dup_overlaps AS o
LEFT JOIN (
    SELECT a.one, a.other, count(*) AS shared, count(*) FILTER (NOT list_has_any(a.marks, b.marks)) AS unlike
    FROM dup_asked AS a JOIN dup_said AS b ON b.text = a.other AND b.context = a.context
    GROUP BY a.one, a.other
) AS m USING (one, other)
-- A correction or two is allowed in a long text.  Where less is held, most of the marks must speak for it: what a
-- site prints around all its articles has marks too.
WHERE (o.held >= 0.6 OR (o.held >= 0.5 AND m.unlike = 0 AND m.shared >= 4 AND 2 * m.shared >= o.marks))
  AND coalesce(m.unlike, 0) <= 2 AND coalesce(m.unlike, 0) * 50 <= coalesce(m.shared, 0);
