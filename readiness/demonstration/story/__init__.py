"""The story of Exampleshire: two self-evaluations of an invented county, as values to be stored.

`values` is what comes out, `written` the shape of the TOML files and what may be wrong with them, `calendar` turns days counted from
the as-at date into dates, `reader` puts them together. The files stand beside this folder; storing is the business of `operations`.
"""

from readiness.demonstration.story.reader import story
from readiness.demonstration.story.values import Story, StoryEntry, StoryEvaluation, StoryFault, StoryQuestion, StoryReport

__all__ = ["Story", "StoryEntry", "StoryEvaluation", "StoryFault", "StoryQuestion", "StoryReport", "story"]
