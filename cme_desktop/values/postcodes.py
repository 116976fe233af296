"""UK postcodes: `M1 1AA`, `M60 1NW`, `CR2 6XH`, `DN55 1PT`, `W1A 1HQ`, `EC1A 1BB`, and `GIR 0AA`.

`ZZ99 3VZ`, the health service's code for no fixed abode, is taken too. Addresses abroad have no postcode and
are marked as such on the address.
"""

import re
from itertools import product

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.identifiers import compact

_AREA = "(?:[BEGLMNSW]|[A-PR-UWYZ][A-HK-Y])"
_POSTCODE = re.compile(rf"{_AREA}(?:[0-9][0-9]?|[0-9][A-HJ-NP-Z])[0-9][ABD-HJLNP-UW-Z]{{2}}")
_SPECIAL = frozenset({"GIR0AA", "ZZ993VZ"})
_LOOKALIKES = {"O": "O0", "0": "0O", "I": "I1", "1": "1I"}
_LONGEST = 7


def normalise_postcode(text: str) -> str:
    """Give a postcode in capitals with its one space. Raises ValueProblem, with a suggestion if any."""
    typed = compact(text)
    if _is_postcode(typed):
        return _spaced(typed)
    suggestion = suggest_postcode(text)
    if suggestion:
        raise ValueProblem(f"{quoted(text)} is not a postcode. Did you mean {suggestion}?")
    raise ValueProblem(f"{quoted(text)} is not a full postcode. Type it like M1 1AA, OX10 1AA or SW1A 1AA.")


def suggest_postcode(text: str) -> str | None:
    """Give the postcode meant if letters O and I were mixed up with figures 0 and 1, else None.

    Of several readings the one nearest to what was typed. Only ever a suggestion to confirm; None also for a
    postcode that is right as it stands.
    """
    typed = compact(text)
    if len(typed) > _LONGEST or _is_postcode(typed):
        return None
    readings = filter(_is_postcode, map("".join, product(*(_LOOKALIKES.get(c, c) for c in typed))))
    nearest = min(readings, key=lambda reading: _changes(typed, reading), default=None)
    return nearest and _spaced(nearest)


def _changes(typed: str, reading: str) -> int:
    return sum(a != b for a, b in zip(typed, reading, strict=True))


def _is_postcode(typed: str) -> bool:
    return typed in _SPECIAL or _POSTCODE.fullmatch(typed) is not None


def _spaced(typed: str) -> str:
    return f"{typed[:-3]} {typed[-3:]}"
