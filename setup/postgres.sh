#!/bin/sh
# A private PostgreSQL server for tests, reached by a socket only its owner can see:
#   url=$(setup/postgres.sh start)    starts it and prints its URL; exit 69 when PostgreSQL is not installed
#   setup/postgres.sh pause "$url"    cuts everybody off and stops it; what was committed is kept
#   setup/postgres.sh resume "$url"   starts it again
#   setup/postgres.sh stop "$url"     stops it and removes its files
# It trades safety of the data for speed: never keep anything in it.
set -eu
cd /

# A socket's path may have about 100 letters, so the system's own temporary folder is no place for it.
# Where memory has room as a folder, a database is copied there in a tenth of the time.
name=cme-postgres.
prefix() {
    room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
    if [ -w /dev/shm ] && [ "${room:-0}" -gt 2000000 ]; then echo "/dev/shm/$name"; else echo "/tmp/$name"; fi
}

find_binaries() {
    if command -v initdb >/dev/null && command -v pg_ctl >/dev/null; then
        dirname "$(command -v initdb)"
        return
    fi
    found=
    for folder in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
        [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && found=$folder
    done
    [ -n "$found" ] && echo "$found"
}

# PostgreSQL refuses to run as root.
owner() {
    if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}

as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u "$(owner)" -- "$@"
    else
        "$@"
    fi
}

start() {
    home=$(mktemp -d "$(prefix)XXXXXX")
    [ "$(id -u)" -ne 0 ] || chown "$(owner)" "$home"
    locale=C.UTF-8
    [ "$(uname)" != Darwin ] || locale=en_GB.UTF-8
    if as_owner "$binaries/initdb" -D "$home/data" -U cme --auth=trust --encoding=UTF8 --locale="$locale" \
            --no-sync >"$home/log" 2>&1 &&
        run "$home" >>"$home/log" 2>&1
    then
        echo "postgresql+psycopg://cme@/postgres?host=$home"
    else
        cat "$home/log" "$home/data/log" >&2 || true
        rm -rf "$home"
        return 1
    fi
}

run() {
    options="-k $1 -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    options="$options -c max_wal_size=256MB"
    as_owner "$binaries/pg_ctl" start -w -D "$1/data" -l "$1/data/log" -o "$options"
}

# The folder of a server that this script started.
home_of() {
    home=${1##*host=}
    case "$home" in
        /dev/shm/"$name"* | /tmp/"$name"*) ;;
        *) echo "Not a server that this script started: $1" >&2; return 1 ;;
    esac
}

pause() {
    home_of "$1"
    as_owner "$binaries/pg_ctl" stop -m fast -D "$home/data" >/dev/null
}

resume() {
    home_of "$1"
    run "$home" >/dev/null
}

stop() {
    home_of "$1"
    as_owner "$binaries/pg_ctl" stop -m immediate -D "$home/data" >/dev/null ||
        echo "The server had stopped already" >&2
    rm -rf "$home"
}

binaries=$(find_binaries) || { echo "PostgreSQL's initdb and pg_ctl were not found" >&2; exit 69; }
case "${1:-}" in
    start) start ;;
    pause) pause "$2" ;;
    resume) resume "$2" ;;
    stop) stop "$2" ;;
    *) echo "usage: setup/postgres.sh start | pause URL | resume URL | stop URL" >&2; exit 2 ;;
esac
