"""Measures on the staff side: the shelf of questionnaires, what changed, and what can be handed out."""
