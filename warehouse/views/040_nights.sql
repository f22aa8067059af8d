-- Every run in figures, the latest first.
CREATE OR REPLACE VIEW run_totals AS
WITH items AS (
    SELECT run_id, count(*) FILTER (outcome = 'new') AS new, count(*) FILTER (outcome = 'changed') AS changed,
           count(*) FILTER (outcome = 'reextracted') AS reextracted
    FROM run_items GROUP BY run_id
), visited AS (
    SELECT run_id, count(*) AS sources, count(*) FILTER (status NOT IN ('done', 'rested')) AS sources_failed,
           sum(unchanged) AS unchanged, sum(gone) AS gone, sum(bytes) AS bytes
    FROM run_sources GROUP BY run_id
), failed AS (
    SELECT run_id, count(*) AS failures FROM run_failures GROUP BY run_id
), found AS (
    SELECT run_id, findings FROM run_audits
)
SELECT r.run_id, r.flow, r.started_at, r.finished_at,
       date_diff('millisecond', r.started_at, r.finished_at) / 1000 AS seconds, -- How long it took; null while it runs
       r.status,
       coalesce(v.sources, 0)::BIGINT AS sources, -- Sources visited
       coalesce(v.sources_failed, 0)::BIGINT AS sources_failed, -- Of these, how many failed or broke an assertion
       coalesce(i.new, 0)::BIGINT AS new, -- Documents read that were never held before
       coalesce(i.changed, 0)::BIGINT AS changed, -- Documents read that say something else than before
       coalesce(i.reextracted, 0)::BIGINT AS reextracted, -- Documents read anew by another version of the code
       coalesce(v.unchanged, 0)::BIGINT AS unchanged, -- Documents asked for that were as before
       coalesce(v.gone, 0)::BIGINT AS gone, -- Documents held before that are no longer there
       coalesce(f.failures, 0)::BIGINT AS failures, -- What went wrong, of every kind
       coalesce(last_value(coalesce(a.findings, CASE WHEN r.status = 'done' AND i.run_id IS NOT NULL THEN 0 END) IGNORE NULLS)
                    OVER (ORDER BY r.started_at, r.run_id ROWS UNBOUNDED PRECEDING), 0)::BIGINT AS findings, -- What does not add up, as the audits last saw it
       coalesce(v.bytes, 0)::BIGINT AS bytes, -- Bytes of the bodies that came, decoded
       r.message
FROM runs AS r
LEFT JOIN items AS i USING (run_id)
LEFT JOIN visited AS v USING (run_id)
LEFT JOIN failed AS f USING (run_id)
LEFT JOIN found AS a USING (run_id)
ORDER BY r.started_at DESC, r.run_id DESC;

-- Every visit of a source beside the thirty before it.
CREATE OR REPLACE VIEW visit_trends AS
WITH told AS (
    SELECT *, new + changed AS volume, CASE WHEN new > 0 THEN started_at END AS brought FROM run_sources
), gaps AS (
    SELECT *, last_value(brought IGNORE NULLS) OVER (source_visits ROWS UNBOUNDED PRECEDING) AS last_new,
           date_diff('hour', last_value(brought IGNORE NULLS) OVER (source_visits ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
                     brought) / 24 AS gap
    FROM told WINDOW source_visits AS (PARTITION BY source_name ORDER BY started_at, run_id)
)
SELECT run_id, source_name, started_at, status, asked, new, changed, unchanged, gone, failed, waiting, bytes, seconds,
       message,
       count(*) FILTER (status = 'done') OVER before AS visits_before, -- Sound visits among the thirty before
       median(volume) FILTER (status = 'done') OVER before AS usual, -- Median of new and changed documents over these
       min(volume) FILTER (status = 'done') OVER before AS least, -- Fewest new and changed documents of one of these
       max(volume) FILTER (status = 'done') OVER before AS most, -- Most new and changed documents of one of these
       list(volume) OVER (source_visits ROWS BETWEEN 29 PRECEDING AND CURRENT ROW) AS trend, -- New and changed documents of up to thirty visits, this one last
       date_diff('hour', last_new, started_at) / 24 AS quiet_days, -- Days since a visit brought something new; null where none did
       max(gap) OVER before AS longest_quiet, -- Longest time between two such visits before, in days
       count(gap) OVER before AS gaps_before -- How many such times are known
FROM gaps
WINDOW source_visits AS (PARTITION BY source_name ORDER BY started_at, run_id),
       before AS (source_visits ROWS BETWEEN 30 PRECEDING AND 1 PRECEDING)
ORDER BY started_at DESC, source_name;

-- What an operator should be told of: a run that failed or was held back, a source that failed, broke an assertion,
-- fell silent, or brought far more or less than it does.
CREATE OR REPLACE VIEW run_alerts AS
WITH alerts AS (
    SELECT run_id, status AS kind, NULL AS source_name, coalesce(message, 'no reason is noted') AS message
    FROM runs WHERE status IN ('failed', 'held_back')
    UNION ALL
    SELECT run_id, 'assertion', source_name, message FROM run_failures WHERE kind = 'assertion'
    UNION ALL
    SELECT run_id, 'source_failed', source_name, coalesce(message, 'nothing came') FROM run_sources WHERE status = 'failed'
    UNION ALL
    -- Weekends and holidays are in the record: silence is told when it is longer than any before, and by far.
    SELECT run_id, 'stale', source_name,
           printf('nothing new for %d days; the longest such time before was %d', quiet_days::INTEGER, longest_quiet::INTEGER)
    FROM visit_trends WHERE gaps_before >= 5 AND quiet_days > 3 + 2 * longest_quiet
    UNION ALL
    SELECT run_id, 'volume', source_name,
           printf('%d new and changed documents; the %d visits before brought %d to %d', new + changed, visits_before, least, most)
    FROM visit_trends
    WHERE status = 'done' AND visits_before >= 7 AND (new + changed > 20 + 2 * most OR 4 * (new + changed) < least)
), before AS (
    SELECT run_id, lag(run_id) OVER (PARTITION BY flow ORDER BY started_at, run_id) AS run_before FROM runs
)
SELECT a.run_id,
       a.kind, -- failed, held_back, assertion, source_failed, stale or volume
       a.source_name, a.message,
       EXISTS (FROM alerts AS b WHERE b.run_id = r.run_before AND b.kind = a.kind
                 AND b.source_name IS NOT DISTINCT FROM a.source_name) AS told_before -- Whether the run before told the same of the same source
FROM alerts AS a JOIN before AS r USING (run_id)
ORDER BY a.run_id DESC, list_position(['failed', 'held_back', 'source_failed', 'assertion', 'stale', 'volume'], a.kind),
         a.source_name;
