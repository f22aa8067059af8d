"""What takes longer than a test may: fuzzing, long crawls, a large warehouse, many kills (`make soak`)."""
