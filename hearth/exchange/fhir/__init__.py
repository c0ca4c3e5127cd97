"""Questionnaires and answers as FHIR R4 writes them, for health systems. Out only."""
