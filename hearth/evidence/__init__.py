"""Statistics: pure functions over numbers, each with its formula and its source."""
