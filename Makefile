.DEFAULT_GOAL := help
.PHONY: help setup run test lint fix bench contact-sheet screenshots migrate voices lock

PORT ?= 5000
PYTHON ?= python3
BIN := .venv/bin
VOICES := .cache/voices-venv
LOCK := .cache/lock-venv
VOICE_PACKAGE := .cache/voices/kokoro-js-1.2.1.tgz

help: ## Say what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/run ## Serve the site on http://127.0.0.1:5000 (PORT=8000 for another port)
	@$(BIN)/flask --app app db upgrade 2>/dev/null || $(BIN)/flask --app app db upgrade
	@echo "Tiny Rungs is at http://127.0.0.1:$(PORT)"
	@PORT=$(PORT) $(BIN)/gunicorn --log-level warning "app:create_app()"

# Four workers also on two cores: a browser's tests wait half of their time. The long files come first, and
# tests of one walk past pages share a worker (tests/conftest.py).
test: .venv/dev ## Run every test, browser included
	@$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder

lint: .venv/dev ## Check style, types and templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy app.py shell family accounts home quiz outlook planner journal paper sharing consult keeping voices
	@$(BIN)/djlint templates --lint --quiet

fix: .venv/dev ## Put the style right where that is mechanical
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

bench: .venv/dev ## Measure the site against a bare reference in one run
	@$(BIN)/python -m bench

contact-sheet: .venv/dev ## Photograph every picture in every look into .cache/contact-sheet/
	@$(BIN)/python -m easel contact-sheet

screenshots: .venv/dev ## Photograph every page in every palette and size into .cache/screenshots/
	@$(BIN)/python -m easel screenshots

migrate: .venv/run ## Bring the database to the newest migration
	@$(BIN)/flask --app app db upgrade

voices: $(VOICES)/ready $(VOICE_PACKAGE) ## Speak the lines that have no clip, and check every clip
	@$(VOICES)/bin/python -m voices

lock: $(LOCK)/ready ## Pin every run-time part by its digest: requirements.in to requirements.txt
	@CUSTOM_COMPILE_COMMAND="make lock" $(LOCK)/bin/pip-compile --quiet --strip-extras --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.txt requirements.in

setup: .venv/dev ## Install what building and testing need

.venv/run: requirements.txt
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(LOCK)/ready:
	@$(PYTHON) -m venv $(LOCK)
	@$(LOCK)/bin/pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	@touch $@

$(VOICES)/ready: voices/requirements.txt
	@$(PYTHON) -m venv $(VOICES)
	@$(VOICES)/bin/pip install --quiet --disable-pip-version-check -r voices/requirements.txt
	@touch $@

$(VOICE_PACKAGE):
	@mkdir -p $(@D) && cd $(@D) && npm pack kokoro-js@1.2.1 --silent >/dev/null
