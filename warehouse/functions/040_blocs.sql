-- bloc_number(name) | The number of a bloc in digits, null for blocs known by name: Cụm 5 thành phố is no Cụm số 5 | SELECT bloc_number('Khối thi đua IV')
CREATE OR REPLACE MACRO bloc_number(name) AS
    (SELECT coalesce(list_position(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi', 'xvii', 'xviii', 'xix', 'xx'], n)::VARCHAR, n)
     FROM (SELECT coalesce(
               nullif(regexp_extract(lower(name), '^(?:khối|cụm|khoi|cum)(?: giao ước| giao uoc)?(?: thi đua| thi dua)? (?:số|thứ|so|thu) ?0*([0-9]+|[ivx]+)(?:[^a-z0-9]|$)', 1), ''),
               nullif(regexp_extract(lower(name), '^(?:khối|cụm|khoi|cum)(?: giao ước| giao uoc)?(?: thi đua| thi dua)? 0*([0-9]+|[ivx]+)\s*(?:$|[-–,(]|thuộc|của|ubnd)', 1), '')) AS n));

-- bloc_slug(name) | A bloc's part of its key: Khối 4, Khối thi đua số 04 and Khối IV are one | SELECT bloc_slug('Khối IV')
CREATE OR REPLACE MACRO bloc_slug(name) AS
    CASE WHEN bloc_number(name) IS NOT NULL THEN regexp_extract(fold(name), '^(khoi|cum)') || '-thi-dua-so-' || bloc_number(name)
         ELSE slug(regexp_extract(fold(name), '^(khoi|cum)') || ' thi dua ' || replace(replace(
                  ' ' || regexp_replace(regexp_replace(fold(name), ' (?:(?:truc )?thuoc|tren dia ban) .*$', ''),
                                        '^(?:khoi|cum)(?: giao uoc)?(?: thi dua)?', '') || ' ', ' va ', ' '), ' cac ', ' ')) END;
