"""The colour profile of the archive format is there and can be made again."""

import io
import struct

from PIL import ImageCms

from briefing_app.paths import resources_dir
from tests.repo.scripts import load_script

script = load_script("packaging/icc.py")
PROFILE = resources_dir() / "icc" / "sRGB.icc"


def test_the_committed_profile_is_what_the_script_makes() -> None:
    assert PROFILE.read_bytes() == script.make_profile()


def test_it_is_an_rgb_display_profile_of_a_fixed_day() -> None:
    data = PROFILE.read_bytes()
    assert struct.unpack(">I", data[:4]) == (len(data),)
    assert data[12:20] == b"mntrRGB "
    assert struct.unpack(">6H", data[24:36]) == (2026, 1, 1, 0, 0, 0)
    assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(data)))
