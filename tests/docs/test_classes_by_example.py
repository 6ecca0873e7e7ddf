"""A class that users meet shows itself in a running example."""

import inspect

import pytest

import salesterms
from salesterms import metrics

CLASSES = [
    (f"{module.__name__}.{name}", found)
    for module in (salesterms, metrics)
    for name in module.__all__
    if inspect.isclass(found := getattr(module, name))
]


@pytest.mark.parametrize(("name", "found"), CLASSES, ids=[name for name, _ in CLASSES])
def test_a_public_class_has_an_example(name: str, found: type) -> None:
    assert ">>> " in (found.__doc__ or ""), f"{name} has no example"
