#!/bin/sh
# Builds or refreshes .venv with everything the project needs. Called by the Makefile; safe to call again.
# Needs a Python >= 3.11 (PYTHON=… names one) and pip. A Python without ensurepip, or without venv, will do.
set -eu
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
say() { printf '%s\n' "$*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

python=
for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3 python3.12 python3.13 python3.14 python; do
    if new_enough "$candidate"; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
    say "setup: no Python >= 3.11 found; install python3.11, or name one with PYTHON=/path/to/python3"
    exit 1
fi

# An environment whose Python went away or is too old (system upgrade) is built anew.
if ! new_enough .venv/bin/python; then
    say "setup: making .venv with $("$python" -V 2>&1) (first run only; takes a minute or two)"
    rm -rf .venv
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        # Debian's python3 without python3-venv: no ensurepip, but venv itself works.
        rm -rf .venv
        if ! "$python" -m venv --without-pip .venv >/dev/null 2>&1; then
            # no venv module either
            rm -rf .venv .venv-boot
            say "setup: this Python has no venv module; using virtualenv"
            "$python" -m pip install -q --target .venv-boot -c constraints.txt virtualenv
            PYTHONPATH=.venv-boot "$python" -m virtualenv -q --no-download .venv
            rm -rf .venv-boot
        fi
    fi
fi

# pip from inside the environment, else any pip outside that can install into it.
if .venv/bin/python -m pip --version >/dev/null 2>&1; then
    pip() { .venv/bin/python -m pip "$@"; }
elif "$python" -m pip --version >/dev/null 2>&1; then
    pip() { "$python" -m pip --python .venv/bin/python "$@"; }
elif command -v pip3 >/dev/null 2>&1; then
    pip() { command pip3 --python .venv/bin/python "$@"; }
else
    say "setup: no pip found for $python; install it (Debian: apt install python3-pip)"
    exit 1
fi

# The build backend is installed first and pinned like the rest, so that a refresh in which
# nothing new is needed works without a network.
pip install -q -c constraints.txt hatchling editables
pip install -q -c constraints.txt --no-build-isolation -e '.[test]'
