#!/bin/sh
# Makes .venv with Python 3.11 or newer and installs the pinned packages of one requirements file:
#   setup/python.sh requirements.txt
set -eu
cd "$(dirname "$0")/.."

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if new_enough "$python" && "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

# Debian keeps venv in a package of its own; a release whose own Python is too old has 3.11 beside it.
install_python() {
    if [ "$(uname)" != Linux ]; then
        echo "Please install Python 3.11 or newer, for example: brew install python@3.13" >&2
        return 1
    fi
    if command -v python3 >/dev/null && ! new_enough python3; then
        setup/apt.sh python3.11-venv
    else
        setup/apt.sh python3-venv
    fi
}

if ! new_enough .venv/bin/python || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    python=$(find_python) || { install_python && python=$(find_python); } || exit 1
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi

echo "Installing the packages of $1"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-cache-dir \
    --only-binary :all: --require-hashes -r "$1"
