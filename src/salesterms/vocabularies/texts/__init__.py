"""The vocabularies of the five source texts, as the text says it, each with its citations."""

__all__: list[str] = []
