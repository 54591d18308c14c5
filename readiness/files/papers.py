"""Which reader a stranger's file goes to: told by its content, not by its name."""

from readiness.errors import Refused
from readiness.files.model import Changes, Paper
