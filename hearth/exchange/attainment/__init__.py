"""A sheet of what the school calls each child's attainment: a row a subject, or a column a subject."""
