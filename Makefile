# make run, make dev, make check, make quick, make test, make mutations, make site, make clients, make bench: each sets up what it needs; make tools installs R, nginx and Firefox ESR for a few tests. Needs Python 3.11 or newer, make, and pip.
PYTHON ?= python3
PORT ?= 8501
SITE ?= site
BENCH ?=
MUTATIONS ?=
VENV ?= .venv
BIN := $(VENV)/bin
# Two processes, a file at a time, in the order of tests/conftest.py.
TWO := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: run dev test clients webkit sweep mutations tools quick lint check build site bench lock clean

run: $(VENV)/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

# Code starts the server anew when it changes; tables and their descriptor need no new start.
dev: $(VENV)/test
	$(BIN)/python -m uvicorn app:app --port $(PORT) --reload --reload-dir components --reload-dir data --reload-dir pages \
	  --reload-include '*.html' --reload-include '*.xml' --reload-include '*.css' --reload-include '*.js' \
	  --ws websockets-sansio --ws-per-message-deflate false --timeout-graceful-shutdown 1 --no-access-log

test: $(VENV)/test lint check
	CHROMIUM="$$(sh tests/browser/chromium.sh $(BIN)/python)" && export CHROMIUM && $(BIN)/python -m pytest $(TWO)

# Other people's programs on every face: the quick ones are in `make test`, these take some minutes and an installation of their own.
clients:
	sh tests/tools.sh Rscript r-base-core biber biber pandoc pandoc ssconvert gnumeric soffice libreoffice-calc-nogui
	$(MAKE) VENV=$(VENV)-clients $(VENV)-clients/clients
	if command -v npm >/dev/null; then npm ci --silent --prefix tests/clients; fi
	$(VENV)-clients/bin/python -m pytest tests/clients

# Whether the tests notice what a reader would see wrong: mistakes made on copies of the project, some minutes.
mutations: $(VENV)/test
	$(BIN)/python -m tests.mutations $(MUTATIONS)

# Readers' errands in WebKitGTK, the engine of Safari; installs it on Debian and Ubuntu, as root.
webkit: $(VENV)/test
	sh tests/tools.sh WebKitWebDriver webkit2gtk-driver Xvfb xvfb xauth xauth
	$(BIN)/python -m pytest tests/webkit/errands.py

# Every single option of every control of every chart, of which the tests try those that stand for others.
sweep: $(VENV)/test
	SWEEP=1 $(BIN)/python -m pytest -n 2 tests/components/charts/test_all_charts.py

tools:
	sh tests/tools.sh Rscript r-base-core nginx nginx-light firefox firefox-esr

quick: $(VENV)/test lint check
	$(BIN)/python -m pytest $(TWO) tests/components tests/data

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

# The requirements.txt of a folder, with the versions of the folders that go into the same installation.
define locked
	{ echo '# Written by `make lock` from requirements.in: every package with its version and the hashes of its files. Python 3.11 and newer, every system.'; \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    $(2:%=--constraint %/requirements.txt) $(1)/requirements.in; } > requirements.new
	mv requirements.new $(1)/requirements.txt
endef

lock: $(VENV)/run
	$(BIN)/pip install --quiet uv==0.13.9
	$(call locked,.)
	$(call locked,tests,.)
	$(call locked,tests/clients,. tests)
	$(call locked,tests/bench,. tests)
	$(call locked,tests/clients/read_xlsx)

build: $(VENV)/run
	$(BIN)/python -m data build

clean:
	rm -rf $(VENV) $(VENV)-bench $(VENV)-clients tests/clients/node_modules .pytest_cache .ruff_cache

$(VENV)/run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/test: $(VENV)/run tests/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch $@

$(VENV)/clients: $(VENV)/test tests/clients/requirements.txt tests/clients/read_xlsx/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/clients/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade --target $(VENV)/read_xlsx -r tests/clients/read_xlsx/requirements.txt
	touch $@

$(VENV)/bench: $(VENV)/test tests/bench/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/bench/requirements.txt
	touch $@
