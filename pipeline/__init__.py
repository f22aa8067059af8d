"""Bytes in, facts out: fetch, archive, parse, run the extractors."""
