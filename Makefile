# Every target sets up its own virtual environment: anew where it is broken or was moved, else only when stale.
VENV    ?= .venv
PYTHON  ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN     := $(VENV)/bin
RUN     := $(BIN)/python -m
SITE    := $(VENV)/.installed-site
DEV     := $(VENV)/.installed-test
BENCH   := $(VENV)/.installed-bench
PLACE   := $(VENV)/.place
INSTALL := $(RUN) pip install -qq --disable-pip-version-check
MKDOCS  := NO_MKDOCS_2_WARNING=1 $(RUN) mkdocs
# A lock file names every package there is to install. pip is not to resolve them again: it may look for a newer
# release of `package[extra]` than the one locked, and then refuses it for having no hash.
LOCKED  := $(INSTALL) --no-deps --require-hashes
LOCK    := $(RUN) uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml

# Modules are compiled once, not by every program that a test starts: a third of the time until it does anything.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.PHONY: help site serve check observe seal test suite lint format words screenshots a11y desk lighthouse bench fuzz reproducible mutants load cluster lock release clean moved

help:                      ## this list
	@sed -n 's/^\([a-z0-9]*\):.*##/\1\t/p' Makefile

site: $(SITE)              ## build site/
	$(MKDOCS) build --strict

serve: $(SITE)             ## the site on this machine, rebuilt when a file changes
	$(MKDOCS) serve

check: $(SITE)             ## findings in content/ and claims/ (ARGS="--format json" and the like)
	$(BIN)/claimspring check $(ARGS)

observe: $(SITE)           ## look at the sources' pages and record what is there (ARGS="--verify" and the like)
	$(BIN)/claimspring observe $(ARGS)

seal: $(DEV)               ## what was seen and published into the log of a site that was built (ARGS="site --previous ADDRESS")
	$(BIN)/claimspring seal $(ARGS)

test: $(DEV)               ## linters, types, layers and every test
	@$(MAKE) --no-print-directory -j2 lint suite

# The linters use one processor and are done long before the tests, whose summary ends what is printed.
suite: $(DEV)
	$(RUN) tests.browser_setup
	$(RUN) pytest -n auto --maxprocesses 4 --dist worksteal --cov --cov-report=term:skip-covered

lint: $(DEV)               ## what needs no test to be seen
	$(RUN) ruff check generator tests
	$(RUN) ruff format --check generator tests
	$(RUN) mypy
	$(BIN)/lint-imports

format: $(DEV)             ## put the code in shape
	$(RUN) ruff check --fix generator tests
	$(RUN) ruff format generator tests

words: $(DEV)              ## new texts of the interface into the catalogues, to be translated there
	$(RUN) tests.catalogues

screenshots: site $(DEV)   ## pictures of every kind of page, in screenshots/, that of the README, those of the handbook
	$(RUN) tests.browser_setup
	$(RUN) tests.screenshots site screenshots
	$(RUN) tests.readme_picture site content/assets/article.png
	$(RUN) tests.handbook_pictures content/assets/desk

a11y: site $(DEV)          ## axe on every kind of page, in every language, width and look
	$(RUN) tests.browser_setup
	$(RUN) tests.campaigns.access site

desk: $(DEV)               ## every task of an editor at the desk by mouse and by keyboard alone, wide and as on a phone, in two languages (ARGS="-k trail" and the like)
	$(RUN) tests.browser_setup
	$(RUN) tests.campaigns.desk_tasks $(ARGS)

lighthouse: site $(DEV)    ## Lighthouse on five kinds of page, median of five, as on a phone and on a desk (ARGS="--runs 1" and the like)
	$(RUN) tests.browser_setup
	$(RUN) tests.campaigns.lighthouse site $(ARGS)

bench: $(BENCH)            ## speed and accuracy beside the peers, in one run (ARGS="--claims 10000" and the like)
	$(RUN) tests.browser_setup
	$(RUN) tests.bench $(ARGS)

cluster: $(DEV)            ## a build by two workers of a Dask cluster beside one of this machine (ARGS="100000 --packs FOLDER" and the like)
	$(RUN) tests.bench.cluster $(ARGS)

fuzz: $(DEV)               ## the long campaigns: hostile files by the hundred thousand, changes by the ten thousand, killed runs, articles read, projects of all shapes
	$(RUN) tests.campaigns.fuzz_read
	$(RUN) tests.campaigns.kill
	$(RUN) tests.campaigns.edit
	$(RUN) tests.campaigns.merge
	$(RUN) tests.campaigns.branches
	$(RUN) tests.campaigns.kill_edit
	$(RUN) tests.campaigns.read_articles
	$(RUN) tests.campaigns.projects

reproducible: $(DEV)       ## the site and 1,000 made-up claims built again elsewhere, on another day, compared byte for byte (ARGS="1000 python3.13")
	$(RUN) tests.campaigns.reproducible $(ARGS)

mutants: $(DEV)            ## breaks single lines at random, and counts what the tests notice (ARGS="--seed 2" and the like)
	$(RUN) tests.browser_setup
	$(RUN) tests.campaigns.mutants $(ARGS)

load: $(DEV)               ## the tests again and again while every core is kept busy (ARGS="--times 1" and the like)
	$(RUN) tests.browser_setup
	$(RUN) tests.campaigns.load $(ARGS)

lock: $(SITE)              ## newest versions for the lock files
	$(INSTALL) uv
	$(LOCK) --extra build -o requirements.lock
	$(LOCK) --extra test --extra dask -c requirements.lock -o requirements-test.lock
	$(LOCK) --extra bench -c requirements-test.lock -o requirements-bench.lock

release: $(SITE)           ## wheel and source distribution in dist/, the same bytes for the same commit
	rm -rf dist
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(RUN) hatchling build

clean:                     ## all that the other targets made
	rm -rf $(VENV) .cache site screenshots bench-results

$(SITE): pyproject.toml requirements.lock $(PLACE)
	$(LOCKED) -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(SITE) requirements-test.lock
	$(LOCKED) -r requirements-test.lock
	@touch $@

$(BENCH): $(DEV) requirements-bench.lock
	$(LOCKED) -r requirements-bench.lock
	@touch $@

# A virtual environment knows its own address by heart: one that was moved, or whose Python is gone, is made anew.
ifneq ($(shell cat $(PLACE) 2>/dev/null && $(BIN)/python -c "" 2>/dev/null || echo broken),$(CURDIR))
$(PLACE): moved
endif
$(PLACE):
	@test -n "$(PYTHON)" || { echo "Claimspring needs Python 3.11 or newer, and found none" >&2; exit 1; }
	@if ! $(PYTHON) -c "import ensurepip, venv" 2>/dev/null && test "$$(id -u)" = 0 && command -v apt-get; then \
		apt-get update -qq && apt-get install -qq -y --no-install-recommends python3-venv; fi
	@if test -e $@ || ! $(RUN) pip --version >/dev/null 2>&1; then rm -rf $(VENV); $(PYTHON) -m venv $(VENV); fi
	@pwd -P > $@
