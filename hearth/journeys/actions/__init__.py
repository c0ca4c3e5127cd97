"""Every change to a child's way through, one module a noun."""
