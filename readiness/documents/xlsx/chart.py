"""The native chart of a summary sheet: stacked bars drawn by Excel from the table above them."""

from html import escape
from typing import Any

from openpyxl.chart import BarChart as ExcelChart
from openpyxl.chart import Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.pagebreak import Break

from readiness.documents.archive import Change
from readiness.documents.blocks import printable
from readiness.documents.sheets import SummarySheet
from readiness.documents.tones import TONES

WIDTH = 26
"""Centimetres."""
BAR, AROUND, TALLEST = 1, 4, 60
NOT_NOUGHT = "0;;;"
"""A number format that shows nothing where the count is 0."""


def add_chart(sheet: Any, summary: SummarySheet) -> str:
    """Put the chart under the table and return what it shows, in words. Draws nothing where there is no row."""
    table, chart = summary.table, summary.chart
    said = f"{chart.title}. Stacked bars, one for each row of the table above, where every number of the chart stands."
    if not table.rows:
        return said
    places = {column.title: place for place, column in enumerate(table.columns, 1)}
    last = len(table.rows) + 1
    drawn = ExcelChart()
    drawn.type, drawn.grouping, drawn.overlap, drawn.gapWidth = "bar", "stacked", 100, 55
    drawn.title = printable(chart.title)
    drawn.width, drawn.height = WIDTH, min(TALLEST, AROUND + BAR * len(table.rows))
    drawn.legend.position = "b"
    for title, tone in chart.series:
        drawn.series.append(_series(sheet, places[title], last, tone))
    drawn.set_categories(Reference(sheet, min_col=places[chart.categories], min_row=2, max_row=last))
    # Bars are drawn from the bottom up unless told otherwise; the table reads from the top down.
    drawn.x_axis.scaling.orientation = "maxMin"
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.y_axis.crosses = "max"
    drawn.y_axis.majorGridlines = None
    drawn.y_axis.numFmt = "0"
    # On paper the chart has a page of its own: it would be cut in two where the table's page ends.
    sheet.row_breaks.append(Break(id=last))
    sheet.add_chart(drawn, f"A{last + 2}")
    return said


def described(words: str) -> Change:
    """A change to a drawing part that gives the chart its alternative text, which openpyxl has no way to say."""
    said = escape(printable(words))
    return lambda part: part.replace(b' name="Chart 1"', f' name="Chart 1" descr="{said}"'.encode(), 1)


def _series(sheet: Any, column: int, last: int, name: str) -> Any:
    tone = TONES[name]
    series = Series(Reference(sheet, min_col=column, min_row=2, max_row=last), title_from_data=False)
    series.tx = _title(sheet, column)
    series.graphicalProperties = GraphicalProperties(solidFill=tone.solid[1:])
    series.graphicalProperties.line.solidFill = "FFFFFF"
    lettering = CharacterProperties(sz=900, b=True, solidFill=tone.on_solid[1:])
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False)
    series.dLbls.numFmt = NOT_NOUGHT
    series.dLbls.txPr = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=lettering), endParaRPr=lettering)])
    return series


def _title(sheet: Any, column: int) -> Any:
    return SeriesLabel(strRef=StrRef(str(Reference(sheet, min_col=column, min_row=1))))
