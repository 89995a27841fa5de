"""The made part of the installer's script, and the script compiled."""

import re
import shutil
from pathlib import Path

import pytest
from kit import BuildError
from PIL import Image
from windows import product
from windows.nsis import LANGUAGES, SCRIPT, build_setup, fill, generate
from windows.wizard import SIZE, make_side_picture, provide_icon


def test_blanks_become_variables_and_signs_of_the_script_are_kept_from_it() -> None:
    assert fill("{program} {version} in {folder}\r\n", "en") == "Hetao Briefing ${VERSION} in $INSTDIR$\\r$\\n"
    assert fill('100 $ "x"', "en") == '100 $$ $\\"x$\\"'
    assert fill("{program}", "zh-Hant") == "河套簡報"


def test_no_blank_stays_unfilled() -> None:
    for language in LANGUAGES:
        for text in product.load_words(language).values():
            assert not re.search(r"(?<!\$)\{", fill(text, language))


def test_every_file_is_put_there_and_taken_away_again(bundle: Path) -> None:
    lines = list(generate(bundle, "0.2.0"))
    put = [line for line in lines if line.startswith("  File ")]
    removed = [line for line in lines if line.startswith("  Delete ")]
    # The program is put there by the script, under another name until all else is in place.
    assert [line.rpartition("/")[2].rstrip('"') for line in put] == ["THIRD-PARTY-NOTICES.txt"]
    assert sorted(line.rpartition("\\")[2].rstrip('"') for line in removed if "$INSTDIR" in line) == [
        "HetaoBriefing.exe",
        "THIRD-PARTY-NOTICES.txt",
    ]


def test_links_are_removed_in_whichever_language_they_were_made(bundle: Path) -> None:
    text = "\n".join(generate(bundle, "0.2.0"))
    for name in product.NAMES.values():
        assert f'Delete "${{FOLDER}}\\{name}.lnk"' in text


def test_every_sentence_the_script_says_is_there_in_each_language(bundle: Path) -> None:
    lines = list(generate(bundle, "0.2.0"))
    scripts = "".join(each.read_text(encoding="utf-8") for each in (SCRIPT, SCRIPT.with_name("exchange.nsh")))
    said = set(re.findall(r"\$\(([\w.]+)\)", scripts))
    said |= {each.words for each in product.FILE_TYPES}
    for table in LANGUAGES.values():
        known = {line.split()[1] for line in lines if line.startswith("LangString") and f"${{{table}}}" in line}
        assert said <= known, said - known


def test_a_file_type_that_somebody_gave_to_another_program_stays_with_it(bundle: Path) -> None:
    text = "\n".join(generate(bundle, "0.2.0"))
    removal = text[text.index("!macro RemoveFileTypes") :]
    for each in product.FILE_TYPES:
        guarded = f'${{If}} $0 == "{each.prog_id}"\n    DeleteRegKey HKCU "Software\\Classes\\{each.suffix}"'
        assert guarded in removal


def test_a_folder_that_holds_no_program_is_refused(tmp_path: Path, icon: Path) -> None:
    with pytest.raises(BuildError, match="no frozen program"):
        build_setup(tmp_path, tmp_path / "dist", "0.1.0", icon)


def test_a_folder_the_uninstaller_would_not_know_is_refused(bundle: Path, icon: Path, tmp_path: Path) -> None:
    (bundle / "extra").mkdir()
    with pytest.raises(BuildError, match="extra"):
        build_setup(bundle, tmp_path / "dist", "0.1.0", icon)


def test_the_side_of_the_installer_shows_the_mark_on_its_own_ground(tmp_path: Path) -> None:
    make_side_picture(tmp_path / "side.bmp")
    with Image.open(tmp_path / "side.bmp") as picture:
        assert (picture.format, picture.mode, picture.size) == ("BMP", "RGB", SIZE)
        pixels = picture.tobytes()
    colours = {pixels[at : at + 3] for at in range(0, len(pixels), 3)}
    assert bytes.fromhex("16233f") in colours  # the ground
    assert bytes.fromhex("ffffff") in colours  # the page


def test_an_icon_that_is_not_there_is_drawn_and_one_that_is_stays(tmp_path: Path) -> None:
    icon = provide_icon(tmp_path / "art" / "app.ico")
    assert icon.read_bytes().startswith(b"\0\0\1\0")
    icon.write_bytes(b"mine")
    assert provide_icon(icon).read_bytes() == b"mine"


@pytest.mark.packaging
def test_the_script_compiles_without_a_warning(bundle: Path, icon: Path, tmp_path: Path) -> None:
    assert shutil.which("makensis"), "NSIS is missing"
    setup = build_setup(bundle, tmp_path / "dist", "0.2.0", icon, fast=True)
    assert setup.name == "HetaoBriefing-0.2.0-setup.exe"
    assert setup.read_bytes().startswith(b"MZ")
