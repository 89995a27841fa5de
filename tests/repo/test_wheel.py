"""The built wheel, installed into a clean environment, finds its data and exports a PDF; the source archive is whole."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from briefing_app import __version__
from tests.repo.scripts import ROOT, load_script

SAMPLE = load_script("dev.py").SAMPLE_BRIEFING
EXTRACT: dict[str, Any] = (
    {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
)  # Debian 12's Python is too old for it
DATA = ("resources/fonts/manifest.json", "resources/icc/sRGB.icc", "db/starter/manifest.json")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program without anything of this process that could lend it the checkout; return its output."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "HETAO_", "VIRTUAL_ENV"))
    }
    done = subprocess.run([*command], cwd=cwd, env=clean, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command[:3]} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(target: str, folder: Path) -> Path:
    """Build a wheel or a source archive without a network, by the build backend itself."""
    run(sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", folder, cwd=ROOT)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of a clean environment that holds the wheel and, by a path file, the libraries."""
    environment = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=environment)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--python", str(python))
    run(*pip, "install", "--no-index", "--no-deps", wheel, cwd=environment)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=environment).strip())
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def test_the_wheel_carries_the_data_inside_the_package(wheel: Path) -> None:
    assert wheel.name == f"hetao_briefing-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"briefing_app/_bundle/{name}" for name in DATA} <= names
    assert {name.partition("/")[0] for name in names} == {"briefing_app", f"hetao_briefing-{__version__}.dist-info"}
    fonts = {path.name for path in (ROOT / "resources" / "fonts").glob("*.ttf")}
    assert {f"briefing_app/_bundle/resources/fonts/{font}" for font in fonts} <= names


def test_the_installed_program_finds_its_own_data(programs: Path, tmp_path: Path) -> None:
    told = run(
        programs / "python",
        "-c",
        "from briefing_app import paths; print(paths.resources_dir()); print(paths.db_dir())",
        cwd=tmp_path,
    )
    for line, name in zip(told.splitlines(), ("resources", "db"), strict=True):
        assert Path(line).name == name
        assert Path(line).is_relative_to(programs.parent.resolve())


def test_the_installed_program_exports_a_pdf(programs: Path, tmp_path: Path) -> None:
    run(
        programs / "briefing-app", "export", SAMPLE, "--output", tmp_path / "out", "--form", "summary", "--lang", "zh-Hant",
        "--library", tmp_path / "library.briefing", cwd=tmp_path,
    )  # fmt: skip
    (pdf,) = (tmp_path / "out").rglob("*.pdf")
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        assert "香港" in document[0].get_textpage().get_text_bounded()
    finally:
        document.close()


@pytest.mark.full
def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = build("sdist", tmp_path / "sdist")
    with tarfile.open(archive) as source:
        source.extractall(tmp_path / "source", **EXTRACT)
    (top,) = (tmp_path / "source").iterdir()
    assert {"dev.py", "LICENSE", "README.md", "tests", "packaging", "requirements"} <= {
        path.name for path in top.iterdir()
    }
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path / "wheel", cwd=top)
    (again,) = (tmp_path / "wheel").iterdir()
    assert again.read_bytes() == wheel.read_bytes()
