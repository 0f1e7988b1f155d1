# Every target sets up its own virtual environment, and only when the lock file or pyproject.toml is newer than it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SITE   := $(VENV)/.installed-site
DEV    := $(VENV)/.installed-dev
BENCH  := $(VENV)/.installed-bench
LOCK   := $(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml

.PHONY: site serve test check bench format lint lock clean

site: $(SITE)              ## build site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

serve: $(SITE)             ## the site on this machine, rebuilt when a file changes
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

check: $(SITE)             ## findings in content/ and claims/
	$(BIN)/claimtrail check

test: $(DEV)               ## linters, types, layers and every test
	$(BIN)/python tests/browser_setup.py
	$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=term:skip-covered

format: $(DEV)             ## put the code in shape
	$(BIN)/ruff check --fix generator tests
	$(BIN)/ruff format generator tests

lint: $(DEV)
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check generator tests
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(BENCH)            ## speed and accuracy beside the peers, in one run
	$(BIN)/python -m tests.bench

lock: $(SITE)              ## new exact versions for the lock files
	$(BIN)/python -m pip install -q uv
	$(LOCK) --extra build -o requirements.lock
	$(LOCK) --extra test --extra dask -c requirements.lock -o requirements-test.lock
	$(LOCK) --extra bench -c requirements-test.lock -o requirements-bench.lock

clean:
	rm -rf $(VENV) .cache site

$(SITE): pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(DEV): $(SITE) requirements-test.lock
	$(BIN)/python -m pip install -q --require-hashes -r requirements-test.lock
	touch $@

$(BENCH): $(DEV) requirements-bench.lock
	$(BIN)/python -m pip install -q --require-hashes -r requirements-bench.lock
	touch $@
