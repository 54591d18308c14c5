"""What the project measures of itself: `bench` for `make bench`, which writes docs/benchmarks.md."""
