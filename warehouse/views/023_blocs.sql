-- Blocs year by year, with who leads them and how they follow an earlier year's bloc.
CREATE OR REPLACE VIEW bloc_history AS
SELECT s.place, s.organiser, s.name AS bloc, -- Name as most documents print it
       y.year, y.leader, y.leader_name, y.leader_person, y.deputies, y.members,
       l.before AS follows, -- Key of the bloc that it follows from an earlier year
       l.before_year AS follows_year, -- The year of that bloc
       l.kind AS follows_as, -- same_name or renumbered
       l.evidence, d.source, y.year_inferred, y.leaders, y.documents, y.series, y.version_id
FROM bloc_years AS y
JOIN bloc_series AS s USING (series)
JOIN document_versions AS v USING (version_id)
JOIN documents AS d USING (document_id)
LEFT JOIN bloc_links AS l ON l.after = y.series AND l.after_year = y.year;
