"""The tests' own ground holds: they never open the library of the person who runs them."""

from pathlib import Path

from hypothesis import settings

from briefing_app.paths import find_places


def test_the_usual_library_is_one_of_this_test_alone(own_library: Path) -> None:
    assert find_places().library == own_library
    assert not own_library.exists()


def test_generated_examples_are_the_same_each_time() -> None:
    assert settings.get_current_profile_name() == "repeatable"
    assert settings.default is not None
    assert settings.default.derandomize
