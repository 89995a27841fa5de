"""A Debian with nothing in it but what every Debian has, made by debootstrap; only root can make one."""

import platform
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PERSON = "officer"
# Mounted in a namespace of the command's own, which ends with it: nothing is ever left mounted below a folder to be removed.
_ENTER = """
mkdir -p "$0/tmp/.X11-unix" /tmp/.X11-unix
mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix" || exit 99
exec chroot "$0" "$@"
"""
# What any installation by apt leaves: its records, logs, caches, and what the C library keeps of its libraries.
_RECORDS = (
    "proc/",
    "dev/",
    "tmp/",
    "run/",
    "var/log/",
    "var/cache/",
    "var/lib/apt/",
    "var/lib/dpkg/",
    "etc/ld.so.cache",
)


class BareDebian:
    """The same release as that of the machine that builds: packages ask for its C library."""

    def __init__(self, root: Path) -> None:
        self.root = root
        release = platform.freedesktop_os_release()["VERSION_CODENAME"]
        self._run(["debootstrap", "--variant=minbase", release, str(root)])
        self.do("useradd", "--create-home", PERSON)
        self.do("apt-get", "update")

    def do(self, *command: str) -> str:
        """Run something as root that must succeed; what it said."""
        return self._run(self._enter(command))

    def get_command(self, *command: str, network: bool = True, variables: Mapping[str, str] | None = None) -> list[str]:
        """How something is run as a person who has no rights, with no variables but these."""
        own = ["setpriv", f"--reuid={PERSON}", f"--regid={PERSON}", "--init-groups", "--reset-env", "env"]
        told = [f"{name}={value}" for name, value in (variables or {}).items()]
        return self._enter([*own, *told, *command], network=network)

    def list_files(self) -> set[str]:
        """All that lies in it, apart from records."""
        every = (each for each in self.root.rglob("*") if each.is_symlink() or not each.is_dir())
        names = (each.relative_to(self.root).as_posix() for each in every)
        return {name for name in names if not name.startswith(_RECORDS)}

    def _enter(self, command: Sequence[str], *, network: bool = True) -> list[str]:
        alone = ["unshare", "--mount", *([] if network else ["--net"])]
        return [*alone, "sh", "-c", _ENTER, str(self.root), *command]

    @staticmethod
    def _run(command: Sequence[str]) -> str:
        quiet = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            command, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout
