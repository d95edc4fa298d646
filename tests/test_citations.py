"""Which acts a whole agreement cites: those that it only names are found beside those with a number."""

from __future__ import annotations

from datetime import date

import pytest

from lokcli.agreement.citations import CitedAct, cited
from lokcli.checking import check
from lokcli.sources.yaml import read

DAY = date(2026, 11, 21)


def acts_of(body: str) -> tuple[CitedAct, ...]:
    draft = check(read(f"lok: 1\nmall: etablering-2024\n{body}".encode(), "a.lok.yaml"), DAY).draft
    assert draft is not None
    return cited(draft, DAY, DAY)


@pytest.mark.parametrize(
    ("said", "written", "sfs"),
    [
        ("Kommunen följer skollagen.", "skollagen", "2010:800"),
        ("Nämnden prövar bistånd enligt SoL.", "SoL", "2025:400"),
        (
            "Parterna följer lagen om\n  valfrihetssystem.",
            "lagen om valfrihetssystem",
            "2008:962",
        ),
        ("Insatserna följer lag (2017:584).", "2017:584", "2017:584"),
    ],
)
def test_an_act_is_cited_by_its_name_or_its_number_alone(said: str, written: str, sfs: str) -> None:
    (found,) = acts_of(f"bakgrund: |\n  {said}\n")

    assert (found.sfs, found.cited_as, found.paths) == (sfs, (written,), (("bakgrund",),))


def test_an_act_is_listed_once_with_every_way_and_place_in_which_it_is_written() -> None:
    first, second = acts_of(
        "bakgrund: Parterna följer skollagen (2010:800) och lag (2017:584).\nsyfte: Skollagen gäller.\n"
    )

    assert (first.sfs, first.paths) == ("2010:800", (("bakgrund",), ("syfte",)))
    assert first.cited_as == ("2010:800", "Skollagen")
    assert (second.sfs, second.paths) == ("2017:584", (("bakgrund",),))


def test_a_registration_number_and_a_text_without_acts_cite_nothing() -> None:
    assert acts_of('bakgrund: "Mötet börjar klockan 14:30."\ndiarienummer: {af: "2017:584"}\n') == ()
