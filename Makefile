# Protokol. Every target builds .venv itself when it must; see `make help`.
SHELL := /bin/sh
PY := .venv/bin/python
# Holds the folder it was made in: a moved checkout refreshes its environment.
STAMP := .venv/.stamp
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
.PHONY: $(STAMP)
endif
ifneq ($(shell $(PY) -c 'print(1)' 2>/dev/null),1)
.PHONY: $(STAMP)
endif

.PHONY: help demo test slow lint bench score mutate docs goldens
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

$(STAMP): pyproject.toml constraints.txt tools/venv.sh
	@sh tools/venv.sh
	@printf '%s\n' "$(CURDIR)" > $(STAMP)

demo: $(STAMP) ## build seeds/ and ask who received point 540
	.venv/bin/kg build
	.venv/bin/kg ask recipients point=540

lint: $(STAMP) ## ruff on everything, mypy --strict on kg/
	$(PY) -m ruff check .
	$(PY) -m mypy

test: lint ## lint, then every test but those marked slow or online, in two processes
	$(PY) -m pytest -n 2 --dist loadfile

slow: $(STAMP) ## the tests marked slow: twenty builds under other settings, a hundred documents
	$(PY) -m pytest -m slow

bench: $(STAMP) ## speed, as ratios within one run
	$(PY) -m bench

score: $(STAMP) ## precision and recall on generated and on hand-made documents
	$(PY) -m bench.score

mutate: $(STAMP) ## systematic edits of a document; the graph must change exactly so
	$(PY) -m bench.mutate

docs: $(STAMP) ## write what is generated of the documentation (README's questions, docs/questions.md)
	PYTHONPATH=. $(PY) tools/docs.py

goldens: $(STAMP) ## show what differs from the locked answers; with WRITE=1 lock the present ones
	PYTHONPATH=. $(PY) tools/goldens.py $(if $(WRITE),--write)
