"""The status fields of CRM systems, by the labels that they come with; a file for each system."""

__all__: list[str] = []
