"""Kinds of field: how each is read, shown, checked and stored. A record's description is made of these."""

from cme_desktop.fields.attributes import Attribute
from cme_desktop.fields.base import CellKind, Field, Reading, Storage
from cme_desktop.fields.choices import Choice, ChoiceField, Choices, ChoicesField, YesNoField
from cme_desktop.fields.dates import BirthField, DateField, MomentField
from cme_desktop.fields.holders import Holder, Row, alike, differing, fields_of
from cme_desktop.fields.identifiers import DigitsField, LaestabField, PostcodeField, UpnField, UrnField
from cme_desktop.fields.links import LinkField, RowsField
from cme_desktop.fields.numbers import MoneyField, NumberField, YearGroupField
from cme_desktop.fields.sections import Section
from cme_desktop.fields.text import EmailField, LongTextField, NameField, PhoneField, TextField
from cme_desktop.statutory.conditions import Condition, reads, reads_of
from cme_desktop.values.answers import Unanswered, known, unanswered, unanswered_in_short

__all__ = [
    "Attribute",
    "BirthField",
    "CellKind",
    "Choice",
    "ChoiceField",
    "Choices",
    "ChoicesField",
    "Condition",
    "DateField",
    "DigitsField",
    "EmailField",
    "Field",
    "Holder",
    "LaestabField",
    "LinkField",
    "LongTextField",
    "MomentField",
    "MoneyField",
    "NameField",
    "NumberField",
    "PhoneField",
    "PostcodeField",
    "Reading",
    "Row",
    "RowsField",
    "Section",
    "Storage",
    "TextField",
    "Unanswered",
    "UpnField",
    "UrnField",
    "YearGroupField",
    "YesNoField",
    "alike",
    "differing",
    "fields_of",
    "known",
    "reads",
    "reads_of",
    "unanswered",
    "unanswered_in_short",
]
