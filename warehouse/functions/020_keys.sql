-- node_key(node) | A node of the graph as a number of 63 bits; its value may change with the version of DuckDB, so it is compared within one file alone | SELECT node_key('vn/ha-noi/ubnd/ke-hoach/2023/282')
CREATE OR REPLACE MACRO node_key(node) AS (hash(node) >> 1)::BIGINT;
