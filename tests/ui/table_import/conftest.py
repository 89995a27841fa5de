"""One window on the page that imports tables, and files to import."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.ui.room import Where
from briefing_app.ui.table_import.page import TableImportPage
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import LONG, MakeWindow

TABLE = (
    "Grants by year\n"
    "Firm,Year,Staff,Revenue (HK$ million),Note\n"
    "Alpha Bio,2021,120,12.5,first\n"
    "Beta,2022,n/a,over 50,\n"
    "河套生物,2023,約120,(132),中文\n"
    "Delta,2024,abc,17.6,last\n"
)
CARDS = (
    "Title,標題,Text,Theme,Source,Figure,Value,Status,Colour\n"
    "Money for research,研究撥款,The fund gave money,Funding,A new report,Money given,HK$1.76bn,draft,red\n"
    "New medicines,新藥,There were 28,Access,A new report,Medicines,28 medicines,wrong,\n"
    ",,no title,,,,,,\n"
)
SOURCES = (
    "Title,Publisher,Published,Link\nA Yearbook,A Bureau,2024-03,https://example.org/a\nA Survey,An Office,soon,\n"
)

OpenFile = Callable[..., TableImportPage]


@pytest.fixture
def main(make_window: MakeWindow) -> MainWindow:
    return make_window()


def wait_for_plan(qtbot: QtBot, page: TableImportPage) -> None:
    """Wait until the rows are read and compared with the library."""
    qtbot.waitUntil(lambda: page.session.plan is not None and not page.session.doing, timeout=LONG)


@pytest.fixture
def open_file(main: MainWindow, tmp_path: Path, qtbot: QtBot) -> OpenFile:
    """Go to the page with a file of this content, and wait until it is understood."""

    def open_it(text: str | bytes, name: str = "grants.csv", *, wait: bool = True) -> TableImportPage:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        main.stage.go(Where("table_import", "", str(path)))
        page = main.page
        assert isinstance(page, TableImportPage)
        if wait:
            wait_for_plan(qtbot, page)
        return page

    return open_it
