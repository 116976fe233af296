"""What people are called: by family, by heritage, and as others misspell it."""

from dataclasses import dataclass

from cme_desktop.sample.dice import Dice
from cme_desktop.sample.lists import Heritage, heritages, names, spellings

_OLDER = {"boy": "man", "girl": "woman"}


def a_heritage(dice: Dice) -> Heritage:
    """A heritage, as often as in a northern English city."""
    return dice.weighed({heritage: heritage.weight for heritage in heritages()})


def forename(dice: Dice, heritage: Heritage, kind: str, grown_up: bool = False) -> str:
    """A given name for a boy or a girl, or for a man or a woman."""
    of = dice.one_of(heritage.forenames_of)
    older = names().get((of, _OLDER[kind])) if grown_up else None
    return dice.one_of(older or names()[of, kind])


@dataclass(frozen=True)
class FamilyName:
    """A surname in the forms that men and women of one family bear."""

    he: str
    she: str

    def of(self, kind: str) -> str:
        """The form for a boy or a girl."""
        return self.he if kind == "boy" else self.she


def family_name(dice: Dice, heritage: Heritage) -> FamilyName:
    """A surname; now and then a double one."""
    of = dice.one_of(heritage.surnames_of)
    he, _, she = dice.one_of(names()[of, "surname"]).partition("/")
    if of == "english" and dice.chance(0.04):
        he = f"{he}-{dice.one_of(names()['english', 'surname']).split('-')[0]}"
    return FamilyName(he, she or he)


def adult_name(dice: Dice, kind: str | None = None) -> tuple[str, str]:
    """The forename and the surname of some adult."""
    heritage, kind = a_heritage(dice), kind or dice.one_of(("boy", "girl"))
    return forename(dice, heritage, kind, grown_up=True), family_name(dice, heritage).of(kind)


def slip(dice: Dice, name: str) -> str:
    """A name as somebody else might spell it: another usual spelling, or two letters swapped, or one lost."""
    if name in spellings():
        return spellings()[name]
    if len(name) < 4:
        return name + "e"
    place = dice.number(1, len(name) - 3)
    if dice.chance(0.5):
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name[:place] + name[place + 1 :]
