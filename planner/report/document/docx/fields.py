"""Fields and bookmarks of Word, which python-docx does not write."""

from docx.document import Document as File
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

AFTER_UPDATE = (
    *("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids"),
    *("m:mathPr", "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping"),
    *("w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade"),
    *("w:captions", "w:readModeInkLockDown", "w:smartTagType", "w:shapeDefaults"),
    *("w:doNotEmbedSmartTags", "w:decimalSymbol", "w:listSeparator"),
)
"""Settings that the schema wants after the one of `update_on_opening`."""


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Element of the main namespace: ``element("jc", val="right")``."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def run(*content: BaseOxmlElement) -> BaseOxmlElement:
    """Run that holds elements."""
    made = element("r")
    made.extend(content)
    return made


def words(said: str, tag: str = "t") -> BaseOxmlElement:
    """Text whose blanks at both ends are kept."""
    made = element(tag)
    made.set(qn("xml:space"), "preserve")
    made.text = said
    return made


def field(instruction: str, result: str = "") -> tuple[BaseOxmlElement, ...]:
    """Runs of a field with the result that shows until it is updated."""
    return (
        run(element("fldChar", fldCharType="begin")),
        run(words(f" {instruction} ", "instrText")),
        run(element("fldChar", fldCharType="separate")),
        run(words(result)),
        run(element("fldChar", fldCharType="end")),
    )


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around the words of a paragraph."""
    start = element("bookmarkStart", id=str(number), name=name)
    properties = paragraph._p.pPr
    if properties is None:
        paragraph._p.insert(0, start)
    else:
        properties.addnext(start)
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def link(name: str, *runs: BaseOxmlElement) -> BaseOxmlElement:
    """Link to a bookmark."""
    made = element("hyperlink", anchor=name, history="1")
    made.extend(runs)
    return made


def update_on_opening(file: File) -> None:
    """Have Word ask on opening whether it may fill in the page numbers."""
    settings = file.settings.element
    if settings.find(qn("w:updateFields")) is None:
        settings.insert_element_before(element("updateFields", val="true"), *AFTER_UPDATE)
