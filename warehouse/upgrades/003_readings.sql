-- What mentions come to is kept once a reading, and edges once, by the keys of their ends.  All that was known moves to
-- the past in the new form, and resolution fills the tables again.  There each mention of then has a reading of its own.
CREATE SCHEMA IF NOT EXISTS past;
ALTER TABLE instrument_mentions ADD COLUMN IF NOT EXISTS recorded_from TIMESTAMP;
ALTER TABLE inferences ADD COLUMN IF NOT EXISTS recorded_from TIMESTAMP;
ALTER TABLE instrument_edges ADD COLUMN IF NOT EXISTS recorded_from TIMESTAMP;
ALTER TABLE instrument_links ADD COLUMN IF NOT EXISTS recorded_from TIMESTAMP;
CREATE TABLE IF NOT EXISTS past.instrument_mentions AS SELECT *, recorded_from AS recorded_until FROM instrument_mentions LIMIT 0;
CREATE TABLE IF NOT EXISTS past.inferences AS SELECT *, recorded_from AS recorded_until FROM inferences LIMIT 0;
CREATE TABLE IF NOT EXISTS past.instrument_edges AS SELECT *, recorded_from AS recorded_until FROM instrument_edges LIMIT 0;
CREATE TABLE IF NOT EXISTS past.instrument_links AS SELECT *, recorded_from AS recorded_until FROM instrument_links LIMIT 0;

CREATE TEMP TABLE up_mentions AS
SELECT (hash(version_id, ordinal, uri, node, rule, reason, candidates, printed, number_key) >> 1)::BIGINT AS reading,
       (hash(node) >> 1)::BIGINT AS node_key, *
FROM (SELECT * FROM past.instrument_mentions
      UNION ALL BY NAME SELECT *, make_timestamp(epoch_us(now())) AS recorded_until FROM instrument_mentions)
WHERE recorded_from IS NOT NULL;

CREATE TABLE past.readings (
    reading BIGINT, uri VARCHAR, rule VARCHAR, reason VARCHAR, candidates VARCHAR[], printed VARCHAR, number_key VARCHAR, open_name VARCHAR,
    recorded_from TIMESTAMP NOT NULL, recorded_until TIMESTAMP NOT NULL
);

INSERT INTO past.readings
SELECT reading, uri, rule, reason, candidates, printed, number_key,
       nullif(regexp_replace(CASE WHEN uri IS NULL THEN node END, '^open:-?[0-9]+:', ''), ordinal::VARCHAR) AS open_name,
       recorded_from, recorded_until
FROM up_mentions;

CREATE TABLE past.mention_readings (
    version_id BIGINT, ordinal INTEGER, reading BIGINT, node_key BIGINT,
    recorded_from TIMESTAMP NOT NULL, recorded_until TIMESTAMP NOT NULL
);

INSERT INTO past.mention_readings
SELECT version_id, ordinal, reading, node_key, recorded_from, recorded_until FROM up_mentions;

CREATE TABLE past.reading_inferences (
    reading BIGINT, part VARCHAR, "value" VARCHAR, rule VARCHAR, evidence VARCHAR,
    recorded_from TIMESTAMP NOT NULL, recorded_until TIMESTAMP NOT NULL
);

INSERT INTO past.reading_inferences
SELECT m.reading, i.part, i.value, i.rule, i.evidence, greatest(m.recorded_from, i.recorded_from) AS recorded_from,
       least(m.recorded_until, i.recorded_until) AS recorded_until
FROM (SELECT * FROM past.inferences
      UNION ALL BY NAME SELECT *, make_timestamp(epoch_us(now())) AS recorded_until FROM inferences) AS i
JOIN up_mentions AS m ON m.version_id = i.version_id AND m.ordinal = i.ordinal
 AND m.recorded_from < i.recorded_until AND i.recorded_from < m.recorded_until;

-- An edge was the best evidence for some stretches of the time in which it was known, and for the others it was not.
CREATE TEMP TABLE up_links AS
SELECT * FROM (SELECT * FROM past.instrument_links
               UNION ALL BY NAME SELECT *, make_timestamp(epoch_us(now())) AS recorded_until FROM instrument_links)
WHERE recorded_from IS NOT NULL;

CREATE TEMP TABLE up_edges AS
SELECT row_number() OVER () AS edge, *
FROM (SELECT * FROM past.instrument_edges
      UNION ALL BY NAME SELECT *, make_timestamp(epoch_us(now())) AS recorded_until FROM instrument_edges)
WHERE recorded_from IS NOT NULL;

CREATE TEMP TABLE up_stretches AS
WITH best AS (
    SELECT e.edge, l.rests_on, l.sources, greatest(l.recorded_from, e.recorded_from) AS since, least(l.recorded_until, e.recorded_until) AS until
    FROM up_edges AS e
    JOIN up_links AS l
      ON (l.version_id, l.from_node, l.relation, l.to_node, l.basis, l.start, l."end") = (e.version_id, e.from_node, e.relation, e.to_node, e.basis, e.start, e."end")
     AND l.recorded_from < e.recorded_until AND e.recorded_from < l.recorded_until
), bounds AS (
    SELECT edge, recorded_from AS moment FROM up_edges
    UNION SELECT edge, recorded_until FROM up_edges
    UNION SELECT edge, since FROM best
    UNION SELECT edge, until FROM best
), stretches AS (
    SELECT edge, moment AS since, lead(moment) OVER (PARTITION BY edge ORDER BY moment) AS until FROM bounds
)
SELECT s.edge, s.since, s.until, max(b.sources) AS sources
FROM stretches AS s LEFT JOIN best AS b ON b.edge = s.edge AND b.since <= s.since AND s.until <= b.until
WHERE s.until IS NOT NULL GROUP BY ALL;

CREATE TABLE past.told_edges (
    version_id BIGINT, from_key BIGINT, relation VARCHAR, to_key BIGINT, from_reading BIGINT, to_reading BIGINT, basis VARCHAR,
    implied BOOLEAN, rests_on BOOLEAN, date DATE, quote VARCHAR, start INTEGER, "end" INTEGER, sources INTEGER,
    recorded_from TIMESTAMP NOT NULL, recorded_until TIMESTAMP NOT NULL
);

INSERT INTO past.told_edges
WITH named AS (
    SELECT version_id, node, printed, min(reading) AS reading FROM up_mentions GROUP BY ALL
), carrying AS (
    SELECT relation, bool_or(rests_on) AS rests_on FROM up_links GROUP BY relation
)
SELECT e.version_id, (hash(e.from_node) >> 1)::BIGINT AS from_key, e.relation, (hash(e.to_node) >> 1)::BIGINT AS to_key,
       f.reading AS from_reading, t.reading AS to_reading, e.basis, e.implied, coalesce(c.rests_on, false) AS rests_on, e.date, e.quote, e.start, e."end",
       s.sources, s.since AS recorded_from, s.until AS recorded_until
FROM up_edges AS e
JOIN up_stretches AS s USING (edge)
JOIN named AS f ON (f.version_id, f.node, f.printed) = (e.version_id, e.from_node, e.from_number)
JOIN named AS t ON (t.version_id, t.node, t.printed) = (e.version_id, e.to_node, e.to_number)
LEFT JOIN carrying AS c USING (relation);

DROP TABLE up_mentions;
DROP TABLE up_links;
DROP TABLE up_edges;
DROP TABLE up_stretches;
DROP VIEW IF EXISTS told_links;
DROP TABLE instrument_mentions;
DROP TABLE inferences;
DROP TABLE instrument_edges;
DROP TABLE instrument_links;
DROP TABLE past.instrument_mentions;
DROP TABLE past.inferences;
DROP TABLE past.instrument_edges;
DROP TABLE past.instrument_links;
