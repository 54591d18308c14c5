"""Numbers of paragraphs that somebody typed, told from every other number with a point in it."""

import pytest

from readiness.references.typed import typed_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Please see 19.3", ("19.3",)),
        ("Reporting to elected members – please see 19.1.", ("19.1",)),
        ("via the accountability mechanisms detailed in 19.1", ("19.1",)),
        ("as in paragraphs 21.4 and 21.7, and in section 2.10", ("21.4", "21.7", "2.10")),
        ("See 19.3. Please see 19.3", ("19.3",)),
    ],
)
def test_a_number_is_cited_where_words_say_so(text, numbers):
    assert typed_numbers(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "The median fell to 19.3 weeks.",
        "Met in 45.9% of cases, see 46.4 per cent above",
        "4.2 of our 16.4 psychologist posts are empty",
        "on 18.09.17",
        "£2.3 million",
        "see paragraph 9.39 of the Code",
        "see [[assurance:2]]",
    ],
)
def test_no_other_number_is_one(text):
    assert typed_numbers(text) == ()
