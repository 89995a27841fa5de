"""Words in labels: a long one is broken where the line ends, and is still one word for whoever reads or copies it."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label
from tests.ui.eyes import spilling

BREAK = "\N{ZERO WIDTH SPACE}"


@pytest.mark.parametrize("select", [False, True])
@pytest.mark.parametrize("text", ["x" * 10_000, "ab " + "é̂" * 5_000, "a.b_c=%" * 1_500, "生物科技" + "y" * 300 + "。"])
def test_an_unbroken_word_stays_within_its_label(qtbot: QtBot, look: Look, text: str, *, select: bool) -> None:
    label = make_label(look, text, wrap=True, select=select)
    qtbot.addWidget(label)
    label.resize(200, 100)
    label.show()
    assert spilling(label.window()) == []
    assert label.heightForWidth(200) > 5 * label.fontMetrics().height()
    assert label.text() == text
    assert QLabel.text(label).replace(BREAK, "") == text
    assert f"{BREAK}\u0302" not in QLabel.text(label)  # a mark stays with its letter


@pytest.mark.parametrize(
    "text",
    [
        "Words of a sentence, of which none is long.",
        "https://www.gov.hk/en/a-long-address/with/many/parts-and-pieces/of/it?and=questions&more=" + "x" * 40,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "大灣區藥物審批安排及其對企業之影響" * 20,
    ],
)
def test_what_may_be_copied_is_as_it_was_written(look: Look, text: str) -> None:
    label = make_label(look, text, wrap=True, select=True)
    label.setSelection(0, len(text))
    assert label.selectedText() == text
    label.deleteLater()
