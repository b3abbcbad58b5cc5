# `make` lists what there is. Set-up runs by itself, once, and again when the pins change.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# Where Red-DiscordBot is, for `make bench` alone.
RED ?= $(VENV)/red

.DEFAULT_GOAL := help
.PHONY: help run test tools eval bench calibrate clean

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: $(VENV)/.run-ready  ## set up, then open the study room in the browser
	@$(BIN)/python -m bot room $(ARGS)

test: $(VENV)/.test-ready tools  ## set up, then run every check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 4 --dist loadfile --cov --cov-report=term $(ARGS)

# Chromium and PostgreSQL are for the checks alone. Where they cannot be installed, the checks
# that need them are skipped by name.
tools:
	@tests/tools.sh

eval: $(VENV)/.run-ready  ## measure how many questions on ../shared are answered right
	$(BIN)/python -m bench.accuracy $(ARGS)
	$(BIN)/python -m bench.grading
	$(BIN)/python -m bench.generated
	$(BIN)/python -m bench.headed

calibrate: $(VENV)/.run-ready  ## fit the weights that decide when the tutor answers
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-calibrate.txt
	$(BIN)/python -m bench.calibrate

bench: $(VENV)/.run-ready  ## measure speed and memory
	$(BIN)/python -m bench.speed $(ARGS)
	$(BIN)/python -m bench.live
	$(BIN)/python -m bench.room
	$(BIN)/python -m bench.rounds
	$(BIN)/python -m bench.verdicts $(RED)
	$(BIN)/python -m bench.scale --plot docs/pictures/matching.svg

clean:  ## remove the virtual environment and all caches
	rm -rf $(VENV) build *.egg-info .coverage htmlcov
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# pip keeps to your own settings: pip.conf and PIP_* in the environment.

$(VENV)/.run-ready: requirements.txt | $(VENV)/bin/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test-ready: requirements-dev.txt requirements.txt | $(VENV)/bin/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Biyu needs Python 3.11 or newer. Name another one: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python cannot make virtual environments yet. First: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
