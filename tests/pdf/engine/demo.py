"""A small document with everything in it: three languages, headings, list, table, figure, picture, links, attachments."""

from __future__ import annotations

import io

from PIL import Image

from briefing_app.model.language import Language
from briefing_app.pdf.engine.archive import Attachment
from briefing_app.pdf.engine.canvas import TaggedCanvas
from briefing_app.pdf.engine.drawing import Drawing, TextOperation
from briefing_app.pdf.engine.images import Picture
from briefing_app.pdf.engine.navigation import PageLabel
from briefing_app.pdf.engine.tags import Element
from briefing_app.pdf.engine.text_style import ParagraphStyle, Span, TextStyle
from tests.pdf.engine.samples import PARAGRAPHS

BODY = TextStyle(10.5)
HEAD = TextStyle(16, bold=True, color=(0.08, 0.2, 0.36))
MARK = TextStyle(7, rise=3.5, color=(0.05, 0.28, 0.6))
LINK = TextStyle(10.5, color=(0.05, 0.28, 0.6), underline=True)
LEFT, WIDTH, TOP, BOTTOM = 70.0, 455.0, 780.0, 70.0


class Demo:
    """Draws the document; the elements that negative controls spoil are kept by name."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas
        self.y = TOP
        self.figure = self.add_element(canvas.root, "Figure", "Two bars: Hong Kong 3, Shenzhen 5")
        canvas.root.kids.remove(self.figure)
        self.headers: list[Element] = []

    def add_element(self, parent: Element, type_name: str, alt: str | None = None) -> Element:
        return parent.add(type_name, alt=alt)

    def draw(self) -> None:
        canvas = self.canvas
        canvas.set_page_labels([PageLabel(1, "roman"), PageLabel(2, "decimal")])
        self.draw_contents()
        self.next_page()
        for number, language in enumerate(Language):
            self.draw_section(number, language)
        self.draw_list()
        self.draw_table()
        self.next_page()
        self.draw_chart()
        self.draw_picture()
        self.draw_header()
        canvas.set_attachments(
            [
                Attachment("數據.csv", "地區,數目\n香港,3\n".encode(), "text/csv", "Data", "Data of the chart"),
                Attachment("edition.json", b'{"a": 1}', "application/json", "Source", "The edition"),
            ]
        )

    def next_page(self) -> None:
        self.draw_header()
        self.canvas.start_page()
        self.y = TOP

    def draw_header(self) -> None:
        with self.canvas.artifact("Header"):
            self.canvas.draw_text(
                "RESTRICTED 限閱", 297, 815, TextStyle(9, bold=True, color=(0.7, 0, 0)), Language.HANT, align="center"
            )
            self.canvas.draw_line(LEFT, 805, LEFT + WIDTH, 805, color=(0.6, 0.6, 0.6))
        with self.canvas.artifact("PageNumber"):
            page = str(self.canvas.page_number)
            self.canvas.draw_text(page, LEFT + WIDTH, 40, TextStyle(8), Language.EN, align="right")

    def draw_contents(self) -> None:
        canvas = self.canvas
        contents = canvas.root.add("TOC")
        for number in range(3):
            link = contents.add("TOCI").add("Reference").add("Link", alt=f"Section {number + 1}")
            canvas.draw_text(f"Section {number + 1}", LEFT, self.y, BODY, Language.EN, element=link)
            canvas.draw_text(str(number + 1), LEFT + WIDTH, self.y, BODY, Language.EN, align="right", element=link)
            box = (LEFT, self.y - 4, LEFT + WIDTH, self.y + 10)
            canvas.add_link(f"#section-{number}", box, link, f"Go to section {number + 1}")
            self.y -= 18

    def draw_section(self, number: int, language: Language) -> None:
        canvas = self.canvas
        section = canvas.root.add("Sect", language=language)
        heading = section.add("H1")
        canvas.add_destination(f"section-{number}", self.y)
        canvas.add_bookmark(f"Section {number + 1} {language}", 0 if number == 0 else 1 + number, f"section-{number}")
        lines = canvas.typesetter.layout_text(
            f"{number + 1} 生物科技 Biotechnology", ParagraphStyle(language, 22), WIDTH, HEAD
        )
        canvas.draw_lines(lines, LEFT, self.y, heading)
        self.y -= lines.height + 6
        for paragraph in PARAGRAPHS[language]:
            spans = [
                Span(paragraph, BODY),
                Span("[1]", MARK, link="#source-1", tag="Reference", alt="Source 1"),
                Span(" "),
                Span("Science Park", LINK, language=Language.EN, link="https://www.example.org/park?a=1&b=<2>"),
                Span(" "),
                Span("法國", BODY, language=Language.HANT),
            ]
            self.draw_paragraph(spans, ParagraphStyle(language, 16, "justify", hyphenate=True), section.add("P"))

    def draw_paragraph(self, spans: list[Span], style: ParagraphStyle, element: Element) -> None:
        lines = self.canvas.typesetter.layout(spans, style, WIDTH)
        first = 0
        while first < len(lines):
            last = lines.find_split(self.y - BOTTOM, first)
            if last > first:
                self.canvas.draw_lines(lines, LEFT, self.y, element, first=first, last=last)
                self.y -= lines.get_height(first, last) + 6
            first = last
            if first < len(lines):
                self.next_page()

    def draw_list(self) -> None:
        canvas = self.canvas
        items = canvas.root.add("L")
        items.list_numbering = "Decimal"
        for number in (1, 2):
            self.y -= 18
            item = items.add("LI")
            canvas.add_destination(f"source-{number}", self.y + 12)
            canvas.draw_text(f"{number}.", LEFT, self.y, BODY, Language.EN, element=item.add("Lbl"))
            canvas.draw_text("Audit Commission, 2024", LEFT + 20, self.y, BODY, Language.EN, element=item.add("LBody"))

    def draw_table(self) -> None:
        canvas = self.canvas
        table = canvas.root.add("Table")
        table.summary = "Projects by city"
        rows = [("City", "Projects"), ("Hong Kong", "847"), ("Shenzhen", "1,203")]
        head, body = table.add("THead"), table.add("TBody")
        for number, cells in enumerate(rows):
            self.y -= 22
            row = (head if number == 0 else body).add("TR")
            canvas.draw_rectangle(LEFT, self.y - 6, 240, 20, fill=(0.93, 0.95, 1.0), radius=3)
            if number == 0:
                self.headers = [row.add_header("Column", id=f"c{column}") for column in range(2)]
                owners = self.headers
            else:
                side = row.add_header("Row", id=f"r{number}")
                self.headers.append(side)
                owners = [side, row.add_cell(headers=("c1", f"r{number}"))]
            for column, text in enumerate(cells):
                style = TextStyle(9, bold=number == 0, tabular=True)
                canvas.draw_text(
                    text, LEFT + 6 + 120 * column, self.y, style, Language.EN, element=owners[column].add("P")
                )

    def draw_chart(self) -> None:
        book = self.canvas.typesetter.book

        def write(text: str, x: float, y: float, *, bold: bool = False) -> TextOperation:
            shaped = book.shape(text, TextStyle(10, bold=bold), Language.HANT)
            return TextOperation(text, shaped, 10, (0.1, 0.1, 0.1), (1, 0, 0, 1, x, y))

        operations = (
            "0.15 0.34 0.79 rg 40 30 80 60 re f 160 30 80 100 re f",
            "0.7 0.7 0.7 RG 0.75 w 20 30 m 260 30 l S",
            write("香港", 70, 14),
            write("深圳", 190, 14),
            write("項目 (HK$ bn)", 20, 150, bold=True),
        )
        self.canvas.root.kids.append(self.figure)
        self.canvas.draw_drawing(Drawing(360, 180, operations), LEFT, 560, self.figure)

    def draw_picture(self) -> None:
        pixels = io.BytesIO()
        Image.new("RGBA", (40, 20), (200, 30, 30, 128)).save(pixels, "PNG")
        element = self.canvas.root.add("Figure", alt="A red box")
        self.canvas.draw_picture(Picture(pixels.getvalue()), LEFT, 500, 80, 40, element)


def build_demo(canvas: TaggedCanvas) -> Demo:
    """Draw the demo."""
    demo = Demo(canvas)
    demo.draw()
    return demo
