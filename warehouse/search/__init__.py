"""Search without regard to diacritics: the words, the index, the question."""
