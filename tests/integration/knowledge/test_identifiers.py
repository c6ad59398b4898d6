"""DOI, Handle, ISBN, ORCID and ROR: checked wherever they come in, and kept in one form."""

from typing import Any

import pytest

import factories as make
from lemniscaat.kernel.errors import Invalid
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.citing.linked import as_linked
from lemniscaat.knowledge.forms import NewItemForm
from lemniscaat.knowledge.identifiers import OF_A_MAKER, OF_AN_ITEM, in_one_form
from lemniscaat.network.api import Role, actor_of

CHECKS = {**OF_AN_ITEM, **OF_A_MAKER}


@pytest.mark.parametrize(
    ("name", "kept", "typed"),
    [
        (
            "doi",
            "10.1000/182",
            ["10.1000/182", "doi:10.1000/182", "https://doi.org/10.1000/182", "DOI 10.1000/182."],
        ),
        ("doi", "10.31234/osf.io/ab(1)", ["https://dx.doi.org/10.31234/OSF.io/ab(1)"]),
        ("handle", "1820/12345", ["1820/12345", "hdl:1820/12345", "http://hdl.handle.net/1820/12345"]),
        (
            "isbn",
            "978-90-75545-82-1",
            ["9789075545821", "978 90 755 45821", "ISBN-13: 978-90-75545-82-1", "9075545827"],
        ),
        ("orcid", "0000-0002-1825-0097", ["0000000218250097", "https://orcid.org/0000-0002-1825-0097"]),
        ("orcid", "0000-0002-1694-233X", ["0000-0002-1694-233x"]),
        ("ror", "05dxps055", ["05dxps055", "https://ror.org/05DXPS055", "ror.org/05dxps055"]),
        ("doi", "", ["", "  "]),
        ("isbn", "", [""]),
        ("ror", "", [""]),
    ],
)
def test_identifier_is_kept_in_one_form(name: str, kept: str, typed: list[str]) -> None:
    assert [in_one_form({name: text}, CHECKS) for text in typed] == [{name: kept}] * len(typed)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("doi", "11.1000/182"),
        ("doi", "10.1000"),
        ("handle", "1820"),
        ("isbn", "9789075545822"),
        ("isbn", "978907554582"),
        ("isbn", "een boek"),
        ("orcid", "0000-0002-1825-0098"),
        ("orcid", "A. Jansen"),
        ("ror", "05dxps056"),
        ("ror", "https://ror.org/5dxps055"),
    ],
)
def test_identifier_that_cannot_be_is_refused_by_name(name: str, typed: str) -> None:
    with pytest.raises(Invalid, match=r"ROR|Handle|DOI|ISBN|ORCID"):
        in_one_form({name: typed}, CHECKS)


@pytest.mark.django_db
def test_action_and_form_check_alike_and_the_form_says_it_beside_the_field() -> None:
    with pytest.raises(Invalid):
        make.make_item(published=False, isbn="9789075545822")
    with pytest.raises(Invalid):
        make.make_item(
            published=False, contributors=[{"name": "Hogeschool Oost", "is_body": True, "ror": "x"}]
        )
    item = make.make_item(published=False, doi="https://doi.org/10.1000/ABC")
    with pytest.raises(Invalid):
        knowledge.revise_item(actor=make.SYSTEM, item=item, doi="geen")

    werkplaats = make.make_werkplaats()

    def form(**fields: Any) -> NewItemForm:
        user = make.make_user(Role.EDITOR, werkplaats)
        user.actor = actor_of(user)
        return NewItemForm(
            {
                "title": "x",
                "kind": make.make_kind().pk,
                "language": "nl",
                "werkplaats": werkplaats.pk,
                **fields,
            },
            for_user=user,
        )

    wrong = form(doi="x", handle="x", isbn="x", contributors="Anna Jansen | 0000-0002-1825-0098")
    right = form(
        doi="doi:10.1000/9",
        contributors="Hogeschool Oost | https://ror.org/05dxps055\nJansen, Anna | redactie",
    )

    assert (item.doi, sorted(wrong.errors)) == ("10.1000/abc", ["contributors", "doi", "handle", "isbn"])
    assert right.is_valid(), right.errors
    made = knowledge.draft_item(
        actor=make.SYSTEM,
        title="x",
        kind=make.make_kind(),
        contributors=right.cleaned_data["contributors"],
        doi=right.cleaned_data["doi"],
    )
    assert list(made.contributors.values_list("name", "is_body", "ror", "part")) == [
        ("Hogeschool Oost", True, "05dxps055", "author"),
        ("Anna Jansen", False, "", "editor"),
    ]
    assert as_linked(knowledge.Work(made))["author"] == [
        {"@type": "Organization", "@id": "https://ror.org/05dxps055", "name": "Hogeschool Oost"}
    ]
