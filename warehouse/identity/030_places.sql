-- The place of each mention's issuer, from stated evidence in this order: the country for bodies of the centre; the
-- issuer's words beside the number; the document's own issuer; the place in its head; the place its publisher speaks
-- for; the one province that the document names with other issuers.  From the third on a place must be of the kind
-- that the words state: `UBND tỉnh` is of no city, `UBND huyện` only of the huyện that speaks.  What two pieces of
-- evidence tell differently stays open, with both places kept: a commune's paper that names a number without
-- an issuer may mean its own or its province's.
CREATE OR REPLACE TEMP VIEW id_evidence AS
SELECT k.class, k.ordinal, p.* REPLACE (
           -- A name cut short by the line or the next word, beside its full form elsewhere, is that place.
           CASE WHEN starts_with(c.publisher_place, p.worded_place || '-') THEN c.publisher_place
                WHEN starts_with(c.own_words_place, p.worded_place || '-') THEN c.own_words_place
                ELSE p.worded_place END AS worded_place,
           -- A city of a province that was raised to a city under the centre is that city from then on.
           CASE WHEN p.worded_sub = 'thanh-pho-' || p.worded_place AND coalesce(p.issued, k.day) >= raised.city_from THEN NULL
                ELSE p.worded_sub END AS worded_sub),
       k.context, k.day, k.published, c.own_place, c.own_sub,
       -- Papers of the centre are dated in Hà Nội too: the head tells the place of local issuers alone, and of `UBND
       -- Thành phố`, which no paper of the centre calls a body without its place.
       CASE WHEN c.own_central = false OR (c.own_central IS NULL AND p.bare_level IS NOT NULL) THEN c.head_words_place END AS head_slug,
       c.publisher_place, c.publisher_sub, c.neighbour_place,
       -- Codes that province, district and commune have alike.
       list_contains(['UBND', 'HĐND', 'TTHĐND', 'UBMT', 'MTTW', 'LHPN', 'CCB', 'HNDTW', 'BCĐ', 'HĐTĐKT', 'BCH'], p.code) AS tiered
FROM (
    SELECT k.class, k.form, k.ordinal, CASE WHEN k.ordinal = -1 OR b.by_context THEN t.context END AS context,
           CASE WHEN k.ordinal = -1 OR b.by_day THEN t.day END AS day, CASE WHEN k.ordinal = -1 THEN t.published END AS published
    FROM id_classes AS k JOIN id_bound AS b USING (form) JOIN id_settings AS t USING (version_id)
) AS k
JOIN id_parts AS p USING (form)
LEFT JOIN id_contexts AS c USING (context)
LEFT JOIN id_cities AS raised ON raised.place = p.worded_place;

CREATE OR REPLACE TEMP VIEW id_placed AS
WITH judged AS (
    SELECT e.*,
           of_level(bare_level, own_city.city, own_city.city_from, coalesce(issued, day)) AS own_fits,
           of_level(bare_level, head_city.city, head_city.city_from, coalesce(issued, day)) AS head_fits,
           of_level(bare_level, publisher_city.city, publisher_city.city_from, coalesce(issued, day)) AS publisher_fits,
           of_level(bare_level, neighbour_city.city, neighbour_city.city_from, coalesce(issued, day)) AS neighbour_fits,
           -- The unit that speaks: the document's own issuer, else its publisher.
           CASE WHEN own_place IS NOT NULL THEN own_sub ELSE publisher_sub END AS speaking_sub,
           coalesce(own_place, publisher_place) AS speaking_place
    FROM id_evidence AS e
    LEFT JOIN id_cities AS own_city ON own_city.place = e.own_place
    LEFT JOIN id_cities AS head_city ON head_city.place = e.head_slug
    LEFT JOIN id_cities AS publisher_city ON publisher_city.place = e.publisher_place
    LEFT JOIN id_cities AS neighbour_city ON neighbour_city.place = e.neighbour_place
), weighed AS (
    SELECT *,
           (bare_unit IS NOT NULL AND starts_with(speaking_sub, bare_unit || '-'))
               OR (bare_level = 'city' AND starts_with(speaking_sub, 'thanh-pho-')) AS speaks_of_itself,
           ordinal >= 0 AND issuer IS NULL AND tiered AND speaking_sub IS NOT NULL AS either_tier,
           ordinal >= 0 AND issuer IS NULL AND own_place IS NULL AND head_slug IS NULL
               AND publisher_place <> neighbour_place AS disputed
    FROM judged
), ruled AS (
    SELECT *,
           CASE WHEN central AND NOT any_level THEN 'central_body'
                WHEN worded_place IS NOT NULL THEN 'issuer_words'
                -- A bare number, `Nghị quyết 15`, may be anybody's.
                WHEN code IS NULL THEN NULL
                WHEN any_level AND national THEN 'issuer_words'
                WHEN speaks_of_itself THEN CASE WHEN own_place IS NOT NULL THEN 'own_issuer' ELSE 'jurisdiction' END
                WHEN bare_unit IS NOT NULL OR either_tier OR disputed THEN NULL
                WHEN own_place IS NOT NULL AND own_fits THEN 'own_issuer'
                WHEN head_slug IS NOT NULL AND head_fits THEN 'head_place'
                WHEN publisher_place IS NOT NULL AND publisher_fits THEN 'jurisdiction'
                WHEN neighbour_place IS NOT NULL AND neighbour_fits THEN 'neighbour' END AS place_rule
    FROM weighed
)
SELECT *,
       CASE place_rule WHEN 'central_body' THEN 'tw'
                       WHEN 'issuer_words' THEN coalesce(worded_place, 'tw')
                       WHEN 'own_issuer' THEN own_place
                       WHEN 'head_place' THEN head_slug
                       WHEN 'jurisdiction' THEN publisher_place
                       WHEN 'neighbour' THEN neighbour_place END AS province,
       CASE WHEN place_rule = 'central_body' THEN NULL
            WHEN worded_sub IS NOT NULL THEN worded_sub
            WHEN speaks_of_itself THEN speaking_sub
            -- A paper that a commune prints without a word of its issuer is its own.
            WHEN place_rule = 'jurisdiction' AND ordinal = -1 AND code <> 'TU' AND bare_level IS NULL THEN publisher_sub END AS sub,
       CASE WHEN place_rule IS NOT NULL THEN NULL
            WHEN either_tier AND NOT (central AND NOT any_level)
            THEN [speaking_place, speaking_place || '/' || speaking_sub]
            WHEN disputed THEN [publisher_place, neighbour_place] END AS places,
       coalesce(own_place, head_slug, publisher_place, neighbour_place) AS context_place
FROM ruled;
