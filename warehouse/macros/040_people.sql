-- find_person(words) | People of a name, with or without diacritics, those whom most documents name first | FROM find_person('Vu Dinh Khoat')
CREATE OR REPLACE MACRO find_person(words) AS TABLE
SELECT person, name, bodies, first_seen, last_seen, documents FROM persons
WHERE person = words OR name_key = name_key(words)
   OR (fold(name) = fold(words) AND name_key(words) NOT IN (SELECT p.name_key FROM persons AS p))
ORDER BY documents DESC, person;

-- offices_of(words) | The offices of people of a name through time, with the documents that tell them | FROM offices_of('Trần Sỹ Thanh')
CREATE OR REPLACE MACRO offices_of(words) AS TABLE
SELECT * FROM offices WHERE person IN (SELECT f.person FROM find_person(words) AS f)
ORDER BY person, first_day, title_key;
