-- Their offices through time, with the documents that tell them.
FROM offices_of($words) LIMIT $most
