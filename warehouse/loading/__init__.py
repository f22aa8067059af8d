"""Documents on their way into the tables: rows, shards of Parquet, one set-based load."""
