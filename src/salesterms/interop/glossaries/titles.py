"""What the glossary is called outside."""

from salesterms.errors import Text

TITLE = Text("Glossary of sales", "Woordenlijst van sales")
