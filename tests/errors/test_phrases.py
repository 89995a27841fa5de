"""Every problem that a person can meet has its words in three languages, wherever it is raised."""

from __future__ import annotations

import ast
import errno
import pickle
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefing_app.errors import (
    BriefingError,
    InputError,
    Listing,
    NotFoundError,
    PackError,
    Phrase,
    Problem,
    list_uses,
    name_kind,
    say_system,
)
from briefing_app.errors.phrase import ENGLISH, INPUT
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.pdf.engine.errors import PictureError
from briefing_app.wording.catalogue import Catalogue

PACKAGE = Path(__file__).parents[2] / "briefing_app"
MADE = ("InputError", "Phrase")
OWN = {"field"}  # what an InputError takes for programs
CATALOGUE = Catalogue.load(resources_dir() / "i18n" / "errors")
# Names of formats and of the programs that write them, and a unit.
LATIN = frozenset(
    ("PDF", "PNG", "JPEG", "JSON", "UTF-8", "Base64", "MB", "CSV", "XLSX", "xls", "xlsb", "xlsm", "ods")
) | {
    "Excel",
    "LibreOffice",
    "Numbers",
    "OpenDocument",
}


@cache
def _made() -> tuple[tuple[Path, str, ast.Call], ...]:
    """Where errors of all classes and phrases are made: the file, what is made, and the call. The package is parsed once."""
    return tuple(
        (path, node.func.id, node)
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and (node.func.id in MADE or node.func.id.endswith("Error"))
    )


def _place(path: Path, call: ast.Call) -> str:
    return f"{path.relative_to(PACKAGE)}:{call.lineno}"


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Where errors and phrases are made: file and line, and the call."""
    for path, name, call in _made():
        if name in MADE and path.parent.name != "errors":
            yield _place(path, call), call


def _keys(call: ast.Call) -> tuple[str, ...]:
    """The keys that a call may mean; a key with a part that is found out later means all that begin so."""
    assert isinstance(call.func, ast.Name)
    assert len(call.args) == 1, "a reason or key, and everything else by name"
    before = INPUT if call.func.id == "InputError" else ""
    return tuple(before + key for key in _texts(call.args[0]))


def _texts(node: ast.expr) -> tuple[str, ...]:
    match node:
        case ast.Constant(value=str(text)):
            return (text,)
        case ast.IfExp(body=one, orelse=other):
            return _texts(one) + _texts(other)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue()]):
            found = tuple(key for key in ENGLISH if key.startswith(start))
            assert found, start
            return found
        case _:
            raise AssertionError(f"the key is not written where it is used: {ast.unparse(node)}")


def _names(key: str, language: Language) -> frozenset[str]:
    return CATALOGUE.names(key, language)


def test_there_are_problems_to_look_at() -> None:
    made = [call.func.id for _, call in _calls() if isinstance(call.func, ast.Name)]
    assert made.count("InputError") > 60
    assert made.count("Phrase") > 60


@pytest.mark.parametrize(("place", "call"), [pytest.param(*each, id=each[0]) for each in _calls()])
def test_what_is_said_has_its_words_and_all_that_they_want_filled(place: str, call: ast.Call) -> None:
    given = {each.arg for each in call.keywords} - OWN
    for key in _keys(call):
        assert key in ENGLISH, f"{place}: {key}"
        assert key in CATALOGUE
        assert given == _names(key, Language.EN), f"{place}: {key}"


def test_nothing_is_raised_with_a_sentence_in_one_language_only() -> None:
    """`why`, `what` and `detail` hold a phrase or a text in three languages; a plain text would be English for everybody."""
    found = [
        _place(path, call)
        for path, name, call in _made()
        for each in call.keywords
        if name.endswith("Error")
        and each.arg in ("why", "what", "detail")
        and isinstance(each.value, ast.Constant | ast.JoinedStr)
    ]
    assert found == []


def test_every_word_is_used_and_the_same_in_the_code_and_in_the_english_catalogue() -> None:
    used = {key for _, call in _calls() for key in _keys(call)}
    # said by the floor itself
    ours = ("error.gone", "error.typed.", "kind.", "list.", "system.", "pack.placed", "pack.several")
    assert [key for key in ENGLISH if key not in used and not key.startswith(ours)] == []
    for key, text in ENGLISH.items():
        assert CATALOGUE.entry_text(key, Language.EN) == text
    assert "error.export.picture" in {kind.key for kind in _classes(PictureError)}
    classes = {kind.key for kind in _classes(BriefingError)}
    assert CATALOGUE.keys(Language.EN) == ENGLISH.keys() | classes


def _classes(kind: type[BriefingError]) -> Iterator[type[BriefingError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _classes(each)


@pytest.mark.parametrize("language", [Language.HANT, Language.HANS])
def test_chinese_sentences_are_chinese(language: Language) -> None:
    for key in CATALOGUE.keys(language):
        text = re.sub(r"\{[a-z_]+\}", "", CATALOGUE.entry_text(key, language))
        words = set(re.findall(r"[A-Za-z][A-Za-z0-9$-]*", text))
        assert words <= LATIN, f"{key}: {words - LATIN}"


@pytest.mark.parametrize("reason", [key for key in ENGLISH if key.startswith(INPUT)])
def test_a_refusal_is_a_calm_sentence_that_says_what_to_do(reason: str) -> None:
    for language in LANGUAGES:
        text = CATALOGUE.entry_text(reason, language)
        assert text.endswith((".", "。", "{why}"))
        assert not set(text) & set("!！")
        assert re.search(r"[;；]|, so |，因此|\{why\}", text), f"{reason} {language}"


def test_a_person_reads_titles_and_kinds_in_their_language() -> None:
    card = LocalText("Sample card", "樣本資料卡", "样本资料卡")
    chart = LocalText("Only English")
    problem = InputError(
        "used", field="source", name=LocalText("Report", "報告"), uses=list_uses([("card", card), ("chart", chart)])
    )
    assert str(problem) == "“Report” is used by fact card “Sample card”, chart “Only English”; take it out there first."
    assert CATALOGUE.get_error(problem, Language.EN) == str(problem)
    assert (
        CATALOGUE.get_error(problem, Language.HANT)
        == "「報告」正用於資料卡「樣本資料卡」、圖表「Only English」；請先在該處移除。"
    )
    assert (
        CATALOGUE.get_error(problem, Language.HANS)
        == "“報告”正用于资料卡“样本资料卡”、图表“Only English”；请先在该处移除。"
    )


def test_of_many_uses_the_first_are_named_and_the_others_counted() -> None:
    uses = list_uses([("card", f"C{number}") for number in range(7)])
    assert str(uses).endswith("fact card “C4” and 2 more")
    assert CATALOGUE.say_value(uses, Language.HANT).endswith("、資料卡「C4」及另外2項")
    assert "C5" not in str(uses)


def test_an_id_that_says_nothing_to_a_person_is_not_said() -> None:
    gone = NotFoundError("card", "0d9a1f3e-5a51-4b55-9e5d-0c7f6a4f2b11")
    assert "0d9a" not in CATALOGUE.get_error(gone, Language.HANS)
    assert CATALOGUE.get_error(gone, Language.HANS) == "这个资料卡已不在资料库中；请查看回收站，或撤销上一步。"
    named = NotFoundError("chart", "hospitals", "charts")
    assert named.kinds == "charts"
    assert CATALOGUE.get_error(named, Language.HANT) == "資料庫內沒有圖表「hospitals」；請核對寫法，或查看回收筒。"


def test_kinds_languages_and_units_have_words() -> None:
    assert {f"unit.{unit}" for unit in Unit} == {key for key in ENGLISH if key.startswith("unit.")}
    assert {f"language.{each}" for each in LANGUAGES} == {key for key in ENGLISH if key.startswith("language.")}
    assert name_kind("nothing we know") == "nothing we know"
    assert isinstance(name_kind("card"), Phrase)


def test_a_problem_of_a_pack_keeps_its_path_and_speaks_the_reader_s_language() -> None:
    problem = Problem("cards.json#/0/title", Phrase("pack.missing", name="en"))
    refused = PackError("visit.zip", (problem, problem))
    assert str(problem) == "cards.json#/0/title: the field “en” is missing."
    assert CATALOGUE.say_value(problem.phrase, Language.HANT) == "cards.json#/0/title：欠欄位「en」。"
    assert CATALOGUE.get_error(refused, Language.HANS).endswith(
        "共有2个问题，第一个是：cards.json#/0/title：缺少字段“en”。"
    )
    assert str(Problem("", Phrase("pack.empty"))) == "the text is empty."


def test_a_refusal_within_another_one_is_said_in_the_same_language() -> None:
    inner = InputError("picture.kind", field="picture")
    outer = InputError("picture.refused", field="picture", name="logo.gif", why=inner.phrase)
    assert CATALOGUE.get_error(outer, Language.HANT).startswith("沒有加入「logo.gif」。這不是PNG或JPEG圖片")
    assert str(outer).startswith("“logo.gif” was not added. This is no PNG or JPEG picture")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁碟已滿"),
        (errno.EACCES, "沒有權限"),
        (errno.ENOENT, "找不到此項目"),
        (errno.EIO, "系統錯誤編號5"),
    ],
)
def test_what_the_system_says_is_said_in_our_words(number: int, words: str) -> None:
    said = say_system(OSError(number, "English words of the system"))
    assert CATALOGUE.say_value(said, Language.HANT) == words


def test_braces_and_percent_signs_of_a_person_are_never_read_again() -> None:
    problem = InputError("value.text", text="{field} %s {0}")
    assert "“{field} %s {0}”" in str(problem)
    assert "「{field} %s {0}」" in CATALOGUE.get_error(problem, Language.HANT)


def test_what_a_worker_sends_back_can_be_said_by_the_window() -> None:
    values = InputError("used", name=LocalText("A"), uses=list_uses([("card", "B")])).values
    assert pickle.loads(pickle.dumps(values)) == values
    assert Listing(("a", "b")) == Listing(("a", "b"))
    assert hash(Phrase("pack.empty")) == hash(Phrase("pack.empty"))
    assert Phrase("pack.empty") != Phrase("pack.kind")


def test_the_sentence_shows_what_was_forgotten_instead_of_hiding_the_problem() -> None:
    assert "{formula}" in str(InputError("formula.zero"))
    with pytest.raises(KeyError):
        InputError("no.such.reason")


def test_all_kinds_that_the_library_can_miss_have_a_word() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "store").glob("*.py"))
    kinds = re.findall(r'^    kind = "(\w+)"', source, re.MULTILINE)
    assert len(kinds) >= 10
    assert [kind for kind in kinds if f"kind.{kind}" not in ENGLISH] == []
