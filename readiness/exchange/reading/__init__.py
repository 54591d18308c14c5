"""The parts of reading a briefing, from characters to questions: passages, then headings, then points, then citations."""
