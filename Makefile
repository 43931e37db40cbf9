.DEFAULT_GOAL := help
.PHONY: help setup run test lint fix bench migrate

PORT ?= 5000
PYTHON ?= python3
BIN := .venv/bin

help: ## Say what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/run ## Serve the site on http://127.0.0.1:5000 (PORT=8000 for another port)
	@$(BIN)/flask --app app db upgrade 2>/dev/null || $(BIN)/flask --app app db upgrade
	@echo "Tiny Rungs is at http://127.0.0.1:$(PORT)"
	@PORT=$(PORT) $(BIN)/gunicorn --log-level warning "app:create_app()"

test: .venv/dev ## Run every test, browser included
	@$(BIN)/python -m pytest -n 2 --dist loadfile

lint: .venv/dev ## Check style, types and templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy app.py shell family quiz planner
	@$(BIN)/djlint templates --lint --quiet

fix: .venv/dev ## Put the style right where that is mechanical
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

bench: .venv/dev ## Measure the site against a bare reference in one run
	@$(BIN)/python -m bench

migrate: .venv/run ## Bring the database to the newest migration
	@$(BIN)/flask --app app db upgrade

setup: .venv/dev ## Install what building and testing need

.venv/run: requirements.txt
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
