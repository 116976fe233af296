"""Numbers in words, and as they are counted."""

_CARDINALS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip


def cardinal(number: int) -> str:
    """`two` for 2; in figures from 13 on."""
    return _CARDINALS[number] if 0 <= number < len(_CARDINALS) else str(number)


def ordinal(number: int) -> str:
    """`fifth` for 5; in figures from 13 on."""
    return _ORDINALS[number - 1] if 0 < number <= len(_ORDINALS) else nth(number)


def nth(number: int) -> str:
    """`5th` for 5."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
