"""The exact text of a version: what is kept of it, and hashed."""

import json
from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from hashlib import sha256
from typing import TypeAlias

from cme_desktop.values.whole_numbers import WholeNumbers
from cme_desktop.versions.figures import KeptFigure, KeptThings
from cme_desktop.versions.version import Comment, KeptTarget, MadeFile, Sending, VersionContent, VersionLine

Text: TypeAlias = "str | float | Sequence[Text] | None"
"""What is hashed: plain values, in one order."""


def to_text(content: VersionContent) -> str:
    """The text of all that is kept of a return."""
    return _dumped(
        {
            "figures": [_columns(figure) for figure in content.figures],
            "measures": dict(sorted(content.measures.items())),
            "history": content.history,
            "targets": [astuple(target) for target in content.targets],
            "comments": [astuple(comment) for comment in content.comments],
        }
    )


def from_text(text: str) -> VersionContent:
    """What was kept. Raises ValueError, TypeError, KeyError for a text that nobody wrote so."""
    kept = json.loads(text)
    return VersionContent(
        tuple(
            KeptFigure(
                measure, category, label, date.fromisoformat(start), date.fromisoformat(end), value, things
            )
            for measure, category, label, start, end, value, *columns in kept["figures"]
            for things in [KeptThings(*map(WholeNumbers, columns))]
        ),
        kept["measures"],
        kept["history"],
        tuple(KeptTarget(*target) for target in kept["targets"]),
        tuple(Comment(*comment) for comment in kept["comments"]),
    )


def version_hash(line: VersionLine, text: str) -> str:
    """Of all that a version is, but for whether it was sent."""
    of = line.of
    return _hashed(
        (of.kind.value, of.start.isoformat(), of.end.isoformat(), line.number, line.replaces),
        (line.made_at.isoformat(), line.made_by, line.check_code),
        text,
    )


def sending_hash(
    before: str, sending: Sending, files: Sequence[MadeFile], published: Sequence[Text] = ()
) -> str:
    """Of a sending: what came before it, of each file what it was called and held, and what it published.

    `before` is the hash of the version for its first sending, and for a later one that of the sending before.
    `files` are all that the version was frozen with, and `published` its cells in the register as texts.
    What a sending has nothing of, as of those files that went, is left out: it is hashed as it always was.
    """
    went: list[Text] = []
    if sending.files:
        went.append(["went", sending.register, *_file_columns(sending.files)])
    return _hashed(
        before,
        (sending.at.isoformat(), sending.by, sending.to_whom, sending.how),
        _file_columns(files),
        *went,
        *([[*published]] if published else []),
    )


def _file_columns(files: Sequence[MadeFile]) -> list[tuple[str, str, str]]:
    return sorted((file.edition, file.name, file.sha256) for file in files)


def _columns(figure: KeptFigure) -> list[object]:
    things = figure.things
    of_days = (figure.start.isoformat(), figure.end.isoformat())
    counted = map(list, (things.records, things.amounts, things.rows))
    return [figure.measure, figure.category, figure.label, *of_days, figure.value, *counted]


def _hashed(*parts: Text) -> str:
    return sha256(_dumped(parts).encode()).hexdigest()


def _dumped(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
