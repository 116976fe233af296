"""What a check tells of facts on file that are nothing wrong with the file, and worth somebody's knowing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cme_desktop.description.parts import Part
from cme_desktop.ports import Reader
from cme_desktop.registry import REGISTRY


@dataclass(frozen=True)
class Noted:
    """What a type has noted of its records: a sentence for each."""

    among: Callable[[Reader], Iterator[str]]


NOTED = Part("noted", Noted)


def noted(reader: Reader) -> Iterator[str]:
    """A sentence for each of them, type by type."""
    for kind in REGISTRY:
        part = NOTED.of_type(kind)
        if part is not None:
            yield from part.among(reader)
