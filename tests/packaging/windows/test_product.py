"""Names, versions and words of the Windows products."""

import re

import pytest
from windows import product

from briefing_app.paths import usual_folder
from briefing_app.ui.importing import SUFFIXES


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("0.2.0rc1", (0, 2, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_a_version_is_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert product.four_numbers(version) == numbers


@pytest.mark.parametrize("version", ["", "dev", "1.70000"])
def test_what_windows_cannot_hold_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match="version"):
        product.four_numbers(version)


def test_codes_are_the_same_in_each_build() -> None:
    # Never to change: Windows would take the next version for another program.
    assert product.make_guid("user/upgrade") == "14826469-BC72-59D3-94DB-8E3C9E5CF821"
    assert product.make_guid("machine/upgrade") == "71EA722C-5DFF-50AC-8514-3BD0DFA8831A"


def test_the_words_of_the_three_languages_have_the_same_keys_and_blanks() -> None:
    def shape(language: str) -> dict[str, list[str]]:
        return {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in product.load_words(language).items()}

    assert shape("en") == shape("zh-Hant") == shape("zh-Hans")


def test_the_installers_leave_alone_the_folder_in_which_the_program_keeps_its_library() -> None:
    assert usual_folder().name == product.DATA_FOLDER


def test_the_program_opens_the_types_of_file_that_the_installers_give_it() -> None:
    assert {each.suffix for each in product.FILE_TYPES} == {".briefing", ".hbpack"}
    assert ".hbpack" in SUFFIXES
