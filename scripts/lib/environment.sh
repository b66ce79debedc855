# Sourced by the scripts beside it: makes .venv from a lock file and sees to Qt's system libraries.
# Call `ensure_environment till` or `ensure_environment dev`; nothing is done while both stamps in .venv are fresh.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
venv="$root/.venv"
venv_python="$venv/bin/python"

# Qt's system libraries: what it needs to draw at all, and what it needs besides to open a window under X.
qt_packages=(libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libgssapi-krb5-2)
qt_xcb_packages=(libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0
    libxcb-xkb1 libxkbcommon-x11-0)

# Every program started would compile some four hundred files again.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "$*" >&2; }

# The command prefix that may install system packages without asking; empty output and status 1 when there is none.
apt_prefix() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then
        echo env
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        echo "sudo -n env"
    else
        return 1
    fi
}

# Install Debian packages, or print the one command that would and give status 1.
ensure_packages() {
    local prefix
    if prefix=$(apt_prefix); then
        say "Installing system packages: $*"
        $prefix DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
            $prefix DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 &&
            return 0
        say "The system packages could not be installed; mend what apt-get says above, then run this script again."
    elif command -v apt-get >/dev/null; then
        say "System packages are missing. Run this one command, then this script again:"
        say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    else
        say "System libraries are missing. Install what Debian names as below with this system's own tool, then run this script again:"
        say "  $*"
    fi
    return 1
}

find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    say "Evertill needs Python 3.11 or newer, and none was found on the PATH; install one and run this script again."
    return 1
}

make_venv() {
    if [ -x "$venv_python" ] && "$venv_python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        return 0
    fi
    local python
    python=$(find_python) || return 1
    say "Making $venv with $("$python" -V)"
    rm -rf "$venv"
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv "$venv"
    elif "$python" -m pip --version >/dev/null 2>&1; then
        # Debian keeps ensurepip in a package of its own, but a pip from elsewhere can fill the environment too.
        "$python" -m venv --without-pip "$venv" && "$python" -m pip --python "$venv_python" install --quiet pip
    else
        ensure_packages python3-venv && "$python" -m venv "$venv"
    fi
}

install_locked() { # lock file
    say "Installing the packages of $(basename "$1") into .venv (once; some 150 MB)"
    local pip=("$venv_python" -m pip --disable-pip-version-check install --quiet --no-input)
    "${pip[@]}" --require-hashes --requirement "$1" &&
        "${pip[@]}" --no-build-isolation --no-deps --editable "$root"
}

# Really starts Qt, for only that tells whether every library is there; prints what the loader misses.
qt_offscreen_starts() {
    QT_QPA_PLATFORM=offscreen "$venv_python" -c '
from PySide6 import QtNetwork, QtWidgets
QtWidgets.QApplication([])'
}

# The window plugin is looked at, not started: a display that does not answer is no missing library.
qt_xcb_loads() {
    local plugins
    plugins=$("$venv_python" -c '
import PySide6, pathlib
print(pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms")')
    [ ! -e "$plugins/libqxcb.so" ] || ! ldd "$plugins/libqxcb.so" | grep 'not found'
}

ensure_qt() {
    local reason
    [ "$(uname -s)" = Linux ] || return 0
    if ! reason=$(qt_offscreen_starts 2>&1); then
        say "Qt does not start: $(tail -n 1 <<<"$reason")"
        ensure_packages "${qt_packages[@]}" || return 1
        reason=$(qt_offscreen_starts 2>&1) || { say "Qt still does not start: $reason"; return 1; }
    fi
    if [ -n "${DISPLAY:-}" ] && ! reason=$(qt_xcb_loads 2>&1); then
        say "Qt cannot open a window: $reason"
        ensure_packages "${qt_packages[@]}" "${qt_xcb_packages[@]}" || return 1
    fi
    want_fonts
}

# Inter, which comes along, has no Chinese, Japanese or Korean; a small font for them is wanted, and nothing waits for it.
qt_draws_cjk() {
    QT_QPA_PLATFORM=offscreen "$venv_python" -c '
import sys
from PySide6 import QtGui
app = QtGui.QGuiApplication([])
sys.exit(QtGui.QFontDatabase.WritingSystem.SimplifiedChinese not in QtGui.QFontDatabase.writingSystems())' 2>/dev/null
}

want_fonts() {
    apt_prefix >/dev/null && ! qt_draws_cjk || return 0
    ensure_packages fonts-droid-fallback || say "Going on without it: names in Chinese, Japanese and Korean show as boxes."
}

# Free kilobytes of a folder's file system, and of the machine's memory.
free_kb() { df --output=avail "$1" 2>/dev/null | tail -n 1; }
free_memory_kb() { awk '/^MemAvailable:/ { print $2 }' /proc/meminfo 2>/dev/null; }

# Where tests keep their files: thousands of journals that flush every commit are waited for on a disk. In memory,
# where there is plenty of it.
use_memory_for_files() {
    local place=/dev/shm wanted=4000000
    if [ -z "${TMPDIR:-}" ] && [ -w "$place" ] && [ "$(free_kb "$place")" -gt "$wanted" ] &&
        [ "$(free_memory_kb)" -gt $((2 * wanted)) ]; then
        export TMPDIR=$place
    fi
}

stamp_is() { [ -e "$1" ] && [ "$(<"$1")" = "$2" ]; } # file, text

ensure_environment() { # till | dev
    local kind=$1 locks key dev_key display
    # The path belongs to the key: an environment that was moved points to the old place.
    locks="$root $(cat "$root/requirements.lock" "$root/pyproject.toml" | sha256sum)"
    dev_key=$(printf '%s %s' "$locks" "$(sha256sum <"$root/requirements-dev.lock")")
    if ! stamp_is "$venv/.locked-dev" "$dev_key" && ! { [ "$kind" = till ] && stamp_is "$venv/.locked-till" "$locks"; }; then
        make_venv || return 1
        if [ "$kind" = dev ]; then
            install_locked "$root/requirements-dev.lock" && printf '%s' "$dev_key" >"$venv/.locked-dev" || return 1
        else
            install_locked "$root/requirements.lock" && printf '%s' "$locks" >"$venv/.locked-till" || return 1
        fi
    fi
    display=${DISPLAY:+with a display}
    key="$locks ${display:-without a display}"
    if ! stamp_is "$venv/.qt-starts" "$key" && ! stamp_is "$venv/.qt-starts" "$locks with a display"; then
        ensure_qt && printf '%s' "$key" >"$venv/.qt-starts" || return 1
    fi
}
