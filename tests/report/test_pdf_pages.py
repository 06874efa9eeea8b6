"""Page numbers of the contents, from a print whose pages come in groups."""

from planner.report.document.pdf import pages_of, with_pages

PDF = b"""%PDF-1.4
1 0 obj
<</Type /Pages
/Count 3
/Kids [2 0 R 3 0 R]
>>
endobj
2 0 obj
<</Type /Pages
/Parent 1 0 R
/Count 2
/Kids [40 0 R 7 0 R]
>>
endobj
3 0 obj
<</Type /Pages
/Parent 1 0 R
/Count 1
/Kids [12 0 R]
>>
endobj
5 0 obj
<</summary [7 0 R /XYZ 0 841.9 0]
/annex_terms [12 0 R /XYZ 0 300 0]
/elsewhere [99 0 R /XYZ 0 300 0]
>>
endobj
"""


def test_pages_are_counted_through_their_groups() -> None:
    assert pages_of(PDF) == {"summary": 2, "annex_terms": 3}


def test_a_print_that_tells_nothing_leaves_the_contents_without_numbers() -> None:
    assert pages_of(b"%PDF-1.7 all in streams") == {}
    assert with_pages('<li><a href="#summary">', {}) == '<li><a href="#summary">'


def test_only_contents_get_numbers() -> None:
    page = '<li><a href="#summary">0</a></li><p><a href="#summary">see</a></p>'
    numbered = with_pages(page, {"summary": 2})
    assert numbered.count("data-page") == 1
    assert '<li><a href="#summary" data-page="2">0</a>' in numbered
