# Two commands do everything from an empty checkout: make demo, make test. Needed: Python 3.11+ and make.
MAKEFLAGS += --silent --no-builtin-rules
PYTHON ?= python3
PORT ?= 8000
BENCH ?= ../shared/bench
SIZES ?= 10000,100000,1000000
KILLS ?= 50
RUN := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench kill messages blank docs ready

help: ## What one can ask
	echo "make demo [PORT=8000]  everything, with demonstration data, on http://127.0.0.1:8000"
	echo "make test              everything that must hold (INSTALL=1 installs Chromium and PostgreSQL)"
	echo "make check             the part of make test that runs no tests: format, lint, types, contracts …"
	echo "make format            put the code in its form"
	echo "make bench             measure, and print tables"
	echo "make kill [KILLS=50]   kill writer, worker and rebuild at random moments, and compare index and database"
	echo "make messages          gather the words of the interface and compile the catalogues"
	echo "make blank             pack the blank database anew, after a migration was added"
	echo "make docs              write what the documentation takes from the code"

ready:
	$(PYTHON) tools/bootstrap.py

demo: ready
	.venv/bin/lemniscaat demo --port $(PORT)

test: ready
	$(RUN) tools/suite.py $(ARGS)

check: ready
	$(RUN) tools/check.py

format: ready
	.venv/bin/ruff format --quiet .
	.venv/bin/ruff check --quiet --fix .

bench: export LEMNISCAAT_DATA := $(CURDIR)/var/bench
bench: export DJANGO_SETTINGS_MODULE := lemniscaat.site.settings
bench: ready
	.venv/bin/lemniscaat demo --no-serve
	$(RUN) benchmarks/privacy/run.py
	$(RUN) benchmarks/demo_questions.py
	$(RUN) benchmarks/duplicates.py
	if [ -d $(BENCH) ]; then $(RUN) benchmarks/quality.py $(BENCH)/passages.jsonl.gz $(BENCH)/queries.jsonl.gz --ablation --least 0.62 0.83 \
		&& $(RUN) benchmarks/scale.py --bench $(BENCH) --sizes $(SIZES); else echo "No $(BENCH): quality and scale are left out."; fi
	$(RUN) benchmarks/pages.py
	$(RUN) benchmarks/desk.py
	$(RUN) benchmarks/knowledge.py
	$(RUN) benchmarks/lemniscate.py
	$(RUN) benchmarks/importing.py
	$(RUN) benchmarks/saving.py --limit 1500

kill: ready
	KILLS=$(KILLS) $(RUN) -m pytest -q -s tests/integration/discovery/test_killing.py

blank: ready
	$(RUN) tools/blank.py

docs: ready
	$(RUN) tools/docs.py

messages: ready
	$(RUN) tools/messages.py update compile
