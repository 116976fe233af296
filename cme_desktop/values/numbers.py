"""Numbers in words, and as they are counted."""

_CARDINALS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip


_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")


def spelt(number: int) -> str:
    """`twenty-one` for 21, as a sentence may begin; in figures from 100 on."""
    if not 13 <= number < 100:
        return cardinal(number)
    if number < 20:
        return _TEENS[number - 13]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{cardinal(ones)}" if ones else _TENS[tens]


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
