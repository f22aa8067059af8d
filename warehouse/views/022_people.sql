-- The person that each name in current documents stands for, or why that stays open and who it may be.
CREATE OR REPLACE VIEW people_identified AS
SELECT d.source, f.name, m.person, m.rule, m.reason, m.candidates, m.evidence, f.quote, f.start, f."end", f.version_id, f.ordinal
FROM person_mentions AS m
JOIN fact_people AS f USING (version_id, ordinal)
JOIN current_documents AS d USING (version_id);

-- Offices of people through time, as documents tell them.
CREATE OR REPLACE VIEW offices AS
SELECT o.person, p.name, o.title, o.title_key, o.body, b.name AS body_name, -- The body as most documents print it
       o.first_day, o.last_day, o.former_day, o.documents, a.source AS first_source, -- The document that tells it first
       z.source AS last_source -- The document that tells it last
FROM person_offices AS o
JOIN persons AS p USING (person)
JOIN bodies AS b USING (body)
JOIN current_documents AS a ON a.version_id = o.first_version
JOIN current_documents AS z ON z.version_id = o.last_version;
