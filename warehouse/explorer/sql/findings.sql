-- Open findings, those of the chosen severity, audit and words, worst first.
SELECT severity, audit, title, subject, message, mend, source, start, quote, first_seen, last_seen, finding_id
FROM findings_open
WHERE severity = coalesce($severity, severity) AND audit = coalesce($audit, audit)
  AND ($words IS NULL OR contains(fold(concat_ws(' ', subject, message, quote, source)), fold($words)))
LIMIT $most OFFSET $skip
