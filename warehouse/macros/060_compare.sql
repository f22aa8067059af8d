-- spelt_out(words) | Folded words with the short forms of committees, councils and cities spelt out | SELECT spelt_out('UBND TP Hà Nội')
CREATE OR REPLACE MACRO spelt_out(words) AS
    replace(replace(replace(' ' || fold(words) || ' ', ' ubnd ', ' uy ban nhan dan '), ' hdnd ', ' hoi dong nhan dan '), ' tp ', ' thanh pho ');

-- same_words(a, b) | Whether two wordings of a body, a person or a title say the same: folded, short forms spelt out, the shorter inside the longer | SELECT same_words('UBND TP Hà Nội', 'Ủy ban nhân dân thành phố Hà Nội')
CREATE OR REPLACE MACRO same_words(a, b) AS
    contains(spelt_out(a), spelt_out(b)) OR contains(spelt_out(b), spelt_out(a));

-- bare_title(title) | A title folded, without the type and the words that lead to it | SELECT bare_title('KẾ HOẠCH về công tác thi đua')
CREATE OR REPLACE MACRO bare_title(title) AS
    regexp_replace(fold(title), '^(?:(?:ke hoach|quyet dinh|chi thi|nghi quyet|chuong trinh|hanh dong|huong dan|thong bao|ban hanh|ve viec|v v|ve) )+', '');

-- compare(words) | What reports say of an instrument beside its own text: agree, differ, only in report, only in plan, with the words of both | FROM compare('KH 282')
CREATE OR REPLACE MACRO compare(words) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT n.node_key, n.label, n.number_key FROM instrument_named(words) JOIN instrument_names AS n USING (node_key)
), mentions AS MATERIALIZED (
    SELECT m.version_id, m.ordinal FROM asked AS a JOIN mention_readings AS m ON m.node_key = a.node_key
), own AS MATERIALIZED (
    SELECT version_id FROM mentions WHERE ordinal = -1
), reports AS MATERIALIZED (
    SELECT m.version_id, min(m.ordinal) AS ordinal,
           bool_or(number_main(d.about) = number_main(c.number)) AS about -- Whether the report is about it, or names it only
    FROM mentions AS m JOIN current_documents AS d USING (version_id) JOIN fact_citations AS c USING (version_id, ordinal)
    WHERE m.ordinal >= 0 AND d.doc_kind = 'news' AND m.version_id NOT IN (FROM own)
    GROUP BY m.version_id
), headed AS (
    SELECT version_id, true AS own, number, issued::VARCHAR AS issued, issuer, signer, title, quote FROM own JOIN fact_self USING (version_id)
    UNION ALL
    SELECT version_id, false, number, issued::VARCHAR, issuer, signer, title, quote
    FROM reports JOIN fact_citations USING (version_id, ordinal)
), single AS (
    UNPIVOT headed ON number, issued, issuer, signer, title INTO NAME field VALUE value
), listed AS (
    SELECT version_id, own, 'citation' AS field, m.node AS key, coalesce(i.label, m.printed) AS value, c.quote
    FROM (SELECT version_id, true AS own FROM own UNION ALL SELECT version_id, false FROM reports WHERE about)
    JOIN fact_citations AS c USING (version_id)
    JOIN instrument_mentions AS m ON m.version_id = c.version_id AND m.ordinal = c.ordinal
    LEFT JOIN instrument_names AS i ON i.node_key = m.node_key
    WHERE m.node_key NOT IN (SELECT node_key FROM asked)
    UNION ALL
    SELECT version_id, own, f.field, f.key, f.value, f.quote
    FROM (SELECT version_id, true AS own FROM own UNION ALL SELECT version_id, false FROM reports WHERE about)
    JOIN (
        SELECT version_id, 'target' AS field, fold(value) || coalesce(' ' || by_year, '') AS key, concat_ws(' by ', value, by_year) AS value, quote FROM fact_targets
        UNION ALL SELECT version_id, 'deadline', by_date, by_date, quote FROM fact_deadlines WHERE by_date IS NOT NULL
        UNION ALL SELECT version_id, 'anniversary', nth || ' ' || coalesce(registry, fold(event)), nth || ' years: ' || event, quote FROM fact_anniversaries
        UNION ALL SELECT version_id, kind, fold(name), name, quote FROM fact_named
    ) AS f USING (version_id)
), leaders AS (
    SELECT s.version_id, s.own, 'leader of ' || b.name AS field, fold(b.name) AS bloc, m.name AS value, b.quote
    FROM (SELECT version_id, true AS own FROM own UNION ALL SELECT version_id, false FROM reports WHERE about) AS s
    JOIN fact_blocs AS b USING (version_id)
    JOIN fact_bloc_members AS m ON m.version_id = b.version_id AND m.bloc = b.ordinal AND m.role = 'leader'
), facts AS (
    -- A signer is quoted with the words before the name.
    SELECT s.version_id, own, field, field AS key, value,
           CASE WHEN field = 'signer' THEN coalesce(nullif(regexp_extract(d.text, '(?:\S+ ){0,8}' || regexp_escape(value)), ''), quote)
                ELSE quote END AS quote, true AS single
    FROM single AS s JOIN current_documents AS d USING (version_id)
    UNION ALL SELECT version_id, own, field, 'leader of ' || bloc, value, quote, true FROM leaders
    UNION ALL SELECT version_id, own, field, field || ' ' || key, value, quote, false FROM listed
), plan AS (
    SELECT key, any_value(field) AS field, single, min(value) AS value, arg_min(quote, value) AS quote,
           arg_min(version_id, value) AS version_id
    FROM facts WHERE own GROUP BY key, single
), told AS (
    SELECT key, any_value(field) AS field, single, value, min(quote) AS quote, arg_min(version_id, quote) AS version_id,
           count(DISTINCT version_id) AS reports
    FROM facts WHERE NOT own GROUP BY key, single, CASE WHEN single THEN fold(value) END, value
)
SELECT * FROM (
SELECT coalesce(p.field, t.field) AS field,
       CASE WHEN p.key IS NULL THEN 'only in report' WHEN t.key IS NULL THEN 'only in plan'
            WHEN NOT p.single OR p.value = t.value THEN 'agree'
            WHEN p.field = 'number' THEN CASE WHEN number_key(p.value) = number_key(t.value) THEN 'agree' ELSE 'differ' END
            WHEN p.field = 'title' THEN CASE WHEN same_words(bare_title(p.value), bare_title(t.value)) THEN 'agree' ELSE 'differ' END
            WHEN p.field <> 'issued' AND same_words(p.value, t.value) THEN 'agree' ELSE 'differ' END AS verdict,
       p.value AS plan_says, t.value AS report_says, p.quote AS plan_quote, t.quote AS report_quote,
       pd.source AS plan_source, td.source AS report_source, t.reports
FROM plan AS p FULL JOIN told AS t USING (key)
LEFT JOIN current_documents AS pd ON pd.version_id = p.version_id
LEFT JOIN current_documents AS td ON td.version_id = t.version_id
)
ORDER BY list_position(['differ', 'only in report', 'agree', 'only in plan'], verdict),
         list_position(['number', 'issued', 'issuer', 'signer', 'title', 'citation', 'deadline', 'target'], field) NULLS LAST,
         field, plan_says, report_says;
