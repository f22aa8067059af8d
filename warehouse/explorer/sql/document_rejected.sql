-- What looked like a fact here and was judged to be none.
SELECT kind, reason, quote, start, "end" FROM fact_rejected
WHERE version_id = $version AND "end" > $first AND start < $last ORDER BY start LIMIT 500
