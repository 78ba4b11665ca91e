"""A roll call read from a file of any layout: the text in its encoding, line by line, handed to the reader of its layout."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from data.roll_calls import annex, export
from data.roll_calls.call import RollCall, RollCallError

if TYPE_CHECKING:
    from pathlib import Path

    from data.roll_calls.names import Names

CHUNK = 1 << 20
"""Bytes that are read at once: the Library's file has hundreds of megabytes."""


def read_roll_call(file: Path, names: Names, symbol: str, date: str) -> RollCall:
    """The roll call of a decision in a file; `RollCallError` when it holds none that is whole and agrees with itself, `OSError` when the
    file cannot be read.

    `symbol` ("" when not known) and `date` are those of the decision: an export may hold many, and must hold this one.
    """
    with file.open(encoding=_encoding(file), newline="") as stream:
        header = next((line for line in stream if line.strip()), "")
        layout = export.read_layout(header, names)
        stream.seek(0)
        if layout:
            return export.read(stream, layout, names, symbol, date).check()
        return annex.read(stream.read().splitlines(), names).check()


def _encoding(file: Path) -> str:
    """How the text of a file is encoded: UTF-8, or what Excel writes on a Western system; `RollCallError` when it is neither."""
    with file.open("rb") as stream:
        if stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise RollCallError(1, "is UTF-16 text: save it as UTF-8")
    if _undecodable(file, "utf-8") is None:
        return "utf-8-sig"
    if (line := _undecodable(file, "cp1252")) is not None:
        raise RollCallError(line, "is neither UTF-8 nor cp1252 text")
    return "cp1252"


def _undecodable(file: Path, encoding: str) -> int | None:
    """The line on which a file cannot be decoded; `None` when all of it can."""
    decoder, line = codecs.getincrementaldecoder(encoding)(), 1
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return line + chunk.count(b"\n", 0, error.start)
            if b"\x00" in chunk:
                return line + chunk.count(b"\n", 0, chunk.index(b"\x00"))
            line += chunk.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return line
    return None
