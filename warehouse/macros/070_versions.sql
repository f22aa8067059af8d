-- version_facts(of_version) | What one version of a document states, each thing once, so that two versions can be set side by side | FROM version_facts((SELECT min(version_id) FROM document_versions))
CREATE OR REPLACE MACRO version_facts(of_version) AS TABLE
WITH told AS (
    SELECT version_id, unnest([
               {'kind': 'number', 'value': number}, {'kind': 'day of issue', 'value': issued::VARCHAR},
               {'kind': 'issuer', 'value': issuer}, {'kind': 'signer', 'value': signer},
               {'kind': 'title', 'value': title}, {'kind': 'day of effect', 'value': effective::VARCHAR}], recursive := true),
           quote, start
    FROM fact_self
    UNION ALL SELECT version_id, 'citation', concat_ws(' ', coalesce(number, name), 'of ' || issued), quote, start FROM fact_citations
    UNION ALL SELECT version_id, 'date', date, quote, start FROM fact_dates
    UNION ALL SELECT version_id, 'deadline', by_date, quote, start FROM fact_deadlines
    UNION ALL SELECT version_id, 'target', concat_ws(' by ', value, by_year), quote, start FROM fact_targets
    UNION ALL SELECT version_id, 'anniversary', nth || ' years: ' || event, quote, start FROM fact_anniversaries
    UNION ALL SELECT version_id, kind, name, quote, start FROM fact_named
    UNION ALL SELECT version_id, 'office', concat_ws(', ', person, title, org), quote, start FROM fact_roles
    UNION ALL SELECT b.version_id, 'bloc ' || m.role, concat_ws(': ', b.name, m.name), b.quote, b.start
              FROM fact_blocs AS b JOIN fact_bloc_members AS m ON m.version_id = b.version_id AND m.bloc = b.ordinal
    UNION ALL SELECT version_id, 'task', task, quote, start FROM fact_assignments
)
SELECT kind, value, arg_min(quote, start) AS quote, min(start) AS start
FROM told WHERE version_id = of_version AND value IS NOT NULL
GROUP BY kind, value
ORDER BY start, kind, value;
