"""Measurements that take longer than a test may; each is run with `python -m benchmarks.NAME`."""
