"""Files made to break an import, and a process that tries them: `hostile.py LIBRARY FOLDER` says what came of each."""

from __future__ import annotations

import io
import json
import random
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from briefing_app.errors import InputError
from briefing_app.formats.tables.html_read import read_html
from briefing_app.model.language import LANGUAGES
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.importing import read_draft, understand

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ONE = '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>'
_PROC = Path("/proc/self")
DICE = random.Random(20260301)
NOISE = "".join(DICE.choices("abcd", k=130_000))  # so that what is packed is not taken for a zip bomb


def _noise(length: int) -> str:
    start = DICE.randrange(len(NOISE) - length)
    return NOISE[start : start + length]


def write_book(path: Path, sheet: Iterable[str], texts: Iterable[str] = (), styles: str = "", links: str = "") -> None:
    """A workbook of one sheet, piece by piece."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", "<x/>")
        start = f'<Relationship Type="{_KINDS}/officeDocument" Target="xl/workbook.xml" Id="a"/>'
        book.writestr("_rels/.rels", f'<Relationships xmlns="{_LINKS}">{start}</Relationships>')
        named = '<sheets><sheet name="S" sheetId="1" r:id="a"/></sheets>'
        book.writestr("xl/workbook.xml", f'<workbook {_MAIN} xmlns:r="{_KINDS}">{named}</workbook>')
        parts = (("worksheet", "sheet.xml", "a"), ("sharedStrings", "texts.xml", "b"), ("styles", "styles.xml", "c"))
        all_links = "".join(f'<Relationship Type="{_KINDS}/{kind}" Target="{to}" Id="{id}"/>' for kind, to, id in parts)
        book.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_LINKS}">{all_links}{links}</Relationships>'
        )
        for name, root, pieces in (("sheet", "worksheet", sheet), ("texts", "sst", texts)):
            # In pieces of a size that is worth packing: some parts come in a million shreds.
            with book.open(f"xl/{name}.xml", "w") as part, io.BufferedWriter(part, 1 << 20) as file:
                file.write(f"<{root} {_MAIN}>".encode())
                file.writelines(piece.encode() for piece in pieces)
                file.write(f"</{root}>".encode())
        if styles:
            book.writestr("xl/styles.xml", f"<styleSheet {_MAIN}>{styles}</styleSheet>")


def _rows(*pieces: Iterable[str]) -> Iterable[str]:
    yield "<sheetData>"
    for each in pieces:
        yield from each
    yield "</sheetData>"


def _formatted(code: str) -> str:
    return (
        f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    )


def make_books(folder: Path) -> dict[str, str]:
    """Workbooks by name → the key of the sentence that refuses them, empty where they are read."""
    head = ['<row r="1"><c t="str"><v>a</v></c></row>']
    padding = [f"<!--{DICE.getrandbits(8_000):x}-->" for _ in range(300)]
    merges = ["<mergeCells>", *['<mergeCell ref="A1:XFD1048576"/>'] * 50_000, "</mergeCells>", *padding]
    empty = "<c/>" * 250
    tiny = '<c s="1"><v>1E-50</v></c>'
    wide = '<row><c t="str"><v>x</v></c>' + "<c/>" * 300 + '<c t="str"><v>x</v></c></row>'
    outside = (
        f'<Relationship Type="{_KINDS}/externalLink" Target="file:///etc/passwd" Id="x" TargetMode="External"/>'
        f'<Relationship Type="{_KINDS}/worksheet" Target="../../../../etc/passwd" Id="y"/>'
    )
    words = '<sheetData><row><c t="str"><v>x</v></c></row></sheetData>'
    strange = ("1e999999999", "-1E+400", "1e-999999999", "NaN", "sNaN123", "Infinity", "1e308", "2958466", "1E-300")
    many: dict[str, tuple[str, Callable[[Path], None]]] = {
        "a million formatted rows": (
            "",
            lambda at: write_book(at, _rows(head, (f'<row r="{n}" s="1" ht="15"/>' for n in range(2, 1_048_577)))),
        ),
        "a million columns and rows said": (
            "",
            lambda at: write_book(
                at, ['<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols>', words]
            ),
        ),
        "elements without end": (
            "bomb",
            lambda at: write_book(
                at, _rows(["<row>"], (f"{empty}<v>{_noise(9)}</v>" for _ in range(24_500)), ["</row>"])
            ),
        ),
        "elements within elements": ("bomb", lambda at: write_book(at, [*["<a>"] * 9_000, *padding, *["</a>"] * 9_000])),
        "every cell merged with all": ("bomb", lambda at: write_book(at, [*_rows([wide] * 3_000), *merges])),
        "one text of 30 MB": (
            "cell", lambda at: write_book(at, [_ONE], ["<si><t>", *(_noise(9_000) for _ in range(3_500)), "😀</t></si>"])
        ),
        "texts of 40 MB": (
            "bomb", lambda at: write_book(at, [_ONE], (f"<si><t>😀{_noise(9_000)}</t></si>" for _ in range(4_500)))
        ),
        "cells of 40 MB": (
            "bomb",
            lambda at: write_book(
                at, _rows(f'<row><c t="str"><v>😀{_noise(9_000)}</v></c></row>' for _ in range(4_500))
            ),
        ),
        "one cell of 30 MB": (
            "cell",
            lambda at: write_book(
                at, _rows(['<row><c t="str"><v>'], (_noise(9_000) for _ in range(3_500)), ["😀</v></c></row>"])
            ),
        ),
        "a number of 5 million letters": (
            "damaged",
            lambda at: write_book(
                at, _rows(["<row><c><v>1"], ["1" * 9, *(_noise(9_000) for _ in range(600))], ["</v></c></row>"])
            ),
        ),
        "attributes without end": (
            "bomb", lambda at: write_book(at, _rows(["<row><c "], (f'a{n}="1" ' for n in range(900_000)), ["/></row>"]))
        ),
        "names without end": (
            "bomb", lambda at: write_book(at, _rows(["<row>"], (f"<n{n}/>" for n in range(900_000)), ["</row>"]))
        ),
        "spaces of names without end": (
            "bomb", lambda at: write_book(at, _rows(["<row>"], (f'<x xmlns:a{n}="u{n}"/>' for n in range(200_000)), ["</row>"]))
        ),
        "numbers that their format makes long": (
            "",
            lambda at: write_book(
                at, _rows(f"<row>{tiny * 200}</row><!--{_noise(700)}-->" for _ in range(150)),
                (), _formatted(f"0{',' * 240}&quot;x&quot;"),
            ),
        ),
        "numbers that are none": (
            "",
            lambda at: write_book(
                at, _rows(f'<row><c t="str"><v>x</v></c><c><v>{each}</v></c></row>' for each in strange)
            ),
        ),
        "days beyond the year 9999": (
            "",
            lambda at: write_book(
                at, _rows(f'<row><c s="1"><v>{each}</v></c></row>' for each in (-5, 0, 60, 2958465, 2958466, 1e9, 1e50)),
                (), _formatted("yyyy-mm-dd"),
            ),
        ),
        "formats without end": (
            "",
            lambda at: write_book(
                at, [words], (),
                "<numFmts>" + "".join(f'<numFmt numFmtId="{n}" formatCode="{";" * 200}{n}"/>' for n in range(200, 9_000))
                + "</numFmts><cellXfs>" + "".join(f'<xf numFmtId="{n}"/>' for n in range(200, 9_000)) + "</cellXfs>",
            ),
        ),
        "styles within styles": ("", lambda at: write_book(at, [words], (), "<a>" * 90_000 + "</a>" * 90_000)),
        "links that lead out": ("", lambda at: write_book(at, [words], links=outside)),
    }  # fmt: skip
    for name, (_, write) in many.items():
        write(folder / f"{name}.xlsx")
    return {f"{name}.xlsx": key for name, (key, _) in many.items()}


def make_texts(folder: Path) -> dict[str, str]:
    """Text files by name → the key of the sentence that refuses them, empty where they are read."""
    tables: dict[str, tuple[str, bytes]] = {
        "a cell of 10 MB.csv": ("cell", b"a,b\n" + b"x" * 10_000_000 + b",1\n"),
        "two million cells.csv": ("cells", ((b"123456," * 399 + b"1\n") * 5_000)),
        "nothing but quotation marks.csv": ("cell", b'"' * 20_000_000),
        "quotation marks and commas.csv": ("columns", b'"",' * 9_000_000),
        "emoji.csv": ("", ("😀,b\n" + f"a,{'y' * 8_000}\n" * 3_600).encode()),
        "half a character.csv": ("encoding", "一二三".encode() * 99 + b"\xe4\xb8"),
        "half of a pair.csv": (
            "encoding", b"\xff\xfe" + "a,b\n".encode("utf-16-le") + b"\x00\xd8" + ",1\n".encode("utf-16-le")
        ),
        "pairs in UTF-8.csv": ("", b"a,b\n\xed\xa0\x80,1\n"),
        "two encodings.csv": ("", "名稱,數目\n香港,1\n".encode() * 20 + "名稱,數目\n香港,1\n".encode("big5") * 20),
        "nothing.csv": ("binary", b"a,b\n1,\0\n" + b"text, more text\n" * 9),
        "from right to left.csv": ("", "a\u202eb,c\n\u202e\u2066x,1\n\u200b,2\n".encode()),
        "numbers that are none.csv": (
            "",
            ("Name,Staff\n" + "a,1e999999999\nb,1E+99999\nc,9e-999999999\nd,99999-12-31\ne,0000-00-00\nf,NaN\ng,-inf\n"
             * 50).encode(),
        ),
        "the same heading.csv": ("", b",".join([b"Staff"] * 500) + b"\n" + (b",".join([b"1"] * 500) + b"\n") * 50),
    }  # fmt: skip
    for sign in ("1", "1,", "1 ", "1.", "(", "-", "2024-", "萬", "約", "１", "HK$", "1/", "[1]", "%", "'"):
        cell = (sign * 9_990)[:9_990].rstrip() + "x"
        name = f"cells full of U+{ord(sign[0]):04X}{len(sign)}.tsv"
        tables[name] = ("", ("Name\tStaff\n" + "b\t5\n" * 300 + f"a\t{cell}\n" * 60).encode())
    for name, (_, data) in tables.items():
        (folder / name).write_bytes(data)
    return {name: key for name, (key, _) in tables.items()}


def make_pages(folder: Path) -> dict[str, str]:
    """Pages as they may stand on a clipboard."""
    table, most = "<table><tr><td>1</td></tr></table>", 1_500_000
    unclosed = ("<!", "<!--", "<?", "<![CDATA[", "</", "<a ", "<script>", "<a b='", "&#1")
    pages = {f"unclosed {at}": ("", table + each * (most // len(each))) for at, each in enumerate(unclosed)}
    pages |= {
        "attributes": ("empty", f"<table><tr><td {'a ' * (most // 2)}>1</td></tr></table>"),
        "a large picture": ("", f"<table><tr><td>a<img src='data:{'x' * most}'>b</td></tr></table>"),
        "empty cells over all": (
            "cells",
            "<table><tr><td rowspan=99999999 colspan=500></td></tr>" + "<tr>" * 9_999 + "<tr><td>1</table>",
        ),
        "tables in tables": ("", "<table><tr><td>" * 60_000 + "x"),
    }
    for name, (_, text) in pages.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {f"{name}.html": key for name, (key, _) in pages.items()}


def try_file(workspace: Workspace, errors: Catalogue, path: Path) -> dict[str, object]:
    """Read a file up to the point where it would be written; what came of it, how long it took and how much it needed."""
    _forget_peak()
    begun, said = time.process_time(), []
    key = ""
    try:
        if path.suffix == ".html":
            read_html(path.read_text("utf-8"))
        else:
            draft = read_draft(path)
            workspace.imports.plan(understand(draft, workspace.imports.find_mapping(draft)))
    except InputError as problem:
        key = problem.key.removeprefix("error.input.tables.")
        said = [errors.get_error(problem, language) for language in LANGUAGES]
    took = time.process_time() - begun
    return {"key": key, "said": said, "seconds": took, "megabytes": _read_peak()}


def _forget_peak() -> None:
    if _PROC.exists():
        (_PROC / "clear_refs").write_text("5", "ascii")


def _read_peak() -> float:
    """The most memory that was needed; 0 where the system has no /proc."""
    if not _PROC.exists():
        return 0.0
    lines = (_PROC / "status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1_000 for line in lines if line.startswith("VmHWM"))


def main(arguments: Sequence[str]) -> None:
    """Try all files of a folder."""
    library, folder = map(Path, arguments)
    resources = Resources(resources_dir())
    errors = resources.errors
    with Workspace.open(library, resources) as workspace:
        for path in sorted(folder.iterdir()):
            sys.stdout.write(json.dumps([path.name, try_file(workspace, errors, path)]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
