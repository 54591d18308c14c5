"""The one place that reads the time. Moments are UTC; the day is London's."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The current moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The date in London, where the people are."""
    return now().astimezone(LONDON).date()
