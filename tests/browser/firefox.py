"""A Firefox that Playwright can drive: the one of the system, by WebDriver BiDi, as a program to start in the place of Firefox.

Playwright speaks a newer BiDi than the Firefox ESR of Debian 12 (140): commands that this Firefox does not know are passed over.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
DONE = {"collector": "none"}
"""What is answered to a command that Firefox does not know: the name that one of these commands asks for."""


def passed_over(message: str) -> str:
    """An answer of Firefox; where it says that it does not know a command, that the command is done."""
    answer = json.loads(message)
    if answer.get("error") != "unknown command":
        return message
    return json.dumps({"type": "success", "id": answer["id"], "result": DONE})


async def relay(playwright: ServerConnection, address: str) -> None:
    """Carry messages between Playwright and the Firefox at an address until one of them leaves."""
    async with connect(f"{address}/session", max_size=None, compression=None) as firefox:

        async def there() -> None:
            async for message in playwright:
                await firefox.send(message)
            await firefox.close()

        async def back() -> None:
            async for message in firefox:
                await playwright.send(passed_over(str(message)))
            await playwright.close()

        await asyncio.gather(there(), back(), return_exceptions=True)


async def main() -> int:
    """Run Firefox with the arguments of this program; where it says its address, say that of the relay."""
    firefox = await asyncio.create_subprocess_exec(os.environ["FIREFOX"], *sys.argv[1:], stderr=asyncio.subprocess.PIPE)
    assert firefox.stderr
    relays = []
    async for line in firefox.stderr:
        text = line.decode()
        if found := ADDRESS.search(text):
            relays.append(
                await serve(lambda playwright, at=found[1]: relay(playwright, at), "127.0.0.1", 0, max_size=None, compression=None)
            )
            text = text.replace(found[1], f"ws://127.0.0.1:{relays[-1].sockets[0].getsockname()[1]}")
        sys.stderr.write(text)
        sys.stderr.flush()
    return await firefox.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
