"""The hosted workflows hold up to three linters without a network, and call what there is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import build
import pytest
from kit import read_version
from pyinstaller.contents import PROGRAMS
from ruamel.yaml import YAML

from tests.repo.scripts import ROOT, load_script

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS}
RELEASE = YAML(typ="safe").load(TEXTS["release.yml"])
# Commits of the releases that stand behind them, looked up in the actions' own repositories.
ACTIONS = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
    "actions/download-artifact": ("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
}


LINTERS = {"check-jsonschema": ["--builtin-schema", "vendor.github-workflows"]}
if sys.platform.startswith("linux"):  # the pins have a build of these for no other system, or not for macOS 12
    LINTERS |= {"actionlint": ["-no-color", "-shellcheck="], "zizmor": ["--offline", "--no-progress"]}


def lint(program: str, *files: Path) -> subprocess.CompletedProcess[str]:
    beside = Path(sys.executable).parent / program
    command = [str(beside), *LINTERS[program], *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("program", LINTERS)
def test_linters_find_nothing(program: str) -> None:
    done = lint(program, *WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("program", LINTERS)
def test_each_linter_finds_a_fault_of_its_kind(program: str, tmp_path: Path) -> None:
    fault = {
        "check-jsonschema": ("runs-on: ubuntu-24.04", "runs_on: ubuntu-24.04"),
        "actionlint": ("${{ github.ref }}", "${{ github.no_such_thing }}"),
        "zizmor": ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
    }[program]
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    file = tmp_path / ".github" / "workflows" / "ci.yml"
    file.write_text(TEXTS["ci.yml"].replace(*fault), encoding="utf-8")
    assert lint(program, file).returncode != 0


@pytest.mark.parametrize("name", TEXTS)
def test_every_action_is_pinned_to_the_commit_of_a_release(name: str) -> None:
    used = re.findall(r"uses: (\S+)@(\S+) # (\S+)", TEXTS[name])
    assert used
    assert len(used) == TEXTS[name].count("uses:")
    for action, commit, release in used:
        assert ACTIONS[action] == (commit, release)


@pytest.mark.parametrize("name", TEXTS)
def test_rights_are_given_one_by_one(name: str) -> None:
    workflow = YAML(typ="safe").load(TEXTS[name])
    assert workflow["permissions"] == {}
    for job_name, job in workflow["jobs"].items():
        wanted = "write" if job_name == "draft" else "read"
        assert set(job["permissions"].values()) <= {wanted}, job_name
        assert job["timeout-minutes"] <= 60
    assert TEXTS[name].count("persist-credentials: false") == TEXTS[name].count("actions/checkout@")


def test_every_system_is_built_on_its_own_machine() -> None:
    matrix = RELEASE["jobs"]["freeze"]["strategy"]["matrix"]["include"]
    assert {each["os"] for each in matrix} == {"windows-2025", "macos-26", "macos-26-intel", "ubuntu-22.04"}
    programs = {each["target"].partition("-")[0]: Path(each["program"]) for each in matrix}
    assert {name: path.stem for name, path in programs.items()} == {
        "windows": PROGRAMS["win32"],
        "macos": PROGRAMS["darwin"],
        "linux": PROGRAMS["linux"],
    }
    assert len({each["target"] for each in matrix}) == 4


@pytest.mark.parametrize("name", TEXTS)
def test_no_machine_changes_under_its_name(name: str) -> None:
    labels = re.findall(r"\b(?:ubuntu|windows|macos)-[\w.-]+", re.sub(r"#.*|target: [\w-]+", "", TEXTS[name]))
    systems = {each for each in labels if not each.startswith("windows-") or each[8:].isdigit()}
    assert {"ubuntu-24.04"} <= systems
    assert not {each for each in systems if not re.fullmatch(r"(ubuntu|windows|macos)-[\d.]+(-intel)?", each)}
    assert "-latest" not in TEXTS[name]


def test_a_tag_of_another_version_fails_before_anything_is_built() -> None:
    steps = RELEASE["jobs"]["freeze"]["steps"]
    commands = [str(step.get("run", step.get("uses"))) for step in steps]
    check = next(index for index, command in enumerate(commands) if "__version__" in command)
    assert check < next(index for index, command in enumerate(commands) if "dev.py" in command)
    for tag, status in ((f"v{read_version()}", 0), ("v99.0", 1)):
        done = subprocess.run(
            ["bash", "-c", commands[check]], cwd=ROOT, env={**os.environ, "GITHUB_REF_NAME": tag}, check=False
        )
        assert done.returncode == status


def test_the_packages_for_windows_are_made_where_they_were_tried() -> None:
    job = RELEASE["jobs"]["windows-packages"]
    assert job["container"] == YAML(typ="safe").load(TEXTS["ci.yml"])["jobs"]["check"]["container"] == "debian:12"


def test_secrets_are_used_only_where_they_exist_and_never_for_a_pull_request() -> None:
    for job in RELEASE["jobs"].values():
        for step in job["steps"]:
            if "secrets." in str(step.get("env", "")):
                assert "== 'true' && github.event_name != 'pull_request'" in step["if"], step["name"]
    assert not re.search(r"^\s+if:.*secrets\.", TEXTS["release.yml"], re.MULTILINE)


def test_the_system_libraries_of_dev_py_are_installed_before_it_asks_for_them() -> None:
    dev = load_script("dev.py")
    apt = [step["run"] for step in RELEASE["jobs"]["freeze"]["steps"] if "apt-get" in step.get("run", "")]
    assert {*dev.QT_LIBRARIES.values(), *dev.X11_LIBRARIES.values()} <= set(apt[0].split())
    packages = [
        step["run"] for step in RELEASE["jobs"]["windows-packages"]["steps"] if "apt-get" in step.get("run", "")
    ]
    assert set(dev.QT_LIBRARIES.values()) <= set(packages[0].split())


def test_it_builds_only_what_can_be_built() -> None:
    named = set(re.findall(r"(?:dev\.py build|packaging/build\.py) ([a-z][a-z-]*)", TEXTS["release.yml"]))
    assert {"bundle", "macos", "deb", "tar", "setup", "msi", "portable", "sbom", "compare", "checksums"} <= named
    assert named <= set(build.PRODUCTS)


def test_only_a_tag_makes_a_release_and_only_a_draft() -> None:
    draft = RELEASE["jobs"]["draft"]
    assert draft["if"] == "startsWith(github.ref, 'refs/tags/v')"
    assert set(draft["needs"]) == set(RELEASE["jobs"]) - {"draft"}
    assert [step for step in draft["steps"] if "gh release" in step.get("run", "")] == [draft["steps"][-1]]
    assert "--draft --verify-tag" in draft["steps"][-1]["run"]


def test_the_check_is_what_a_developer_runs() -> None:
    assert "bash .ci/run" in TEXTS["ci.yml"]
