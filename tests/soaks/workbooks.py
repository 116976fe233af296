"""Mutated workbooks: their parts are spoilt as programs, networks and people spoil them, and zipped again.

Each has to be read or refused in words. The process that reads it may end, the one that asked may not.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl

from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.reading import read_tables
from tests.cme_desktop.spreadsheets import samples

AT_ONCE = 2
_NUMBERS = (b"0", b"-1", b"1048576", b"4294967295", b"99999999999999999999", b"1e308", b"NaN", b"")
_SIGNS = b"<>&\"'=/ \t\n\0\x80\xff09AZaz"
_CHUNK = 4_000


def run(folder: Path, times: int, seed: int = 1) -> tuple[Counter[str], list[str]]:
    """So many workbooks: what became of them, and what went wrong."""
    found: Counter[str] = Counter()
    wrong: list[str] = []
    whole = originals()
    numbers = range(times)
    with ThreadPoolExecutor(AT_ONCE) as workers:
        for said in workers.map(lambda number: _one(folder, whole, seed, number), numbers):
            kind, _, problem = said.partition(": ")
            found[kind] += 1
            wrong += [problem] if problem else []
    return found, wrong


def originals() -> dict[str, dict[str, bytes]]:
    """The parts of sound workbooks of three kinds, with all in them that is looked at."""
    cell = samples.ods_text("x")
    ods = samples.ods(samples.ods_row(cell, cell), *[samples.ods_row(cell, cell, repeated=3)] * 20)
    xlsb = samples.xlsb(*[(row, [(0, "x"), (1, "y")]) for row in range(20)])
    return {
        "xlsx": samples.unzipped(_full_workbook()),
        "ods": samples.unzipped(ods),
        "xlsb": samples.unzipped(xlsb),
    }


def _full_workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Surname", "Forename", "Born", "Age", "Checked"])
    for number in range(40):
        sheet.append([f"Example{number}", "Ada", date(2016, 2, 29), "=1+1", number % 2 == 0])
    sheet.merge_cells("A3:A5")
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("Second").append(["Reference", "Day"])
    holder = BytesIO()
    book.save(holder)
    return holder.getvalue()


def _one(folder: Path, whole: dict[str, dict[str, bytes]], seed: int, number: int) -> str:
    """What became of one, and after a colon what was wrong about it."""
    dice = random.Random(f"{seed} {number}")
    kind = dice.choice(sorted(whole))
    path = folder / f"{number}.{kind}"
    path.write_bytes(samples.zipped(mutated(dict(whole[kind]), dice)))
    try:
        rows = sum(len(row.cells) for table in read_tables(path) for row in table.rows)
    except FileProblem as problem:
        return "ended their process" if "could not be read" in str(problem) else "refused"
    except BaseException as error:
        return f"wrong: workbook {number} of seed {seed}: {type(error).__name__} {error}"
    finally:
        path.unlink()
    return "read" if rows else "read as empty"


def mutated(parts: dict[str, bytes], dice: random.Random) -> dict[str, bytes]:
    """The parts, one or two of them spoilt in one to three ways."""
    for name in dice.sample(sorted(parts), dice.choice((1, 1, 2))):
        for _ in range(dice.choice((1, 1, 2, 3))):
            parts[name] = dice.choice(_WAYS)(parts[name], dice)
    if dice.random() < 0.1:
        name = dice.choice(sorted(parts))
        parts[f"{name}.xml"] = parts.pop(name)
    return parts


def _sign(part: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(part) + 1)
    return part[:at] + bytes([dice.choice(_SIGNS)]) + part[at + dice.randint(0, 1) :]


def _cut(part: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(part) + 1)
    return part[:at] + part[at + dice.randint(1, _CHUNK) :]


def _doubled(part: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(part) + 1)
    piece = part[at : at + dice.randint(1, _CHUNK)]
    return part[:at] + piece * dice.choice((2, 3, 200)) + part[at:]


def _number(part: bytes, dice: random.Random) -> bytes:
    places = list(_runs_of_figures(part))
    if not places:
        return part
    start, end = dice.choice(places)
    return part[:start] + dice.choice(_NUMBERS) + part[end:]


def _quotes(part: bytes, dice: random.Random) -> bytes:
    return part.replace(b'"', dice.choice((b"'", b"' ", b" '")))


def _spaces(part: bytes, dice: random.Random) -> bytes:
    return part.replace(b"=", dice.choice((b" = ", b"\n=\t"))).replace(
        b"<c ", dice.choice((b"<c\t", b"<c\n"))
    )


def _case(part: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(part) + 1)
    return part[:at] + part[at : at + _CHUNK].swapcase() + part[at + _CHUNK :]


def _nested(part: bytes, dice: random.Random) -> bytes:
    at, deep = part.find(b">", dice.randrange(len(part) + 1)) + 1, dice.choice((5, 500, 50_000))
    return part[:at] + b"<a>" * deep + b"</a>" * deep + part[at:]


def _declared(part: bytes, _dice: random.Random) -> bytes:
    at = part.find(b"?>") + 2 if part.startswith(b"<?xml") else 0
    return part[:at] + b'<!DOCTYPE a [<!ENTITY b "c">]>' + part[at:]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _sign, _cut, _doubled, _number, _number, _number, _number, _quotes, _quotes, _spaces, _spaces, _case,
    _nested, _declared,
)  # fmt: skip


def _runs_of_figures(part: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(part):
        end = at
        while end < len(part) and part[end : end + 1].isdigit():
            end += 1
        if end > at:
            yield at, end
        at = end + 1
