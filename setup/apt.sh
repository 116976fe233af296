#!/bin/sh
# Installs the named Debian or Ubuntu packages, or says in one line what an administrator has to install.
set -eu

if ! command -v apt-get >/dev/null; then
    echo "Please install, under the names your system gives them, the Debian packages: $*" >&2
    exit 1
fi

may_use_sudo() {
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }
}

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif may_use_sudo; then
    as_root=sudo
else
    echo "Please ask an administrator to run: sudo apt-get install -y --no-install-recommends $*" >&2
    exit 1
fi

echo "Installing system packages: $*"
# A package source of somebody else that does not answer must not stop the set-up.
$as_root apt-get update -qq || true
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
