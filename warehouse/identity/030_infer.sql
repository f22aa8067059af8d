-- Missing parts filled from stated evidence.  Place, in this order: the country for bodies of the centre; the
-- issuer's words beside the number; the document's own issuer; the one province that the document names with other
-- issuers; the place its publisher speaks for.  A commune's publisher speaks for the commune where it prints a paper
-- of its own, and for its province where the body is one of the province; which of both another number means stays
-- open.  Era: the year
-- inside the number; the day of issue, read as the congress term for the Party's central bodies; for a document's
-- own number also its day of publication.
CREATE OR REPLACE TEMP TABLE id_filled AS
WITH neighbours AS (
    SELECT version_id, min(worded_place) AS place
    FROM id_parts WHERE worded_place IS NOT NULL AND ordinal >= 0
    GROUP BY version_id HAVING count(DISTINCT worded_place) = 1
), evidence AS (
    SELECT p.* REPLACE (
               -- A name cut short by the line or the next word, beside its full form elsewhere, is that place.
               CASE WHEN starts_with(publisher.place, p.worded_place || '-') THEN publisher.place
                    WHEN starts_with(own.place, p.worded_place || '-') THEN own.place
                    ELSE p.worded_place END AS worded_place),
           n.place AS neighbour_place, c.day, c.published, c.source, c.jurisdiction, c.own_issuer, c.own_parent,
           own.place AS own_place, own.sub AS own_sub, own.code AS own_code, parent.place AS parent_place,
           publisher.place AS publisher_place, publisher.sub AS publisher_sub,
           p.known_code AND list_contains(['HLHVHNT', 'HLH', 'MTTW', 'LHPN', 'CCB', 'HNDTW', 'CTĐ', 'BHXH'], p.code) AS any_level
    FROM id_parts AS p
    JOIN id_current AS c USING (version_id)
    LEFT JOIN neighbours AS n USING (version_id)
    LEFT JOIN id_wordings AS own ON own.words = c.own_issuer
    LEFT JOIN id_wordings AS parent ON parent.words = c.own_parent
    LEFT JOIN id_wordings AS publisher ON publisher.words = c.jurisdiction
), placed AS (
    SELECT *,
           CASE WHEN central AND NOT any_level THEN 'central_body'
                WHEN worded_place IS NOT NULL THEN 'issuer_words'
                WHEN any_level AND national THEN 'issuer_words'
                WHEN coalesce(own_place, parent_place) IS NOT NULL THEN 'own_issuer'
                WHEN neighbour_place IS NOT NULL THEN 'neighbour'
                WHEN publisher_place IS NOT NULL AND (publisher_sub IS NULL OR ordinal = -1 OR code = 'TU')
                THEN 'jurisdiction' END AS place_rule,
           CASE place_rule
                WHEN 'central_body' THEN 'tw'
                WHEN 'issuer_words' THEN coalesce(worded_place, 'tw')
                WHEN 'own_issuer' THEN coalesce(own_place, parent_place)
                WHEN 'neighbour' THEN neighbour_place
                WHEN 'jurisdiction' THEN publisher_place END AS province,
           CASE WHEN central AND NOT any_level THEN NULL
                WHEN worded_sub IS NOT NULL THEN worded_sub
                WHEN issuer IS NULL AND own_code = code THEN own_sub
                WHEN bare_unit THEN own_sub
                WHEN place_rule = 'jurisdiction' AND ordinal = -1 AND code <> 'TU' THEN publisher_sub END AS sub
    FROM evidence
)
SELECT p.*, province || coalesce('/' || sub, '') AS place,
       CASE WHEN num_year IS NOT NULL THEN 'number'
            WHEN central AND party AND code = 'TW' AND issued IS NOT NULL THEN 'issue_day'
            WHEN issued IS NOT NULL THEN 'issue_day'
            WHEN ordinal = -1 AND published IS NOT NULL THEN 'publication_day' END AS era_rule,
       coalesce(issued, CASE WHEN ordinal = -1 THEN published END) AS era_day,
       CASE WHEN num_year IS NOT NULL THEN num_year::VARCHAR
            WHEN central AND party THEN term.term
            ELSE year(coalesce(issued, CASE WHEN ordinal = -1 THEN published END))::VARCHAR END AS era,
       -- Normative decisions carry the year in their number and count apart from the administrative ones.
       CASE WHEN num_year IS NOT NULL AND type_slug IN ('quyet-dinh', 'nghi-quyet', 'chi-thi')
                 AND code NOT IN ('QH', 'UBTVQH') THEN type_slug || '-qppl'
            ELSE type_slug END AS series
FROM placed AS p
LEFT JOIN lexicon_terms AS term
    ON coalesce(p.issued, CASE WHEN p.ordinal = -1 THEN p.published END) BETWEEN term.opens AND term.closes;
