"""SHA256SUMS is what sha256sum checks."""

import hashlib
from pathlib import Path

import pytest
from evidence.checksums import SUMS, main
from kit import BuildError


def test_every_file_is_in_it_but_itself(tmp_path: Path) -> None:
    (tmp_path / "b.msi").write_bytes(b"b")
    (tmp_path / "macos").mkdir()
    (tmp_path / "macos" / "a.dmg").write_bytes(b"a")
    assert main([str(tmp_path)]) == main([str(tmp_path)]) == 0
    assert (tmp_path / SUMS).read_text(encoding="utf-8") == "".join(
        f"{hashlib.sha256(name[-5:-4].encode()).hexdigest()}  {name}\n" for name in ("b.msi", "macos/a.dmg")
    )


def test_an_empty_release_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="holds no file"):
        main([str(tmp_path)])
