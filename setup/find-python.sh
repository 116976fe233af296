#!/bin/sh
# Prints the command of a Python that can make .venv: 3.11 or newer, venv included. Fails when there is none.
set -eu

for python in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
    if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "$python"
        exit
    fi
done
exit 1
