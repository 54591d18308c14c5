import pytest
from lxml import etree

from readiness.documents.charts import Series, stacked_bars
from readiness.documents.pictures import DrawingRefused, checked, png, size
from readiness.documents.tones import TONES
from tests.documents.written_samples import chart

SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_word_can_be_read_on_its_colour_and_every_tone_has_a_symbol_of_its_own():
    for tone in TONES.values():
        assert contrast(tone.on_solid, tone.solid) >= 4.5
        assert contrast(tone.ink, tone.tint) >= 4.5
    assert len({tone.symbol for tone in TONES.values()}) == len(TONES)


def test_every_part_of_a_bar_says_its_symbol_and_number_and_the_legend_its_word():
    words = [text.text for text in etree.fromstring(chart()).iter(f"{SVG}text")]

    assert {"In place", "Partly", "Not yet", "We do not know"} <= set(words)
    assert {"▲ 1", "● 2", "▲ 2", "■ 2", "? 2", "? 3"} <= set(words)
    assert "● 0" not in words


def test_a_chart_says_what_it_shows_under_ids_of_its_own():
    tree = etree.fromstring(chart("one"))

    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby").split() == [element.get("id") for element in tree.iter(f"{SVG}title", f"{SVG}desc")]
    assert tree.get("aria-labelledby") != etree.fromstring(chart("two")).get("aria-labelledby")


def test_a_category_with_nothing_says_so_and_hostile_words_stay_words():
    made = stacked_bars(
        "k", title="<T>", description="&", categories=("<script>", "x\x00\ud800"), series=(Series('"w"', "good", (0, 0)),)
    )

    texts = [text.text for text in etree.fromstring(made).iter(f"{SVG}text")]
    assert texts.count("nothing to count") == 2
    assert {"<script>", "x"} <= set(texts)
    assert checked(made) == made


def test_a_chart_without_categories_is_still_a_drawing():
    assert size(stacked_bars("k", title="T", description="D", categories=(), series=())) == (720, 20)


@pytest.mark.parametrize(
    "svg",
    [
        '<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>',
        '<svg viewBox="0 0 1 1" onload="alert(1)"></svg>',
        '<svg viewBox="0 0 1 1"><a href="https://example.org"><text>x</text></a></svg>',
        '<svg viewBox="0 0 1 1"><image href="file:///etc/passwd"/></svg>',
        '<svg viewBox="0 0 1 1"><rect fill="url(https://example.org/x)"/></svg>',
        '<svg viewBox="0 0 1 1"><rect style="fill:red"/></svg>',
        '<!DOCTYPE svg><svg viewBox="0 0 1 1"></svg>',
        "<svg></svg>",
        '<svg viewBox="0 0 1 1"><foreignObject/></svg>',
    ],
)
def test_a_drawing_of_more_than_shapes_and_words_is_refused(svg):
    with pytest.raises(DrawingRefused):
        checked(svg)


def test_a_picture_has_three_pixels_to_a_point_and_the_same_bytes_each_time():
    made = png(chart())

    assert made.startswith(b"\x89PNG")
    assert int.from_bytes(made[16:20]) == 1440
    assert made == png(chart())
