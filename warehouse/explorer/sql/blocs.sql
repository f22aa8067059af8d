-- Blocs of a place or of a name, year by year, with leaders, deputies, members, and what each followed.
SELECT place, organiser, bloc, year, leader, leader_name, leader_person, leaders, deputies, members, follows, follows_year, follows_as,
       evidence, source, series, coalesce((SELECT min(name) FROM lexicon_places AS p WHERE p.slug = h.place), place) AS place_name,
       (SELECT name FROM bodies AS b WHERE b.body = h.organiser) AS organiser_name
FROM bloc_history AS h
WHERE ($place IS NULL OR place = $place)
  AND ($words IS NULL OR series IN (SELECT series FROM bloc_leaders($words)) OR contains(fold(bloc), fold($words)))
ORDER BY place, organiser, series, year DESC, follows LIMIT $most
