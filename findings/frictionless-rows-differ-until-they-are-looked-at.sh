#!/usr/bin/env bash
# frictionless 5.21.0: rows that were read from two files with the same content are unequal until the right one of the two has been
# looked at: `Row.__eq__` parses the row on its left and compares it with the dictionary on its right, which is empty until something
# asks it for a cell. `a == b` is false, `repr(b)` changes nothing that a reader sees, and then `a == b` is true; so a comparison of
# two packages (`read_rows() == read_rows()`) says that they differ where a debugger that prints the rows shows no difference.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$folder"
printf 'id,number\na,1\n' > one.csv
cp one.csv two.csv
venv/bin/python - <<'PY'
import sys

import frictionless

one, two = (frictionless.Resource(path=f"{name}.csv").read_rows() for name in ("one", "two"))
before = one == two
repr(two)
after = one == two
plain = [row.to_dict() for row in one] == [row.to_dict() for row in two]
print("frictionless", frictionless.__version__)
print("equal before the rows on the right were looked at:", before)
print("equal after repr() of them:", after)
print("equal as dictionaries:", plain)
sys.exit(0 if (before, after, plain) == (False, True, True) else "It compares them otherwise now")
PY
