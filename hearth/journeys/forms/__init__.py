"""What is typed about a child's way through, one module a noun."""
