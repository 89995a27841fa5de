"""What makes a file last: metadata, colour profile and attachments, as PDF/A-3 level A and PDF/UA-1 ask for them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from briefing_app.model.language import Language
from briefing_app.pdf.engine.pdf_objects import RawObject, RawStream, add_object, format_name, format_text
from briefing_app.pdf.engine.tags import LANGUAGE_TAGS
from briefing_app.pdf.engine.text_style import clean_text

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]

_PRODUCER: Final = "Hetao Briefing (ReportLab)"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the file says about itself. `created` is aware of its time zone; the engine never asks the clock."""

    title: str
    language: Language
    created: datetime
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    creator: str = "Hetao Briefing"

    def __post_init__(self) -> None:
        if self.created.tzinfo is None:
            raise ValueError("created needs a time zone, or the same document would differ between computers")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file; `relationship` says what it is to the document (`Source`: made from it, `Data`: charted)."""

    name: str
    data: bytes
    media_type: str
    relationship: Relationship
    description: str = ""
    modified: datetime | None = None


def format_date(moment: datetime) -> bytes:
    """A PDF date with its offset from UTC."""
    offset = moment.strftime("%z") or "+0000"
    return f"(D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}')".encode("ascii")


def format_info(info: DocumentInfo) -> bytes:
    """The document information dictionary; its entries repeat the metadata, as PDF/A demands."""
    texts = {
        b"Title": info.title,
        b"Author": info.author,
        b"Subject": info.subject,
        b"Keywords": ", ".join(info.keywords),
        b"Creator": info.creator,
        b"Producer": _PRODUCER,
    }
    entries = b"".join(b"/%s%s" % (key, format_text(clean_text(text))) for key, text in texts.items() if text)
    date = format_date(info.created)
    return b"<<%s/CreationDate%s/ModDate%s>>" % (entries, date, date)


def add_metadata(document: Any, info: DocumentInfo) -> bytes:
    """Add the XMP packet and give a reference to it; it is not compressed, so that other programs find it."""
    stream = RawStream(_format_xmp(info).encode("utf-8"), b"/Type/Metadata/Subtype/XML", compress=False)
    return add_object(document, stream)


def add_output_intent(document: Any, profile: bytes) -> bytes:
    """Add an sRGB colour profile and give the array of output intents."""
    stream = add_object(document, RawStream(profile, b"/N 3"))
    return (
        b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
        b"/RegistryName(http://www.color.org)/DestOutputProfile %s>>]" % stream
    )


def add_attachments(document: Any, attachments: Sequence[Attachment], created: datetime) -> tuple[bytes, bytes]:
    """Add files and give the name tree of embedded files and the array of associated files."""
    names: list[bytes] = []
    references: list[bytes] = []
    for each in sorted(attachments, key=lambda attachment: attachment.name.encode("utf-16-be")):
        checksum = hashlib.md5(each.data, usedforsecurity=False).hexdigest().upper().encode("ascii")
        entries = b"/Type/EmbeddedFile/Subtype%s/Params<</Size %d/ModDate%s/CheckSum<%s>>>" % (
            format_name(each.media_type),
            len(each.data),
            format_date(each.modified or created),
            checksum,
        )
        file = add_object(document, RawStream(each.data, entries))
        name = format_text(each.name)
        described = b"/Desc" + format_text(each.description) if each.description else b""
        specification = RawObject(
            b"<</Type/Filespec/F%s/UF%s%s/AFRelationship/%s/EF<</F %s/UF %s>>>>"
            % (name, name, described, each.relationship.encode("ascii"), file, file)
        )
        reference = add_object(document, specification)
        names.append(name + b" " + reference)
        references.append(reference)
    return b"<</Names[%s]>>" % b" ".join(names), b"[%s]" % b" ".join(references)


def escape_xml(text: str) -> str:
    """Text for an XML element, without characters that XML cannot hold.

    The packet is not compressed, so a title must not spell what simple readers take for the end of a stream.
    """
    escaped = clean_text(text).translate({38: "&amp;", 60: "&lt;", 62: "&gt;"})
    return escaped.replace("endstream", "end&#115;tream").replace("endobj", "end&#111;bj")


def _format_xmp(info: DocumentInfo) -> str:
    date = info.created.isoformat(timespec="seconds")
    subjects = "".join(f"<rdf:li>{escape_xml(each)}</rdf:li>" for each in info.keywords)
    parts = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""',
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n',
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_format_alternatives(info.title)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape_xml(info.author)}</rdf:li></rdf:Seq></dc:creator>"
        if info.author
        else "",
        f"<dc:description>{_format_alternatives(info.subject)}</dc:description>" if info.subject else "",
        f"<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>" if subjects else "",
        f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE_TAGS[info.language]}</rdf:li></rdf:Bag></dc:language>\n",
        f"<xmp:CreatorTool>{escape_xml(info.creator)}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>",
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>",
        f"<pdf:Keywords>{escape_xml(', '.join(info.keywords))}</pdf:Keywords>" if info.keywords else "",
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
        "</rdf:Description>\n",
        _UA_SCHEMA,
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>',
    ]
    return "".join(parts)


def _format_alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape_xml(text)}</rdf:li></rdf:Alt>'


# PDF/A knows only its own list of metadata properties; the PDF/UA identifier has to be declared (ISO 19005-3, 6.6.2.3).
_UA_SCHEMA: Final = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
)
