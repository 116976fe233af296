"""Addresses over time: one row for each place a person has lived, or is not known to live."""

from collections.abc import Iterable
from typing import Protocol

from cme_desktop.codes.addresses import ADDRESS_KINDS
from cme_desktop.description.order import follows, in_each
from cme_desktop.fields import (
    ChoiceField,
    DateField,
    DigitsField,
    PostcodeField,
    Reading,
    Row,
    TextField,
    known,
    reads,
)
from cme_desktop.issues import Issue, warn
from cme_desktop.values.names import fold


@reads("kind")
def is_overseas(address: "Address") -> bool:
    """An address abroad names its country."""
    return address.kind == "overseas"


class Address(Row):
    """Where somebody lived between two days; the earlier ones are kept, for enquiries go back to them."""

    kind = ChoiceField("Kind", ADDRESS_KINDS, required=True)
    from_on = DateField("From", can_be_unanswered=True)
    to_on = DateField("To", can_be_unanswered=True)
    line1 = TextField("Address line 1")
    line2 = TextField("Address line 2")
    line3 = TextField("Address line 3")
    town = TextField("Town or city")
    postcode = PostcodeField("Postcode", abroad_when=is_overseas)
    country = TextField("Country", shown_when=is_overseas)
    uprn = DigitsField(
        "UPRN", longest=12, help="The unique property reference number, if the council has it."
    )
    reported_by = TextField("Reported by", help="Who gave this address.")


class Housed(Protocol):
    """Whoever has addresses."""

    @property
    def addresses(self) -> list[Address]: ...


addresses_in_order = in_each("addresses", follows("to_on", "from_on", "Moved out", "moving in"))
"""Nobody leaves an address before coming to it."""


@reads("addresses")
def overlapping_homes(record: Housed, reading: Reading) -> Iterable[Issue]:
    """Two homes at one time are possible, when parents live apart; more often the first was never ended."""
    homes = [(number, row) for number, row in enumerate(record.addresses) if row.kind == "home"]
    for place, (number, home) in enumerate(homes):
        if any(_overlap(earlier, home) for _, earlier in homes[:place]):
            yield warn(
                f"addresses.{number}.from_on",
                "Two home addresses overlap. If the first has been left, say on which day.",
            )


def _overlap(first: Address, second: Address) -> bool:
    return _began_within(first, second) and _began_within(second, first)


def _began_within(address: Address, other: Address) -> bool:
    """Whether one address was taken up before the other was given up; an unknown day never rules it out."""
    began, ended = known(address.from_on), known(other.to_on)
    return began is None or ended is None or began < ended


def postcode_terms(addresses: Iterable[Address]) -> list[str]:
    """The postcodes as search words: small letters and figures alone."""
    return [fold(row.postcode) for row in addresses if row.postcode]
