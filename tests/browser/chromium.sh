#!/bin/sh
# Print the path of a Chromium: the one named by CHROMIUM, one that is there, or one installed now. $1 is the Python with Playwright.
set -eu
if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || { echo "CHROMIUM names $CHROMIUM, which is not there: name an installed Chromium or Chrome." >&2; exit 1; }
    echo "$CHROMIUM"; exit 0
fi
found() { for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do command -v "$name" && return 0; done; return 1; }
found && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >&2 || true
    found && exit 0
fi
"$1" -m playwright install --with-deps chromium >&2 || "$1" -m playwright install chromium >&2 || true
"$1" -c 'from playwright.sync_api import sync_playwright as p
import os, sys
with p() as x: path = x.chromium.executable_path
print(path) if os.path.exists(path) else sys.exit(1)' && exit 0
echo "No Chromium was found and none could be installed: install Chromium or Chrome, or name one with CHROMIUM=/path." >&2
exit 1
