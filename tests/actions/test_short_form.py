"""A few short lives on each database; `make soak ARGS="actions"` has many long ones."""

from pathlib import Path

from tests.postgres import PostgresServer
from tests.soaks.actions import empty_database, on_a_server, on_files, run

STEPS = 25
"""Actions in each of them; a database is slower to make than a file, and so has fewer lives."""


def test_in_any_order_a_data_file_is_as_the_model_has_it(tmp_path: Path) -> None:
    run(on_files(tmp_path), 8, STEPS, seed=1)


def test_in_any_order_a_database_is_as_the_model_has_it(postgres_server: PostgresServer) -> None:
    with empty_database(postgres_server) as empty:
        run(on_a_server(postgres_server, empty), 3, STEPS, seed=2)
