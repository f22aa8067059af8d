-- title: Named by several documents, its own text not found
-- severity: low
-- reason: What many documents rest on should be in the warehouse itself, so that its words can be checked.
-- example: Two documents cite an instrument whose own text is not loaded.
-- mend: Add the source that publishes it.
SELECT label, n.node, i.mentions || ' documents name it, and its own text is not here', NULL::BIGINT, NULL, NULL::INTEGER,
       NULL::INTEGER
FROM instrument_names AS n JOIN instruments AS i ON i.uri = n.node
WHERE NOT i.own_text AND i.mentions >= 2;
