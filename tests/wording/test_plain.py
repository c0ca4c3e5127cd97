"""The words of a page, as a reader meets them."""

from hypothesis import given
from hypothesis import strategies as st

from hearth.wording import plain

PAGE = """<!doctype html><html lang="en-GB"><head><title>Not this</title><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav><script>let a = "<p>no</p>";</script>
<main><h1>How <b>Amal</b> is<br>getting on</h1>
<p>He   is here.<p>It is <a href="#">good</a>.
<ul><li>One <em>thing</em><li>Two things</ul>
<svg><title>a boat</title><text>9</text></svg>
<p hidden>Hidden.</p><p aria-hidden="true">Not read.</p><div data-own-words><p>Her own words.</p></div>
<p>In <span lang="ur">اردو</span> too &amp; on paper.</p><button>Send my answer</button></main>
<footer>Rowan Primary</footer></body></html>"""


def test_blocks_come_in_reading_order_without_what_is_not_the_pages_text() -> None:
    assert plain.blocks(PAGE) == [
        "How Amal is",
        "getting on",
        "He is here.",
        "It is good.",
        "One thing",
        "Two things",
        "In too & on paper.",
        "Send my answer",
    ]


def test_the_whole_page_can_be_asked_for() -> None:
    assert plain.blocks(PAGE, only_main=False)[-1] == "Rowan Primary"
    assert "Home" not in plain.blocks(PAGE, only_main=False)


def test_a_piece_of_page_needs_no_main() -> None:
    assert plain.blocks("<p>Hello there</p>and more") == ["Hello there", "and more"]


@given(st.text())
def test_any_text_is_read_without_complaint(text: str) -> None:
    assert all(block.strip() == block and block for block in plain.blocks(text))
