"""Lists of children and their parents, from whatever a school can export. Pure: no models."""
