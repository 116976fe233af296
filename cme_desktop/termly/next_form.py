"""The version of the termly form that is made now, and what is kept of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from json import dumps

from cme_desktop.editions.next_stamp import next_stamp
from cme_desktop.editions.stamp import Stamp
from cme_desktop.ports import Reader
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.kept import kept_figures
from cme_desktop.settings import AUTHORITY, UNNAMED
from cme_desktop.statutory.census import census_days
from cme_desktop.termly.census import census_day
from cme_desktop.termly.form import TermlyForm, fill_in
from cme_desktop.termly.sides import COUNTING_RULE, LOCAL_CHOICES
from cme_desktop.versions.check_code import check_code
from cme_desktop.versions.version import ReturnKind, ReturnOf, VersionContent


@dataclass(frozen=True)
class NextForm:
    """The form of a census day as it was counted, and the version it is to be kept as."""

    form: TermlyForm
    authority: str
    stamp: Stamp
    content: VersionContent
    check_code: str

    @property
    def of(self) -> ReturnOf:
        """The return that it is a version of."""
        return ReturnOf(ReturnKind.TERMLY, self.form.day, self.form.day)


def next_form(reader: Reader, day: date, today: date, now: datetime) -> NextForm:
    """Count the form of a census day, and see which version of it that makes.

    Raises CmeError where the day is none of the census, or has not come.
    """
    form = fill_in(reader, census_day(census_days(reader.law().rules), day, today))
    figures = [*form.figures()]
    kept = kept_figures(figures)
    content = VersionContent(kept, _measures(figures), reader.anchor(today).text())
    code = check_code(kept)
    authority = reader.setting(AUTHORITY) or UNNAMED
    of = ReturnOf(ReturnKind.TERMLY, form.day, form.day)
    return NextForm(form, authority, next_stamp(reader, of, content, code, now), content, code)


def _measures(figures: Iterable[Figure]) -> dict[str, str]:
    """By measure a hash of what it is said to count."""
    defined = {one.measure: (one.label, COUNTING_RULE, LOCAL_CHOICES) for one in figures}
    return {key: sha256(dumps(parts).encode()).hexdigest() for key, parts in defined.items()}
