# make run, make dev, make check, make quick, make test, make mutations, make site, make bench: each sets up what it needs; make tools installs R and nginx for a few tests. Needs Python 3.11 or newer, make, and pip.
PYTHON ?= python3
PORT ?= 8501
SITE ?= site
BENCH ?=
MUTATIONS ?=
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: run dev test sweep mutations tools quick lint check build site bench lock clean

run: $(VENV)/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

# Code starts the server anew when it changes; tables and their descriptor need no new start.
dev: $(VENV)/test
	$(BIN)/python -m uvicorn app:app --port $(PORT) --reload --reload-dir components --reload-dir data --reload-dir pages \
	  --reload-include '*.html' --reload-include '*.xml' --reload-include '*.css' --reload-include '*.js' \
	  --ws websockets-sansio --ws-per-message-deflate false --timeout-graceful-shutdown 1 --no-access-log

test: $(VENV)/test lint check
	CHROMIUM="$$(sh tests/browser/chromium.sh $(BIN)/python)" && export CHROMIUM && $(BIN)/python -m pytest -n 2 --dist loadfile

# Whether the tests notice what a reader would see wrong: mistakes made on copies of the project, some minutes.
mutations: $(VENV)/test
	$(BIN)/python -m tests.mutations $(MUTATIONS)

# Every single option of every control of every chart, of which the tests try those that stand for others.
sweep: $(VENV)/test
	SWEEP=1 $(BIN)/python -m pytest -n 2 tests/components/charts/test_all_charts.py

tools:
	sh tests/tools.sh Rscript r-base-core nginx nginx-light

quick: $(VENV)/test lint check
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/data tests/components

lint: $(VENV)/test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/ty check

check: $(VENV)/test
	$(BIN)/python -m data check

site: $(VENV)/run
	$(BIN)/python -m components.bake $(SITE) $(if $(BASE),--base $(BASE)) $(if $(LIVE),--live $(LIVE))

bench:
	$(MAKE) VENV=$(VENV)-bench $(VENV)-bench/bench
	CHROMIUM="$$(sh tests/browser/chromium.sh $(VENV)-bench/bin/python)" && export CHROMIUM && $(VENV)-bench/bin/python -m tests.bench $(BENCH)

lock: $(VENV)/run
	$(BIN)/pip install --quiet uv==0.13.9
	{ echo '# Written by `make lock` from requirements.in: every package with its version and the hashes of its files. Python 3.11 and newer, every system.'; \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements.in; } > requirements.new
	mv requirements.new requirements.txt

build: $(VENV)/run
	$(BIN)/python -m data build

clean:
	rm -rf $(VENV) $(VENV)-bench .pytest_cache .ruff_cache

$(VENV)/run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/test: $(VENV)/run tests/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch $@

$(VENV)/bench: $(VENV)/test tests/bench/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/bench/requirements.txt
	touch $@
