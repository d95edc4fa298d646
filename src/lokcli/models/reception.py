"""What an agreement by the method support of 2014 holds: 24 topics in four chapters, and who stands behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from lokcli.models.base import (
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
from lokcli.models.document import Agreement
from lokcli.models.followup import Custody, Languages


class Topic(Part):
    """A topic of the support: the party that is responsible, who else takes part, and how it is done."""

    owner: PartyId = key("ansvarig", "Ansvarig", "Partens id under parter.")
    involved: tuple[PartyId, ...] = listed(
        "medverkar", "Medverkar", "Id för de andra parter som deltar, i en lista: [kommun, fk]."
    )
    routine: Text = key("rutin", "Rutin", "Rutinen steg för steg.")


_Topic = Annotated[Topic | Answer | None, Answerable(Topic)]
_Text = Annotated[Text | Answer, Answerable(Text)]


class Registration(Part):
    """What the region tells the others of how a person registers for a health examination."""

    place: Text = key("plats", "Plats", "Mottagningens namn eller adress.")
    channel: Text = key("kanal", "Kanal", "Ett telefonnummer, en blankett eller en e-tjänst.")
    routine: Text = key("rutin", "Rutin", "Rutinen kring anmälan: vem som gör vad, och när.")
    children: Text = key("barn", "Barn", "Anmälan av barnen, till exempel på samma blankett.")


class Informer(Part):
    """The party that tells a group of the health examination, and when."""

    owner: PartyId = key("ansvarig", "Ansvarig", "Partens id under parter.")
    when: Text = key("när", "När", "En händelse eller en tid, till exempel vid det första hembesöket.")


class HealthInformation(Part):
    """Who tells each of the two groups of the health examination."""

    newcomers: Informer | None = part(
        "nyanlända-och-anhöriga",
        "Nyanlända och anhöriga",
        "Information till nyanlända och deras anhöriga: ansvarig part och tidpunkt.",
    )
    quota: Informer | None = part(
        "kvotflyktingar", "Kvotflyktingar", "Information till kvotflyktingar: ansvarig part och tidpunkt."
    )


class HealthExamination(Topic):
    """The health examination, with what the support recommends of it."""

    registration: Registration | None = part(
        "anmälan",
        "Anmälan till hälsoundersökning",
        "Anmälan till en hälsoundersökning: plats, kanal, rutin och barn.",
    )
    information: HealthInformation | None = part(
        "information",
        "Information om hälsoundersökning",
        "Information om hälsoundersökningen till två grupper.",
    )


class Reception(Part):
    """Chapter 1 of the support: eight topics."""

    asylum: _Topic = part(
        "asyltiden",
        "Under asyltiden",
        "Ansvarig part och rutin för tiden före beslutet om uppehållstillstånd.",
    )
    plan: _Topic = part(
        "etableringssamtal-och-plan",
        "Etableringssamtal och etableringsplan",
        "Ansvarig part och rutin från samtal till plan.",
    )
    card: _Topic = part(
        "uppehållstillståndskort",
        "Uppehållstillståndskort",
        "Ansvarig part och rutin för uppehållstillståndskortet.",
    )
    registration: _Topic = part(
        "folkbokföring",
        "Folkbokföring, id-kort och bankkonto",
        "Ansvarig part och rutin för ärenden hos myndigheter och bank.",
    )
    housing: _Topic = part(
        "bosättning", "Bosättning och andra bostadsfrågor", "Ansvarig part och rutin för bosättningen."
    )
    practical_help: _Topic = part(
        "praktisk-hjälp",
        "Praktisk hjälp vid bosättning",
        "Ansvarig part och rutin för hjälpen i det nya hemmet.",
    )
    loan: _Topic = part(
        "hemutrustningslån", "Hemutrustningslån", "Ansvarig part och rutin för ansökan om lån."
    )
    health: Annotated[HealthExamination | Answer | None, Answerable(HealthExamination)] = part(
        "hälsoundersökningar", "Hälsoundersökningar", "Ansvarig part och rutin, med anmälan och information."
    )


class LocalMeasure(Part):
    """A measure that can be given locally, and who gives it."""

    measure: Text = key("insats", "Insats", "Ett kort namn, till exempel Sfi med inriktning mot vård.")
    provider: Text = key("anordnare", "Anordnare", "Namnet på skolan, enheten, företaget eller föreningen.")


class Internship(Part):
    """The internships that a party offers in its own organisation."""

    count: Text = key("antal", "Antal", "Antalet platser, till exempel 15 per termin.")
    due: Text = key(
        "senast", "Senast", "Den dag då platserna senast ska finnas, till exempel 30 september 2014."
    )
    how: Text = key("hur", "Hur", "De arbetsplatser som tar emot, och den som fördelar platserna.")


_Measures = Mapping[Id, LocalMeasure]
_Internships = Mapping[PartyId, Annotated[Internship | Answer, Answerable(Internship)]]


class Activities(Part):
    """Chapter 2 of the support: six topics, and what it recommends of the plan."""

    plan: _Topic = part(
        "etableringsplan", "Etableringsplan", "Ansvarig part och rutin för etableringsplanen."
    )
    swedish: _Topic = part(
        "sfi", "Svenska för invandrare", "Ansvarig part och rutin för svenska för invandrare."
    )
    civic: _Topic = part(
        "samhällsorientering", "Samhällsorientering", "Ansvarig part och rutin för samhällsorienteringen."
    )
    work: _Topic = part(
        "arbetslivet",
        "Aktiviteter för arbetslivet",
        "Ansvarig part och rutin för till exempel praktik och förberedande kurser.",
    )
    rehabilitation: _Topic = part(
        "rehabilitering", "Rehabilitering", "Ansvarig part och rutin för rehabiliteringen."
    )
    guide: _Topic = part("etableringslots", "Etableringslots", "Ansvarig part och rutin för valet av lots.")
    coordination: _Text = key("samordning", "Samordning av aktiviteter", "Vem som lägger schemat, och när.")
    measures: Annotated[_Measures | Answer, Answerable(_Measures)] = many(
        "insatser", "Lokala insatser", "Varje insats står under ett id som du väljer."
    )
    internships: Annotated[_Internships | Answer, Answerable(_Internships)] = many(
        "praktikplatser", "Praktikplatser hos parterna", "Varje parts praktikplatser står under partens id."
    )


class Livelihood(Part):
    """Chapter 3 of the support: five topics, and the gap between one benefit and the next."""

    asylum: _Topic = part(
        "bistånd-till-asylsökande",
        "Bistånd till asylsökande",
        "Ansvarig part och rutin för den dag då biståndet tar slut.",
    )
    benefit: _Topic = part(
        "etableringsersättning",
        "Etableringsersättning, tillägg och resor",
        "Ansvarig part och rutin för ansökan, beslut och utbetalning.",
    )
    report: _Topic = part(
        "månadsredovisning", "Månadsredovisning och frånvaro", "Ansvarig part och rutin för redovisningen."
    )
    assistance: _Topic = part(
        "ekonomiskt-bistånd", "Ekonomiskt bistånd", "Ansvarig part och rutin för biståndet."
    )
    insurance: _Topic = part(
        "socialförsäkring", "Socialförsäkringsförmåner", "Ansvarig part och rutin för ansökan om förmåner."
    )
    gap: _Topic = part(
        "glapp", "Glapp mellan ersättningar", "Ansvarig part och rutin för tiden mellan två ersättningar."
    )


class SocialSupport(Topic):
    """Social support: also the role of the responsible party."""

    role: Text = key("roll", "Roll", "Det som parten gör själv, och det som den lämnar åt andra.")


class OtherTopics(Part):
    """Chapter 4 of the support: five topics."""

    school: _Topic = part(
        "förskola-och-skola",
        "Förskola, fritidshem och skola",
        "Ansvarig part och rutin för barnens omsorg och skolgång.",
    )
    young: _Topic = part(
        "unga-utan-föräldrar",
        "Nyanlända på 18–19 år utan föräldrar i Sverige",
        "Ansvarig part och rutin för stödet till de unga.",
    )
    parents: _Topic = part(
        "föräldralediga", "Föräldralediga", "Ansvarig part och rutin för tiden som föräldraledig."
    )
    support: Annotated[SocialSupport | Answer | None, Answerable(SocialSupport)] = part(
        "socialt-stöd", "Socialt stöd", "Ansvarig part, dess roll och rutinen för stödet."
    )
    after: _Topic = part(
        "efter-etableringen",
        "Insatser efter etableringsperioden",
        "Ansvarig part och rutin för deltagarens nästa steg.",
    )


class WorkCapacity(Part):
    """How reduced capacity is assessed: a routine, or where it stands."""

    owner: PartyId = key("ansvarig", "Ansvarig", "Id för den part som ansvarar för bedömningen.")
    routine: Text = key("rutin", "Rutin", "Rutinen steg för steg: vem som gör vad.")
    reference: Text = key("hänvisning", "Hänvisning", "Titeln på det dokument som beskriver bedömningen.")


class Development(Part):
    """The four areas that the support names as in need of development."""

    documents: _Text = key(
        "bedömningsunderlag",
        "Bedömningsunderlag från vården",
        "Vem som begär underlaget, och vem som lämnar det.",
    )
    rehabilitation: _Text = key(
        "samordnad-rehabilitering", "Samordnad rehabilitering", "Vem som kallar de andra till möte, och när."
    )
    meetings: _Text = key(
        "flerpartssamtal", "Flerpartssamtal", "En händelse eller en tid, och vilka som får inbjudan."
    )
    health: _Text = key(
        "migrationshälsa", "Kunskap om migrationshälsa", "Vem som ordnar utbildning eller möten, och när."
    )


class ActorsOutside(Part):
    """Why an actor that the support wants to take part is no party, a reason for each kind."""

    region: Text = key("region", "Region eller landsting", "Skälet i en mening.")
    insurance: Text = key("försäkringskassan", "Försäkringskassan", "Skälet i en mening.")
    migration: Text = key("migrationsverket", "Migrationsverket", "Skälet i en mening.")
    civil_society: Text = key("idéburen", "Idéburen sektor", "Skälet i en mening.")


class MunicipalUnit(Part):
    """A committee or office of a kommun that takes part, and what it does."""

    party: PartyId = key("part", "Part", "Kommunens id under parter.")
    name: Text = key("namn", "Namn", "Ett namn, till exempel Socialtjänsten.")
    role: Text = key("roll", "Roll", "Verksamhetens del av samverkan, i en mening.")


class DocumentOwner(Part):
    """The function that sees to it that the agreement is drawn up and looked over."""

    party: PartyId = key("part", "Part", "Partens id under parter.")
    function: Text = key("funktion", "Funktion", "En funktion, till exempel Arbetsförmedlingschef.")


class Annex(Part):
    """An annex: its number as the text names it, its title and where it is."""

    number: Text = key("nummer", "Nummer", "Bilagans nummer, som texten skriver det.")
    title: Text = key("titel", "Titel", "Bilagans titel.")
    kept: Text = key(
        "förvaras", "Finns i", "Platsen där bilagan finns, till exempel ett diarium eller ett intranät."
    )


_Annexes = Mapping[Id, Annex]


class Lok2014(Agreement):
    """A local agreement (LÖK) on the reception and establishment of newcomers, as the support of 2014 saw it."""

    outside: ActorsOutside | None = part(
        "aktörer-utanför", "Aktörer som inte är parter", "Skälen till att viktiga aktörer inte är parter."
    )
    units: Mapping[Id, MunicipalUnit] = many(
        "verksamheter",
        "Kommunens verksamheter",
        "Varje förvaltning, nämnd eller enhet står under ett id som du väljer.",
    )
    initiator: PartyId = key("initiativtagare", "Initiativtagare", "Partens id under parter.")
    county_board: Annotated[Text | Answer, Answerable(Text)] = key(
        "samråd-med-länsstyrelsen", "Samråd med länsstyrelsen", "När samrådet var, och vad det ledde till."
    )
    reception: Annotated[Reception | Answer | None, Answerable(Reception)] = part(
        "mottagning", "Mottagning", "Metodstödets kapitel om mottagning, med åtta ämnen."
    )
    activities: Annotated[Activities | Answer | None, Answerable(Activities)] = part(
        "etableringsaktiviteter",
        "Etableringsaktiviteter",
        "Metodstödets kapitel om etableringsaktiviteter, med sex ämnen, samordning, insatser och praktikplatser.",
    )
    livelihood: Annotated[Livelihood | Answer | None, Answerable(Livelihood)] = part(
        "försörjning",
        "Försörjning",
        "Metodstödets kapitel om försörjning, med fem ämnen, och tiden mellan två ersättningar.",
    )
    other: Annotated[OtherTopics | Answer | None, Answerable(OtherTopics)] = part(
        "övrigt", "Övrigt", "Metodstödets kapitel Övrigt, med fem ämnen."
    )
    capacity: Annotated[WorkCapacity | Answer | None, Answerable(WorkCapacity)] = part(
        "arbetsförmåga",
        "Prestations- och arbetsförmåga",
        "En rutin eller en hänvisning, och den part som ansvarar.",
    )
    development: Annotated[Development | Answer | None, Answerable(Development)] = part(
        "utvecklingsområden", "Utvecklingsområden", "Fyra områden där metodstödet ser behov av utveckling."
    )
    languages: Annotated[Languages | Answer | None, Answerable(Languages)] = part(
        "språk-och-tolk", "Språk och tolk", "Information på andra språk än svenska, och tolk vid möten."
    )
    document_owner: DocumentOwner | None = part(
        "dokumentansvarig",
        "Dokumentansvarig",
        "Den part och den funktion som håller överenskommelsen aktuell.",
    )
    custody: Custody | None = part(
        "förvaltning",
        "Förvaltning",
        "Var dokumentet finns, hur ändringar når parterna och hur innehållet når personalen.",
    )
    annexes: Annotated[_Annexes | Answer, Answerable(_Annexes)] = many(
        "bilagor", "Bilagor", "Varje bilaga står under ett id som du väljer."
    )
    reflection: Mapping[Text, Annotated[Text | Answer, Answerable(Text)]] = many(
        "reflektion",
        "Reflektion",
        "Varje svar står under frågans kod, till exempel MS-01. Svaren binder ingen.",
    )


# --- MS-03 to MS-08: whom it is for, and who takes part ---
