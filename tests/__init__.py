"""The tests, mirroring the package's tree; `tests.bench` measures."""
