"""The repository looks as ARCHITECTURE.md says, and names no place that only one machine has."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.repo.scripts import ROOT

TOP = {
    ".ci", ".gitattributes", ".github", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "README.md", "benchmarks",
    "briefing_app", "db", "dev.py", "docs", "packaging", "pyproject.toml", "requirements", "resources", "tests",
}  # fmt: skip
BINARY = {".ttf", ".icc", ".png", ".jpg", ".webp", ".ico", ".icns", ".pdf", ".xlsx", ".zip", ".db", ".briefing"}
# Assembled here, so that this file does not name what it forbids.
HOSTS = ["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "index-" + "url="]
PLACES = [r"(?<![\w./])/" + "work/", "/opt/" + "hb", "/tmp/" + "hb", "/ro" + "ot/"]
FORBIDDEN = {
    "a package index": re.compile("|".join(HOSTS)),
    "an absolute path of one machine": re.compile("|".join(PLACES)),
}
LONG_MODULES = {  # source modules above 400 lines, and why each is one concern all the same
    "briefing_app/document/tree.py": "the whole vocabulary of the tree, nothing but frozen values",
}


def list_files() -> list[Path]:
    """Every file git tracks or would track."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def list_modules() -> list[Path]:
    return sorted((ROOT / "briefing_app").rglob("*.py"))


def test_the_top_level_holds_what_the_house_has_and_no_more() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in list_files()} == TOP


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in list_files() if path.suffix not in BINARY}
    hits = {str(path.relative_to(ROOT)): FORBIDDEN[what].search(text) for path, text in texts.items()}
    assert {path: hit[0] for path, hit in hits.items() if hit} == {}


def test_the_patterns_find_what_they_forbid() -> None:
    assert FORBIDDEN["a package index"].search("--index-" + "url=x")
    assert FORBIDDEN["an absolute path of one machine"].search("see /" + "work/main")
    assert not FORBIDDEN["an absolute path of one machine"].search("briefing_app/work/x")


def test_every_source_file_opens_with_one_sentence() -> None:
    for path in list_modules():
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring, path
        assert docstring.splitlines()[0].endswith((".", ":", "?")), path


def test_no_module_grows_past_400_lines_without_a_reason() -> None:
    long = {
        str(path.relative_to(ROOT))
        for path in list_modules()
        if len(path.read_text(encoding="utf-8").splitlines()) > 400
    }
    assert long == set(LONG_MODULES)


def test_every_library_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~;\[ ]", wanted)[0].lower() for wanted in project["dependencies"]}
    owners = {**packages_distributions(), "shiboken6": ["PySide6-Essentials"]}  # the other half of its bindings
    undeclared = set()
    for path in list_modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            for top in {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"briefing_app"}:
                # A distribution calls itself PySide6_Essentials where the project asks for PySide6-Essentials (PEP 503).
                if not {re.sub(r"[-_.]+", "-", owner).lower() for owner in owners.get(top, [top])} & declared:
                    undeclared.add(f"{top} ({path.relative_to(ROOT)})")
    assert undeclared == set()


def test_values_of_statements_stand_in_order_or_are_named() -> None:
    """Python 3.12 warns of `?1`, which 3.11 takes."""
    numbered = re.compile(r"(?:=|<|>|\(|,) ?\?\d")
    assert numbered.search("WHERE id = ?1")
    found = [
        str(path)
        for path in (ROOT / "briefing_app" / "store").rglob("*.py")
        if numbered.search(path.read_text("utf-8"))
    ]
    assert found == []
