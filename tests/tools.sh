#!/bin/sh
# What `make tools` does: install programs that some tests want, where that can be done: pairs of a command and the Debian package that brings it. Never fails.
while [ $# -gt 1 ]; do
    command -v "$1" >/dev/null || packages="${packages:-} $2"
    shift 2
done
[ -z "${packages:-}" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq >/dev/null; then
    for package in $packages; do
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null || missing="${missing:-} $package"
    done
else
    missing=$packages
fi
[ -z "${missing:-}" ] || echo "Not installed:$missing. The tests that want them are skipped." >&2
exit 0
