#!/bin/sh
# Writes requirements.txt and requirements-dev.txt anew from pyproject.toml, with the hashes of every
# platform's packages and no word of where they were downloaded from. Pins that still fit are kept:
# delete a pin first to renew it. Lock with Python 3.11, the oldest supported.
set -eu
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT

python3.11 -m venv "$tools"
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check pip-tools

lock() {
    "$tools/bin/pip-compile" --quiet --generate-hashes --strip-extras --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@" pyproject.toml
}

lock --output-file requirements.txt
lock --extra dev --output-file requirements-dev.txt
