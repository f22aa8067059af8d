"""Which mentions name the same instrument, decided in set-based SQL."""
