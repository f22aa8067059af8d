-- One row an instrument; each attribute as its own text says, else as most documents do, ties by the smaller value.
-- Where no document states its day or what it is about, the register's.
-- What a document says of an instrument in one form only is counted by form; the few that say it in several, each.
CREATE OR REPLACE TEMP TABLE id_uris AS
SELECT DISTINCT key, uri FROM id_readings WHERE uri IS NOT NULL;

CREATE OR REPLACE TEMP TABLE id_told_by AS
SELECT key, version_id, count(*) AS forms, bool_or(ordinal = -1) AS own, any_value(form) AS form
FROM id_read WHERE settled GROUP BY key, version_id;

DELETE FROM instruments;

INSERT INTO instruments
WITH forms AS (
    SELECT key, form, own, count(*) AS weight FROM id_told_by WHERE forms = 1 GROUP BY ALL
), several AS (
    SELECT r.key, r.version_id, r.form, r.ordinal = -1 AS own
    FROM id_read AS r SEMI JOIN (FROM id_told_by WHERE forms > 1) AS t USING (key, version_id)
    WHERE r.settled
), attributes AS (
    UNPIVOT (SELECT form, number, type, issuer, issued::VARCHAR AS issued, name, title, signer FROM id_forms)
    ON number, type, issuer, issued, name, title, signer INTO NAME attribute VALUE value
), weighed AS (
    SELECT key, attribute, value, bool_or(own) AS own, sum(weight) AS weight
    FROM (
        SELECT f.key, a.attribute, a.value, f.own, f.weight FROM forms AS f JOIN attributes AS a USING (form)
        UNION ALL
        SELECT s.key, a.attribute, a.value, bool_or(s.own), count(DISTINCT s.version_id)
        FROM several AS s JOIN attributes AS a USING (form) GROUP BY s.key, a.attribute, a.value
    ) GROUP BY key, attribute, value
), best AS (
    SELECT key, attribute, arg_min(value, (NOT own, -weight, value)) AS value FROM weighed GROUP BY key, attribute
), wide AS (
    PIVOT best ON attribute IN ('number', 'type', 'issuer', 'issued', 'name', 'title', 'signer')
    USING any_value(value) GROUP BY key
), keys AS (
    SELECT f.key, min(p.number_key) AS number_key
    FROM (SELECT DISTINCT key, form FROM id_readings WHERE key IS NOT NULL) AS f JOIN id_parts AS p USING (form) GROUP BY f.key
), counted AS (
    SELECT u.uri, t.key, bool_or(t.own) AS own_text, count(*) AS mentions, any_value(k.number_key) AS number_key
    FROM id_told_by AS t JOIN id_uris AS u USING (key) JOIN keys AS k USING (key) GROUP BY u.uri, t.key
), laws AS (
    SELECT uri, any_value(number) AS number, min(issued) AS issued, min(name) AS name, min(number_key) AS number_key
    FROM id_laws GROUP BY uri
), registered AS (
    SELECT uri, issued, title FROM id_registry
)
SELECT c.uri, coalesce(w.number, l.number), w.type, w.issuer,
       CASE WHEN starts_with(c.uri, 'vn/quoc-hoi/') OR starts_with(c.uri, 'vn/ubtvqh/') THEN 'tw'
            ELSE split_part(c.uri, '/', 2) END,
       coalesce(try_cast(w.issued AS DATE), l.issued, r.issued),
       nullif(regexp_replace(list_extract(string_split(c.uri, '/'), -2), '-?_.*$', ''), ''), coalesce(l.name, w.name), coalesce(w.title, r.title), w.signer,
       NOT contains(c.uri, '_'), c.own_text, c.mentions, coalesce(c.number_key, l.number_key)
FROM counted AS c
LEFT JOIN wide AS w USING (key)
LEFT JOIN laws AS l USING (uri)
LEFT JOIN registered AS r USING (uri);
