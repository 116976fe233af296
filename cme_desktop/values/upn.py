"""Unique pupil numbers: 1 check letter, 3-figure LA code, 4-figure establishment, 2-figure year, serial.

Source: the Department for Education's UPN guide. Schools often send wrong ones and the child must still be
recorded, so that a wrong one is kept and doubted; it only tells nobody from anybody else.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from cme_desktop.values.errors import quoted
from cme_desktop.values.identifiers import compact, spreadsheet_damage
from cme_desktop.values.texts import tidy_line

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Check letters by remainder: no I, O or S, which look like figures."""

_LENGTH = 13
_SHAPE = re.compile(rf"[A-Z][0-9]{{11}}[0-9{LETTERS}]")

# A number keeps the code of the authority that issued it, so abolished English authorities (such as 928
# Northamptonshire), Wales (660-681) and pseudo authorities (001-005, 701-708) are as good as current ones.
_LA_CODE_RANGES = (
    (1, 5), (201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373), (380, 384),
    (390, 394), (420, 420), (660, 681), (701, 708), (800, 803), (805, 808), (810, 813), (815, 816),
    (820, 823), (825, 826), (830, 831), (835, 841), (845, 846), (850, 852), (855, 857), (860, 861),
    (865, 896), (908, 909), (916, 916), (919, 919), (921, 921), (925, 926), (928, 929), (931, 931),
    (933, 933), (935, 938), (940, 943),
)  # fmt: skip
LA_CODES = frozenset(f"{code:03}" for first, last in _LA_CODE_RANGES for code in range(first, last + 1))
"""Every local authority code a UPN may carry, current, retired, Welsh and pseudo."""


@dataclass(frozen=True)
class UpnCheck:
    """What is known of a typed UPN, and plain sentences on what cannot be or may not be right."""

    upn: str
    """In capitals and without spaces; what has not the shape of one, as it was typed."""
    impossible: str | None
    doubtful: str | None
    temporary: bool

    @property
    def wrong(self) -> str | None:
        """What is to be said of it, if anything."""
        return self.impossible or self.doubtful


def normalise_upn(text: str) -> str:
    """Give a UPN in capitals with every space taken out."""
    return compact(text)


def is_temporary(upn: str) -> bool:
    """Tell whether a normalised UPN is a temporary one: its last character is a letter."""
    return _SHAPE.fullmatch(upn) is not None and upn[-1] in LETTERS


def tells_apart(upn: str) -> bool:
    """Whether a UPN says who has it: it has the shape of one, and its check letter is right."""
    return _SHAPE.fullmatch(upn) is not None and upn[0] == check_letter(upn[1:])


@lru_cache(maxsize=10_000)
def check_letter(body: str) -> str:
    """Give the first letter that belongs to the other twelve characters.

    Each is weighted by its place (2 to 13); the sum's remainder by 23 picks the letter. A temporary number's
    last letter counts as its place in the alphabet used. Raises ValueError for characters no UPN has.
    """
    values = (LETTERS.index(c) if c in LETTERS else int(c) for c in body)
    return LETTERS[sum(place * value for place, value in enumerate(values, start=2)) % len(LETTERS)]


def check_upn(text: str) -> UpnCheck:
    """Examine a UPN as typed or sent by a school; never raises."""
    upn = normalise_upn(text)
    impossible = spreadsheet_damage(text) or _wrong_shape(upn)
    doubtful = None if impossible else _doubts(upn)
    kept = tidy_line(text) if impossible else upn
    return UpnCheck(kept, impossible, doubtful, is_temporary(upn))


def _wrong_shape(upn: str) -> str | None:
    if not upn:
        return "The UPN is missing. It has 13 characters, like B801200005001."
    if len(upn) != _LENGTH:
        characters = "1 character" if len(upn) == 1 else f"{len(upn)} characters"
        return f"{quoted(upn)} has {characters}. A UPN has 13, like B801200005001."
    if _SHAPE.fullmatch(upn):
        return None
    if not re.match("[A-Z]", upn):
        return f"A UPN begins with a letter, and {quoted(upn)} begins with {quoted(upn[0])}."
    wrong = re.search("[^0-9]", upn[1:-1])
    if wrong:
        return (
            f"Character {wrong.start() + 2} is {quoted(wrong[0])}. Characters 2 to 12 of a UPN are figures."
        )
    return f"The last character is {quoted(upn[-1])}. It must be a figure, or a letter other than I, O and S."


def _doubts(upn: str) -> str | None:
    doubts = []
    expected = check_letter(upn[1:])
    if upn[0] != expected:
        doubts.append(
            f"The check letter is {upn[0]}, but these figures need {expected}. "
            "Look for a mistyped or swapped figure."
        )
    if upn[1:4] not in LA_CODES:
        doubts.append(f"No local authority has the code {upn[1:4]} (characters 2 to 4). Ask the school.")
    return " ".join(doubts) or None
