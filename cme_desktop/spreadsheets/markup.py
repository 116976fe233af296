"""XML from outside, gone through once, piece by piece, under limits.

Nothing is built from it and nothing it names is fetched: no tree, no entities, no declarations of its own.
"""

from collections.abc import Callable
from typing import BinaryIO, Protocol
from xml.parsers import expat
from xml.parsers.expat import ExpatError

_PIECE = 65_536
_LONGEST = 2_000_000
"""Bytes of one tag or one run of text; those of a real workbook are a few thousand."""
_DEEPEST = 200
_MOST_ATTRIBUTES = 500

Attributes = dict[str, str]

__all__ = [
    "Attributes",
    "Enough",
    "ExpatError",
    "Listener",
    "NotSafe",
    "attribute",
    "go_through",
    "is_true",
]


class NotSafe(ValueError):
    """The XML goes beyond what any program writes into a workbook."""


class Enough(Exception):
    """Raised by whoever listens to hear no more."""


class Listener(Protocol):
    """Told what stands in a part. Names come without their prefixes."""

    def begins(self, name: str, attributes: Attributes) -> None: ...

    def ends(self, name: str) -> None: ...

    def says(self, text: str) -> None: ...


def go_through(part: BinaryIO, listener: Listener) -> None:
    """Tell `listener` what stands in a part, until its end or Enough. Raises NotSafe, ExpatError."""
    parser = _parser(listener)
    fed = 0
    try:
        while piece := part.read(_PIECE):
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > _LONGEST:
                raise NotSafe("one tag has no end")
        parser.Parse(b"", True)
    except Enough:
        return


def _parser(listener: Listener) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0
    begins, ends = listener.begins, listener.ends
    local = _local_names()

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST or len(attributes) > _MOST_ATTRIBUTES:
            raise NotSafe("too deep, or too many attributes")
        begins(local(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        ends(local(name))

    def declared(*_: object) -> None:
        raise NotSafe("it declares entities")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.says
    parser.StartDoctypeDeclHandler = declared
    return parser


def _local_names() -> Callable[[str], str]:
    """Names without their prefixes; there are few, so each is cut once."""
    known: dict[str, str] = {}

    def local(name: str) -> str:
        if (found := known.get(name)) is None:
            found = name.rpartition(":")[2]
            if len(known) < _MOST_ATTRIBUTES:
                known[name] = found
        return found

    return local


def attribute(attributes: Attributes, name: str) -> str | None:
    """An attribute by its name without a prefix."""
    if (found := attributes.get(name)) is not None:
        return found
    end = f":{name}"
    return next((value for key, value in attributes.items() if key.endswith(end)), None)


def is_true(text: str | None) -> bool:
    """A truth value as XML writes it."""
    return text is not None and text.strip().lower() in ("1", "true", "on")
