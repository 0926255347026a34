"""Measurements: speed as ratios within one run, scores on generated documents, systematic edits."""
