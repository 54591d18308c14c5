"""Self-evaluations: positions, entries, judgements."""
