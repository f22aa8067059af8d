"""The frontier: what the crawl knows of every page, host and source, and when each is asked again."""
