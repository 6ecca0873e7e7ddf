"""The words in which a report tells how a file was read, in English and Dutch."""

from __future__ import annotations

from salesterms.errors import Text
from salesterms.lifecycle import FORECAST_CATEGORY_WORDS

CONVENTIONS = Text("How the file was read", "Hoe het bestand is gelezen")
DECLARED = Text(
    "Nothing is guessed: this is what the mapping declares.",
    "Er is niets gegokt: zo staat het in de mapping.",
)
AS_DECLARED = Text("The mapping, field by field", "De mapping, veld voor veld")
FIELD = Text("Field", "Veld")
READ_AS = Text("Read as", "Gelezen als")

#: The keys of a mapping, by what they mean to a reader.
SETTING_WORDS = {
    "file": Text("file", "bestand"),
    "zone": Text("time zone", "tijdzone"),
    "join": Text("join", "koppeling"),
    "skip": Text("skipped rows", "overgeslagen rijen"),
    "extras": Text("columns kept", "bewaarde kolommen"),
    "personal": Text("personal columns", "kolommen met persoonsgegevens"),
    "decimal": Text("decimal mark", "decimaalteken"),
    "thousands": Text("between thousands", "scheiding van duizendtallen"),
    "formats": Text("date format", "datumnotatie"),
    "language": Text("language", "taal"),
    "currency": Text("currency", "munteenheid"),
    "separator": Text("separator", "scheidingsteken"),
    "as": Text("written as", "genoteerd als"),
    "encoding": Text("encoding", "tekencodering"),
    "delimiter": Text("delimiter", "scheidingsteken"),
    "header_line": Text("header on line", "kopregel op regel"),
    "sign": Text("sign", "teken"),
    "starts_with": Text("cells that start with", "cellen die beginnen met"),
    "column": Text("column", "kolom"),
    "open": Text("open", "open"),
    "held": Text("on hold", "in de wacht"),
    "won": Text("won", "gewonnen"),
    "lost": Text("lost", "verloren"),
    "blank": Text("blank means", "leeg betekent"),
    "matched": Text("with a partner", "met tegenhanger"),
    "unmatched": Text("without a partner", "zonder tegenhanger"),
    "written_in": Text("written in", "geschreven in"),
    "dates_in": Text("dates counted in", "dagen geteld in"),
    "key": Text("key", "sleutel"),
    "left": Text("first file", "eerste bestand"),
    "right": Text("second file", "tweede bestand"),
    "prefix": Text("names start with", "namen beginnen met"),
    "file_options": Text("second file", "tweede bestand"),
    "values": Text("values", "waarden"),
    "shape": Text("shape", "vorm"),
    "order": Text("order of the rows", "volgorde van de rijen"),
    "only": Text("only rows with", "alleen rijen met"),
    "names": Text("names", "namen"),
    "yes": Text("yes", "ja"),
    "no": Text("no", "nee"),
}
#: Marks that cannot be seen, or that are easily overlooked, by their names.
MARKS = {
    ",": Text("comma", "komma"),
    ".": Text("point", "punt"),
    ";": Text("semicolon", "puntkomma"),
    "|": Text("pipe", "verticale streep (pipe)"),
    "'": Text("apostrophe", "apostrof"),
    " ": Text("space", "spatie"),
    "\t": Text("tab", "tab"),
    "": Text("nothing", "niets"),
    "percent": Text("percentage", "percentage"),
    "share": Text("share from 0 to 1", "aandeel van 0 tot 1"),
    "open": Text("open", "open"),
    "held": Text("on hold", "in de wacht"),
    "won": Text("won", "gewonnen"),
    "lost": Text("lost", "verloren"),
    **{category.value: said for category, said in FORECAST_CATEGORY_WORDS.items()},
}
#: The fields of an opportunity, and of a row of a stage log.
FIELD_WORDS = {
    "id": Text("id", "id"),
    "status": Text("status", "status"),
    "owner": Text("owner", "accountmanager"),
    "account": Text("account", "account"),
    "product": Text("product", "product"),
    "amount": Text("amount", "bedrag"),
    "stage": Text("stage", "fase"),
    "stages_reached": Text("stages reached", "bereikte fasen"),
    "created": Text("creation date", "aanmaakdatum"),
    "closed": Text("close date", "sluitdatum"),
    "expected_close": Text("expected close date", "verwachte sluitdatum"),
    "last_activity": Text("last activity", "laatste activiteit"),
    "probability": Text("probability", "slagingskans"),
    "contacts": Text("contacts", "contacten"),
    "lost_reason": Text("reason for losing", "verliesreden"),
    "competitor": Text("competitor", "concurrent"),
    "forecast_category": Text("forecast category", "prognosecategorie"),
    # The fields of a row of a stage log, beside `id` and `owner`.
    "case": Text("case", "geval"),
    "label": Text("label", "label"),
    "at": Text("moment", "moment"),
    "from": Text("label before", "label ervoor"),
    "outcome": Text("outcome", "uitkomst"),
    "deal": Text("has a deal", "heeft een deal"),
    "approvals": Text("approvals", "goedkeuringen"),
    "with_sales": Text("with sales", "bij sales"),
}
