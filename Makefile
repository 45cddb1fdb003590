# Every target sets up what it needs first; where all is there already, that takes no time.
.DEFAULT_GOAL := help
.PHONY: help demo test check format bench lock setup setup-dev

PYTHON := .venv/bin/python

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1 /p' $(MAKEFILE_LIST) | while read -r target text; do \
		printf 'make %-8s %s\n' "$$target" "$$text"; done

demo: setup ## Print the handout for a donor lymphocyte infusion in Spanish
	@mkdir -p build/demo
	@.venv/bin/handoutgen render 38242 --lang es -o build/demo/
	@ls build/demo/*.pdf | sed 's|^|Open it: $(CURDIR)/|'

test: setup-dev ## Run the tests; one of them: make test ARGS="tests/test_verapdf.py -x"
	@$(PYTHON) -m pytest -n 2 --dist loadgroup $(ARGS)

check: setup-dev ## Run all that must hold for a change to go in: format, lint, types, tests
	@$(PYTHON) -m ruff format --quiet --diff
	@$(PYTHON) -m ruff check --quiet
	@$(PYTHON) -m mypy --no-error-summary
	@$(MAKE) --no-print-directory test

format: setup-dev ## Format the code, and mend what the linter can
	@$(PYTHON) -m ruff check --quiet --fix-only
	@$(PYTHON) -m ruff format --quiet

bench: setup-dev ## Measure, side by side with what else one could use
	@benchmarks/run

lock: ## Pin newer packages: make lock ARGS=--upgrade
	@scripts/lock $(ARGS)

setup:
	@scripts/setup

setup-dev:
	@scripts/setup --dev
