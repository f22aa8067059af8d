-- Every chain by which the first instrument rests on the second, shortest first: one row a step.
FROM trace($a, $b)
