"""Network drives, told from local ones by what the system has mounted."""

from pathlib import Path

import pytest

from db.shares import on_network, refuse_share

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
//council/share /mnt/council cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ada ext4 rw 0 0
//council/team /mnt/the\\040team smb3 rw 0 0
odd line
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/var/data/authority.cme", False),
        ("/mnt/council/authority.cme", True),
        ("/mnt/councillor/authority.cme", False),
        ("/home/robin/authority.cme", True),
        ("/home/ada/authority.cme", False),
        ("/mnt/the team/cme/authority.cme", True),
    ],
)
def test_the_deepest_mount_decides(path: str, network: bool) -> None:
    assert on_network(Path(path), MOUNTS) is network


def test_a_local_file_is_let_pass(tmp_path: Path) -> None:
    refuse_share(tmp_path / "authority.cme")
