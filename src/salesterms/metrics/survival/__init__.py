"""How long customers stay: what was seen of it, and a model of what is still to come."""

__all__: list[str] = []
