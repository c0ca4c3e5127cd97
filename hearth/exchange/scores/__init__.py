"""A sheet of scores of one measure that was filled in and scored on its own form: a row a child and an occasion."""
