"""A warehouse that several writers share: DuckLake with its catalogue in PostgreSQL."""
