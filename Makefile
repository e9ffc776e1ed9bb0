# Youju: `make ask Q="..."` answers a question, `make chat` opens the page, `make test` checks all.
# Every target sets up what it needs first; stamps in .venv make a second call instant.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
PYTHON := $(VENV)/bin/python
YOUJU := $(VENV)/bin/youju
PIP := $(PYTHON) -m pip install --quiet --quiet --disable-pip-version-check --no-compile \
	--constraint constraints.txt
# pip compiles on one core; this uses all, and also where the machine forbids to write byte code. Left
# out is what is never imported here: it is the larger part.
COMPILE := $(PYTHON) -m compileall -qq -j 0 \
	-x '/(tests|testing|kubernetes|transformers/models/\w+|_inductor|networkx|nltk|mypyc?|pip|pygments/lexers)/' \
	$(VENV)/lib corpus vectorstore assistant evals || true

# The question goes to the shell by the environment, unexpanded: quotes, $ and ; in it are safe.
override Q := $(value Q)
export Q

.NOTPARALLEL:
.PHONY: help setup ask chat index test lint bench eval screenshots

help: ## show the targets
	@grep -hE '^[a-z]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

ask: $(VENV)/.core ## answer one question: make ask Q="How many requests did Qiaokou receive in 2020?"
	@[[ -n "$$Q" ]] || { echo 'Say what to ask: make ask Q="..."' >&2; exit 2; }
	@$(YOUJU) ask -- "$$Q"

index: $(VENV)/.core ## read the bundled reports into the store
	@$(YOUJU) index

chat: $(VENV)/.chat ## open the web page on http://127.0.0.1:7860
	@$(YOUJU) chat

setup: $(VENV)/.all ## everything, into .venv

lint: setup ## style and types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

test: lint ## everything that must hold
	$(PYTHON) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

bench: $(VENV)/.core ## the budgets of time and memory, measured
	@$(PYTHON) -m evals.bench

screenshots: setup ## the pictures of the README, taken from the page
	$(PYTHON) tests/screenshots.py

eval: $(VENV)/.core ## the question sets of development
	@$(YOUJU) eval

$(PYTHON):
	@for candidate in python3 python3.11 python3.12 python3.13 python3.14; do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Setting up $(VENV) with $$($$candidate --version) ..." >&2; \
	    $$candidate -m venv $(VENV) && exit 0; \
	    echo "$$candidate cannot make a virtual environment (on Debian: apt install python3-venv)." >&2; \
	    exit 1; \
	  fi; \
	done; \
	echo "Youju needs Python 3.11 or newer, and none was found; install it, then try again." >&2; \
	exit 1
	@$(PIP) --compile --upgrade pip || true  # for speed: an older pip takes twice as long to resolve

$(VENV)/.core: pyproject.toml constraints.txt | $(PYTHON)
	@echo "Installing the core ..." >&2
	@$(PIP) --editable .
	@$(COMPILE)
	@touch $@

# With the client of a language model, which the page can be given one by its settings.
$(VENV)/.chat: $(VENV)/.core
	@echo "Installing the page ..." >&2
	@$(PIP) --editable '.[chat,llm]'
	@$(COMPILE)
	@touch $@

# torch alone and first: what comes after is then content with it, whichever index it came from. The
# rest in one go: each call of pip costs a quarter of a minute before it does anything.
$(VENV)/.all: pyproject.toml constraints.txt | $(PYTHON)
	@echo "Installing everything ..." >&2
	@$(PIP) torch
	@$(PIP) --editable '.[models,chat,llm,postgres,dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.core $(VENV)/.chat
