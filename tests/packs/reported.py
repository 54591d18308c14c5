"""Invented reports around invented snapshots, and what their blocks say, for tests of what is chosen by rule."""

from datetime import date

from hypothesis import HealthCheck, settings

from readiness.banks.model import Explanation, Framework, Term
from readiness.documents.blocks import ListBlock, Paragraph, Reference, Text
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report.explaining import passages
from readiness.references.model import Ref
from readiness.reports.model import Depth, Numbering, PublishedReport, ReportTemplate
from tests.soak import tries

anything = settings(
    max_examples=tries(20, 400), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
"""For tries over whole areas, which are large to draw."""
ONE_PAGE = Depth(key="one-page", label="One page", words=450, sides=1)
FULL = Depth(key="full", label="Full")
FRAMEWORK = Framework(
    key="invented-framework",
    title="Invented inspections",
    in_force_from=date(2023, 1, 1),
    ended_on=None,
    successor="",
    summary="They ask what life is like.",
    explanations=(Explanation("What it is for", "To see what helps.", "Nobody", checked=True),),
    glossary=(Term("EHC plan", "A legal document.", "Says what help a child must get."),),
)


def report(depth=ONE_PAGE, **said):
    template = ReportTemplate(
        key="invented", title="A report", summary="", numbering=Numbering.NONE, depths=(depth,), cover=(), sections=()
    )
    return PublishedReport(**({"template": template, "depth": depth, "framework": FRAMEWORK} | said))


class Elsewhere(Places):
    """The places of a report in which the questions do not stand."""

    def reference(self, ref: Ref):
        return Text(f"{self.shown(ref)} of the self-evaluation")


def said(blocks, places):
    """Each paragraph and point as a reader sees it."""
    shown = {ref.anchor: number for ref, number in places.numbers.items()}

    def words(runs):
        return "".join(shown.get(run.to, run.dangling) if isinstance(run, Reference) else run.text for run in runs)

    lines = []
    for block in blocks:
        lines += [words(block.runs)] if isinstance(block, Paragraph) else [words(item.runs) for item in block.items]
    return lines


def count_words(blocks, places):
    """Words as a reader counts them: blanks apart, and the numbers of lists."""
    lines = said(blocks, places)
    numbers = sum(len(block.items) for block in blocks if isinstance(block, ListBlock) and block.ordered)
    return sum(len(line.split()) for line in lines) + numbers


def texts(blocks):
    return [text for block in blocks for text in passages(block)]
