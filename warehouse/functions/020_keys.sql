-- node_key(node) | A node of the graph as a number of 63 bits; its value may change with the version of DuckDB, so it is compared within one file alone | SELECT node_key('vn/ha-noi/ubnd/ke-hoach/2023/282')
CREATE OR REPLACE MACRO node_key(node) AS (hash(node) >> 1)::BIGINT;

-- plain_code(code) | A code of a number in capitals without diacritics, as people may type it | SELECT plain_code('NĐ')
CREATE OR REPLACE MACRO plain_code(code) AS translate(upper(code), 'ĐÐƯƠ', 'DDUO');
