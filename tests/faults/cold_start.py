"""Start the server's code with some tables spoiled after the others, in a process of its own and a copy of the project: what it says is printed as JSON lines.

`python -m tests.faults.cold_start <folder of the copy>`; the folder holds `data/` as files that may be spoiled.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

SPOILED = (None, b"", b"\xff\x00 no table", b"nonsense,columns\n1,2\n")
"""What the file of a table holds instead; `None` is no file."""
TOGETHER = 5
"""How many tables are spoiled at once."""
OURS = ("app", "components", "data", "pages")


def start() -> dict[str, object]:
    """Import the server as a new process would, and ask the server how it is."""
    for name in [each for each in sys.modules if each.partition(".")[0] in OURS]:
        del sys.modules[name]
    importlib.import_module("app")
    server = importlib.import_module("components.web.server")
    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    client = TestClient(Starlette(routes=server.routes(), middleware=server.middleware()))
    alive, ready = client.get("/healthz"), client.get("/readyz")
    return {"alive": alive.status_code, "ready": ready.status_code, "told": ready.json(), "page": client.get("/un-votes").status_code}


def main(folder: Path) -> None:
    """Some tables in turn, until each was among them, then all at once."""
    files = {each.stem: each for each in sorted((folder / "data").glob("*.csv"))}
    whole = {name: file.read_bytes() for name, file in files.items()}
    names = [*files]
    for spoiled in (*(names[at : at + TOGETHER] for at in range(0, len(names), TOGETHER)), names):
        for number, name in enumerate(spoiled):
            content = SPOILED[number % len(SPOILED)]
            files[name].unlink() if content is None else files[name].write_bytes(content)
        sys.stdout.write(json.dumps({"spoiled": spoiled} | start()) + "\n")
        for name in spoiled:
            files[name].write_bytes(whole[name])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
