-- The columns of each view.
SELECT table_name AS name, list({'column': column_name, 'type': data_type, 'meaning': coalesce(comment, '')} ORDER BY column_index) AS columns
FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main'
GROUP BY table_name ORDER BY name
