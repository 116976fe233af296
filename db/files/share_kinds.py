"""Kinds of file system whose files lie on another computer, or are used by several at the same time.

The names are those under which each is mounted: on Linux the `filesystems` the kernel's documentation
describes, statfs(2), and the mount helpers of those that come from elsewhere; on macOS the folder
/System/Library/Filesystems. A kind that is not named here counts as a disk of this computer.
"""

_NETWORK = (
    *("nfs", "nfs3", "nfs4"),  # nfs(5)
    *("cifs", "smb", "smb2", "smb3", "smbfs"),  # mount.cifs(8), mount.smb3(8), mount_smbfs(8)
    *("afs", "auristorfs", "openafs"),  # mounted on /afs by the kernel, AuriStor and OpenAFS
    *("coda", "ncp", "ncpfs", "afpfs", "acfs"),  # coda.cs.cmu.edu; NetWare; mount_afp(8); Oracle and Xsan
    *("davfs", "webdav", "ftp", "sshfs", "shfs"),  # mount.davfs(8), mount_webdav(8), mount_ftp(8)
    *("9p", "9pfs", "v9fs"),  # v9fs: also how Windows' drives are seen from its Linux
)

_CLUSTERS = (
    *("ceph", "glusterfs", "lustre", "gfs", "gfs2", "ocfs2"),
    *("beegfs", "fhgfs", "gpfs", "mmfs", "orangefs", "pvfs2", "panfs"),
    *("moosefs", "mfs", "lizardfs", "wekafs", "cvfs", "quobyte", "juicefs", "xtreemfs"),
)
"""Disks that several computers write to at the same time."""

_MACHINES = (
    *("vboxsf", "vmhgfs", "vmhgfs-fuse", "prl_fs", "prl_fsd", "prlfs"),  # VirtualBox, VMware, Parallels
    *("virtiofs", "virtio", "hostfs", "grpcfuse", "osxfs"),  # QEMU and Apple; user-mode Linux; Docker
)
"""Folders that a virtual machine shares with the computer it runs on."""

_THROUGH_FUSE = (
    *("sshfs", "rclone", "davfs2", "curlftpfs", "smbnetfs", "fusesmb", "afpfs-ng", "fuse-nfs"),
    *("s3fs", "goofys", "gcsfuse", "blobfuse", "blobfuse2", "mount-s3", "mountpoint-s3", "seaweedfs", "s3ql"),
    *("gvfsd-fuse", "gvfs-fuse-daemon", "kio-fuse"),  # what the desktops of Linux show as places
    *("ceph-fuse", "pvfs2fuse", "mfsmount", "hdfs", "fuse_dfs", "cvmfs2", "ipfs"),
    *("onedriver", "google-drive-ocamlfuse", "gdrivefs", "dropbox", "pcloud", "drivefs"),  # stores of firms
    *("jmtpfs", "simple-mtpfs", "go-mtpfs", "ifuse"),  # telephones, on which no file can be locked
)
"""Programs that mount what is elsewhere as `fuse.NAME`; others that do so show what is on this computer."""

_SHARED = frozenset((*_NETWORK, *_CLUSTERS, *_MACHINES))
_SHARED_THROUGH_FUSE = _SHARED | frozenset(_THROUGH_FUSE)
_FUSE = ("fuse", "macfuse", "osxfuse")


def is_shared(kind: str, source: str) -> bool:
    """Whether a mount of this kind is of another computer's files. `source` is what is mounted."""
    base, _, program = kind.lower().partition(".")
    if base in _FUSE:
        asked = program or source.partition("#")[0].lower()
        return asked in _SHARED_THROUGH_FUSE or (not program and _is_elsewhere(source))
    if base == "drvfs":  # Windows' drives as its first Linux saw them, of whatever kind
        return source.startswith(("\\\\", "//"))
    return base in _SHARED


def _is_elsewhere(source: str) -> bool:
    """Whether what is mounted is named as an address: `https://…`, `somebody@server:folder`, `//server/…`."""
    return source.startswith("//") or (":" in source and not source.startswith("/"))
