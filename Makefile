# What a newcomer and a build can ask for; each verb makes the environment it needs, in .venv.

PYTHON ?= python3
# More words for pytest, for example: make test ARGS="-n auto -k registers"
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
# Twice quiet: errors only, for a warning here is about the machine's own set-up.
PIP := $(BIN)/python -m pip --quiet --quiet
AGREEMENT := demo/overenskommelse.lok.yaml

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test lint types gen bench fuzz deep environment tools

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: environment ## Write, check and render an example agreement, in ./demo
	@mkdir -p demo
	@$(BIN)/lok init $(AGREEMENT) --family etablering-2024 --kommun Karlshamn --complete --no-input --force
	@$(BIN)/lok check $(AGREEMENT)
	@$(BIN)/lok render $(AGREEMENT) --force
	@echo "The Word file: $(AGREEMENT:.lok.yaml=.docx)"

test: tools ## Run the whole suite
	@$(BIN)/python -m pytest -q $(ARGS)

lint: tools ## Look for faults in the code and its layout
	@$(BIN)/ruff check --output-format concise .
	@$(BIN)/ruff format --check .

types: tools ## Check the types
	@$(BIN)/mypy

gen: tools ## Make again what is generated: parts of an agreement, Word template, language, schemas, examples, docs
	@PYTHONPATH=src $(BIN)/python tools/build_parts.py
	@PYTHONPATH=src $(BIN)/python tools/build_base.py
	@PYTHONPATH=src $(BIN)/python tools/build_locale.py
	@PYTHONPATH=src $(BIN)/python tools/generate.py

bench: environment ## Measure against the peers
	@$(BIN)/python -m bench.run $(ARGS)

fuzz: tools ## Run only the property tests, with new and many examples
	@$(BIN)/python -m pytest -q -m hypothesis --hypothesis-profile=deep $(ARGS)

deep: tools ## Run the whole suite, the property tests with new and many examples
	@$(BIN)/python -m pytest -q --hypothesis-profile=deep $(ARGS)

# The environment is made once; the package is installed again when something in it is newer.
environment: $(VENV)/runtime
	@if [ ! -e $(VENV)/package ] || \
	    [ -n "$$(find src schemas pyproject.toml README.md -newer $(VENV)/package ! -name '*.pyc' | head -n 1)" ]; then \
	  echo "Installing lok in $(VENV)" && \
	  $(PIP) install --no-build-isolation --force-reinstall --no-deps . && touch $(VENV)/package; \
	fi

$(VENV)/runtime: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "lok needs Python 3.11 or later; say which: make PYTHON=python3.13"; exit 1; }
	@echo "Preparing $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --constraint constraints.txt hatchling
	@$(PIP) install --constraint constraints.txt --no-build-isolation .
	@touch $(VENV)/package $@

tools: environment $(VENV)/tools

$(VENV)/tools: $(VENV)/runtime
	@echo "Installing the tools of development in $(VENV)"
	@$(PIP) install --constraint constraints.txt --no-build-isolation ".[dev]"
	@touch $@
