"""Stories in a real browser, against a real server: nothing in here is pretended but the day of the year."""
