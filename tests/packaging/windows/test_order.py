"""What all three packages are told and held to."""

from pathlib import Path
from types import ModuleType

import budgets
import pytest
from kit import BuildError, read_version
from windows import msi, nsis, portable
from windows.order import Order, make_parser


def test_what_is_not_said_is_the_frozen_program_of_the_source_in_whole_paths() -> None:
    order = Order.parse(make_parser("setup", "").parse_args([]))
    assert order.version == read_version()
    assert (order.bundle.parts[-2:], order.dist.name) == (("dist", "HetaoBriefing"), "dist")
    told = Order.parse(make_parser("setup", "").parse_args(["--bundle", "b", "--dist", "d", "--icon", "i"]))
    assert (told.bundle, told.dist, told.icon) == (Path.cwd() / "b", Path.cwd() / "d", Path.cwd() / "i")


@pytest.mark.packaging
@pytest.mark.parametrize("module", [nsis, msi, portable])
def test_a_product_above_its_budget_is_refused_and_one_below_is_said(
    module: ModuleType,
    bundle: Path,
    icon: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (bundle / "_internal" / "large.dll").write_bytes(bytes(1_000_000))
    order = ["--bundle", str(bundle), "--dist", str(tmp_path), "--version", "0.2.0", "--icon", str(icon)]
    assert module.main(order) == 0
    assert " MB of " in capsys.readouterr().out
    monkeypatch.setattr(budgets, "DOWNLOADS", dict.fromkeys(budgets.DOWNLOADS, 1e-6))
    with pytest.raises(BuildError, match="may have"):
        module.main(order)
