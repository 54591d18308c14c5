"""Reports: templates that say what a report is made of, the council's own profile, and the drafts people write in."""
