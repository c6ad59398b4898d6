"""What the columns of a list of items may be called, in Dutch and in English."""

MANY = ";"
"""Between several values in one cell."""

HEADINGS = {
    "title": ("titel", "title"),
    "kind": ("soort", "kind"),
    "plain_summary": ("samenvatting", "in gewone taal", "summary", "plain summary", "plain_summary"),
    "abstract": ("inhoud", "beschrijving", "abstract", "description"),
    "year": ("jaar", "publicatiejaar", "year"),
    "language": ("taal", "language"),
    "licence": ("licentie", "licence", "license"),
    "publisher": ("uitgever", "publisher"),
    "makers": ("makers", "auteurs", "auteur", "authors", "author"),
    "editors": ("redactie", "editors", "editor"),
    "part_of": ("verschenen in", "tijdschrift", "appeared in", "journal", "part_of"),
    "volume": ("jaargang", "volume"),
    "issue_number": ("nummer", "number", "issue_number"),
    "pages": ("pagina's", "pagina’s", "paginas", "pages"),
    "doi": ("doi",),
    "handle": ("handle",),
    "isbn": ("isbn",),
    "themes": ("thema's", "thema’s", "themas", "thema", "themes", "theme"),
    "audiences": ("voor wie", "doelgroepen", "doelgroep", "for whom", "audiences", "audience"),
    "four_os": ("o's", "o’s", "four o's", "four_os"),
    "source_kinds": ("rust op", "bron", "rests on", "rests_on", "source kinds"),
    "links": ("links", "link", "adres", "url", "address of the file"),
    "source": ("herkomst", "source", "provenance"),
    "review_on": ("nakijken op", "look at again on", "review_on"),
    "publish": ("publiceren", "gepubliceerd", "publish", "published"),
}
"""Field → names of its column. What `lemniscaat export items --format csv` writes can be read too."""

YES = frozenset({"ja", "j", "yes", "y", "1", "x", "waar", "true"})
NO = frozenset({"", "nee", "n", "no", "0", "onwaar", "false"})
