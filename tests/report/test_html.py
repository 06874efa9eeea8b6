"""The page: one file, no address outside, parts where they belong, a glyph for every character."""

import base64
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure

from planner.errors import WrongUseError
from planner.report.document import webfont
from planner.report.document.cells import printed
from planner.report.document.drawings import _dense, _tiles
from planner.report.document.html import _attributes, page_of, words_of
from planner.report.document.parts import Chapter, Column, Paragraph, Picture, Table
from tests.report.papers import LONG, document

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Reader(HTMLParser):
    """What a browser would find: elements with their attributes, nesting, words."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(document())[0]


@pytest.fixture(scope="module")
def reader(page: str) -> Reader:
    return read(page)


def test_the_page_is_well_formed_and_names_nothing_outside(page: str, reader: Reader) -> None:
    assert reader.open == []
    assert "http:" not in page and "https:" not in page and "@import" not in page
    for _, attributes in reader.elements:
        for name in ("src", "href", "data", "action", "poster", "srcset"):
            assert attributes.get(name, "#").startswith("#")
    for address in re.findall(r"url\(([^)]*)\)", page):
        assert address.strip("\"'").startswith(("#", "data:"))


def test_ids_are_unique_and_every_reference_finds_one(page: str, reader: Reader) -> None:
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = [a["href"][1:] for _, a in reader.elements if a.get("href", "").startswith("#")]
    wanted += re.findall(r"url\(#([^)]+)\)", page)
    wanted += [a["aria-labelledby"] for _, a in reader.elements if "aria-labelledby" in a]
    assert len(wanted) > 20  # chapters, glyphs, clip paths and hatches of two figures
    assert set(wanted) <= set(ids)


def test_headings_come_in_order_and_tables_have_captions(reader: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in reader.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels == [1, 2, 2, 2, 3, 3, 4, 2]
    tags = [tag for tag, _ in reader.elements]
    assert tags.count("table") == tags.count("caption") == 4
    assert all(tags[place + 1] == "caption" for place, tag in enumerate(tags) if tag == "table")


def test_figures_have_words_and_their_letters_are_text(page: str, reader: Reader) -> None:
    figures = [a for tag, a in reader.elements if tag == "svg" and a.get("role") == "img"]
    assert len(figures) == 2
    assert {"四县横条图", "CO₂，吨", "施秉县"} <= set(words_of(page))
    drawn = page[page.index("<svg") : page.index("</svg>")]
    assert "font-family" not in drawn  # the page has the fonts


def test_hatches_are_lines_cut_to_their_bars(page: str) -> None:
    assert "<pattern" not in page and "url(#" in page
    drawn = page[page.index("<svg") : page.index("</svg>")]
    clip = re.search(r'<clipPath id="([^"]+hatch\d+)"><path d="([^"]+)"/></clipPath>', drawn)
    assert clip is not None
    assert f'<path d="{clip[2]}"' in drawn.replace(clip[0], "")  # the bar itself, below its hatch
    cut = drawn[drawn.index(f"url(#{clip[1]})") :]
    tiles = re.findall(r'<use href="#([^"]+)" x="(\d+)" y="(\d+)"/>', cut[: cut.index("</g>")])
    assert tiles
    assert f'<path id="{tiles[0][0]}" d="M' in drawn


def test_tiles_cover_a_shape_and_no_more() -> None:
    assert list(_tiles("M10 80L140 80L140 100L10 100z")) == [(0, 72), (72, 72)]


def test_a_picture_inside_a_figure_may_be_shown() -> None:
    def map_of_colours() -> Figure:
        figure = Figure()
        figure.add_subplot().imshow([[0, 1]])
        return figure

    picture = Picture("map", "图", map_of_colours, "词", "t")
    page, _ = page_of(document(chapters=(Chapter("summary", "摘要", (picture,)),)))
    assert re.search(r'<image [^>]*href="data:image/png', page)
    assert "img-src data:" in page[: page.index("</head>")]


def test_paths_lose_only_what_cannot_be_seen() -> None:
    path = "M 10.123456 -5.5 \nL 3 4.25 \nQ 1779 -83 0.5 1\nz\n"
    assert _dense(path) == "M10.12-5.5L3 4.25Q1779-83 0.5 1z"


def test_cells_numbers_totals_and_what_is_left_out(page: str) -> None:
    words = words_of(page)
    assert {"1,234.6", "2.5 %", "2027", "–"} <= set(words)
    income = page[page.index('id="table-income"') : page.index("</figure>")]
    assert income.count("<tbody>") == income.count("<tfoot>") == 1
    assert "7,407.4" in income[income.index("<tfoot>") :]
    assert 'title="1,234.5678"' in income
    assert 'title="2,026"' not in page
    shown = words.index("P0060")
    assert "P0061" not in words[shown:]
    assert any("60" in word and f"{len(LONG.rows) - 60}" in word for word in words[shown:])


def test_long_words_and_long_codes_get_room() -> None:
    words = Column("规则")
    assert (
        _attributes("一个项目至多启动一次，意向项目不超过其个数。", words, False) == ' class="long"'
    )
    assert _attributes("industry_leads_limit", words, False) == ' class="code"'
    assert _attributes("start[P0001,KL_LUBI,1] + 0.5*start[P0002]", words, False) == (
        ' class="code long"'
    )
    assert _attributes("土地", words, False) == ""


def test_what_is_counted_has_no_decimals_among_amounts() -> None:
    amounts = Column("本方案", "", "amount", 1)
    assert (printed(274, amounts), printed(1274, amounts)) == ("274", "1,274")
    assert (printed(274.0, amounts), printed(69.66, amounts)) == ("274.0", "69.7")


def test_words_cannot_become_markup() -> None:
    bad = '</style><script>alert("x")</script>'
    chapter = Chapter(
        "summary",
        bad,
        (Paragraph(bad), Table("t", bad, (Column(bad, bad),), ((bad,),), note=bad)),
    )
    page, _ = page_of(document(title=bad, draft=bad, chapters=(chapter,), facts=((bad, bad),)))
    tags = [tag for tag, _ in read(page).elements]
    assert tags.count("script") == tags.count("style") == 1
    assert words_of(page).count(bad) > 5


def test_every_character_has_a_glyph_in_the_fonts_inside(page: str) -> None:
    fonts = re.findall(r"data:font/woff;base64,([A-Za-z0-9+/=]+)", page)
    assert len(fonts) == 2  # ₂ comes from the second
    known: set[str] = set()
    for font in fonts:
        cmap = TTFont(io.BytesIO(base64.b64decode(font))).getBestCmap()
        known |= set(map(chr, cmap))
    shown = {sign for word in words_of(page) for sign in word if sign.isprintable()}
    assert {"黔", "₂", "√", "–"} <= shown
    assert shown <= known
    assert len(known) < 400  # cut down to what is shown


def test_a_character_without_glyph_is_told() -> None:
    chapter = Chapter("summary", "摘要", (Paragraph("联系人：张堃"),))
    _, missing = page_of(document(chapters=(chapter,)))
    assert missing == "堃"


@pytest.mark.parametrize("content", [None, b"no font"])
def test_a_font_that_cannot_be_read_is_told(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "font.ttf"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(webfont, "shipped_file", lambda: path)
    with pytest.raises(WrongUseError) as caught:
        page_of(document())
    assert str(path) in caught.value.sentence("zh")


def test_the_same_document_gives_the_same_page(page: str) -> None:
    assert page_of(document())[0] == page


def test_without_a_summary_the_first_chapter_is_one() -> None:
    page, _ = page_of(document(chapters=(Chapter("layout", "布局", (Paragraph("词句"),)),)))
    assert words_of(page).count("一、布局") == 2  # contents and heading


def test_an_english_page_is_english() -> None:
    chapter = Chapter("summary", "Summary", (LONG,))
    page, missing = page_of(
        document(
            language="en", chapters=(chapter,), facts=(), draft="", title="Layout", subtitle=""
        )
    )
    assert not missing
    assert '<html lang="en">' in page
    assert "Contents" in words_of(page)
    assert "运行" not in words_of(page)
    assert any("240 more" in word for word in words_of(page))
