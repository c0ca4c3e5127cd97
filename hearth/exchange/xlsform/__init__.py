"""Questionnaires as spreadsheets (XLSForm): read, looked at, and written."""
