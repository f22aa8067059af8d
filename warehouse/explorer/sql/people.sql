-- People of a name, those whom most documents name first.
FROM find_person($words) LIMIT $most
