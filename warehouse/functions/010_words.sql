-- fold(words) | Small letters and digits without diacritics, one space between words | SELECT fold('Kế hoạch Đảng bộ')
CREATE OR REPLACE MACRO fold(words) AS
    trim(regexp_replace(strip_accents(translate(lower(words), 'đð', 'dd')), '[^0-9a-z]+', ' ', 'g'));

-- slug(words) | Words as a slot of a URI | SELECT slug('Thi đua, khen thưởng')
CREATE OR REPLACE MACRO slug(words) AS replace(fold(words), ' ', '-');

-- number_clean(printed) | A printed number in capitals, without spaces, one kind of hyphen, TW for TƯ | SELECT number_clean('15 – NQ/TƯ')
CREATE OR REPLACE MACRO number_clean(printed) AS
    regexp_replace(
        replace(replace(replace(replace(
            regexp_replace(regexp_replace(upper(printed), '[\s\x{00A0}\x{202F}]+', '', 'g'),
                           '[\x{2010}-\x{2015}\x{2212}\x{00AD}]', '-', 'g'),
            'Ð', 'Đ'), 'T.Ư', 'TW'), 'TƯ', 'TW'), 'T.U', 'TU'),
        '^([A-ZĐ]{2,5})([0-9]+)/(.+)$', '\2/\1-\3');

-- number_main(printed) | The running number itself, without leading zeros | SELECT number_main('01/KH-KTĐ')
CREATE OR REPLACE MACRO number_main(printed) AS
    nullif(coalesce(nullif(regexp_extract(number_clean(printed), '^0*([0-9]+(?:\.[0-9]+)?[A-E]?)[-/]', 1), ''),
                    regexp_extract(number_clean(printed), '^0*([0-9]+(?:\.[0-9]+)?)', 1)), '');

-- number_year(printed) | The year inside a number, as in 06/2022/QH15; null where there is none | SELECT number_year('06/2022/QH15')
CREATE OR REPLACE MACRO number_year(printed) AS
    try_cast(nullif(regexp_extract(number_clean(printed), '^[0-9.]+[A-E]?[-/]((?:19|20)[0-9]{2})[-/]', 1), '') AS INTEGER);

-- number_codes(printed) | The codes of type, issuer and unit in a number, in their order | SELECT number_codes('1074/QĐ-UBND.HC')
CREATE OR REPLACE MACRO number_codes(printed) AS
    list_filter(
        regexp_split_to_array(
            regexp_replace(number_clean(printed), '^[0-9.]+(?:[A-E][-/])?[-/]?(?:(?:19|20)[0-9]{2}[-/])?', ''),
            '[-/.]'),
        lambda code: code <> '');

-- number_key(printed) | A number in one spelling for comparisons: State and Party order, TƯ and TW, 01 and 1 are alike | SELECT number_key('15/NQ-TƯ') = number_key('15-NQ/TW')
CREATE OR REPLACE MACRO number_key(printed) AS
    number_main(printed) || coalesce('/' || number_year(printed), '') || '/' || array_to_string(number_codes(printed), '-');
