-- Mentions taken apart: number, year inside it, codes of type and issuer, and what the words beside it say.  The same
-- words are printed over and over: each form of a mention is taken apart once.
CREATE OR REPLACE TEMP VIEW id_raw AS
SELECT c.version_id, c.ordinal, c.type, c.number, c.issued, c.issuer, c.signer, c.name, c.year, c.title,
       hash(c.type, c.number, c.issued, c.issuer, c.signer, c.name, c.year, c.title) AS form
FROM fact_citations AS c SEMI JOIN id_current USING (version_id)
UNION ALL
SELECT s.version_id, -1, s.type, s.number, s.issued, coalesce(s.issuer, s.parent), s.signer, NULL, NULL, s.title,
       hash(s.type, s.number, s.issued, coalesce(s.issuer, s.parent), s.signer, NULL::VARCHAR, NULL::INTEGER, s.title)
FROM fact_self AS s SEMI JOIN id_current USING (version_id);

CREATE OR REPLACE TEMP TABLE id_said AS
SELECT version_id, ordinal, form FROM id_raw;

CREATE OR REPLACE TEMP TABLE id_forms AS
SELECT form, any_value(type) AS type, any_value(number) AS number, any_value(issued) AS issued, any_value(issuer) AS issuer,
       any_value(signer) AS signer, any_value(name) AS name, any_value(year) AS year, any_value(title) AS title
FROM id_raw GROUP BY form;

-- Numbers are taken apart once each, however often they are printed.
CREATE OR REPLACE TEMP TABLE id_numbers AS
WITH distinct_numbers AS (
    SELECT DISTINCT number FROM id_forms WHERE number IS NOT NULL
), split AS (
    SELECT number, number_main(number) AS num, number_year(number) AS num_year, number_codes(number) AS codes,
           number_key(number) AS number_key
    FROM distinct_numbers
)
SELECT number, num, num_year, number_key, t.form AS type_code, t.slug AS code_type,
       CASE WHEN t.form IS NOT NULL THEN codes[2] ELSE codes[1] END AS body_code
FROM split
LEFT JOIN lexicon_types AS t ON t.kind = 'code' AND t.form = codes[1] AND len(codes) > 1;

CREATE OR REPLACE TEMP TABLE id_types AS
SELECT r.type, t.slug, fold(t.name) AS word
FROM (SELECT DISTINCT type FROM id_forms WHERE type IS NOT NULL) AS r
JOIN lexicon_types AS t ON t.kind = 'word' AND t.form = fold(r.type);

CREATE OR REPLACE TEMP TABLE id_parts AS
SELECT r.*, n.num, n.num_year, n.number_key, n.type_code,
       CASE WHEN regexp_matches(n.body_code, '^(UBTVQH|QH)[0-9]+$') THEN regexp_extract(n.body_code, '^[A-Z]+')
            ELSE coalesce(i.code, n.body_code, w.code) END AS code,
       n.body_code IS NOT NULL AS coded,
       coalesce(i.central, lw.central, false) AS central,
       coalesce(i.party, lw.party, false) AS party,
       i.form IS NOT NULL AS known_code,
       coalesce(i.slug, nullif(slug(n.body_code), ''), w.actor) AS code_actor,
       w.actor AS worded_actor, w.code AS worded_code, w.place AS worded_place, w.sub AS worded_sub,
       w.bare_unit, w.bare_level, coalesce(w.national, false) AS national, w.f AS wording,
       coalesce(slip.slug, n.code_type, word.slug,
                CASE WHEN n.body_code IS NOT NULL AND NOT regexp_matches(n.body_code, '^(UBTVQH|QH)[0-9]+$')
                      AND r.type IS NULL AND i.form IS NOT NULL THEN 'cong-van' END) AS type_slug,
       r.type IS NULL AND n.code_type IS NOT NULL AS type_from_symbol,
       i.form IS NOT NULL
           AND list_contains(['HLHVHNT', 'HLH', 'MTTW', 'LHPN', 'CCB', 'HNDTW', 'CTĐ', 'BHXH'], i.code) AS any_level
FROM id_forms AS r
LEFT JOIN id_numbers AS n USING (number)
LEFT JOIN lexicon_issuers AS i ON i.form = regexp_replace(n.body_code, '^(UBTVQH|QH)[0-9]+$', '\1')
LEFT JOIN id_wordings AS w ON w.words = r.issuer
LEFT JOIN lexicon_issuers AS lw ON lw.form = w.code AND n.body_code IS NULL
LEFT JOIN id_types AS word ON word.type = r.type
LEFT JOIN lexicon_types AS slip ON slip.kind = 'slip' AND slip.form = n.type_code || ' ' || word.word;
