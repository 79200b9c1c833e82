# `make` lists the targets. Everything that is made lies in .venv/ and _build/.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help book watch html lab notebooks dist check test machines thorough mutants bench new clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

book: .venv/book.stamp  ## build the book and read it at http://127.0.0.1:8000/ (another port: make book PORT=8001)
	@$(BIN)/python tools/serve_site.py "$(PORT)"

watch: .venv/book.stamp  ## the same, and renew the page in the browser after each saving (PORT=8001)
	@$(BIN)/python tools/serve_site.py "$(PORT)" --watch

html: .venv/book.stamp  ## build the site into _build/html/
	@$(BIN)/python tools/build_site.py

# The settings are given to this JupyterLab alone; nobody else's is changed.
lab: .venv/book.stamp  ## open JupyterLab; a double-click on a chapter opens it as a notebook
	JUPYTER_CONFIG_PATH="$(CURDIR)/book/_ext/jupyter" $(BIN)/jupyter lab book/index.md

notebooks: .venv/book.stamp  ## write every chapter as a notebook into _build/notebooks/, the library beside them
	$(BIN)/python book/_ext/notebook_downloads.py _build/notebooks

dist: html  ## pack the site as a ZIP, the library as wheel and sdist, into _build/dist/
	@$(BIN)/python tools/dist.py

# What fails soonest when an equation, an exercise, a figure or a type is wrong.
check: .venv/test.stamp  ## lint, types, and every test that needs no browser: within a minute
	$(BIN)/python tools/check.py

# What takes longest comes first, so that no process is left alone with it.
SLOW := tests/lab tests/build tests/pages tests/widgets
test: check html  ## run every check and test, the browser ones included
	$(BIN)/python tests/chromium.py
	$(BIN)/python tests/firefox.py
	BP_SITE=_build/html $(BIN)/python -m pytest -n auto --dist loadgroup --no-loadscope-reorder $(SLOW)

machines: .venv/test.stamp  ## run the tests as other processors and other libraries would: half an hour
	$(BIN)/python tools/machines.py

thorough: .venv/test.stamp  ## derive, verify and run a thousand programs by lot, in Python and as in the page: half an hour
	BP_PROGRAMS=1000 $(BIN)/python -m pytest -q -n auto tests/quick/calculus/program/test_drawn.py tests/parity/test_programs.py

mutants: .venv/test.stamp  ## put small faults into the library, by lot, and list those that no test notices: hours
	$(BIN)/python tools/mutants.py

bench: .venv/test.stamp html  ## measure: pages, frames, builds, derivations; beside an older site: make bench BEFORE=v1.0
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m benchmarks.run $(if $(BEFORE),--before "$(BEFORE)")

# The second word is a goal to make, one that has nothing to do.
KINDS := chapter exercise widget
new:  ## write a skeleton: make new chapter|exercise|widget NAME=… TITLE="…" (an exercise: CHAPTER=…)
	@$(PYTHON) tools/new.py "$(filter $(KINDS),$(MAKECMDGOALS))" "$(NAME)" "$(TITLE)" "$(CHAPTER)"
ifeq ($(firstword $(MAKECMDGOALS)),new)
.PHONY: $(KINDS)
$(KINDS): ; @:
endif

clean:  ## remove what was built (.venv stays)
	rm -rf _build

# The stamps: an environment is brought up to date when its requirements change.
# Importing pyplot once makes Matplotlib's font list, so that no chapter has to mention it.
INSTALL = @command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed, and there is no $(PYTHON) on the PATH" >&2; exit 1; }; \
	$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(v < (3, 11) and "Python 3.11 or newer is needed; $(PYTHON) is %d.%d. Name another one: make PYTHON=python3.12" % v)' && \
	$(PYTHON) tools/environment.py

.venv/book.stamp: requirements.txt pyproject.toml
	$(INSTALL) "Jupyter Book, JupyterLab and the library (130 packages, 650 MB)" -r requirements.txt -e .
	@$(BIN)/python -c 'import matplotlib.pyplot' 2>/dev/null
	@touch $@

.venv/test.stamp: tests/requirements.txt .venv/book.stamp
	$(INSTALL) "what the tests need (pytest, Playwright, deno and others, 250 MB)" -r tests/requirements.txt
	@touch $@
