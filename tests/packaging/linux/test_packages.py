"""Package and archive hold what they should, come out the same each time, and install.sh takes back all it put down."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from kit import BuildError
from linux import deb, tar
from linux.tree import find_architecture, find_glibc, settle

from briefing_app import __version__
from tests.repo.scripts import ROOT

# dpkg-deb, xz and objdump are programs of their own, which the step `packaging` sees to.
pytestmark = pytest.mark.packaging


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """What stands for the frozen program: a program that says with what it was started, and a library with a link to it."""
    folder = tmp_path / "hetao-briefing"
    (folder / "_internal").mkdir(parents=True)
    program = folder / "hetao-briefing"
    program.write_text('#!/bin/sh\necho "started with $*"\n', encoding="utf-8")
    program.chmod(0o775)
    shutil.copy(shutil.which("true") or "", folder / "_internal" / "libx.so.1")
    (folder / "_internal" / "libx.so").symlink_to("libx.so.1")
    return folder


@pytest.fixture
def art(tmp_path: Path) -> Path:
    folder = tmp_path / "art"
    folder.mkdir()
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        (folder / f"app-{size}.png").write_bytes(b"png")
    return folder


def make(product: str, bundle: Path, art: Path, dist: Path) -> Path:
    options = ["--bundle", str(bundle), "--art", str(art), "--dist", str(dist)]
    assert (deb if product == "deb" else tar).main(options) == 0
    (made,) = dist.iterdir()
    return made


@pytest.fixture(autouse=True)
def own_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (deb, tar):
        monkeypatch.setattr(module, "WORK", tmp_path / "work")


def list_deb(package: Path) -> dict[str, str]:
    """Path and mode of each file in a package, with what a link leads to."""
    told = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, encoding="utf-8", check=True).stdout
    lines = [line.split(maxsplit=5) for line in told.splitlines()]
    return {parts[5]: f"{parts[0]} {parts[1]}" for parts in lines}


def test_the_package_puts_everything_where_debian_wants_it(bundle: Path, art: Path, tmp_path: Path) -> None:
    package = make("deb", bundle, art, tmp_path / "dist")
    assert package.name == f"hetao-briefing_{__version__}_{find_architecture()}.deb"
    files = list_deb(package)
    assert files["./opt/hetao-briefing/hetao-briefing"] == "-rwxr-xr-x root/root"
    assert files["./opt/hetao-briefing/_internal/libx.so -> libx.so.1"].endswith("root/root")
    assert "./usr/bin/hetao-briefing -> /opt/hetao-briefing/hetao-briefing" in files
    assert files["./usr/share/applications/hetao-briefing.desktop"] == "-rw-r--r-- root/root"
    fields = subprocess.run(["dpkg-deb", "--field", package], capture_output=True, encoding="utf-8", check=True).stdout
    assert f"Version: {__version__}\n" in fields
    assert "Depends: libc6 (>= 2." in fields
    unpacked = tmp_path / "unpacked"
    subprocess.run(["dpkg-deb", "--raw-extract", package, unpacked], check=True)
    done = subprocess.run(
        ["md5sum", "--check", "--quiet", "DEBIAN/md5sums"], cwd=unpacked, capture_output=True, check=False
    )
    assert done.returncode == 0, done


@pytest.mark.parametrize("product", ["deb", "tar"])
def test_the_same_program_gives_the_same_bytes(product: str, bundle: Path, art: Path, tmp_path: Path) -> None:
    first = make(product, bundle, art, tmp_path / "first")
    (bundle / "_internal" / "libx.so.1").touch()
    (bundle / "hetao-briefing").chmod(0o700)
    second = make(product, bundle, art, tmp_path / "second")
    assert first.read_bytes() == second.read_bytes()


def test_a_program_that_was_not_made_is_asked_for(art: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"make it first: python3 dev\.py build bundle"):
        make("tar", tmp_path / "none", art, tmp_path / "dist")


def test_versions_are_ordered_as_debian_does() -> None:
    assert deb.name_version("0.2.0") == "0.2.0"
    assert deb.name_version("0.2.0rc1") == "0.2.0~rc1"
    assert deb.name_version("0.2.0.dev3") == "0.2.0~dev3"


def test_only_machines_with_a_build_of_qt_are_taken() -> None:
    assert find_architecture("aarch64") == "arm64"
    with pytest.raises(BuildError, match="riscv64"):
        find_architecture("riscv64")


def test_the_c_library_is_the_newest_that_is_asked_for() -> None:
    assert tuple(map(int, find_glibc([Path(sys.executable).resolve()]).split("."))) >= (2, 2)
    with pytest.raises(BuildError, match="names the C library"):
        find_glibc([ROOT / "LICENSE"])


def test_dates_and_modes_are_settled(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir(mode=0o700)
    (tree / "a").touch(mode=0o600)
    (tree / "b").touch(mode=0o710)
    settle(tree, 1_000_000)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (tree, tree / "a", tree / "b")] == [0o755, 0o644, 0o755]
    assert {each.stat().st_mtime for each in (tree, tree / "a", tree / "b")} == {1_000_000}


def list_files(folder: Path) -> set[str]:
    return {str(each.relative_to(folder)) for each in folder.rglob("*") if not each.is_dir() or each.is_symlink()}


def test_install_sh_puts_the_program_into_ones_own_menu_and_takes_it_back(
    bundle: Path, art: Path, tmp_path: Path
) -> None:
    archive = make("tar", bundle, art, tmp_path / "dist")
    assert archive.name == f"hetao-briefing-{__version__}-linux-{os.uname().machine}.tar.xz"
    subprocess.run(["tar", "-xf", archive, "-C", tmp_path], check=True)
    home = tmp_path / "陳大文 & $co"
    (home / ".local" / "share").mkdir(parents=True)
    (home / ".local" / "share" / "kept.txt").touch()
    install = tmp_path / f"hetao-briefing-{__version__}" / "install.sh"
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    for _ in range(2):  # the second time is an upgrade in place
        subprocess.run(["sh", install], env=environment, check=True, capture_output=True)
    entry = (home / ".local/share/applications/hetao-briefing.desktop").read_text(encoding="utf-8")
    program = home / ".local/opt/hetao-briefing/hetao-briefing"
    said = subprocess.run([home / ".local/bin/hetao-briefing", "x"], capture_output=True, encoding="utf-8", check=True)
    assert said.stdout == "started with x\n"
    assert f'Exec="{str(program).replace("$", chr(92) * 2 + "$")}" %F\n' in entry
    assert (home / ".local/share/icons/hicolor/48x48/apps/hetao-briefing.png").is_file()
    own = home / ".local/opt/hetao-briefing/install.sh"
    subprocess.run(["sh", own, "--remove"], env=environment, check=True, capture_output=True)
    left = {name for name in list_files(home) if not name.startswith(".local/share/mime/") and "mimeinfo" not in name}
    assert left == {".local/share/kept.txt"}
