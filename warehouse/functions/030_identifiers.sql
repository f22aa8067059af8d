-- uri_slots(uri) | The slots of an instrument's URI: place (with its unit), issuer, type, era, number | SELECT uri_slots('vn/ha-noi/ubnd/ke-hoach/2023/282').type
CREATE OR REPLACE MACRO uri_slots(uri) AS {
    'place': coalesce(nullif(array_to_string(string_split(uri, '/')[2:len(string_split(uri, '/')) - 4], '/'), ''), 'tw'),
    'issuer': string_split(uri, '/')[-4],
    'type': string_split(uri, '/')[-3],
    'era': string_split(uri, '/')[-2],
    'number': string_split(uri, '/')[-1]
};

-- work_date(uri, issued) | The day of issue, else the year in the URI where it is a whole year; null for terms, parts of years and what nobody states | SELECT work_date('vn/tw/chinh-phu/nghi-dinh/2020/30', NULL)
CREATE OR REPLACE MACRO work_date(uri, issued) AS
    coalesce(strftime(issued::DATE, '%Y-%m-%d'), nullif(regexp_extract(string_split(uri, '/')[-2], '^[0-9]{4}$'), ''));

-- akn(uri, issued) | The Akoma Ntoso IRI of an instrument as a work: country, act or doc, type, actor with its place, date, number; null where no date is known | SELECT akn('vn/ha-noi/ubnd/ke-hoach/2023/282', DATE '2023-11-30')
CREATE OR REPLACE MACRO akn(uri, issued) AS
    '/akn/vn/'
    || CASE WHEN ends_with(uri_slots(uri).type, '-qppl') OR list_contains(['quoc-hoi', 'ubtvqh'], uri_slots(uri).issuer)
                 OR list_contains(['nghi-dinh', 'thong-tu', 'thong-tu-lien-tich', 'nghi-quyet-lien-tich', 'sac-lenh'], uri_slots(uri).type)
            THEN 'act' ELSE 'doc' END
    || '/' || regexp_replace(uri_slots(uri).type, '-qppl$', '')
    || '/' || CASE WHEN uri_slots(uri).place = 'tw' THEN '' ELSE replace(uri_slots(uri).place, '/', '.') || '.' END || uri_slots(uri).issuer
    || '/' || work_date(uri, issued) || '/' || uri_slots(uri).number;

-- eli(uri, issued) | The ELI of an instrument: jurisdiction, agents, type, year (with month and day where one year holds two numberings), natural identifier; null where no year is known | SELECT eli('vn/ha-noi/ubnd/ke-hoach/2023/282', NULL)
CREATE OR REPLACE MACRO eli(uri, issued) AS
    '/eli/vn/' || CASE WHEN uri_slots(uri).place = 'tw' THEN '' ELSE uri_slots(uri).place || '/' END || uri_slots(uri).issuer
    || '/' || uri_slots(uri).type
    || '/' || CASE WHEN contains(uri_slots(uri).era, '-') THEN strftime(issued::DATE, '%Y/%m/%d')
                   ELSE left(work_date(uri, issued), 4) END
    || '/' || uri_slots(uri).number;
