"""How a picture looks: calm colours, in the light and in the dark."""

from __future__ import annotations

from string import Template

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
}

_RULES = Template("""
.$id { $light font-family: system-ui, sans-serif; max-width: 100%; height: auto; }
@media (prefers-color-scheme: dark) { .$id { $dark } }
.$id-ground { fill: var(--ground); }
.$id-box { fill: var(--box); stroke: var(--border); }
.$id-strong { fill: var(--strong); stroke: var(--strong-border); stroke-width: 2; }
.$id-large { fill: var(--text); font-size: ${large}px; text-anchor: middle; }
.$id-small { fill: var(--muted); font-size: ${small}px; text-anchor: middle; }
.$id-bold { font-weight: 600; }
.$id-line { fill: none; stroke: var(--line); stroke-width: 1.4; }
.$id-dashed { stroke-dasharray: 6 4; }
.$id-dotted { stroke-dasharray: 0.1 4; stroke-width: 1.8; stroke-linecap: round; }
.$id-head { fill: var(--line); }
""")


def style_sheet(prefix: str, large: float, small: float) -> str:
    """The rules of one picture; all its classes begin with `prefix`, so that they meet no others.

    >>> ".g1-box { fill: var(--box)" in style_sheet("g1", 13, 11)
    True
    """
    light, dark = (
        " ".join(f"--{name}: {pair[scheme]};" for name, pair in _COLOURS.items())
        for scheme in (0, 1)
    )
    return _RULES.substitute(id=prefix, light=light, dark=dark, large=large, small=small)
