"""What a workbook looks like on paper: its pages drawn by LibreOffice, their words and the sizes of these."""

import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cme_desktop.paper.pdf import office, write_pdf

_A_WORD = "5"
"""The level at which poppler tells single words."""
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SIZE = re.compile(rb"/F\d+ ([\d.]+) Tf")


@dataclass(frozen=True)
class Word:
    """A word on a page, in points from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """All words of a page, and the sizes that its letters have, in points."""

    words: tuple[Word, ...]
    sizes: frozenset[float]

    @property
    def text(self) -> str:
        """The words in the order of reading."""
        return " ".join(word.text for word in self.words)

    def first(self, text: str) -> Word:
        """The first word that reads so."""
        return next(word for word in self.words if word.text == text)


def needs_printing() -> Path:
    """LibreOffice. Without it and poppler the test is skipped; in CI, which installs them, it fails."""
    program = office()
    if program is not None and shutil.which("pdftotext"):
        return program
    missing = "LibreOffice and poppler are not installed here, so no page can be looked at"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


def drawn(workbook: Path) -> list[Page]:
    """The pages of a workbook. Takes seconds: once for each workbook, please."""
    pdf = workbook.with_suffix(".pdf")
    write_pdf(needs_printing(), workbook, pdf)
    return [
        Page(tuple(words), sizes) for words, sizes in zip(_words(pdf), _sizes(pdf.read_bytes()), strict=True)
    ]


def printed(pdf: Path) -> list[tuple[Word, ...]]:
    """The words of the pages of a PDF, whoever printed it."""
    needs_printing()
    return [tuple(words) for words in _words(pdf)]


def _words(pdf: Path) -> Iterator[list[Word]]:
    """Page by page."""
    asked = ["pdftotext", "-tsv", str(pdf), "-"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    lines = [line.split("\t", 11) for line in told]
    for page in range(1, 1 + max(int(line[1]) for line in lines)):
        yield [_word(line) for line in lines if line[0] == _A_WORD and int(line[1]) == page]


def _word(line: list[str]) -> Word:
    left, top, width, height = map(float, line[6:10])
    return Word(line[11], left, top, left + width, top + height)


def _sizes(pdf: bytes) -> Iterator[frozenset[float]]:
    """Page by page, out of what the printer is told."""
    for stream in _STREAM.finditer(pdf):
        try:
            told = zlib.decompress(stream[1])
        except zlib.error:
            continue
        if sizes := _SIZE.findall(told):
            yield frozenset(map(float, sizes))
