-- Which instrument rests on which, as numbers, in the order of the one that rests: steps towards the grounds.
CREATE TABLE IF NOT EXISTS graph_grounds (
    from_key BIGINT NOT NULL, -- The instrument that rests on the other: a 63-bit hash of its node, see node_key
    to_key BIGINT NOT NULL, -- The instrument that it rests on
    relation VARCHAR NOT NULL -- Relation type
);

-- The same edges in the order of the instrument rested upon: steps towards what rests on it.
CREATE TABLE IF NOT EXISTS graph_resting (
    to_key BIGINT NOT NULL, -- The instrument that is rested upon
    from_key BIGINT NOT NULL, -- The instrument that rests on it
    relation VARCHAR NOT NULL -- Relation type
);
