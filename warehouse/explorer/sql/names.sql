-- What instruments are called, and the year of each.
SELECT node AS uri, label, coalesce(year(issued), try_cast(era AS INTEGER))::INTEGER AS year
FROM instrument_names WHERE node_key IN (SELECT node_key(unnest($uris::VARCHAR[]))) ORDER BY node
