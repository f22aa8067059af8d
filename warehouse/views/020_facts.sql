-- Days named in full in current documents.
CREATE OR REPLACE VIEW dates AS
SELECT d.source, f.date, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_dates AS f JOIN current_documents AS d USING (version_id);

-- Partial, relative or impossible dates in current documents.
CREATE OR REPLACE VIEW date_mentions AS
SELECT d.source, f.printed, f.kind, f.date, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_date_mentions AS f JOIN current_documents AS d USING (version_id);

-- Terms and planning periods in current documents.
CREATE OR REPLACE VIEW periods AS
SELECT d.source, f.first_year, f.last_year, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_periods AS f JOIN current_documents AS d USING (version_id);

-- Anniversaries named in current documents.
CREATE OR REPLACE VIEW anniversaries AS
SELECT d.source, d.published, f.nth, f.event, f.base, f."on", f.registry, f.base_from, f.flags,
       coalesce(try_cast(left(f."on", 4) AS INTEGER), try_cast(left(f.base, 4) AS INTEGER) + f.nth)::INTEGER AS year, -- The year of the commemoration
       f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_anniversaries AS f JOIN current_documents AS d USING (version_id);

-- Anniversaries by the year of their commemoration, one row an event and year.
CREATE OR REPLACE VIEW anniversaries_by_year AS
SELECT year, -- The year of the commemoration
       min(event) AS event, nth, max(base) AS base, max("on") AS "on",
       count(DISTINCT source) AS documents, -- Number of documents that name it
       list(DISTINCT source ORDER BY source) AS source_list -- The documents that name it
FROM anniversaries
GROUP BY year, nth, coalesce(registry, fold(event))
ORDER BY year, "on", event;

-- Blocs in current documents, with leader, deputies and members.
CREATE OR REPLACE VIEW blocs AS
SELECT d.source, d.published, b.name, b.year, b.stated_count,
       (SELECT min(m.name) FROM fact_bloc_members AS m
        WHERE m.version_id = b.version_id AND m.bloc = b.ordinal AND m.role = 'leader') AS leader, -- Who leads it
       (SELECT coalesce(list(m.name ORDER BY m.ordinal), []) FROM fact_bloc_members AS m
        WHERE m.version_id = b.version_id AND m.bloc = b.ordinal AND m.role = 'deputy') AS deputies, -- Its deputies
       (SELECT coalesce(list(m.name ORDER BY m.ordinal), []) FROM fact_bloc_members AS m
        WHERE m.version_id = b.version_id AND m.bloc = b.ordinal AND m.role = 'member') AS members, -- Its members
       b.quote, b.start, b."end", b.rule, b.confidence, b.version_id, b.ordinal
FROM fact_blocs AS b JOIN current_documents AS d USING (version_id);

-- Members of blocs in current documents, one row a member and part played.
CREATE OR REPLACE VIEW bloc_members AS
SELECT d.source, b.name AS bloc_name, -- The bloc as printed
       b.year, m.role, m.name, m.version_id, m.bloc
FROM fact_bloc_members AS m
JOIN fact_blocs AS b ON b.version_id = m.version_id AND b.ordinal = m.bloc
JOIN current_documents AS d ON d.version_id = m.version_id;

-- Blocs by name and year, what several documents say of one bloc put together; a bloc without a year takes the
-- year in which its document appeared, and says so.
CREATE OR REPLACE VIEW blocs_by_year AS
SELECT min(name) AS name, bloc_year AS year,
       bool_and(inferred) AS year_inferred, -- True where no document states the year and the day of publication gives it
       list(DISTINCT leader ORDER BY leader) FILTER (leader IS NOT NULL) AS leaders, -- Everyone named as its leader; two are a finding
       list_sort(list_distinct(flatten(list(deputies)))) AS deputies, -- Its deputies
       list_sort(list_distinct(flatten(list(members)))) AS members, -- Its members
       max(stated_count) AS stated_count,
       list(DISTINCT source ORDER BY source) AS source_list -- The documents that tell of it
FROM (
    SELECT *, coalesce(year, year(published)) AS bloc_year, year IS NULL AS inferred FROM blocs
)
GROUP BY fold(name), bloc_year
ORDER BY bloc_year, name;

-- People named in current documents.
CREATE OR REPLACE VIEW people AS
SELECT d.source, f.name, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_people AS f JOIN current_documents AS d USING (version_id);

-- Offices that people hold, as current documents tell them.
CREATE OR REPLACE VIEW roles AS
SELECT d.source, d.published, f.person, f.title, f.org, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_roles AS f JOIN current_documents AS d USING (version_id);

-- Emulation movements and campaigns in current documents.
CREATE OR REPLACE VIEW movements AS
SELECT d.source, f.kind, f.name, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_named AS f JOIN current_documents AS d USING (version_id)
WHERE f.kind IN ('movement', 'campaign');

-- Themes of years, plans and congresses in current documents.
CREATE OR REPLACE VIEW themes AS
SELECT d.source, d.published, f.name, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_named AS f JOIN current_documents AS d USING (version_id)
WHERE f.kind = 'theme';

-- Titles and forms of commendation named in current documents.
CREATE OR REPLACE VIEW awards AS
SELECT d.source, d.published, f.name, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_named AS f JOIN current_documents AS d USING (version_id)
WHERE f.kind = 'award';

-- Measurable aims that current papers set.
CREATE OR REPLACE VIEW targets AS
SELECT d.source, f.value, f.by_year, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_targets AS f JOIN current_documents AS d USING (version_id);

-- Times by which something is to be done, in current documents.
CREATE OR REPLACE VIEW deadlines AS
SELECT d.source, f.by_date, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_deadlines AS f JOIN current_documents AS d USING (version_id);

-- Short forms and demonstratives in current documents, with the URI of what they point to.
CREATE OR REPLACE VIEW pointers AS
SELECT d.source, f.form, m.uri, f.reason, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_pointers AS f
JOIN current_documents AS d USING (version_id)
LEFT JOIN instrument_mentions AS m ON m.version_id = f.version_id AND m.ordinal = f.citation;

-- Provisions named in current documents, with the URI of the instrument that they belong to.
CREATE OR REPLACE VIEW pinpoints AS
SELECT d.source, m.uri, f.article, f.clause, f.point, f.quote, f.start, f."end", f.rule, f.confidence, f.version_id
FROM fact_pinpoints AS f
JOIN current_documents AS d USING (version_id)
LEFT JOIN instrument_mentions AS m ON m.version_id = f.version_id AND m.ordinal = f.citation;

-- What looked like a fact in current documents and was judged to be none.
CREATE OR REPLACE VIEW rejected AS
SELECT d.source, f.kind, f.reason, f.quote, f.start, f."end", f.version_id
FROM fact_rejected AS f JOIN current_documents AS d USING (version_id);

-- Blocks of current documents with their text.
CREATE OR REPLACE VIEW blocks AS
SELECT d.source, f.ordinal, f.zone, d.text[f.start + 1 : f."end"] AS text, f.start, f."end", f.path, f.page, f.version_id
FROM fact_blocks AS f JOIN current_documents AS d USING (version_id);

-- Pieces of current pages that are not the document.
CREATE OR REPLACE VIEW furniture AS
SELECT d.source, f.ordinal, f.reason, f.path, f.text, f.version_id
FROM fact_furniture AS f JOIN current_documents AS d USING (version_id);
