# `make run` opens the program, `make test` runs the tests; both set up what they need first.
# Hand options on with ARGS, for example: make run ARGS="due --json" or make test ARGS="tests/db -q"

ARGS ?=
PYTHON = .venv/bin/python

.PHONY: run test lint format docs pages step old-file bench soak mutants lock system

run: .venv/run.stamp
	@$(PYTHON) main.py $(ARGS)

test: .venv/dev.stamp
	@$(PYTHON) -m pytest -n 2 --dist worksteal $(ARGS)

lint: .venv/dev.stamp
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy --strict cme_desktop db ui benchmarks docs main.py
	@.venv/bin/lint-imports --no-cache --no-logo

format: .venv/dev.stamp
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

docs: .venv/dev.stamp
	@$(PYTHON) -m docs.make

pages: .venv/dev.stamp
	@$(PYTHON) -m docs.pictures.returns

step: .venv/dev.stamp
	@$(PYTHON) -m db.next_step "$(ARGS)"
	@$(PYTHON) -m ruff format -q db/migrations/versions

old-file: .venv/dev.stamp
	@$(PYTHON) -m tests.migrations.old_files

bench: .venv/dev.stamp
	@$(PYTHON) -m benchmarks $(ARGS)

soak: .venv/dev.stamp
	@$(PYTHON) -m tests.soaks $(ARGS)

mutants: .venv/dev.stamp
	@$(PYTHON) -m tests.mutants $(ARGS)

lock:
	@setup/lock.sh

system:
	@setup/system.sh

.venv/run.stamp: requirements.txt setup/python.sh | system
	@setup/python.sh requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt setup/python.sh | system
	@setup/python.sh requirements-dev.txt
	@touch $@
