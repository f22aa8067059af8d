"""Benchmarks: figures printed side by side in one run; nothing here is timed by the test suite."""
