# Each command makes its own .venv when it is not there.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
PY := $(VENV)/bin/python
SCREENS := build/screens

.PHONY: run test check bench soak screens docs clean

$(READY): setup.cfg pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "matchtafel heeft Python 3.11 of nieuwer nodig")'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

run: $(READY)
	$(PY) -m matchtafel demo

# Offscreen: no display needed. Tests marked xvfb run where there is a real X server.
test: $(READY)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n 2 --dist loadfile --max-worker-restart 0 -m 'not soak'

check: $(READY)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

bench: $(READY)
	$(PY) -m tests.bench

soak: $(READY)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m soak
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest tests/matching tests/exchange --hypothesis-profile=soak

screens: $(READY)
	$(if $(DISPLAY),,QT_QPA_PLATFORM=offscreen )$(PY) -m tests.ui.screens $(SCREENS)

# docs/criteria.md, docs/register.md and the page beside the golden cases of each criterion.
docs: $(READY)
	$(PY) -m tests.pages

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
