-- of_level(level, city, since, day) | Whether a place is what `UBND tỉnh` (province) or `UBND thành phố` (city) can mean on a day; true where nothing is known of the place | SELECT of_level('province', true, DATE '2025-01-01', DATE '2024-05-01')
CREATE OR REPLACE MACRO of_level(level, city, since, day) AS
    CASE WHEN level IS NULL OR city IS NULL THEN true
         ELSE (level = 'city') = (city AND (since IS NULL OR day IS NULL OR day >= since)) END;

-- actor_slug(code, sub, city, since, day, named) | The issuer's slot in URIs: a city's Party committee is thanh-uy, a province's tinh-uy, others as the lexicon or the code says | SELECT actor_slug('TU', NULL, true, NULL, NULL, 'tinh-uy')
CREATE OR REPLACE MACRO actor_slug(code, sub, city, since, day, named) AS
    CASE WHEN code = 'TU' AND starts_with(sub, 'thanh-pho-') THEN 'thanh-uy'
         WHEN code = 'TU' AND coalesce(city, false) AND (since IS NULL OR day IS NULL OR day >= since) THEN 'thanh-uy'
         WHEN code = 'TU' THEN 'tinh-uy'
         ELSE coalesce(named, slug(code)) END;

-- body_words(wording, general, province, sub) | What tells a body from others of its code: its folded words without the general ones, the place and the unit, as a slot, null where nothing is left; the longest general words first | SELECT body_words(' khoi thi dua so 4 thanh pho ha noi ', ['khoi thi dua'], 'ha-noi', NULL)
CREATE OR REPLACE MACRO body_words(wording, general, province, sub) AS
    nullif(replace(trim(regexp_replace(
        list_reduce(
            list_concat([wording],
                        list_transform(general, lambda word: ' ' || word || ' '),
                        [' ' || coalesce(replace(sub, '-', ' '), '-') || ' ', ' ' || coalesce(replace(province, '-', ' '), '-') || ' ']),
            lambda words, word: replace(words, word, ' ')),
        ' (thanh pho|tp|tinh|thuoc|cua|so|cac|va)( (thanh pho|tp|tinh|thuoc|cua|so|cac|va))* ', ' ', 'g')), ' ', '-'), '');
