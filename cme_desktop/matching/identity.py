"""What tells one child from another."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Identity:
    """Names as folded (surname, forename) pairs, the legal ones first; birth; numbers; postcodes."""

    names: tuple[tuple[str, str], ...]
    birth: date | None
    upns: frozenset[str]
    postcodes: frozenset[str]
