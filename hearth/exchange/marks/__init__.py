"""A school's register in any sheet: a row a mark, or a row a child with a column a session or a string a week."""
