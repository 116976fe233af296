"""Children, people, schools, officers and hubs."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def create() -> None:
    _child()
    _child_other_names()
    _child_former_upns()
    _child_addresses()
    _child_people()
    _person()
    _person_phones()
    _person_addresses()
    _school()
    _school_links()
    _officer()
    _hub()


def _child() -> None:
    op.create_table(
        "child",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("surname", TEXT),
        sa.Column("forename", TEXT),
        sa.Column("middle_names", TEXT),
        sa.Column("single_name", sa.Boolean()),
        sa.Column("birth", TEXT),
        sa.Column("sex", TEXT),
        sa.Column("upn", TEXT),
        sa.Column("upn_missing_reason", TEXT),
        sa.Column("year_group", sa.BigInteger()),
        sa.Column("year_group_as_at", sa.Date()),
        sa.Column("free_school_meals", sa.Boolean()),
        sa.Column("ethnicity", TEXT),
        sa.Column("first_language", TEXT),
        sa.Column("traveller_family", sa.Boolean()),
        sa.Column("service_family", sa.Boolean()),
        sa.Column("sen", TEXT),
        sa.Column("ehc_plan", sa.Boolean()),
        sa.Column("looked_after", sa.Boolean()),
        sa.Column("responsible_authority", TEXT),
        sa.Column("child_in_need", sa.Boolean()),
        sa.Column("child_protection_plan", sa.Boolean()),
        sa.Column("social_worker", TEXT),
        sa.Column("private_fostering", sa.Boolean()),
        sa.Column("early_help", sa.Boolean()),
        sa.Column("merged_into_id", sa.Integer()),
        sa.Column("restricted", sa.Boolean()),
        sa.Column("restricted_reason", TEXT),
        sa.Column("notes", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_child_id"),
        sa.ForeignKeyConstraint(["merged_into_id"], ["record.id"], name="fk_child_merged_into_id"),
        sa.PrimaryKeyConstraint("id", name="pk_child"),
    )
    op.create_index("ix_child_by_birth", "child", [sa.literal_column("lower(coalesce(birth, ''))"), "id"])
    op.create_index(
        "ix_child_by_forename", "child", [sa.literal_column("lower(coalesce(forename, ''))"), "id"]
    )
    op.create_index("ix_child_by_sex", "child", [sa.literal_column("lower(coalesce(sex, ''))"), "id"])
    op.create_index("ix_child_by_surname", "child", [sa.literal_column("lower(coalesce(surname, ''))"), "id"])
    op.create_index("ix_child_by_upn", "child", [sa.literal_column("lower(coalesce(upn, ''))"), "id"])
    op.create_index("ix_child_merged_into_id", "child", ["merged_into_id"])
    op.create_index("ix_child_upn", "child", ["upn"])


def _child_other_names() -> None:
    op.create_table(
        "child_other_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT),
        sa.Column("surname", TEXT),
        sa.Column("forename", TEXT),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_child_other_names_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_child_other_names"),
    )
    op.create_index("ix_child_other_names_record_id", "child_other_names", ["record_id"])


def _child_former_upns() -> None:
    op.create_table(
        "child_former_upns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("upn", TEXT),
        sa.Column("note", TEXT),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_child_former_upns_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_child_former_upns"),
    )
    op.create_index("ix_child_former_upns_record_id", "child_former_upns", ["record_id"])


def _child_addresses() -> None:
    op.create_table(
        "child_addresses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT),
        sa.Column("from_on", sa.Date()),
        sa.Column("to_on", sa.Date()),
        sa.Column("line1", TEXT),
        sa.Column("line2", TEXT),
        sa.Column("line3", TEXT),
        sa.Column("town", TEXT),
        sa.Column("postcode", TEXT),
        sa.Column("country", TEXT),
        sa.Column("uprn", TEXT),
        sa.Column("reported_by", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_child_addresses_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_child_addresses"),
    )
    op.create_index("ix_child_addresses_record_id", "child_addresses", ["record_id"])


def _child_people() -> None:
    op.create_table(
        "child_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("relationship", TEXT),
        sa.Column("parental_responsibility", sa.Boolean()),
        sa.Column("lives_with", sa.Boolean()),
        sa.Column("emergency", sa.Boolean()),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(["person_id"], ["record.id"], name="fk_child_people_person_id"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_child_people_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_child_people"),
    )
    op.create_index("ix_child_people_person_id", "child_people", ["person_id"])
    op.create_index("ix_child_people_record_id", "child_people", ["record_id"])


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", TEXT),
        sa.Column("surname", TEXT),
        sa.Column("forename", TEXT),
        sa.Column("birth", TEXT),
        sa.Column("email", TEXT),
        sa.Column("first_language", TEXT),
        sa.Column("interpreter", sa.Boolean()),
        sa.Column("communication_needs", TEXT),
        sa.Column("notes", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("ix_person_by_birth", "person", [sa.literal_column("lower(coalesce(birth, ''))"), "id"])
    op.create_index("ix_person_by_email", "person", [sa.literal_column("lower(coalesce(email, ''))"), "id"])
    op.create_index(
        "ix_person_by_forename", "person", [sa.literal_column("lower(coalesce(forename, ''))"), "id"]
    )
    op.create_index(
        "ix_person_by_surname", "person", [sa.literal_column("lower(coalesce(surname, ''))"), "id"]
    )


def _person_phones() -> None:
    op.create_table(
        "person_phones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", TEXT),
        sa.Column("kind", TEXT),
        sa.Column("emergency", sa.Boolean()),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_person_phones_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person_phones"),
    )
    op.create_index("ix_person_phones_record_id", "person_phones", ["record_id"])


def _person_addresses() -> None:
    op.create_table(
        "person_addresses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT),
        sa.Column("from_on", sa.Date()),
        sa.Column("to_on", sa.Date()),
        sa.Column("line1", TEXT),
        sa.Column("line2", TEXT),
        sa.Column("line3", TEXT),
        sa.Column("town", TEXT),
        sa.Column("postcode", TEXT),
        sa.Column("country", TEXT),
        sa.Column("uprn", TEXT),
        sa.Column("reported_by", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_person_addresses_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person_addresses"),
    )
    op.create_index("ix_person_addresses_record_id", "person_addresses", ["record_id"])


def _school() -> None:
    op.create_table(
        "school",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", TEXT),
        sa.Column("urn", TEXT),
        sa.Column("laestab", TEXT),
        sa.Column("ukprn", TEXT),
        sa.Column("local_authority", TEXT),
        sa.Column("type", TEXT),
        sa.Column("type_group", TEXT),
        sa.Column("phase", TEXT),
        sa.Column("low_age", sa.BigInteger()),
        sa.Column("high_age", sa.BigInteger()),
        sa.Column("trust", TEXT),
        sa.Column("line1", TEXT),
        sa.Column("line2", TEXT),
        sa.Column("line3", TEXT),
        sa.Column("town", TEXT),
        sa.Column("county", TEXT),
        sa.Column("postcode", TEXT),
        sa.Column("phone", TEXT),
        sa.Column("website", TEXT),
        sa.Column("opened_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("notes", TEXT),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_school_id"),
        sa.PrimaryKeyConstraint("id", name="pk_school"),
    )
    op.create_index(
        "ix_school_by_laestab", "school", [sa.literal_column("lower(coalesce(laestab, ''))"), "id"]
    )
    op.create_index("ix_school_by_name", "school", [sa.literal_column("lower(coalesce(name, ''))"), "id"])
    op.create_index("ix_school_by_phase", "school", [sa.literal_column("lower(coalesce(phase, ''))"), "id"])
    op.create_index("ix_school_by_town", "school", [sa.literal_column("lower(coalesce(town, ''))"), "id"])
    op.create_index("ix_school_by_type", "school", [sa.literal_column("lower(coalesce(type, ''))"), "id"])
    op.create_index("ix_school_by_urn", "school", [sa.literal_column("lower(coalesce(urn, ''))"), "id"])
    op.create_index("ix_school_urn", "school", ["urn"])


def _school_links() -> None:
    op.create_table(
        "school_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT),
        sa.Column("urn", TEXT),
        sa.Column("name", TEXT),
        sa.Column("since", sa.Date()),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_school_links_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_school_links"),
    )
    op.create_index("ix_school_links_record_id", "school_links", ["record_id"])


def _officer() -> None:
    op.create_table(
        "officer",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", TEXT),
        sa.Column("email", TEXT),
        sa.Column("role", TEXT),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_officer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_officer"),
    )
    op.create_index("ix_officer_by_name", "officer", [sa.literal_column("lower(coalesce(name, ''))"), "id"])
    op.create_index("ix_officer_by_role", "officer", [sa.literal_column("lower(coalesce(role, ''))"), "id"])


def _hub() -> None:
    op.create_table(
        "hub",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", TEXT),
        sa.Column("area", TEXT),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_hub_id"),
        sa.PrimaryKeyConstraint("id", name="pk_hub"),
    )
    op.create_index("ix_hub_by_area", "hub", [sa.literal_column("lower(coalesce(area, ''))"), "id"])
    op.create_index("ix_hub_by_name", "hub", [sa.literal_column("lower(coalesce(name, ''))"), "id"])
    op.create_index("ix_hub_name", "hub", ["name"])
