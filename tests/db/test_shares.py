"""Network drives and other shared folders, told from local disks by what the system has mounted."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

import main
from cme_desktop.errors import Unavailable
from db.files import shares
from db.files.share_kinds import is_shared
from db.files.share_macos import read_answer
from db.files.shares import names_share, on_network, refuse_share

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
//council/share /mnt/council cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ada ext4 rw 0 0
//council/team /mnt/the\\040team smb3 rw 0 0
//council/town /mnt/Łódź cifs rw 0 0
//council/back /mnt/back\\134slash cifs rw 0 0
odd line
"""

SHARED = [
    *("nfs", "nfs4", "cifs", "smbfs", "smb2", "smb3", "afs", "auristorfs", "coda", "ncpfs", "9p", "davfs"),
    *("ceph", "glusterfs", "lustre", "ocfs2", "gfs2", "gpfs", "beegfs", "orangefs", "pvfs2", "panfs", "mfs"),
    *("acfs", "afpfs", "webdav", "ftp", "vboxsf", "vmhgfs", "prl_fs", "virtiofs"),
    *("fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs"),
    *("fuse.curlftpfs", "fuse.ceph", "fuse.moosefs", "fuse.mfs", "fuse.lizardfs", "fuse.smbnetfs"),
    *("fuse.vmhgfs-fuse", "fuse.goofys", "fuse.gcsfuse", "fuse.onedriver", "fuse.JuiceFS", "fuse.kio-fuse"),
    *("macfuse.sshfs", "osxfuse.sshfs"),
]

LOCAL = [
    *("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "jfs", "reiserfs", "bcachefs", "nilfs2"),
    *("overlay", "tmpfs", "ramfs", "devtmpfs", "ecryptfs", "squashfs", "iso9660", "udf", "apfs", "hfs"),
    *("fuseblk", "ntfs", "ntfs3", "vfat", "exfat", "msdos", "ubifs", "aufs", "wslfs", "lxfs", "autofs"),
    *("fuse.ntfs-3g", "fuse.exfat", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.bindfs"),
    *("fuse.fuse-overlayfs", "fuse.mergerfs", "fuse.portal", "fuse.veracrypt", "fuse.zfs", "fuse", "none"),
]


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/var/data/authority.cme", False),
        ("/mnt/council/authority.cme", True),
        ("/mnt/councillor/authority.cme", False),
        ("/home/robin/authority.cme", True),
        ("/home/ada/authority.cme", False),
        ("/mnt/the team/cme/authority.cme", True),
        ("/mnt/Łódź/authority.cme", True),
        ("/mnt/back\\slash/authority.cme", True),
    ],
)
def test_the_deepest_mount_decides(path: str, network: bool) -> None:
    assert on_network(Path(path), MOUNTS) is network


@pytest.mark.parametrize(("kinds", "shared"), [(SHARED, True), (LOCAL, False)])
def test_every_kind_is_told(kinds: list[str], shared: bool) -> None:
    told = {
        kind: on_network(Path("/mnt/x/a.cme"), f"/dev/sda1 / ext4\nx /mnt/x {kind} rw 0 0\n")
        for kind in kinds
    }
    assert {kind for kind, is_one in told.items() if is_one is not shared} == set()


@pytest.mark.parametrize(
    ("kind", "source", "shared"),
    [
        ("fuse", "https://dav.example.org/team", True),
        ("fuse", "sshfs#robin@server:/home", True),
        ("fuse", "robin@server:/home", True),
        ("fuse", "//server/team", True),
        ("fuse", "/dev/sdb1", False),
        ("fuse", "/dev/disk/by-path/pci-0000:00:14.0-part1", False),
        ("fuse", "encfs", False),
        ("fuse.mergerfs", "disk1:disk2", False),
        ("zfs", "pool/data:old", False),
        ("9p", "C:\\", True),
        ("drvfs", "C:\\", False),
        ("drvfs", "\\\\server\\team", True),
    ],
)
def test_what_is_mounted_tells_the_rest(kind: str, source: str, shared: bool) -> None:
    assert is_shared(kind, source) is shared


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        (r"C:\Users\robin\authority.cme", False),
        (r"\\server\team\authority.cme", True),
        ("//server/team/authority.cme", True),
        (r"\\wsl$\Ubuntu\home\robin\authority.cme", True),
        (r"\\wsl.localhost\Ubuntu\home\robin\authority.cme", True),
        (r"\\?\UNC\server\team\authority.cme", True),
        (r"\\?\C:\Users\robin\authority.cme", False),
        (r"authority.cme", False),
    ],
)
def test_a_windows_path_names_another_computer(path: str, shared: bool) -> None:
    assert names_share(path) is shared


def test_macos_answers_with_kind_and_source() -> None:
    raw = struct.pack("72x16s1024s1024s32x", b"smbfs", b"/Volumes/team", b"//robin@server/team")
    assert read_answer(raw) == ("smbfs", "//robin@server/team")
    assert is_shared(*read_answer(raw))
    assert not is_shared(*read_answer(b""))


def test_a_local_file_is_let_pass(tmp_path: Path) -> None:
    refuse_share(tmp_path / "authority.cme")


# -- through the program ----------------------------------------------------------------------------


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the list of mounts calls another computer's, as nobody can mount one here."""
    folder = tmp_path / "team’s share"
    folder.mkdir()
    mounts = tmp_path / "mounts"
    point = str(folder).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/team {point} nfs4 rw 0 0\n")
    monkeypatch.setattr(shares, "MOUNTS", mounts)
    return folder


def directly(share: Path) -> Path:
    return share / "authority.cme"


def by_a_linked_folder(share: Path) -> Path:
    link = share.parent / "local folder"
    link.symlink_to(share)
    return link / "authority.cme"


def by_a_linked_file(share: Path) -> Path:
    link = share.parent / "authority.cme"
    link.symlink_to(share / "authority.cme")
    return link


def by_going_up(share: Path) -> Path:
    (share.parent / "near").mkdir()
    return share.parent / "near" / ".." / share.name / "authority.cme"


@pytest.mark.parametrize("by", [directly, by_a_linked_folder, by_a_linked_file, by_going_up])
@pytest.mark.parametrize("command", [["due"], ["check"], ["restore", "a.bak"]])
def test_nothing_is_opened_or_made_on_a_share(
    by: Callable[[Path], Path], command: list[str], share: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = by(share)
    assert main.main([*command, "--data", str(path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{path} is on a network drive or in a shared folder")
    assert "use PostgreSQL" in said
    assert list(share.iterdir()) == []


def test_the_first_page_is_not_read_from_a_share(share: Path, template_file: Path) -> None:
    file = share / "authority.cme"
    file.write_bytes(template_file.read_bytes())
    assert main.look(str(file), "Robin Ashworth") is None
    assert [each.name for each in share.iterdir()] == ["authority.cme"]


def test_copies_and_workbooks_go_to_a_share(share: Path, tmp_path: Path) -> None:
    data = str(tmp_path / "authority.cme")
    assert main.main(["sample", "--children", "2", "--data", data]) == 0
    assert main.main(["backup", "--out", str(share / "a.bak"), "--data", data]) == 0
    assert main.main(["export", "child", "--out", str(share / "c.xlsx"), "--data", data]) == 0
    with pytest.raises(Unavailable, match="network drive"):
        refuse_share(share / "a.bak")
    assert main.main(["restore", str(share / "a.bak"), "--data", str(tmp_path / "new.cme")]) == 0
