"""UK postcodes: `M1 1AA`, `M60 1NW`, `CR2 6XH`, `DN55 1PT`, `W1A 1HQ`, `EC1A 1BB`, and `GIR 0AA`.

Those of the Channel Islands and the Isle of Man have the same shape. Besides there are the numbers of the
British Forces Post Office (`BFPO 61`), the postcodes of the overseas territories, and `ZZ99 3VZ`, the health
service's code for no fixed abode. An address abroad has a postcode of its country.
"""

import re
from itertools import product

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.identifiers import compact
from cme_desktop.values.texts import visible

_AREA = "(?:[BEGLMNSW]|[A-PR-UWYZ][A-HK-Y])"
_POSTCODE = re.compile(rf"{_AREA}(?:[0-9][0-9]?|[0-9][A-HJ-NP-Z])[0-9][ABD-HJLNP-UW-Z]{{2}}")
_FORCES = re.compile("BFPO([0-9]{1,4})")
_SPECIAL = frozenset({"GIR0AA", "ZZ993VZ"})
_TERRITORIES = frozenset(
    {
        "ASCN1ZZ",  # Ascension Island
        "BBND1ZZ",  # British Indian Ocean Territory
        "BIQQ1ZZ",  # British Antarctic Territory
        "FIQQ1ZZ",  # Falkland Islands
        "GX111AA",  # Gibraltar
        "PCRN1ZZ",  # Pitcairn Islands
        "SIQQ1ZZ",  # South Georgia and the South Sandwich Islands
        "STHL1ZZ",  # St Helena
        "TDCU1ZZ",  # Tristan da Cunha
        "TKCA1ZZ",  # Turks and Caicos Islands
    }
)
_WRITTEN_OTHERWISE = (
    (re.compile("AI-?2640"), "AI-2640"),  # Anguilla
    (re.compile("(KY[1-3])-?([0-9]{4})"), r"\1-\2"),  # Cayman Islands
    (re.compile("(MSR)-?([0-9]{4})"), r"\1 \2"),  # Montserrat
    (re.compile("VG-?([0-9]{4})"), r"VG\1"),  # British Virgin Islands
)
_ABROAD = re.compile(r"[A-Z0-9](?:[A-Z0-9 -]{0,10}[A-Z0-9])?")
_LOOKALIKES = {"O": "O0", "0": "0O", "I": "I1", "1": "1I"}
_LONGEST = 7


def normalise_postcode(text: str) -> str:
    """Give a postcode in capitals with its one space. Raises ValueProblem, with a suggestion if any."""
    typed = compact(text)
    if _is_postcode(typed):
        return _spaced(typed)
    if forces := _FORCES.fullmatch(typed):
        return f"BFPO {forces[1]}"
    for shape, written in _WRITTEN_OTHERWISE:
        if shape.fullmatch(typed):
            return shape.sub(written, typed)
    suggestion = suggest_postcode(text)
    if suggestion:
        raise ValueProblem(f"{quoted(text)} is not a postcode. Did you mean {suggestion}?")
    raise ValueProblem(f"{quoted(text)} is not a full postcode. Type it like M1 1AA, OX10 1AA or SW1A 1AA.")


def postcode_abroad(text: str) -> str:
    """Give the postcode of an address in another country, in capitals; one of the UK's own has its one space.

    Raises ValueProblem for what no country has: other signs, no figure, more than twelve characters.
    """
    try:
        return normalise_postcode(text)
    except ValueProblem:
        typed = " ".join(visible(text).upper().split())
    if _ABROAD.fullmatch(typed) is None or not re.search("[0-9]", typed):
        raise ValueProblem(f"{quoted(text)} is not a postcode of any country. Leave it out if there is none.")
    return typed


def unbroken(postcode: str) -> str:
    """A postcode as it is shown in running words, where no line ends between its halves."""
    return postcode.replace(" ", "\N{NO-BREAK SPACE}")


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
    return typed in _SPECIAL or typed in _TERRITORIES or _POSTCODE.fullmatch(typed) is not None


def _spaced(typed: str) -> str:
    return f"{typed[:-3]} {typed[-3:]}"
