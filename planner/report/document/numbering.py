"""Numbers of chapters, tables and figures, the same in every format."""

from planner.report.document.parts import Chapter, Document, Picture, Section, Table
from planner.texts import Language

SUMMARY = "summary"
CHINESE = "零一二三四五六七八九十"


def chinese(number: int) -> str:
    """Chinese numeral of a number from 0 to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        return CHINESE[ones]
    return ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")


class Numbers:
    """Numbers of the parts of a document; the summary, if it is there, is chapter 0."""

    def __init__(self, document: Document) -> None:
        self._language: Language = document.language
        self._chapters: dict[str, str] = {}
        main = [one for one in document.chapters if not one.annex]
        annexes = [one for one in document.chapters if one.annex]
        first = 0 if main and main[0].key == SUMMARY else 1
        for number, chapter in enumerate(main, first):
            self._chapters[chapter.key] = str(number)
        for number, chapter in enumerate(annexes, 1):
            self._chapters[chapter.key] = f"A{number}"
        self._tables = self._labels([(c.key, t.key) for c, t in document.tables()])
        self._pictures = self._labels([(c.key, p.key) for c, p in document.pictures()])

    def _labels(self, parts: list[tuple[str, str]]) -> dict[str, str]:
        counted: dict[str, int] = {}
        labels = {}
        for chapter, key in parts:
            counted[chapter] = counted.get(chapter, 0) + 1
            labels[key] = f"{self._chapters[chapter]}-{counted[chapter]}"
        return labels

    def chapter(self, chapter: Chapter) -> str:
        """Heading of a chapter with its number: ``三、…``, ``3 …``, ``附件一 …``, ``Annex 1 …``."""
        number = self._chapters[chapter.key]
        if self._language == "zh":
            if chapter.annex:
                return f"附件{chinese(int(number[1:]))} {chapter.title}"
            return chapter.title if number == "0" else f"{chinese(int(number))}、{chapter.title}"
        if chapter.annex:
            return f"Annex {number[1:]} {chapter.title}"
        return chapter.title if number == "0" else f"{number} {chapter.title}"

    def section(self, chapter: Chapter, place: int, section: Section) -> str:
        """Heading of the section at a place, from 1, of a chapter: ``（一）…``, ``3.1 …``."""
        if self._language == "zh":
            return f"（{chinese(place)}）{section.title}"
        return f"{self._chapters[chapter.key]}.{place} {section.title}"

    def table(self, table: Table) -> str:
        """Caption of a table: ``表 3-1 …``."""
        word = "表" if self._language == "zh" else "Table"
        return f"{word} {self._tables[table.key]} {table.title}"

    def picture(self, picture: Picture) -> str:
        """Caption of a figure: ``图 3-1 …``."""
        word = "图" if self._language == "zh" else "Figure"
        return f"{word} {self._pictures[picture.key]} {picture.title}"

    def table_number(self, key: str) -> str:
        """Number of the table of a key, ``表 3-1``; blank if the document has no such table."""
        word = "表" if self._language == "zh" else "Table"
        return f"{word} {self._tables[key]}" if key in self._tables else ""
