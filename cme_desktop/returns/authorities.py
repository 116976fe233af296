"""Which authority a text names: schools write “Leeds”, “Leeds City Council” and “383” for the same one."""

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.values.names import words

_KINDS = frozenset({
    "authority", "borough", "city", "council", "county", "district", "local", "london", "metropolitan", "of",
    "royal", "the", "unitary",
})  # fmt: skip
"""Words that say what kind of authority it is."""


def same_authority(one: str, other: str) -> bool:
    """Whether two texts name one authority, by its code or by its name with or without its kind."""
    return bool(key_of(one)) and key_of(one) == key_of(other)


def name_of(text: str) -> str:
    """The authority's name as the national list has it; of a country, or a name misspelt, the text itself."""
    return _NAMES.get(key_of(text)) or " ".join(text.split())


def key_of(text: str) -> str:
    """What texts that name one authority or country have in common."""
    named = words(AUTHORITIES.label(text.strip()))
    return " ".join(sorted({word for word in named if word not in _KINDS} or set(named)))


_NAMES = {key_of(choice.label): choice.label for choice in reversed(AUTHORITIES.all)}
