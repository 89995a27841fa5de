"""How pages are called: by the number that is printed on them, and by how many there are where that is another."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.ui.look import Look


def say_page(look: Look, where: str, labels: Sequence[str], page: int) -> str:
    """“Page 3 of 13”; “Page 1 (3 of 13)” where the third page is printed as 1.

    Args:
        look: The language.
        where: In the `bar`, at the `foot` of a screen full of a page, or `spoken`.
        labels: The printed number of each page.
        page: From 1.
    """
    label = find_label(labels, page)
    if label == str(page):
        return look.say(f"preview.page.{where}", page=page, pages=len(labels))
    return look.say(f"preview.printed.{where}", label=label, page=page, pages=len(labels))


def say_pages(look: Look, labels: Sequence[str], first: int, last: int) -> str:
    """“p. 3” or “p. 3–4”, by the printed numbers; pages count from 1."""
    begin, end = find_label(labels, first), find_label(labels, last)
    return look.say("preview.pages_short", pages=begin if first == last else f"{begin}–{end}")


def find_label(labels: Sequence[str], page: int) -> str:
    """What is printed on a page (from 1); its own number where that is not known."""
    return labels[page - 1] if 0 < page <= len(labels) else str(page)
