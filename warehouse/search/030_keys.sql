-- What is found is told by the number of its entry.
CREATE UNIQUE INDEX entry_by_number ON search.entries (entry);
