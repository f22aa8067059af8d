"""Pictures of pages in, words with places and confidence out; nothing here knows of documents."""
