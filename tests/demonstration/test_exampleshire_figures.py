"""The figures of Exampleshire agree with one another wherever they are cited."""

import re

import pytest

from tests.demonstration.told import ALL_TEXT, TEXTS


def number(written: str) -> int:
    return int(written.replace(",", ""))


SHARES = [
    *((n, m, p) for n, m, p in re.findall(r"\b(\d[\d,]*) of (?:the )?(\d[\d,]*)[^().;]{0,60} ?\((\d+\.\d)%\)", ALL_TEXT)),
    *((n, m, p) for p, n, m in re.findall(r"(\d+\.\d)% \((\d[\d,]*) of (?:the )?(\d[\d,]*)\)", ALL_TEXT)),
]


def test_every_percentage_given_with_its_numbers_is_right():
    assert len(SHARES) >= 40
    for part, whole, share in SHARES:
        assert number(part) <= number(whole)
        assert abs(100 * number(part) / number(whole) - float(share)) <= 0.0501, (part, whole, share)


def test_the_shares_whose_numbers_stand_apart_from_them_are_right_too():
    apart = {"298 (87.4%)": 298 / 341, "1,823 of the 2,894 due were held on time (63.0%)": 1823 / 2894}
    apart |= {"574 answered (24.8%)": 574 / 2310, "131 replies (19.0%)": 131 / 689, "311 replied (77.0%)": 311 / 404}
    apart |= {
        "£6.2 million a year, of which health pays £0.7 million (11.3%)": 0.7 / 6.2,
        "243, of whom 95 have a plan (39.1%)": 95 / 243,
    }
    apart |= {"109 of the 574 who answered our survey (19.0%)": 109 / 574, "47.7% of plans": 230 / 482, "(21.1%)": 402 / 1906}

    for wording, share in apart.items():
        assert wording in ALL_TEXT
        assert abs(100 * share - float(re.search(r"(\d+\.\d)%", wording)[1])) <= 0.0501, wording


def test_the_timeliness_series_adds_up_to_its_year_and_to_the_late_ones():
    (series,) = [text.text for text in TEXTS if "Counting every plan, by quarter" in text.text]
    quarters = [(number(part), number(whole)) for part, whole in re.findall(r"^- to .*: (\d+) of (\d+)", series, re.MULTILINE)]
    within, issued = (sum(column) for column in zip(*quarters, strict=True))

    assert len(quarters) == 4
    assert f"Over the year that is {within} of {issued} " in series
    assert f"Leaving out {issued - 459} cases" in series
    assert (
        f"Of {issued - within} plans issued after 20 weeks, 141 took up to 30 weeks, 52 up to 40, 29 up to a year, and 8"
        in ALL_TEXT
    )
    assert issued - within == 141 + 52 + 29 + 8


def test_reviews_lists_and_ages_add_up():
    for parts, whole in (
        ([(1571, 2263), (252, 631)], (1823, 2894)),
        ([(181, 433), (71, 198)], (252, 631)),
    ):
        assert tuple(map(sum, zip(*parts, strict=True))) == whole
        for part, of in (*parts, whole):
            assert re.search(rf"{part:,} of (the )?{of:,}", ALL_TEXT), (part, of)
    assert (
        0.20 <= 631 / 2894 < 0.25 < 0.33 <= (631 - 252) / (2894 - 1823) < 0.40
    )  # “a fifth of the reviews due and more than a third …”
    assert 968 + 1704 - 1388 == 1284
    assert 1422 + 1248 - 764 == 1906
    assert 475 + 214 == 689
    assert 392 + 37 + 46 == 475
    assert 892 - 187 == 705


def test_the_ratings_of_the_plan_add_up_to_its_actions_at_both_reviews():
    (ratings,) = [text.text for text in TEXTS if "is rated at every review" in text.text]
    (before,) = [text.text for text in TEXTS if text.text.startswith("At the review before")]

    assert sum(map(int, re.findall(r": (\d+)$", ratings, re.MULTILINE))) == 62
    assert sum(map(int, re.findall(r"\b(14|22|17|9)\b", before))) == 62


@pytest.mark.parametrize(
    ("subject", "figures"),
    [
        ("speech and language", {"1,284", "1,704", "1,388"}),
        ("autism", {"1,906", "1,422", "1,248", "1,163"}),
        ("annual review", {"1,823", "2,894", "1,571", "2,263"}),
        ("advice", {"1,112", "1,036"}),
    ],
)
def test_a_large_figure_about_one_thing_is_the_same_wherever_it_is_cited(subject, figures):
    about = [text.text for text in TEXTS if subject in text.text.lower()]

    assert {figure for text in about for figure in re.findall(r"\d,\d{3}", text)} <= figures | {"2,050", "3,146"}
