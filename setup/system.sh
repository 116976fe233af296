#!/bin/sh
# Sees to what the program needs of a Linux system: Python, Qt's libraries, a font. Quick when nothing is missing.
#
# What a real window needs on top of drawing offscreen is insisted on only where there is a display.
set -eu
cd "$(dirname "$0")/.."
[ "$(uname)" = Linux ] || exit 0

known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)

# Reads lines of "library package" and prints the packages whose library is not known here.
missing() {
    while read -r library package; do
        case "$known" in
            *"$library "*) ;;
            *) printf ' %s' "$package" ;;
        esac
    done
}

has_a_font() {
    find -L /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" "$HOME/.fonts" \
        \( -name '*.[to]tf' -o -name '*.ttc' \) -print 2>/dev/null | grep -q .
}

# Debian keeps venv in a package of its own; a release whose own Python is too old has 3.11 beside it.
python_package() {
    if python3 -c 'import sys; sys.exit(sys.version_info >= (3, 11))' 2>/dev/null; then
        printf ' python3.11-venv'
    else
        printf ' python3-venv'
    fi
}

always=$(missing <<END
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libdbus-1.so.3 libdbus-1-3
libxkbcommon.so.0 libxkbcommon0
libX11.so.6 libx11-6
libgssapi_krb5.so.2 libgssapi-krb5-2
END
)
has_a_font || always="$always fonts-dejavu-core"
[ -x .venv/bin/python ] || setup/find-python.sh >/dev/null || always="$always$(python_package)"

window=$(missing <<END
libX11-xcb.so.1 libx11-xcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
END
)

needed=$always
[ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || needed="$always$window"

if [ -n "$always$window" ]; then
    # One word for each package is meant.
    # shellcheck disable=SC2086
    setup/apt.sh $always $window || [ -z "$needed" ]
fi
