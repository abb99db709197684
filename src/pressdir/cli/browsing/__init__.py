"""The full screen of `browse`. Nothing else loads it."""
