-- What mentions come to: most by their class, the loose ones each by itself, though many come to the same.
CREATE OR REPLACE TEMP TABLE id_outcomes AS
SELECT f.class, f.class AS outcome, s.uri, coalesce(s.rule, 'open') AS rule,
       CASE WHEN s.rule IS NULL THEN 'no number' ELSE s.reason END AS reason, coalesce(s.candidates, []) AS candidates
FROM id_filled AS f
ANTI JOIN id_loose_classes USING (class)
LEFT JOIN id_settled AS s USING (class)
UNION ALL
SELECT o.class, o.outcome, o.uri, o.rule, o.reason, coalesce(c.fits, [])
FROM (SELECT DISTINCT ON (outcome) class, outcome, uri, rule, reason, choice FROM id_chosen) AS o LEFT JOIN id_choices AS c USING (choice);

CREATE OR REPLACE TEMP TABLE id_inferred AS
WITH registered AS (
    SELECT uri, min(number) AS number, min(issued) AS issued
    FROM (SELECT uri, number, issued FROM id_laws UNION ALL SELECT uri, number, issued FROM id_registry)
    WHERE issued IS NOT NULL AND number IS NOT NULL GROUP BY uri
), of_class AS (
    SELECT class, 'place' AS part, place AS value, place_rule AS rule,
           CASE place_rule WHEN 'central_body' THEN 'code ' || code || ' is a body of the centre'
                           WHEN 'issuer_words' THEN 'beside the number: ' || issuer
                           WHEN 'own_issuer' THEN 'the document''s own issuer: ' || coalesce(own_issuer, own_parent)
                           WHEN 'head_place' THEN 'the place before the day in its head: ' || head_place
                           WHEN 'neighbour' THEN 'the only province beside other numbers of this document'
                           WHEN 'merged_place' THEN 'another document names this number and day with a province merged into the one that speaks'
                           ELSE 'the publisher speaks for ' || jurisdiction END AS evidence
    FROM id_filled JOIN (SELECT form, issuer FROM id_parts) USING (form)
    LEFT JOIN (SELECT context, own_issuer, own_parent, head_place, jurisdiction FROM id_contexts) USING (context)
    WHERE place_rule IS NOT NULL AND num IS NOT NULL
    UNION ALL
    SELECT class, 'era', era, era_rule,
           CASE era_rule WHEN 'number' THEN 'inside the number ' || number
                         WHEN 'numbering' THEN CASE WHEN year(era_day) = year(opens) THEN 'day ' || era_day ELSE 'cited on ' || day END
                              || '; numbers began anew on ' || opens || ' (' || ground || ')'
                         ELSE 'day ' || era_day END
    FROM id_filled JOIN (SELECT form, number FROM id_parts) USING (form)
    WHERE era IS NOT NULL AND era_rule IS NOT NULL AND num IS NOT NULL
    UNION ALL
    SELECT class, 'type', type_slug, 'symbol', 'code in the number ' || number
    FROM id_filled JOIN (SELECT form, number FROM id_parts WHERE type_from_symbol) USING (form)
    UNION ALL
    SELECT class, 'era', era, 'register_title', 'the register has this number about: ' || title
    FROM id_titled
    UNION ALL
    SELECT class, 'issuer', body, 'issuer_words', 'several bodies use the code ' || code || '; beside the number: ' || issuer
    FROM id_sided JOIN (SELECT class, form FROM id_filled) USING (class) JOIN (SELECT form, issuer FROM id_parts) USING (form)
    WHERE split AND body IS NOT NULL
)
SELECT o.outcome, i.part, i.value, i.rule, i.evidence FROM id_outcomes AS o JOIN of_class AS i USING (class)
UNION ALL
SELECT o.outcome, 'issued', r.issued::VARCHAR, 'register', 'the register has ' || r.number || ' of that day'
FROM id_outcomes AS o JOIN registered AS r USING (uri) JOIN id_filled AS f USING (class)
WHERE f.issued IS NULL
UNION ALL
SELECT outcome, 'instrument', uri, rule,
       CASE WHEN starts_with(rule, 'law_') THEN 'register of laws'
            WHEN rule = 'same_document' THEN 'the same number stands in full in this document'
            WHEN rule = 'only_candidate' THEN 'nothing else known has this number and issuer'
            WHEN contains(uri, '-_/') THEN 'nothing tells which of that year''s two numberings'
            ELSE 'no document states its year' END
FROM id_outcomes
WHERE uri IS NOT NULL AND rule IN ('law_register', 'law_number', 'same_document', 'only_candidate', 'grouped');

-- A reading is what a mention comes to, with all that was inferred on the way; its key is a hash of just that, so that
-- what stays the same from night to night keeps its key.
CREATE OR REPLACE TEMP TABLE id_readings AS
SELECT o.outcome, o.class, f.form, o.uri, o.rule, o.reason, o.candidates, coalesce(p.number, p.name, p.type, '?') AS printed, p.number_key,
       coalesce(p.number_key, slug(p.name)) AS open_name, CASE WHEN o.uri IS NOT NULL THEN node_key(o.uri) END AS key,
       (hash(o.uri, o.rule, o.reason, o.candidates, printed, p.number_key, open_name, i.told) >> 1)::BIGINT AS reading
FROM id_outcomes AS o
JOIN (SELECT class, form FROM id_filled) AS f USING (class)
JOIN (SELECT form, number, name, type, number_key FROM id_parts) AS p USING (form)
LEFT JOIN (SELECT outcome, sum(hash(part, value, rule, evidence)) AS told FROM id_inferred GROUP BY outcome) AS i USING (outcome);

DELETE FROM readings;

INSERT INTO readings
SELECT reading, any_value(uri), any_value(rule), any_value(reason), any_value(candidates), any_value(printed), any_value(number_key),
       any_value(open_name)
FROM id_readings GROUP BY reading;

DELETE FROM reading_inferences;

INSERT INTO reading_inferences
SELECT DISTINCT r.reading, i.part, i.value, i.rule, i.evidence FROM id_inferred AS i JOIN id_readings AS r USING (outcome);

-- Mentions as numbers: what is large is joined by numbers, and words are fetched last.
CREATE OR REPLACE TEMP TABLE id_read AS
SELECT m.version_id, m.ordinal, r.outcome, r.form, r.reading, r.key IS NOT NULL AS settled,
       coalesce(r.key, node_key('open:' || m.version_id || ':' || coalesce(r.open_name, m.ordinal::VARCHAR))) AS key
FROM (
    SELECT version_id, ordinal, class AS outcome FROM id_mentions ANTI JOIN id_loose_classes USING (class)
    UNION ALL
    SELECT version_id, ordinal, outcome FROM id_chosen
) AS m JOIN id_readings AS r USING (outcome);

DELETE FROM mention_readings;

INSERT INTO mention_readings
SELECT version_id, ordinal, reading, key FROM id_read;
