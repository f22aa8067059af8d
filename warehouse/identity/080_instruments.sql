-- One row an instrument; each attribute as its own text says, else as most documents do, ties by the smaller value.
DELETE FROM instruments;

INSERT INTO instruments
WITH told AS (
    SELECT m.uri, m.version_id, m.ordinal, f.number, f.type, f.issuer, f.issued::VARCHAR AS issued, f.name, f.title,
           f.signer
    FROM instrument_mentions AS m JOIN id_filled AS f USING (version_id, ordinal)
    WHERE m.uri IS NOT NULL
), long AS (
    UNPIVOT told ON number, type, issuer, issued, name, title, signer INTO NAME attribute VALUE value
), weighed AS (
    SELECT uri, attribute, value, bool_or(ordinal = -1) AS own, count(DISTINCT version_id) AS weight
    FROM long GROUP BY uri, attribute, value
), best AS (
    SELECT uri, attribute, arg_min(value, (NOT own, -weight, value)) AS value FROM weighed GROUP BY uri, attribute
), wide AS (
    PIVOT best ON attribute IN ('number', 'type', 'issuer', 'issued', 'name', 'title', 'signer')
    USING any_value(value) GROUP BY uri
), counted AS (
    SELECT uri, bool_or(ordinal = -1) AS own_text, count(DISTINCT version_id) AS mentions,
           min(number_key) AS number_key
    FROM instrument_mentions WHERE uri IS NOT NULL GROUP BY uri
), laws AS (
    SELECT uri, any_value(number) AS number, min(issued) AS issued, min(name) AS name, min(number_key) AS number_key
    FROM id_laws GROUP BY uri
)
SELECT c.uri, coalesce(w.number, l.number), w.type, w.issuer,
       CASE WHEN starts_with(c.uri, 'vn/quoc-hoi/') OR starts_with(c.uri, 'vn/ubtvqh/') THEN 'tw'
            ELSE split_part(c.uri, '/', 2) END,
       coalesce(try_cast(w.issued AS DATE), l.issued),
       nullif(regexp_replace(list_extract(string_split(c.uri, '/'), -2), '-?_.*$', ''), ''), coalesce(l.name, w.name), w.title, w.signer,
       NOT contains(c.uri, '_'), c.own_text, c.mentions, coalesce(c.number_key, l.number_key)
FROM counted AS c
LEFT JOIN wide AS w USING (uri)
LEFT JOIN laws AS l USING (uri);
