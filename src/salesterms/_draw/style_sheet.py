"""How a picture looks: calm colours, in the light and in the dark.

The light stands in plain attributes, which every program shows. The style sheet brings the dark,
and lets a page make the picture smaller.
"""

from __future__ import annotations

#: Colour -> in the light, in the dark. Each text has a contrast of at least 4.5 to its ground.
_COLOURS = {
    "ground": ("#ffffff", "#15191f"),
    "box": ("#f4f6f9", "#232a33"),
    "border": ("#9aa7b8", "#56647a"),
    "text": ("#1c2733", "#e6ebf2"),
    "muted": ("#536173", "#a5b1c2"),
    "line": ("#64748b", "#8796ab"),
    "strong": ("#e3edfb", "#1d3557"),
    "strong-border": ("#2f6fc4", "#6ea8f2"),
    "fill": ("#5b8fd6", "#4a7fc4"),
    "alarm": ("#b4481a", "#f0966f"),
}

#: Sizes of letters.
LARGE, SMALL = 13, 11

#: Part -> its look; the name of a colour stands for that colour.
_LOOKS: dict[str, dict[str, str]] = {
    "ground": {"fill": "ground"},
    "box": {"fill": "box", "stroke": "border"},
    "strong": {"fill": "strong", "stroke": "strong-border", "stroke-width": "2"},
    "large": {"fill": "text", "font-size": str(LARGE), "text-anchor": "middle"},
    "small": {"fill": "muted", "font-size": str(SMALL), "text-anchor": "middle"},
    "bold": {"font-weight": "600"},
    "left": {"text-anchor": "start"},
    "right": {"text-anchor": "end"},
    "full": {"fill": "fill"},
    "ink": {"fill": "text"},
    "line": {"fill": "none", "stroke": "line", "stroke-width": "1.4"},
    "solid": {},
    "dashed": {"stroke-dasharray": "6 4"},
    "dotted": {"stroke-dasharray": "0.1 4", "stroke-width": "1.8", "stroke-linecap": "round"},
    "head": {"fill": "line"},
    "alarm": {"stroke": "alarm", "stroke-dasharray": "6 4"},
    "alarm-head": {"fill": "alarm"},
    "warned": {"fill": "alarm"},
}


def plain_look(*parts: str) -> dict[str, str]:
    """The attributes of a shape that is several parts in one, in the light.

    >>> plain_look("box", "strong")["fill"]
    '#e3edfb'
    """
    return {
        name: _COLOURS[value][0] if value in _COLOURS else value
        for part in parts
        for name, value in _LOOKS[part].items()
    }


def style_sheet(prefix: str) -> str:
    """The rules of one picture; all its classes begin with `prefix`, so that they meet no others.

    >>> ".g1-head { fill: #8796ab; }" in style_sheet("g1")
    True
    """
    dark = [
        f".{prefix}-{part} {{ {rule} }}" for part, look in _LOOKS.items() if (rule := _rule(look))
    ]
    return "\n".join(
        [
            f"@media screen {{ .{prefix} {{ max-width: 100%; height: auto; }} }}",
            "@media (prefers-color-scheme: dark) {",
            *dark,
            "}",
        ]
    )


def _rule(look: dict[str, str]) -> str:
    """The colours of a part in the dark."""
    coloured = ((name, value) for name, value in look.items() if value in _COLOURS)
    return " ".join(f"{name}: {_COLOURS[value][1]};" for name, value in coloured)
