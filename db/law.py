"""The law of a data file, read again only when somebody has changed it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from cme_desktop.services.law import read_law
from cme_desktop.statutory.law import Law

if TYPE_CHECKING:
    from cme_desktop.ports import Reader

LAW_STAMP = "law_stamp"
"""The setting that holds another text after every change of a rule or a calendar."""


def fresh_stamp() -> str:
    """A text that was never there before."""
    return uuid4().hex


@dataclass
class KeptLaw:
    """Shared by all who have the file open here; no stamp is used twice, so a change undone does no harm."""

    _kept: tuple[str | None, Law] | None = None

    def of(self, reader: "Reader") -> Law:
        """The law as of the reader's moment."""
        stamp, kept = reader.setting(LAW_STAMP), self._kept
        if kept is None or kept[0] != stamp:
            kept = self._kept = (stamp, read_law(reader))
        return kept[1]
