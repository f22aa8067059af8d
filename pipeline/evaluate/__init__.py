"""Measuring the extractors on documents whose facts a careful reader has noted."""
