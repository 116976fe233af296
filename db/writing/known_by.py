"""What a record is named, found and matched by: worked out once for all that hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.public_names import ShownName, name_elsewhere
from cme_desktop.values.names import fold
from cme_desktop.values.names import words as words_of

_LONGEST_BESIDE = 300
"""Characters of the words beside, twice what a person with several numbers and addresses has. A record with
more would be kept as often as it has words."""


@dataclass(frozen=True)
class KnownBy:
    """What others know a record by; alike for two states of it, nothing of that has to be written anew."""

    name: ShownName
    """What it is called where others point at it."""
    texts: frozenset[str]
    """The texts by whose words it is found; its reference number is one word."""
    keys: frozenset[str]
    """The blocking keys that it is matched by."""

    def words(self) -> set[str]:
        """The folded words of its texts."""
        return words_in(self.texts)


def known_by(record_type: RecordType[R], record: R) -> KnownBy:
    """What a record is known by as it stands."""
    texts, keys = texts_of(record_type, record), frozenset(record_type.keys(record))
    return KnownBy(name_elsewhere(record_type, record), texts, keys)


def texts_of(record_type: RecordType[R], record: R) -> frozenset[str]:
    """The texts by whose words a record is found."""
    return frozenset((*record_type.terms(record), fold(record.reference or "")))


def words_in(texts: Iterable[str]) -> set[str]:
    """The folded words of some texts."""
    return set(words_of(" ".join(texts)))


def words_beside(words: Iterable[str]) -> str:
    """The words of a record in one text, as it stands beside each of them; none where they are very many."""
    text = f" {' '.join(sorted(words))} "
    return text if len(text) <= _LONGEST_BESIDE else ""
