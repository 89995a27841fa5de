"""The options that the products of Linux share: what they are made of, and where they go."""

from __future__ import annotations

import argparse
from pathlib import Path

from kit import DIST, WORK
from linux.desktop import NAME


def make_parser(product: str, purpose: str | None) -> argparse.ArgumentParser:
    """The parser of a product's command, with `bundle`, `art`, `dist` and `fast`.

    Args:
        product: As `dev.py build` calls it.
        purpose: What its help begins with.
    """
    parser = argparse.ArgumentParser(prog=f"dev.py build {product}", description=purpose)
    parser.add_argument("--bundle", type=Path, default=DIST / NAME, help="the frozen program (dist/hetao-briefing)")
    parser.add_argument("--art", type=Path, default=WORK / "art", help="the icons its build has drawn (build/art)")
    parser.add_argument("--dist", type=Path, default=DIST, help="where the product goes (dist)")
    parser.add_argument("--fast", action="store_true", help="compress little, for trying out")
    return parser
