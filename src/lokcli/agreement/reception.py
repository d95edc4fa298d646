"""What an agreement by the method support of 2014 holds: 24 topics in four chapters, and who stands behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from lokcli.agreement.base import (
    Answer,
    Answerable,
    Id,
    Part,
    PartyId,
    Text,
    key,
    listed,
    many,
    part,
)


class Topic(Part):
    """A topic of the support: the party that is responsible, who else takes part, and how it is done."""

    owner: PartyId = key("ansvarig", "Ansvarig")
    involved: Sequence[PartyId] = listed("medverkar", "Medverkar")
    routine: Text = key("rutin", "Rutin")


_Topic = Annotated[Topic | Answer | None, Answerable(Topic)]
_Text = Annotated[Text | Answer, Answerable(Text)]


class Registration(Part):
    """What the region tells the others of how a person registers for a health examination."""

    place: Text = key("plats", "Plats")
    channel: Text = key("kanal", "Kanal")
    routine: Text = key("rutin", "Rutin")
    children: Text = key("barn", "Barn")


class Informer(Part):
    """The party that tells a group of the health examination, and when."""

    owner: PartyId = key("ansvarig", "Ansvarig")
    when: Text = key("när", "När")


class HealthInformation(Part):
    """Who tells each of the two groups of the health examination."""

    newcomers: Informer | None = part("nyanlända-och-anhöriga", "Nyanlända och anhöriga")
    quota: Informer | None = part("kvotflyktingar", "Kvotflyktingar")


class HealthExamination(Topic):
    """The health examination, with what the support recommends of it."""

    registration: Registration | None = part("anmälan", "Anmälan till hälsoundersökning")
    information: HealthInformation | None = part("information", "Information om hälsoundersökning")


class Reception(Part):
    """Chapter 1 of the support: eight topics."""

    asylum: _Topic = part("asyltiden", "Under asyltiden")
    plan: _Topic = part("etableringssamtal-och-plan", "Etableringssamtal och etableringsplan")
    card: _Topic = part("uppehållstillståndskort", "Uppehållstillståndskort")
    registration: _Topic = part("folkbokföring", "Folkbokföring, id-kort och bankkonto")
    housing: _Topic = part("bosättning", "Bosättning och andra bostadsfrågor")
    practical_help: _Topic = part("praktisk-hjälp", "Praktisk hjälp vid bosättning")
    loan: _Topic = part("hemutrustningslån", "Hemutrustningslån")
    health: Annotated[HealthExamination | Answer | None, Answerable(HealthExamination)] = part(
        "hälsoundersökningar", "Hälsoundersökningar"
    )


class LocalMeasure(Part):
    """A measure that can be given locally, and who gives it."""

    measure: Text = key("insats", "Insats")
    provider: Text = key("anordnare", "Anordnare")


class Internship(Part):
    """The internships that a party offers in its own organisation."""

    count: Text = key("antal", "Antal")
    due: Text = key("senast", "Senast")
    how: Text = key("hur", "Hur")


_Measures = Mapping[Id, LocalMeasure]
_Internships = Mapping[PartyId, Annotated[Internship | Answer, Answerable(Internship)]]


class Activities(Part):
    """Chapter 2 of the support: six topics, and what it recommends of the plan."""

    plan: _Topic = part("etableringsplan", "Etableringsplan")
    swedish: _Topic = part("sfi", "Svenska för invandrare")
    civic: _Topic = part("samhällsorientering", "Samhällsorientering")
    work: _Topic = part("arbetslivet", "Aktiviteter för arbetslivet")
    rehabilitation: _Topic = part("rehabilitering", "Rehabilitering")
    guide: _Topic = part("etableringslots", "Etableringslots")
    coordination: _Text = key("samordning", "Samordning av aktiviteter")
    measures: Annotated[_Measures | Answer, Answerable(_Measures)] = many("insatser", "Lokala insatser")
    internships: Annotated[_Internships | Answer, Answerable(_Internships)] = many(
        "praktikplatser", "Praktikplatser hos parterna"
    )


class Livelihood(Part):
    """Chapter 3 of the support: five topics, and the gap between one benefit and the next."""

    asylum: _Topic = part("bistånd-till-asylsökande", "Bistånd till asylsökande")
    benefit: _Topic = part("etableringsersättning", "Etableringsersättning, tillägg och resor")
    report: _Topic = part("månadsredovisning", "Månadsredovisning och frånvaro")
    assistance: _Topic = part("ekonomiskt-bistånd", "Ekonomiskt bistånd")
    insurance: _Topic = part("socialförsäkring", "Socialförsäkringsförmåner")
    gap: _Topic = part("glapp", "Glapp mellan ersättningar")


class SocialSupport(Topic):
    """Social support: also the role of the responsible party."""

    role: Text = key("roll", "Roll")


class OtherTopics(Part):
    """Chapter 4 of the support: five topics."""

    school: _Topic = part("förskola-och-skola", "Förskola, fritidshem och skola")
    young: _Topic = part("unga-utan-föräldrar", "Nyanlända på 18–19 år utan föräldrar i Sverige")
    parents: _Topic = part("föräldralediga", "Föräldralediga")
    support: Annotated[SocialSupport | Answer | None, Answerable(SocialSupport)] = part(
        "socialt-stöd", "Socialt stöd"
    )
    after: _Topic = part("efter-etableringen", "Insatser efter etableringsperioden")


class WorkCapacity(Part):
    """How reduced capacity is assessed: a routine, or where it stands."""

    owner: PartyId = key("ansvarig", "Ansvarig")
    routine: Text = key("rutin", "Rutin")
    reference: Text = key("hänvisning", "Hänvisning")


class Development(Part):
    """The four areas that the support names as in need of development."""

    documents: _Text = key("bedömningsunderlag", "Bedömningsunderlag från vården")
    rehabilitation: _Text = key("samordnad-rehabilitering", "Samordnad rehabilitering")
    meetings: _Text = key("flerpartssamtal", "Flerpartssamtal")
    health: _Text = key("migrationshälsa", "Kunskap om migrationshälsa")


class ActorsOutside(Part):
    """Why an actor that the support wants to take part is no party, a reason for each kind."""

    region: Text = key("region", "Region eller landsting")
    insurance: Text = key("försäkringskassan", "Försäkringskassan")
    migration: Text = key("migrationsverket", "Migrationsverket")
    civil_society: Text = key("idéburen", "Idéburen sektor")


class MunicipalUnit(Part):
    """A committee or office of a kommun that takes part, and what it does."""

    party: PartyId = key("part", "Part")
    name: Text = key("namn", "Namn")
    role: Text = key("roll", "Roll")


class DocumentOwner(Part):
    """The function that sees to it that the agreement is drawn up and looked over."""

    party: PartyId = key("part", "Part")
    function: Text = key("funktion", "Funktion")


class Annex(Part):
    """An annex: its number as the text names it, its title and where it is."""

    number: Text = key("nummer", "Nummer")
    title: Text = key("titel", "Titel")
    kept: Text = key("förvaras", "Finns i")
