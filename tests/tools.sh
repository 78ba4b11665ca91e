#!/bin/sh
# What `make tools` does: install programs that a few tests want, where that can be done: pairs of a command and the Debian package that brings it. Never fails.
while [ $# -gt 1 ]; do
    command -v "$1" >/dev/null || packages="${packages:-} $2"
    shift 2
done
[ -z "${packages:-}" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086 # a list of names
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; } >/dev/null && exit 0
fi
echo "Not installed:$packages. The tests that want them are skipped." >&2
exit 0
