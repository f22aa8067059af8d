-- What does not add up in this document.
SELECT severity, audit, title, subject, message, mend, start, quote, finding_id FROM findings_open
WHERE version_id = $version LIMIT 100
