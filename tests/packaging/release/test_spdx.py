"""Licences are judged by their SPDX expressions."""

import pytest
from evidence.spdx import LicenceError, choose


@pytest.mark.parametrize(
    ("expression", "terms"),
    [
        ("MIT", "MIT"),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", "LGPL-3.0-only"),
        ("GPL-2.0-only OR MIT AND ISC", "MIT AND ISC"),
        ("MIT AND (GPL-2.0-only OR Apache-2.0)", "MIT AND Apache-2.0"),
        ("((MIT))", "MIT"),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", "GPL-3.0-or-later WITH GCC-exception-3.1"),
        ("Apache-2.0 WITH LLVM-exception AND MIT", "Apache-2.0 WITH LLVM-exception AND MIT"),
    ],
)
def test_of_alternatives_the_first_that_may_be_shipped_is_taken(expression: str, terms: str) -> None:
    assert choose(expression) == terms


@pytest.mark.parametrize(
    ("expression", "refused"),
    [
        ("GPL-3.0-only", "GPL-3.0-only"),
        ("MIT AND AGPL-3.0-only", "AGPL-3.0-only"),
        ("CC-BY-NC-4.0 OR SSPL-1.0", "CC-BY-NC-4.0 and SSPL-1.0"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("GPL-3.0-or-later WITH Bootloader-exception", "GPL-3.0-or-later WITH Bootloader-exception"),
        ("UNKNOWN", "UNKNOWN"),
    ],
)
def test_what_may_not_be_shipped_is_named(expression: str, refused: str) -> None:
    with pytest.raises(LicenceError, match=f"^{refused} may not be shipped$"):
        choose(expression)


@pytest.mark.parametrize(
    "expression", ["", "MIT OR", "(MIT", "MIT)", "MIT ISC", "AND MIT", "MIT WITH", "BSD, MIT", "a/b"]
)
def test_what_is_no_expression_is_refused(expression: str) -> None:
    with pytest.raises(LicenceError, match="is no SPDX expression"):
        choose(expression)
