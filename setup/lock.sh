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

# lock FILE [OPTION...]: lines that begin with an option say where packages came from, so they are dropped.
lock() {
    file=$1
    shift
    "$tools/bin/pip-compile" --quiet --generate-hashes --strip-extras --no-header --no-annotate \
        --output-file "$file" "$@" pyproject.toml
    grep -v -e '^--' -e '^$' "$file" >"$tools/pins"
    cat "$tools/pins" >"$file"
}

lock requirements.txt
lock requirements-dev.txt --extra dev
