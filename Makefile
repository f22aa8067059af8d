# Everything a newcomer needs: `make nightly` and `make test` set up what they use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup nightly test suite doctests lint types evaluate bench soak lock examples clean

setup: $(READY)

# The lock is the whole truth about third-party code: `uv pip sync` installs it and removes the rest.
$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "make: no $(PYTHON) here; install Python 3.11 or newer with venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: Python 3.11 or newer is needed; name one with PYTHON=…" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Making $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet "uv>=0.9,<1"
	@echo "Installing the locked packages"
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

nightly: $(READY)
	@$(BIN)/danchieu nightly --demo

test: suite doctests

# Twice as many workers as a small machine has cores: many tests wait for servers, kills and other processes.
suite: $(READY)
	@$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder $(PYTEST_FLAGS)

doctests: $(READY)
	@$(BIN)/python -m pytest --quiet --doctest-modules corpora extractors pipeline warehouse flows

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

evaluate: $(READY)
	@$(BIN)/danchieu evaluate --floors $(EVALUATE_FLAGS)

bench: $(READY)
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.pdf_reading
	@$(BIN)/python -m tests.bench.ocr_reading
	@$(BIN)/python -m tests.bench crawl
	@$(BIN)/python -m tests.bench warehouse
	@$(BIN)/python -m tests.bench.engines

soak: $(READY)
	@$(BIN)/python -m pytest tests/soak $(PYTEST_FLAGS)
	@DANCHIEU_EXPLORED_DOCUMENTS=$${DANCHIEU_EXPLORED_DOCUMENTS:-1000000} \
	  $(BIN)/python -m pytest tests/test_browser_world.py $(PYTEST_FLAGS)

# Rewrites what the tests hold every document to, and prints which documents changed in which kinds.
snapshot: $(READY)
	@$(BIN)/python -m tests.makers.snapshot

# Takes the pictures of docs/explorer.md anew, in Debian's chromium, on the demo warehouse.
screenshots: $(READY)
	@$(BIN)/python -m tests.makers.screenshots

# Rewrites what the worked queries answer on the demo warehouse, and the page that shows it.
examples: $(READY)
	@$(BIN)/python -m tests.makers.example_pages

lock: $(READY)
	@$(BIN)/uv pip compile pyproject.toml --quiet --all-extras --group dev --generate-hashes --universal \
	  --python-version 3.11 --no-emit-index-url --no-annotate --no-header --output-file requirements.lock

clean:
	rm -rf $(VENV) data build .prefect
