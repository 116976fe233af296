#!/bin/sh
# Makes .venv, if there is none that works, and installs the pinned packages of one requirements file:
#   setup/python.sh requirements.txt
set -eu
cd "$(dirname "$0")/.."

if ! .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$(setup/find-python.sh) || {
        echo "Please install Python 3.11 or newer, for example: brew install python@3.13" >&2
        exit 1
    }
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi

echo "Installing the packages of $1"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-cache-dir \
    --only-binary :all: --require-hashes -r "$1"
