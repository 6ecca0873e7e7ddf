"""Every line of a source text that the project cites is about what it is cited for."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CITED = re.compile(r"\b(00[0-4]):([0-9]{1,3})\b")

#: Each citation in use -> a word that stands in the cited line.
ABOUT = {
    "000:6": "leveranciers",
    "000:8": "accountmanager",
    "000:10": "aandacht",
    "000:12": "contactbeheer",
    "000:14": "b2b",
    "000:16": "b2b",
    "000:18": "deals",
    "000:20": "basissalaris",
    "000:22": "klantaccounts",
    "000:24": "cross-selling",
    "000:26": "levenscyclus",
    "000:28": "netwerk",
    "000:30": "elevatorpitch",
    "000:32": "marketinginspanningen",
    "000:34": "sql",
    "000:36": "gewonnen",
    "000:38": "reshuffle",
    "000:40": "categorieën",
    "000:42": "deals",
    "000:44": "inkomende",
    "000:48": "telemarketing",
    "000:50": "verloop",
    "000:52": "koperspersona",
    "000:54": "koopinteresse",
    "000:56": "e-mailcampagnes",
    "000:58": "leadkwalificatie",
    "000:60": "puntwaarden",
    "000:62": "bedrijfsontwikkeling",
    "000:66": "onaangekondigd",
    "000:68": "lead",
    "000:70": "salesdeveloper",
    "000:72": "tofu",
    "000:74": "salespipeline",
    "000:76": "salesplan",
    "000:80": "salesprognose",
    "000:82": "nieuwe klanten",
    "000:84": "salesstrategie",
    "000:88": "deal te sluiten",
    "000:90": "sluitingsverhouding",
    "000:92": "swot",
    "000:94": "tam-analyse",
    "000:96": "uitgaande",
    "000:98": "upselling",
    "000:100": "virtuele",
    "000:102": "verkennend",
    "000:104": "waardevoorstel",
    "000:106": "warme",
    "001:5": "prospect",
    "001:7": "klantprofiel",
    "001:11": "lead",
    "001:15": "aankoop",
    "001:19": "opportunity",
    "001:23": "gekwalificeerde klant",
    "001:25": "opportunity",
    "001:27": "klantsegmenten",
    "001:31": "cam",
    "001:34": "lijst",
    "001:37": "acquisitie",
    "001:40": "vereisten",
    "001:43": "moeite",
    "002:4": "leads",
    "002:8": "marketing",
    "002:10": "marketingfunctie",
    "002:14": "vriend",
    "002:16": "zeepbel",
    "002:20": "kerkhof",
    "002:24": "naam",
    "002:26": "algemene",
    "002:28": "visitekaartjes",
    "002:34": "lead",
    "002:36": "naam",
    "002:38": "lead",
    "002:40": "directe",
    "002:41": "doelgroep",
    "002:42": "wens",
    "002:43": "toestemming",
    "002:45": "buitendienst",
    "002:53": "interesse",
    "002:55": "verkoopkans",
    "002:57": "aangetoonde",
    "002:58": "budget",
    "002:59": "invloed",
    "002:61": "aangetoond",
    "002:65": "gekoesterd",
    "002:67": "koesteren",
    "002:69": "behoefte",
    "002:70": "urgentie",
    "002:71": "verkoopproces",
    "002:72": "besluitvorming",
    "002:73": "budget",
    "002:75": "white papers",
    "002:77": "schutting",
    "003:9": "gedeelde terminologie",
    "003:13": "doelpubliek",
    "003:17": "lead",
    "003:21": "geconverteerd",
    "003:25": "nooit",
    "004:3": "leads",
    "004:4": "lead",
    "004:5": "brievenbus",
    "004:7": "junk",
    "004:8": "prospect",
    "004:9": "positieve",
    "004:11": "koopsignaal",
    "004:12": "contactpersonen",
}


def cited() -> set[str]:
    """The citations in code and documentation."""
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    # Made from data, whose citations have a test of their own.
    made = {ROOT / "docs" / "glossary", ROOT / "docs" / "contradictions"}
    texts = (file.read_text(encoding="utf-8") for file in files if made.isdisjoint(file.parents))
    return {found[0] for text in texts for found in CITED.finditer(text)}


def test_every_citation_in_use_is_listed_and_no_other() -> None:
    assert cited() <= set(ABOUT)


@pytest.mark.parametrize("citation", sorted(ABOUT))
def test_the_cited_line_speaks_of_it(material: Path, citation: str) -> None:
    text, line = citation.split(":")
    (source,) = (material / "seeds").glob(f"{text}_*.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    assert ABOUT[citation] in lines[int(line) - 1].casefold()
