"""Package and archive in a Debian that has nothing else: apt finds what they need, they work for an ordinary person, and go."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from linux import tar
from linux.start import read_states, wait_until

from briefing_app import __version__
from tests.e2e.screen import Screen
from tests.packaging.frozen.bare import PERSON, BareDebian
from tests.packaging.frozen.system import read_command

pytestmark = [pytest.mark.packaging, pytest.mark.full]
HOME = f"home/{PERSON}"


@pytest.fixture(scope="module")
def debian(place: Path) -> Iterator[BareDebian]:
    made = BareDebian(place / "debian")
    yield made
    shutil.rmtree(made.root)


@pytest.fixture(scope="module")
def before(debian: BareDebian) -> set[str]:
    return debian.list_files()


@pytest.fixture(scope="module")
def installed(debian: BareDebian, before: set[str], older_package: Path, package: Path) -> BareDebian:
    """The package in the place of an older one, each with what apt finds it to depend on, and nothing that is recommended."""
    assert not any("hetao" in each for each in before)
    for each in (older_package, package):
        shutil.copy(each, debian.root / "srv" / each.name)
        debian.do("apt-get", "install", "--yes", "--no-install-recommends", f"/srv/{each.name}")
        (debian.root / "srv" / each.name).unlink()
    return debian


def run(command: list[str]) -> str:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_apt_installs_it_over_an_older_version(installed: BareDebian) -> None:
    told = installed.do("dpkg-query", "--show", "--showformat", "${Version} ${Status}", "hetao-briefing")
    assert told == f"{__version__} install ok installed"
    assert not (installed.root / "opt/hetao-briefing/_internal/libstale.so").exists()
    assert installed.do("dpkg", "--verify", "hetao-briefing") == ""


def test_it_passes_its_self_test_for_an_ordinary_person(installed: BareDebian) -> None:
    run(installed.get_command("hetao-briefing", "--self-test", f"/{HOME}/資料 夾", network=False))
    report = json.loads((installed.root / HOME / "資料 夾" / "self-test.json").read_text(encoding="utf-8"))
    assert report["ok"]
    assert report["frozen"]


def test_the_entry_of_the_menu_opens_a_file_in_the_window(installed: BareDebian) -> None:
    run(installed.get_command("hetao-briefing", "pack", "--all", "--output", f"/{HOME}/測試 文件 100%.hbpack"))
    probe = installed.root / HOME / "probe"
    entry = installed.root / "usr/share/applications/hetao-briefing.desktop"
    command = read_command(entry, [Path("/", HOME, "測試 文件 100%.hbpack")])
    with Screen() as screen:
        variables = {"DISPLAY": screen.name, "HETAO_BRIEFING_PROBE": f"/{HOME}/probe"}
        entered = installed.get_command(*command, variables=variables)
        with subprocess.Popen(entered, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as started:
            try:
                wait_until(
                    lambda: "測試 文件 100%.hbpack" in json.dumps(read_states(probe), ensure_ascii=False),
                    "not offered", started,
                )  # fmt: skip
            finally:
                started.terminate()
            assert started.stderr is not None
            assert b"Traceback" not in started.stderr.read()
    assert started.returncode == 0


def test_what_is_left_when_it_is_gone_is_the_persons_own(installed: BareDebian, before: set[str]) -> None:
    installed.do("apt-get", "purge", "--yes", "--auto-remove", "hetao-briefing")
    left = installed.list_files() - before
    assert {each for each in left if not each.startswith(f"{HOME}/")} == set()
    assert f"{HOME}/.local/share/Hetao Briefing/library.briefing" in left
    assert installed.do("dpkg", "--get-selections").count("hetao") == 0


@pytest.fixture(scope="module")
def own_program(debian: BareDebian, bundle: Path, place: Path) -> str:
    """The command of the archive, which a person has installed for themselves."""
    options = ["--bundle", str(bundle), "--art", str(place / "work" / "art"), "--dist", str(place / "tar"), "--fast"]
    assert tar.main(options) == 0
    (archive,) = (place / "tar").iterdir()
    debian.do("apt-get", "install", "--yes", "--no-install-recommends", "libgl1", "libegl1", "libxcb1")
    shutil.unpack_archive(archive, debian.root / HOME)
    debian.do("chown", "--recursive", f"{PERSON}:", f"/{HOME}")
    (folder,) = (debian.root / HOME).glob("hetao-briefing-*")
    run(debian.get_command(f"/{HOME}/{folder.name}/install.sh"))
    shutil.rmtree(folder)
    return f"/{HOME}/.local/bin/hetao-briefing"


def test_the_archive_is_installed_by_a_person_for_themselves(debian: BareDebian, own_program: str) -> None:
    told = json.loads(run(debian.get_command(own_program, "doctor", "--json", network=False)))
    assert told["ok"]


def test_the_window_opens_on_wayland(debian: BareDebian, own_program: str) -> None:
    wayland = ("weston", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1")
    debian.do("apt-get", "install", "--yes", "--no-install-recommends", *wayland)
    run(debian.get_command("mkdir", "--mode=700", f"/{HOME}/run"))
    run(
        debian.get_command(own_program, "list", "cards")
    )  # makes the library, without which the first page asks for one
    place = {"XDG_RUNTIME_DIR": f"/{HOME}/run"}
    screen = debian.get_command("weston", "--backend=headless-backend.so", "--socket=screen", variables=place)
    told = {**place, "WAYLAND_DISPLAY": "screen", "HETAO_BRIEFING_PROBE": f"/{HOME}/seen"}
    seen, quiet = debian.root / HOME / "seen", subprocess.DEVNULL
    with subprocess.Popen(screen, stdout=quiet, stderr=quiet) as server:
        try:
            wait_until((debian.root / HOME / "run" / "screen").exists, "no screen", server)
            entered = debian.get_command(own_program, variables=told)
            with subprocess.Popen(entered, stdout=quiet, stderr=quiet) as started:
                try:
                    wait_until(lambda: any(each["page"] for each in read_states(seen)), "no page appeared", started)
                    loaded = Path(f"/proc/{started.pid}/maps").read_text(encoding="utf-8")
                finally:
                    started.terminate()
        finally:
            server.terminate()
    assert "libqwayland-generic.so" in loaded
    assert "libqxcb.so" not in loaded
    assert started.returncode == 0


def test_what_install_sh_put_down_it_takes_back(debian: BareDebian, own_program: str, before: set[str]) -> None:
    assert (debian.root / own_program[1:]).is_symlink()
    run(debian.get_command(f"/{HOME}/.local/opt/hetao-briefing/install.sh", "--remove"))
    left = {each for each in debian.list_files() - before if each.startswith((f"{HOME}/.local/", "opt/"))}
    # The person's work stays, and so does the desktop's index of all types of files, which it makes anew at every change.
    kept = ("share/Hetao Briefing/", "share/mime/", "share/applications/mimeinfo.cache")
    assert {each for each in left if not any(name in each for name in kept)} == set()
    assert not any("mime/packages" in each or "hetao-briefing" in each for each in left)
