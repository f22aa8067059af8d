-- What the documents say around their mentions, each such context once: the places of the document's own issuer, of its
-- head and its publisher, and the one province that it names beside other numbers.
CREATE OR REPLACE TEMP TABLE id_settings AS
WITH neighbours AS (
    SELECT s.version_id, min(p.worded_place) AS place
    FROM id_said AS s JOIN id_parts AS p USING (form)
    WHERE p.worded_place IS NOT NULL AND s.ordinal >= 0
    GROUP BY s.version_id HAVING min(p.worded_place) = max(p.worded_place)
)
SELECT c.version_id, c.day, c.published, c.jurisdiction, c.own_issuer, c.own_parent, c.head_place, n.place AS neighbour_place,
       hash(c.jurisdiction, c.own_issuer, c.own_parent, c.head_place, n.place) AS context
FROM id_current AS c LEFT JOIN neighbours AS n USING (version_id);

CREATE OR REPLACE TEMP TABLE id_contexts AS
WITH told AS (
    SELECT context, any_value(jurisdiction) AS jurisdiction, any_value(own_issuer) AS own_issuer,
           any_value(own_parent) AS own_parent, any_value(head_place) AS head_place,
           any_value(neighbour_place) AS neighbour_place
    FROM id_settings GROUP BY context
)
SELECT c.*, coalesce(own.place, parent.place) AS own_place, own.sub AS own_sub, own.code AS own_code,
       own.place AS own_words_place, o.central AS own_central, head.place AS head_words_place,
       publisher.place AS publisher_place, publisher.sub AS publisher_sub
FROM told AS c
LEFT JOIN id_wordings AS own ON own.words = c.own_issuer
LEFT JOIN id_wordings AS parent ON parent.words = c.own_parent
LEFT JOIN id_wordings AS head ON head.words = c.head_place
LEFT JOIN id_wordings AS publisher ON publisher.words = c.jurisdiction
LEFT JOIN lexicon_issuers AS o ON o.form = own.code;

-- Which forms are judged by their context too, and which by the day of their document: those whose own words do not
-- tell the place, or the year, for good.
CREATE OR REPLACE TEMP TABLE id_bound AS
WITH cut AS (
    SELECT DISTINCT a.place FROM id_wordings AS a JOIN (SELECT DISTINCT place FROM id_wordings) AS b
    ON starts_with(b.place, a.place || '-')
)
SELECT form,
       CASE WHEN name IS NOT NULL AND number IS NULL THEN law_year IS NULL
            WHEN central AND NOT any_level THEN false
            ELSE worded_place IS NULL OR bare_unit IS NOT NULL OR bare_level IS NOT NULL OR cut.place IS NOT NULL END AS by_context,
       CASE WHEN name IS NOT NULL AND number IS NULL THEN law_year IS NULL
            WHEN name IS NOT NULL AND law_year IS NULL THEN true
            WHEN central AND NOT any_level THEN issued IS NULL AND num_year IS NULL AND NOT party AND coalesce(length(title) >= 20, false)
            WHEN by_context THEN true
            ELSE (num_year IS NOT NULL AND (year(issued) = num_year) IS NOT TRUE)
                 OR (issued IS NULL AND coalesce(worded_sub = 'thanh-pho-' || worded_place, false)) END AS by_day
FROM (SELECT *, coalesce(year, num_year, year(issued)) AS law_year FROM id_parts) AS p
LEFT JOIN cut ON cut.place = p.worded_place;

-- Mentions of one class are judged alike: the same form, in the same context and on the same day where these count.  What
-- a document says of itself is a class of its own.
CREATE OR REPLACE TEMP TABLE id_mentions AS
SELECT s.version_id, s.ordinal, s.form,
       hash(s.form, s.ordinal = -1,
            CASE WHEN s.ordinal = -1 OR b.by_context THEN t.context END,
            CASE WHEN s.ordinal = -1 OR b.by_day THEN t.day END,
            CASE WHEN s.ordinal = -1 THEN t.published END) AS class
FROM id_said AS s JOIN id_bound AS b USING (form) JOIN id_settings AS t USING (version_id);

CREATE OR REPLACE TEMP TABLE id_classes AS
SELECT m.class, any_value(m.form) AS form, any_value(least(m.ordinal, 0)) AS ordinal, min(m.version_id) AS version_id
FROM id_mentions AS m GROUP BY m.class;
DROP TABLE id_said;
