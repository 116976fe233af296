"""What a row, or a record on file, says of one child: the facts by which an import knows her."""

import re
from dataclasses import dataclass, field
from datetime import date

from cme_desktop.values.names import fold

_BETWEEN = re.compile("[\\s,;/()\u2010-\u2014\u2212-]+")


@dataclass(frozen=True)
class Name:
    """A surname and a forename, each as its folded words."""

    surname: tuple[str, ...]
    forename: tuple[str, ...]

    @property
    def whole(self) -> tuple[str, str]:
        """The two as they are compared: spaces, hyphens and accents do not count."""
        return "".join(self.surname), "".join(self.forename)

    @property
    def swapped(self) -> "Name":
        """Surname and forename the other way about."""
        return Name(self.forename, self.surname)


@dataclass(frozen=True)
class Birth:
    """A birth between two days; known to the day where they are the same and nobody has guessed."""

    first: date
    last: date

    @property
    def day(self) -> date | None:
        """The day, if it is known."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True)
class IdentityFacts:
    """The legal name comes first. Nothing here is a guess: what is not known is left out."""

    names: tuple[Name, ...]
    middle: tuple[str, ...] = ()
    births: frozenset[Birth] = frozenset()
    sexes: frozenset[str] = frozenset()
    upns: frozenset[str] = frozenset()
    """Every number that is right in itself, former ones too."""
    present: frozenset[str] = field(default=frozenset())
    """The valid numbers that are meant to be the child's own now."""
    temporary: bool = False
    """Whether a number of its own is a temporary one."""
    postcodes: frozenset[str] = frozenset()

    @property
    def legal(self) -> tuple[str, str]:
        """The legal name as it is compared."""
        return self.names[0].whole if self.names else ("", "")

    @property
    def birth(self) -> date | None:
        """The day of birth, if one and only one is known."""
        days = {birth.day for birth in self.births}
        return days.pop() if len(days) == 1 else None

    def united(self, other: "IdentityFacts") -> "IdentityFacts":
        """Two records of one child, taken together."""
        return IdentityFacts(
            tuple(dict.fromkeys((*self.names, *other.names))),
            self.middle or other.middle,
            self.births | other.births,
            self.sexes | other.sexes,
            self.upns | other.upns,
            self.present | other.present,
            self.temporary or other.temporary,
            self.postcodes | other.postcodes,
        )


def name_of(surname: str | None, forename: str | None) -> Name:
    """A name taken apart into folded words."""
    return Name(folded_words(surname), folded_words(forename))


def folded_words(text: str | None) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(word for piece in _BETWEEN.split(text or "") if (word := fold(piece)))
