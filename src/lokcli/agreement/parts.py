"""The parts of an agreement, as lok reads them. Made by ``tools/build_parts.py`` of ``lokcli/models``: change them there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from lokcli.agreement.kinds import (
    ACTOR,
    DATE,
    END,
    FORUM_ID,
    FORUM_OR_LEVEL,
    FREQUENCY,
    IDENT,
    INTERVAL,
    NUMBER,
    PARTY_ID,
    PROCESS_OR_CHAPTER,
    SENDER,
    TEXT,
    YES_NO,
    Choice,
    Field,
    Listed,
    Many,
    Part,
)

# fmt: off


class Answer(Part):
    """What stands where a part or a collection would: no, none, or not covered, and why."""

    __slots__ = ()
    answer: Literal["nej", "inga", "omfattas inte"]
    reason: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("answer", "svar", "Svar", Choice(("nej", "inga", "omfattas inte")), ...),
        Field("reason", "därför-att", "Därför att", TEXT, ""),
    )


class Validity(Part):
    """The period, the notice, and the agreement that this one replaces."""

    __slots__ = ()
    start: date | None
    end: date | str | None
    notice: str
    replaces: str | Answer
    fields: ClassVar[tuple[Field, ...]] = (
        Field("start", "från", "Från", DATE, None),
        Field("end", "till", "Till", END, None),
        Field("notice", "uppsägning", "Uppsägning", TEXT, ""),
        Field("replaces", "ersätter", "Ersätter", TEXT, "", answerable=True),
    )


class Signatory(Part):
    """The function that signs for a party; a name is never needed."""

    __slots__ = ()
    function: str
    name: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("function", "funktion", "Funktion", TEXT, ""),
        Field("name", "namn", "Namn", TEXT, ""),
    )


class Party(Part):
    """A party: the legal body, and the unit or committee that acts for it."""

    __slots__ = ()
    name: str
    kind: Literal["arbetsförmedlingen", "kommun", "region", "länsstyrelse", "migrationsverket", "försäkringskassan", "idéburen", "annan"] | None
    code: str
    number: str
    unit: str
    mission: str
    signatory: Signatory | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "namn", "Namn", TEXT, ""),
        Field("kind", "typ", "Typ", Choice(("arbetsförmedlingen", "kommun", "region", "länsstyrelse", "migrationsverket", "försäkringskassan", "idéburen", "annan")), None),
        Field("code", "kod", "Kod", TEXT, ""),
        Field("number", "organisationsnummer", "Organisationsnummer", TEXT, ""),
        Field("unit", "enhet", "Enhet eller nämnd", TEXT, ""),
        Field("mission", "uppdrag", "Uppdrag", TEXT, ""),
        Field("signatory", "undertecknare", "Undertecknare", Signatory, None),
    )


class Decision(Part):
    """A party's decision to enter the agreement."""

    __slots__ = ()
    party: str
    body: str
    date: date | None
    minutes: str
    delegation: str
    adopted_by: tuple[str, ...]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("party", "part", "Part", PARTY_ID, ""),
        Field("body", "organ", "Beslutande organ", TEXT, ""),
        Field("date", "datum", "Datum", DATE, None),
        Field("minutes", "protokoll", "Protokoll", TEXT, ""),
        Field("delegation", "delegation", "Rätt att underteckna", TEXT, ""),
        Field("adopted_by", "antagen-av", "Antagen av", Listed(PARTY_ID), ()),
    )


class TargetGroup(Part):
    """The target group, and other groups that the agreement covers as an extra."""

    __slots__ = ()
    description: str
    groups: tuple[str, ...]
    others: str
    others_decided: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("description", "beskrivning", "Beskrivning", TEXT, ""),
        Field("groups", "grupper", "Grupper", Listed(TEXT), ()),
        Field("others", "andra-grupper", "Andra grupper", TEXT, ""),
        Field("others_decided", "andra-grupper-avgörs-av", "Vem avgör om andra grupper omfattas", TEXT, ""),
    )


class Goal(Part):
    """A shared goal, and how one sees that it is reached."""

    __slots__ = ()
    title: str
    goal: str
    indicator: str
    base_value: str
    target: str
    due: str
    owner: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("title", "titel", "Titel", TEXT, ""),
        Field("goal", "mål", "Mål", TEXT, ""),
        Field("indicator", "indikator", "Indikator", TEXT, ""),
        Field("base_value", "utgångsvärde", "Utgångsvärde", TEXT, ""),
        Field("target", "målvärde", "Målvärde", TEXT, ""),
        Field("due", "senast", "Senast", TEXT, ""),
        Field("owner", "ansvarig", "Ansvarig", ACTOR, ""),
    )


class Forum(Part):
    """A standing or temporary group, who calls it and to whom it reports."""

    __slots__ = ()
    name: str
    level: Literal["strategisk", "operativ", "arbetsgrupp"] | None
    mission: str
    members: tuple[str, ...]
    chair: str
    rapporteur: str
    convener: str
    meetings: int | str | None
    appointed_by: str
    reports_to: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "namn", "Namn", TEXT, ""),
        Field("level", "nivå", "Nivå", Choice(("strategisk", "operativ", "arbetsgrupp")), None),
        Field("mission", "uppdrag", "Uppdrag", TEXT, ""),
        Field("members", "deltagare", "Deltagare", Listed(ACTOR), ()),
        Field("chair", "ordförande", "Ordförande", ACTOR, ""),
        Field("rapporteur", "föredragande", "Föredragande", ACTOR, ""),
        Field("convener", "sammankallande", "Sammankallande", ACTOR, ""),
        Field("meetings", "möten-per-år", "Möten per år", FREQUENCY, None),
        Field("appointed_by", "utses-av", "Utses av", ACTOR, ""),
        Field("reports_to", "rapporterar-till", "Rapporterar till", FORUM_ID, ""),
    )


class FollowUp(Part):
    """Who follows up, how, how often and for whom."""

    __slots__ = ()
    owner: str
    method: str
    interval: str
    receiver: str
    own: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("owner", "ansvarig", "Ansvarig", PARTY_ID, ""),
        Field("method", "metod", "Metod", TEXT, ""),
        Field("interval", "intervall", "Intervall", INTERVAL, ""),
        Field("receiver", "mottagare", "Mottagare", ACTOR, ""),
        Field("own", "egna-insatser", "Varje parts egen uppföljning", TEXT, ""),
    )


class Revision(Part):
    """How often the agreement is looked over, when last and when next."""

    __slots__ = ()
    interval: str
    last: date | None
    next: date | None
    owner: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("interval", "intervall", "Intervall", INTERVAL, ""),
        Field("last", "senaste", "Senaste översyn", DATE, None),
        Field("next", "nästa", "Nästa översyn", DATE, None),
        Field("owner", "ansvarig", "Ansvarig", PARTY_ID, ""),
    )


class Definition(Part):
    """A term and what the parties mean by it."""

    __slots__ = ()
    term: str
    meaning: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("term", "term", "Term", TEXT, ""),
        Field("meaning", "betydelse", "Betydelse", TEXT, ""),
    )


class Exemption(Part):
    """A rule that the parties have chosen not to follow, and why."""

    __slots__ = ()
    rule: str
    place: str
    reason: str
    decided_by: str
    until: date | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("rule", "regel", "Regel", TEXT, ""),
        Field("place", "plats", "Plats", TEXT, ""),
        Field("reason", "motivering", "Motivering", TEXT, ""),
        Field("decided_by", "beslutad-av", "Beslutad av", TEXT, ""),
        Field("until", "gäller-till", "Gäller till", DATE, None),
    )


class Agreement(Part):
    """The parts that stand in every family, in the order in which they are written."""

    __slots__ = ()
    format: str
    family: str
    example: bool
    title: str
    status: Literal["utkast", "remiss", "beslutad", "undertecknad", "upphörd"] | None
    version: str
    registration: Mapping[str, str]
    validity: Validity | None
    parties: Mapping[str, Party]
    decisions: Mapping[str, Decision]
    background: str
    purpose: str
    target_group: TargetGroup | None
    goals: Mapping[str, Goal]
    organisation: Mapping[str, Forum]
    follow_up: FollowUp | None
    revision: Revision | None
    definitions: Mapping[str, Definition]
    exemptions: Mapping[str, Exemption]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("format", "lok", "Formatversion", TEXT, ""),
        Field("family", "mall", "Mall", TEXT, ""),
        Field("example", "exempel", "Exempel", YES_NO, default=False),
        Field("title", "titel", "Titel", TEXT, ""),
        Field("status", "status", "Status", Choice(("utkast", "remiss", "beslutad", "undertecknad", "upphörd")), None),
        Field("version", "version", "Version", TEXT, ""),
        Field("registration", "diarienummer", "Diarienummer", Many(PARTY_ID, TEXT), {}),
        Field("validity", "giltighet", "Giltighet", Validity, None),
        Field("parties", "parter", "Parter", Many(IDENT, Party), {}),
        Field("decisions", "beslut", "Beslut", Many(IDENT, Decision), {}),
        Field("background", "bakgrund", "Bakgrund", TEXT, ""),
        Field("purpose", "syfte", "Syfte", TEXT, ""),
        Field("target_group", "målgrupp", "Målgrupp", TargetGroup, None),
        Field("goals", "mål", "Gemensamma mål", Many(IDENT, Goal), {}),
        Field("organisation", "organisation", "Organisation", Many(IDENT, Forum), {}),
        Field("follow_up", "uppföljning", "Uppföljning", FollowUp, None),
        Field("revision", "revidering", "Revidering", Revision, None),
        Field("definitions", "definitioner", "Definitioner", Many(IDENT, Definition), {}),
        Field("exemptions", "undantag", "Undantag", Many(IDENT, Exemption), {}),
    )


class Survey(Part):
    """The local survey made before the agreement."""

    __slots__ = ()
    date: date | None
    reference: str
    authors: str
    findings: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("date", "datum", "Datum", DATE, None),
        Field("reference", "hänvisning", "Hänvisning", TEXT, ""),
        Field("authors", "utförd-av", "Utförd av", TEXT, ""),
        Field("findings", "resultat", "Resultat", TEXT, ""),
    )


class Role(Part):
    """A role in the cooperation, and what it does."""

    __slots__ = ()
    role: str
    party: str
    task: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("role", "roll", "Roll", TEXT, ""),
        Field("party", "part", "Part", PARTY_ID, ""),
        Field("task", "uppgift", "Uppgift", TEXT, ""),
    )


class Routine(Part):
    """A routine that the parties share."""

    __slots__ = ()
    routine: str
    owner: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("routine", "rutin", "Rutin", TEXT, ""),
        Field("owner", "ansvarig", "Ansvarig", ACTOR, ""),
    )


class EqualTerms(Part):
    """What is done so that a ground, such as sex or schooling, does not decide who gets help."""

    __slots__ = ()
    ground: str
    measure: str
    reason: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("ground", "grund", "Grund", TEXT, ""),
        Field("measure", "åtgärd", "Åtgärd", TEXT, ""),
        Field("reason", "skäl", "Skäl till att ingen åtgärd finns", TEXT, ""),
    )


class Figure(Part):
    """Information on group level, with the day that it was true and where it comes from."""

    __slots__ = ()
    what: str
    count: str
    as_of: date | None
    origin: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("what", "uppgift", "Uppgift", TEXT, ""),
        Field("count", "antal", "Antal", TEXT, ""),
        Field("as_of", "per-datum", "Per datum", DATE, None),
        Field("origin", "källa", "Källa", TEXT, ""),
    )


class GroupInformation(Part):
    """Information on group level that the parties give each other, and how often."""

    __slots__ = ()
    given: bool | None
    level: str
    figures: Mapping[str, Figure]
    giver: str
    receiver: str
    interval: str
    dates: tuple[date, ...]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("given", "lämnas", "Lämnas", YES_NO, None),
        Field("level", "nivå", "Nivå", TEXT, ""),
        Field("figures", "uppgifter", "Uppgifter", Many(IDENT, Figure), {}),
        Field("giver", "från", "Från", SENDER, ""),
        Field("receiver", "till", "Till", SENDER, ""),
        Field("interval", "intervall", "Intervall", INTERVAL, ""),
        Field("dates", "datum", "Datum", Listed(DATE), ()),
    )


class Involvement(Part):
    """How and when the jobseeker is involved."""

    __slots__ = ()
    how: str
    when: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("how", "hur", "Hur", TEXT, ""),
        Field("when", "när", "När", TEXT, ""),
    )


class ContactPath(Part):
    """A function that answers, for whom, on which occasions and through which channel."""

    __slots__ = ()
    audience: Literal["arbetssökande", "parterna"] | None
    occasions: tuple[Literal["påbörja", "delta", "uppföljning", "anpassning", "avbrott", "annat"], ...]
    errand: str
    party: str
    function: str
    channel: str
    phone: str
    email: str
    address: str
    web: str
    within: str
    tested: date | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("audience", "för", "För", Choice(("arbetssökande", "parterna")), None),
        Field("occasions", "vid", "Vid", Listed(Choice(("påbörja", "delta", "uppföljning", "anpassning", "avbrott", "annat"))), ()),
        Field("errand", "ärende", "Ärende", TEXT, ""),
        Field("party", "part", "Part", PARTY_ID, ""),
        Field("function", "funktion", "Funktion", TEXT, ""),
        Field("channel", "kanal", "Kanal", TEXT, ""),
        Field("phone", "telefon", "Telefon", TEXT, ""),
        Field("email", "e-post", "E-post", TEXT, ""),
        Field("address", "adress", "Adress", TEXT, ""),
        Field("web", "webb", "Webb", TEXT, ""),
        Field("within", "svarar-inom", "Svarar inom", TEXT, ""),
        Field("tested", "testad", "Testad", DATE, None),
    )


class InformationExchange(Part):
    """What passes from whom to whom, when, and by which right if it is personal data."""

    __slots__ = ()
    what: str
    giver: str
    receiver: str
    when: str
    how: str
    personal_data: bool | None
    legal_basis: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("what", "vad", "Vad", TEXT, ""),
        Field("giver", "från", "Från", SENDER, ""),
        Field("receiver", "till", "Till", SENDER, ""),
        Field("when", "när", "När", TEXT, ""),
        Field("how", "hur", "Hur", TEXT, ""),
        Field("personal_data", "personuppgifter", "Personuppgifter", YES_NO, None),
        Field("legal_basis", "rättslig-grund", "Rättslig grund", TEXT, ""),
    )


class Participation(Part):
    """Whether and how a party takes part in a process."""

    __slots__ = ()
    takes_part: bool | None
    how: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("takes_part", "deltar", "Deltar", YES_NO, None),
        Field("how", "hur", "Hur", TEXT, ""),
    )


class Duty(Part):
    """One promise by one party, and by when it is kept."""

    __slots__ = ()
    party: str
    duty: str
    due: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("party", "part", "Part", PARTY_ID, ""),
        Field("duty", "åtagande", "Åtagande", TEXT, ""),
        Field("due", "senast", "Senast", TEXT, ""),
    )


class SupplierInvolvement(Part):
    """Whether and how the parties' suppliers take part, which kind, and whose they are."""

    __slots__ = ()
    takes_part: bool | None
    how: str
    kinds: str
    hired_by: tuple[str, ...]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("takes_part", "deltar", "Deltar", YES_NO, None),
        Field("how", "hur", "Hur", TEXT, ""),
        Field("kinds", "vilka", "Vilka", TEXT, ""),
        Field("hired_by", "omfattar", "Omfattar leverantörer till", Listed(PARTY_ID), ()),
    )


class Process(Part):
    """One process: its topics, and the six answers."""

    __slots__ = ()
    title: str
    topics: tuple[str, ...]
    see: str
    description: str
    jobseeker: Involvement | Answer | None
    contacts: Mapping[str, ContactPath] | Answer
    exchanges: Mapping[str, InformationExchange] | Answer
    participation: Mapping[str, Participation]
    duties: Mapping[str, Duty]
    forums: tuple[str, ...]
    suppliers: SupplierInvolvement | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("title", "titel", "Titel", TEXT, ""),
        Field("topics", "gäller", "Gäller", Listed(TEXT), ()),
        Field("see", "se", "Se", PROCESS_OR_CHAPTER, ""),
        Field("description", "beskrivning", "Beskrivning", TEXT, ""),
        Field("jobseeker", "arbetssökande", "Den arbetssökandes medverkan", Involvement, None, answerable=True),
        Field("contacts", "kontaktvägar", "Kontaktvägar", Many(IDENT, ContactPath), {}, answerable=True),
        Field("exchanges", "informationsutbyten", "Informationsutbyten", Many(IDENT, InformationExchange), {}, answerable=True),
        Field("participation", "deltagande", "Deltagande", Many(PARTY_ID, Participation), {}),
        Field("duties", "åtaganden", "Åtaganden", Many(IDENT, Duty), {}),
        Field("forums", "forum", "Forum", Listed(FORUM_OR_LEVEL), ()),
        Field("suppliers", "leverantörer", "Leverantörer", SupplierInvolvement, None),
    )


class EnrolmentPath(Part):
    """A local way to be enrolled at Arbetsförmedlingen."""

    __slots__ = ()
    way: str
    channel: str
    place: str
    function: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("way", "väg", "Väg", TEXT, ""),
        Field("channel", "kanal", "Kanal", TEXT, ""),
        Field("place", "plats", "Plats", TEXT, ""),
        Field("function", "funktion", "Ansvarig funktion", TEXT, ""),
    )


class Support(Part):
    """Who supports the person, and how."""

    __slots__ = ()
    party: str
    how: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("party", "part", "Part", PARTY_ID, ""),
        Field("how", "hur", "Hur", TEXT, ""),
    )


class FirstContact(Part):
    """How fast the person meets Arbetsförmedlingen, and for what."""

    __slots__ = ()
    how: str
    within: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("how", "hur", "Hur", TEXT, ""),
        Field("within", "inom", "Inom", TEXT, ""),
    )


class Assessment(Part):
    """Who assesses the duty to study, and where the person is told to apply."""

    __slots__ = ()
    assessor: str
    receivers: tuple[str, ...]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("assessor", "bedöms-av", "Bedöms av", PARTY_ID, ""),
        Field("receivers", "anvisas-till", "Anvisas att söka hos", Listed(TEXT), ()),
    )


class Application(Part):
    """How a person who has a duty to study applies for a place."""

    __slots__ = ()
    who: str
    where: str
    how: str
    due: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("who", "vem", "Vem ansöker", TEXT, ""),
        Field("where", "var", "Var", TEXT, ""),
        Field("how", "hur", "Hur", TEXT, ""),
        Field("due", "senast", "Senast", TEXT, ""),
    )


class Course(Part):
    """A course that a person who has a duty to study may apply for."""

    __slots__ = ()
    name: str
    provider: str
    kind: str
    starts: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "utbildning", "Utbildning", TEXT, ""),
        Field("provider", "anordnare", "Anordnare", TEXT, ""),
        Field("kind", "nivå", "Nivå eller slag", TEXT, ""),
        Field("starts", "start", "Start", TEXT, ""),
    )


class Progression(Part):
    """How a student gets from course to course, or how the progress is followed."""

    __slots__ = ()
    how: str
    owner: str
    rhythm: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("how", "hur", "Hur", TEXT, ""),
        Field("owner", "ansvarig", "Ansvarig", ACTOR, ""),
        Field("rhythm", "hur-ofta", "Hur ofta", TEXT, ""),
    )


class Interim(Part):
    """What is offered while the person waits for a place."""

    __slots__ = ()
    measure: str
    owner: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("measure", "insats", "Insats", TEXT, ""),
        Field("owner", "ansvarig", "Ansvarig", PARTY_ID, ""),
    )


class Waiting(Part):
    """Whether there is something to do while one waits, and what."""

    __slots__ = ()
    offered: bool | None
    measures: Mapping[str, Interim]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("offered", "finns", "Finns insatser", YES_NO, None),
        Field("measures", "insatser", "Insatser", Many(IDENT, Interim), {}),
    )


class Contribution(Part):
    """What Arbetsförmedlingen brings to the coherent education plan."""

    __slots__ = ()
    analysis: str
    skills: str
    outside: str | Answer
    fields: ClassVar[tuple[Field, ...]] = (
        Field("analysis", "målgruppsanalys", "Målgruppsanalys", TEXT, ""),
        Field("skills", "kompetensförsörjning", "Behov utifrån kompetensförsörjning", TEXT, ""),
        Field("outside", "aktiviteter-utanför-undervisningen", "Aktiviteter utanför undervisningen", TEXT, "", answerable=True),
    )


class Widening(Part):
    """Whether the parties look into a plan for more groups with like needs, and why."""

    __slots__ = ()
    examined: bool | None
    reason: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("examined", "utreds", "Utreds", YES_NO, None),
        Field("reason", "skäl", "Skäl", TEXT, ""),
    )


class EducationPlan(Part):
    """The coherent education plan: who answers for the cooperation, on what level, who decides."""

    __slots__ = ()
    owner: str
    level: str
    decided_by: str
    contribution: Contribution | None
    with_survey: str | Answer
    widening: Widening | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("owner", "ansvarig", "Ansvarig för samverkan", PARTY_ID, ""),
        Field("level", "nivå", "Nivå", TEXT, ""),
        Field("decided_by", "beslutas-av", "Beslutas av", PARTY_ID, ""),
        Field("contribution", "bidrag-från-arbetsförmedlingen", "Arbetsförmedlingens bidrag", Contribution, None),
        Field("with_survey", "samband-med-kartläggningen", "Samband med kartläggningen", TEXT, "", answerable=True),
        Field("widening", "fler-grupper", "Fler grupper i planen", Widening, None),
    )


class Intensive(Part):
    """The intensive year, which agreements from before 2025-02-01 describe."""

    __slots__ = ()
    language: tuple[str, ...]
    workplace: tuple[str, ...]
    order: str
    planned_by: tuple[str, ...]
    need: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("language", "språkintensiva-insatser", "Språkintensiva insatser", Listed(TEXT), ()),
        Field("workplace", "arbetsplatsnära-insatser", "Arbetsplatsnära insatser", Listed(TEXT), ()),
        Field("order", "ordning", "Ordning och tempo", TEXT, ""),
        Field("planned_by", "planeras-av", "Planerar tillsammans", Listed(ACTOR), ()),
        Field("need", "behov", "När det behövs", TEXT, ""),
    )


class WayOfWorking(Part):
    """A way of working or a measure for people with reduced capacity for work."""

    __slots__ = ()
    what: str
    party: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("what", "arbetssätt", "Arbetssätt eller insats", TEXT, ""),
        Field("party", "part", "Part", PARTY_ID, ""),
    )


class EarlySignal(Part):
    """How ill health or disability is noticed early: by whom, when, and who is told."""

    __slots__ = ()
    how: str
    owner: str
    when: str
    receiver: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("how", "hur", "Hur", TEXT, ""),
        Field("owner", "vem", "Vem", TEXT, ""),
        Field("when", "när", "När", TEXT, ""),
        Field("receiver", "mottagare", "Mottagare", TEXT, ""),
    )


class TargetInformation(Part):
    """How the target group is told of support."""

    __slots__ = ()
    how: str
    channel: str
    languages: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("how", "hur", "Hur", TEXT, ""),
        Field("channel", "kanal", "Kanal", TEXT, ""),
        Field("languages", "språk", "Språk", TEXT, ""),
    )


class EstablishmentProcess(Process):
    """A process of the establishment programme, with the parts that its topics ask for."""

    __slots__ = ()
    topics: tuple[Literal["inskrivning", "sfi", "samhällsorientering", "utbildningsplikt", "utbildningsplan", "anpassning", "intensivår", "annat"], ...]
    owner: str
    paths: Mapping[str, EnrolmentPath] | Answer
    support: Support | Answer | None
    first_contact: FirstContact | None
    start: str
    assessment: Assessment | None
    application: Application | None
    courses: Mapping[str, Course]
    progression: Progression | None
    waiting: Waiting | Answer | None
    plan: EducationPlan | None
    intensive: Intensive | None
    ways: Mapping[str, WayOfWorking] | Answer
    early: EarlySignal | Answer | None
    told: TargetInformation | Answer | None
    adapted: str | Answer
    other_needs: str | Answer
    fields: ClassVar[tuple[Field, ...]] = (
        Field("title", "titel", "Titel", TEXT, ""),
        Field("topics", "gäller", "Gäller", Listed(Choice(("inskrivning", "sfi", "samhällsorientering", "utbildningsplikt", "utbildningsplan", "anpassning", "intensivår", "annat"))), ()),
        Field("see", "se", "Se", PROCESS_OR_CHAPTER, ""),
        Field("description", "beskrivning", "Beskrivning", TEXT, ""),
        Field("jobseeker", "arbetssökande", "Den arbetssökandes medverkan", Involvement, None, answerable=True),
        Field("contacts", "kontaktvägar", "Kontaktvägar", Many(IDENT, ContactPath), {}, answerable=True),
        Field("exchanges", "informationsutbyten", "Informationsutbyten", Many(IDENT, InformationExchange), {}, answerable=True),
        Field("participation", "deltagande", "Deltagande", Many(PARTY_ID, Participation), {}),
        Field("duties", "åtaganden", "Åtaganden", Many(IDENT, Duty), {}),
        Field("forums", "forum", "Forum", Listed(FORUM_OR_LEVEL), ()),
        Field("suppliers", "leverantörer", "Leverantörer", SupplierInvolvement, None),
        Field("owner", "ansvarig", "Ansvarig part", PARTY_ID, ""),
        Field("paths", "vägar", "Vägar för inskrivning", Many(IDENT, EnrolmentPath), {}, answerable=True),
        Field("support", "stöd-i-första-kontakten", "Stöd i den första kontakten", Support, None, answerable=True),
        Field("first_contact", "första-kontakt", "Första kontakten", FirstContact, None),
        Field("start", "start", "Start", TEXT, ""),
        Field("assessment", "bedömning", "Bedömning och anvisning", Assessment, None),
        Field("application", "ansökan", "Ansökan", Application, None),
        Field("courses", "kursutbud", "Kursutbud", Many(IDENT, Course), {}),
        Field("progression", "progression", "Progression", Progression, None),
        Field("waiting", "i-väntan-på-plats", "I väntan på plats", Waiting, None, answerable=True),
        Field("plan", "plan", "Sammanhållen utbildningsplan", EducationPlan, None),
        Field("intensive", "intensivår", "Intensivår", Intensive, None),
        Field("ways", "arbetssätt", "Arbetssätt och insatser", Many(IDENT, WayOfWorking), {}, answerable=True),
        Field("early", "tidig-upptäckt", "Tidig upptäckt", EarlySignal, None, answerable=True),
        Field("told", "information-om-stöd", "Information om stöd", TargetInformation, None, answerable=True),
        Field("adapted", "anpassade-insatser", "Anpassade insatser", TEXT, "", answerable=True),
        Field("other_needs", "andra-behov", "Andra komplexa behov", TEXT, "", answerable=True),
    )


class OtherForum(Part):
    """A forum outside the agreement that is good to know of."""

    __slots__ = ()
    name: str
    concerns: str
    contact: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "namn", "Namn", TEXT, ""),
        Field("concerns", "om", "Handlar om", TEXT, ""),
        Field("contact", "kontakt", "Kontakt", TEXT, ""),
    )


class Languages(Part):
    """How a person gets information in a language that he or she commands."""

    __slots__ = ()
    languages: str
    interpreter: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("languages", "språk", "Språk", TEXT, ""),
        Field("interpreter", "tolk", "Tolk", TEXT, ""),
    )


class Custody(Part):
    """Where the agreement is kept, who tells of changes, and how staff learn of it."""

    __slots__ = ()
    kept: str
    changes: str
    staff: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("kept", "förvaras", "Gällande version finns", TEXT, ""),
        Field("changes", "ändringar", "Ändringar meddelar", TEXT, ""),
        Field("staff", "information-till-personal", "Information till personalen", TEXT, ""),
    )


class Etablering2024(Agreement):
    """An agreement between Arbetsförmedlingen and one or more kommuner on the establishment programme."""

    __slots__ = ()
    survey: Survey | None
    initiator: str
    roles: Mapping[str, Role]
    routines: Mapping[str, Routine]
    equal_terms: Mapping[str, EqualTerms] | Answer
    group_information: GroupInformation | Answer | None
    processes: Mapping[str, EstablishmentProcess | Answer]
    other_forums: Mapping[str, OtherForum] | Answer
    languages: Languages | Answer | None
    custody: Custody | None
    reflection: Mapping[str, str | Answer]
    fields: ClassVar[tuple[Field, ...]] = (
        *Agreement.fields,
        Field("survey", "kartläggning", "Kartläggning", Survey, None),
        Field("initiator", "initiativtagare", "Initiativtagare", PARTY_ID, ""),
        Field("roles", "roller", "Roller", Many(IDENT, Role), {}),
        Field("routines", "rutiner", "Rutiner", Many(IDENT, Routine), {}),
        Field("equal_terms", "lika-villkor", "Lika villkor", Many(IDENT, EqualTerms), {}, answerable=True),
        Field("group_information", "gruppinformation", "Information på gruppnivå", GroupInformation, None, answerable=True),
        Field("processes", "processer", "Processer", Many(IDENT, EstablishmentProcess, answerable=True), {}),
        Field("other_forums", "andra-forum", "Andra forum", Many(IDENT, OtherForum), {}, answerable=True),
        Field("languages", "språk-och-tolk", "Språk och tolk", Languages, None, answerable=True),
        Field("custody", "förvaltning", "Förvaltning", Custody, None),
        Field("reflection", "reflektion", "Reflektion", Many(TEXT, TEXT, answerable=True), {}),
    )


class AbsentKommun(Part):
    """A kommun of the county that is no party, and why."""

    __slots__ = ()
    name: str
    code: str
    reason: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "namn", "Namn", TEXT, ""),
        Field("code", "kod", "Kod", TEXT, ""),
        Field("reason", "skäl", "Skäl", TEXT, ""),
    )


class OpenArea(Part):
    """An area that no law gives to anyone, and the party that takes it."""

    __slots__ = ()
    area: str
    owner: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("area", "område", "Område", TEXT, ""),
        Field("owner", "ansvarig", "Ansvarig", ACTOR, ""),
    )


class SharedResponsibility(Part):
    """The responsibility that the parties share, also where no law says whose it is."""

    __slots__ = ()
    description: str
    areas: Mapping[str, OpenArea]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("description", "beskrivning", "Beskrivning", TEXT, ""),
        Field("areas", "oreglerade-områden", "Oreglerade områden", Many(IDENT, OpenArea), {}),
    )


class PlanArea(Part):
    """An area of the plan of action and the questions chosen in it."""

    __slots__ = ()
    area: str
    questions: tuple[str, ...]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("area", "område", "Område", TEXT, ""),
        Field("questions", "frågor", "Samverkansfrågor", Listed(TEXT), ()),
    )


class ActionPlan(Part):
    """The plan that the parties work by: who adopts it, what parts it has, how many questions an area."""

    __slots__ = ()
    name: str
    description: str
    adopted_by: str
    parts: tuple[str, ...]
    per_area: int | None
    areas: Mapping[str, PlanArea]
    version: str
    date: date | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "namn", "Namn", TEXT, ""),
        Field("description", "beskrivning", "Beskrivning", TEXT, ""),
        Field("adopted_by", "fastställs-av", "Fastställs av", ACTOR, ""),
        Field("parts", "delar", "Delar", Listed(TEXT), ()),
        Field("per_area", "frågor-per-område", "Frågor per område", NUMBER, None),
        Field("areas", "områden", "Områden", Many(IDENT, PlanArea), {}),
        Field("version", "version", "Version", TEXT, ""),
        Field("date", "datum", "Datum", DATE, None),
    )


class StatutoryTasks(Part):
    """What law and ordinance give to a party, or to several parties together."""

    __slots__ = ()
    parties: tuple[str, ...]
    tasks: tuple[str, ...]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("parties", "parter", "Parter", Listed(PARTY_ID), ()),
        Field("tasks", "uppdrag", "Uppdrag", Listed(TEXT), ()),
    )


class FeedbackLoop(Part):
    """Who brings information back to the own organisation, how and how often."""

    __slots__ = ()
    role: str
    how: str
    rhythm: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("role", "roll", "Roll", TEXT, ""),
        Field("how", "hur", "Hur", TEXT, ""),
        Field("rhythm", "hur-ofta", "Hur ofta", TEXT, ""),
    )


class Regional(Agreement):
    """An agreement between the agencies, kommuner and region of a county."""

    __slots__ = ()
    county: str
    absent: Mapping[str, AbsentKommun]
    aim: str
    shared: SharedResponsibility | None
    plan: ActionPlan | None
    tasks: Mapping[str, StatutoryTasks]
    feedback: FeedbackLoop | None
    inclusion: str
    funds: str
    languages: Languages | None
    custody: Custody | None
    reflection: Mapping[str, str]
    fields: ClassVar[tuple[Field, ...]] = (
        *Agreement.fields,
        Field("county", "län", "Länskod", TEXT, ""),
        Field("absent", "kommuner-utanför", "Kommuner som inte är parter", Many(IDENT, AbsentKommun), {}),
        Field("aim", "övergripande-mål", "Övergripande mål", TEXT, ""),
        Field("shared", "gemensamt-ansvar", "Gemensamt ansvar", SharedResponsibility, None),
        Field("plan", "handlingsplan", "Handlingsplan", ActionPlan, None),
        Field("tasks", "reglerade-uppdrag", "Reglerade uppdrag", Many(IDENT, StatutoryTasks), {}),
        Field("feedback", "återkoppling", "Återkoppling", FeedbackLoop, None),
        Field("inclusion", "inkludering", "Vilka som avses med ord för personer", TEXT, ""),
        Field("funds", "medel", "Medel", TEXT, ""),
        Field("languages", "språk-och-tolk", "Språk och tolk", Languages, None),
        Field("custody", "förvaltning", "Förvaltning", Custody, None),
        Field("reflection", "reflektion", "Reflektion", Many(TEXT, TEXT), {}),
    )


class ActorsOutside(Part):
    """Why an actor that the support wants to take part is no party, a reason for each kind."""

    __slots__ = ()
    region: str
    insurance: str
    migration: str
    civil_society: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("region", "region", "Region eller landsting", TEXT, ""),
        Field("insurance", "försäkringskassan", "Försäkringskassan", TEXT, ""),
        Field("migration", "migrationsverket", "Migrationsverket", TEXT, ""),
        Field("civil_society", "idéburen", "Idéburen sektor", TEXT, ""),
    )


class MunicipalUnit(Part):
    """A committee or office of a kommun that takes part, and what it does."""

    __slots__ = ()
    party: str
    name: str
    role: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("party", "part", "Part", PARTY_ID, ""),
        Field("name", "namn", "Namn", TEXT, ""),
        Field("role", "roll", "Roll", TEXT, ""),
    )


class Topic(Part):
    """A topic of the support: the party that is responsible, who else takes part, and how it is done."""

    __slots__ = ()
    owner: str
    involved: tuple[str, ...]
    routine: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("owner", "ansvarig", "Ansvarig", PARTY_ID, ""),
        Field("involved", "medverkar", "Medverkar", Listed(PARTY_ID), ()),
        Field("routine", "rutin", "Rutin", TEXT, ""),
    )


class Registration(Part):
    """What the region tells the others of how a person registers for a health examination."""

    __slots__ = ()
    place: str
    channel: str
    routine: str
    children: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("place", "plats", "Plats", TEXT, ""),
        Field("channel", "kanal", "Kanal", TEXT, ""),
        Field("routine", "rutin", "Rutin", TEXT, ""),
        Field("children", "barn", "Barn", TEXT, ""),
    )


class Informer(Part):
    """The party that tells a group of the health examination, and when."""

    __slots__ = ()
    owner: str
    when: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("owner", "ansvarig", "Ansvarig", PARTY_ID, ""),
        Field("when", "när", "När", TEXT, ""),
    )


class HealthInformation(Part):
    """Who tells each of the two groups of the health examination."""

    __slots__ = ()
    newcomers: Informer | None
    quota: Informer | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("newcomers", "nyanlända-och-anhöriga", "Nyanlända och anhöriga", Informer, None),
        Field("quota", "kvotflyktingar", "Kvotflyktingar", Informer, None),
    )


class HealthExamination(Topic):
    """The health examination, with what the support recommends of it."""

    __slots__ = ()
    registration: Registration | None
    information: HealthInformation | None
    fields: ClassVar[tuple[Field, ...]] = (
        *Topic.fields,
        Field("registration", "anmälan", "Anmälan till hälsoundersökning", Registration, None),
        Field("information", "information", "Information om hälsoundersökning", HealthInformation, None),
    )


class Reception(Part):
    """Chapter 1 of the support: eight topics."""

    __slots__ = ()
    asylum: Topic | Answer | None
    plan: Topic | Answer | None
    card: Topic | Answer | None
    registration: Topic | Answer | None
    housing: Topic | Answer | None
    practical_help: Topic | Answer | None
    loan: Topic | Answer | None
    health: HealthExamination | Answer | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("asylum", "asyltiden", "Under asyltiden", Topic, None, answerable=True),
        Field("plan", "etableringssamtal-och-plan", "Etableringssamtal och etableringsplan", Topic, None, answerable=True),
        Field("card", "uppehållstillståndskort", "Uppehållstillståndskort", Topic, None, answerable=True),
        Field("registration", "folkbokföring", "Folkbokföring, id-kort och bankkonto", Topic, None, answerable=True),
        Field("housing", "bosättning", "Bosättning och andra bostadsfrågor", Topic, None, answerable=True),
        Field("practical_help", "praktisk-hjälp", "Praktisk hjälp vid bosättning", Topic, None, answerable=True),
        Field("loan", "hemutrustningslån", "Hemutrustningslån", Topic, None, answerable=True),
        Field("health", "hälsoundersökningar", "Hälsoundersökningar", HealthExamination, None, answerable=True),
    )


class LocalMeasure(Part):
    """A measure that can be given locally, and who gives it."""

    __slots__ = ()
    measure: str
    provider: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("measure", "insats", "Insats", TEXT, ""),
        Field("provider", "anordnare", "Anordnare", TEXT, ""),
    )


class Internship(Part):
    """The internships that a party offers in its own organisation."""

    __slots__ = ()
    count: str
    due: str
    how: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("count", "antal", "Antal", TEXT, ""),
        Field("due", "senast", "Senast", TEXT, ""),
        Field("how", "hur", "Hur", TEXT, ""),
    )


class Activities(Part):
    """Chapter 2 of the support: six topics, and what it recommends of the plan."""

    __slots__ = ()
    plan: Topic | Answer | None
    swedish: Topic | Answer | None
    civic: Topic | Answer | None
    work: Topic | Answer | None
    rehabilitation: Topic | Answer | None
    guide: Topic | Answer | None
    coordination: str | Answer
    measures: Mapping[str, LocalMeasure] | Answer
    internships: Mapping[str, Internship | Answer] | Answer
    fields: ClassVar[tuple[Field, ...]] = (
        Field("plan", "etableringsplan", "Etableringsplan", Topic, None, answerable=True),
        Field("swedish", "sfi", "Svenska för invandrare", Topic, None, answerable=True),
        Field("civic", "samhällsorientering", "Samhällsorientering", Topic, None, answerable=True),
        Field("work", "arbetslivet", "Aktiviteter för arbetslivet", Topic, None, answerable=True),
        Field("rehabilitation", "rehabilitering", "Rehabilitering", Topic, None, answerable=True),
        Field("guide", "etableringslots", "Etableringslots", Topic, None, answerable=True),
        Field("coordination", "samordning", "Samordning av aktiviteter", TEXT, "", answerable=True),
        Field("measures", "insatser", "Lokala insatser", Many(IDENT, LocalMeasure), {}, answerable=True),
        Field("internships", "praktikplatser", "Praktikplatser hos parterna", Many(PARTY_ID, Internship, answerable=True), {}, answerable=True),
    )


class Livelihood(Part):
    """Chapter 3 of the support: five topics, and the gap between one benefit and the next."""

    __slots__ = ()
    asylum: Topic | Answer | None
    benefit: Topic | Answer | None
    report: Topic | Answer | None
    assistance: Topic | Answer | None
    insurance: Topic | Answer | None
    gap: Topic | Answer | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("asylum", "bistånd-till-asylsökande", "Bistånd till asylsökande", Topic, None, answerable=True),
        Field("benefit", "etableringsersättning", "Etableringsersättning, tillägg och resor", Topic, None, answerable=True),
        Field("report", "månadsredovisning", "Månadsredovisning och frånvaro", Topic, None, answerable=True),
        Field("assistance", "ekonomiskt-bistånd", "Ekonomiskt bistånd", Topic, None, answerable=True),
        Field("insurance", "socialförsäkring", "Socialförsäkringsförmåner", Topic, None, answerable=True),
        Field("gap", "glapp", "Glapp mellan ersättningar", Topic, None, answerable=True),
    )


class SocialSupport(Topic):
    """Social support: also the role of the responsible party."""

    __slots__ = ()
    role: str
    fields: ClassVar[tuple[Field, ...]] = (
        *Topic.fields,
        Field("role", "roll", "Roll", TEXT, ""),
    )


class OtherTopics(Part):
    """Chapter 4 of the support: five topics."""

    __slots__ = ()
    school: Topic | Answer | None
    young: Topic | Answer | None
    parents: Topic | Answer | None
    support: SocialSupport | Answer | None
    after: Topic | Answer | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("school", "förskola-och-skola", "Förskola, fritidshem och skola", Topic, None, answerable=True),
        Field("young", "unga-utan-föräldrar", "Nyanlända på 18–19 år utan föräldrar i Sverige", Topic, None, answerable=True),
        Field("parents", "föräldralediga", "Föräldralediga", Topic, None, answerable=True),
        Field("support", "socialt-stöd", "Socialt stöd", SocialSupport, None, answerable=True),
        Field("after", "efter-etableringen", "Insatser efter etableringsperioden", Topic, None, answerable=True),
    )


class WorkCapacity(Part):
    """How reduced capacity is assessed: a routine, or where it stands."""

    __slots__ = ()
    owner: str
    routine: str
    reference: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("owner", "ansvarig", "Ansvarig", PARTY_ID, ""),
        Field("routine", "rutin", "Rutin", TEXT, ""),
        Field("reference", "hänvisning", "Hänvisning", TEXT, ""),
    )


class Development(Part):
    """The four areas that the support names as in need of development."""

    __slots__ = ()
    documents: str | Answer
    rehabilitation: str | Answer
    meetings: str | Answer
    health: str | Answer
    fields: ClassVar[tuple[Field, ...]] = (
        Field("documents", "bedömningsunderlag", "Bedömningsunderlag från vården", TEXT, "", answerable=True),
        Field("rehabilitation", "samordnad-rehabilitering", "Samordnad rehabilitering", TEXT, "", answerable=True),
        Field("meetings", "flerpartssamtal", "Flerpartssamtal", TEXT, "", answerable=True),
        Field("health", "migrationshälsa", "Kunskap om migrationshälsa", TEXT, "", answerable=True),
    )


class DocumentOwner(Part):
    """The function that sees to it that the agreement is drawn up and looked over."""

    __slots__ = ()
    party: str
    function: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("party", "part", "Part", PARTY_ID, ""),
        Field("function", "funktion", "Funktion", TEXT, ""),
    )


class Annex(Part):
    """An annex: its number as the text names it, its title and where it is."""

    __slots__ = ()
    number: str
    title: str
    kept: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("number", "nummer", "Nummer", TEXT, ""),
        Field("title", "titel", "Titel", TEXT, ""),
        Field("kept", "förvaras", "Finns i", TEXT, ""),
    )


class Lok2014(Agreement):
    """A local agreement (LÖK) on the reception and establishment of newcomers, as the support of 2014 saw it."""

    __slots__ = ()
    outside: ActorsOutside | None
    units: Mapping[str, MunicipalUnit]
    initiator: str
    county_board: str | Answer
    reception: Reception | Answer | None
    activities: Activities | Answer | None
    livelihood: Livelihood | Answer | None
    other: OtherTopics | Answer | None
    capacity: WorkCapacity | Answer | None
    development: Development | Answer | None
    languages: Languages | Answer | None
    document_owner: DocumentOwner | None
    custody: Custody | None
    annexes: Mapping[str, Annex] | Answer
    reflection: Mapping[str, str | Answer]
    fields: ClassVar[tuple[Field, ...]] = (
        *Agreement.fields,
        Field("outside", "aktörer-utanför", "Aktörer som inte är parter", ActorsOutside, None),
        Field("units", "verksamheter", "Kommunens verksamheter", Many(IDENT, MunicipalUnit), {}),
        Field("initiator", "initiativtagare", "Initiativtagare", PARTY_ID, ""),
        Field("county_board", "samråd-med-länsstyrelsen", "Samråd med länsstyrelsen", TEXT, "", answerable=True),
        Field("reception", "mottagning", "Mottagning", Reception, None, answerable=True),
        Field("activities", "etableringsaktiviteter", "Etableringsaktiviteter", Activities, None, answerable=True),
        Field("livelihood", "försörjning", "Försörjning", Livelihood, None, answerable=True),
        Field("other", "övrigt", "Övrigt", OtherTopics, None, answerable=True),
        Field("capacity", "arbetsförmåga", "Prestations- och arbetsförmåga", WorkCapacity, None, answerable=True),
        Field("development", "utvecklingsområden", "Utvecklingsområden", Development, None, answerable=True),
        Field("languages", "språk-och-tolk", "Språk och tolk", Languages, None, answerable=True),
        Field("document_owner", "dokumentansvarig", "Dokumentansvarig", DocumentOwner, None),
        Field("custody", "förvaltning", "Förvaltning", Custody, None),
        Field("annexes", "bilagor", "Bilagor", Many(IDENT, Annex), {}, answerable=True),
        Field("reflection", "reflektion", "Reflektion", Many(TEXT, TEXT, answerable=True), {}),
    )


class Network(Forum):
    """A network: whose it is, who may join, what the coordinator does in it and how often it meets."""

    __slots__ = ()
    kind: Literal["internt", "externt", "fristående"] | None
    coordinator: Literal["driver", "deltar"] | None
    criteria: str
    per_term: str
    fields: ClassVar[tuple[Field, ...]] = (
        *Forum.fields,
        Field("kind", "slag", "Slag", Choice(("internt", "externt", "fristående")), None),
        Field("coordinator", "samordnaren", "Samordnaren", Choice(("driver", "deltar")), None),
        Field("criteria", "öppet-för", "Öppet för", TEXT, ""),
        Field("per_term", "möten-per-termin", "Möten per termin", TEXT, ""),
    )


class Questionnaire(Part):
    """The yearly questionnaire: in which month, by whom, to whom, and who gets the answers."""

    __slots__ = ()
    month: str
    owner: str
    respondents: str
    receiver: str
    after: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("month", "månad", "Månad", TEXT, ""),
        Field("owner", "ansvarig", "Ansvarig", ACTOR, ""),
        Field("respondents", "besvaras-av", "Besvaras av", TEXT, ""),
        Field("receiver", "mottagare", "Mottagare", ACTOR, ""),
        Field("after", "så-används-svaren", "Så används svaren", TEXT, ""),
    )


class PlanFollowUp(FollowUp):
    """How the plan is followed up, by whom it may be a function, and the questionnaire."""

    __slots__ = ()
    owner: str
    questionnaire: Questionnaire | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("owner", "ansvarig", "Ansvarig", ACTOR, ""),
        Field("method", "metod", "Metod", TEXT, ""),
        Field("interval", "intervall", "Intervall", INTERVAL, ""),
        Field("receiver", "mottagare", "Mottagare", ACTOR, ""),
        Field("own", "egna-insatser", "Varje parts egen uppföljning", TEXT, ""),
        Field("questionnaire", "enkät", "Enkät", Questionnaire, None),
    )


class Coordinator(Part):
    """The function that coordinates for all members: what it does and who employs it."""

    __slots__ = ()
    role: str
    employer: str
    tasks: tuple[str, ...]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("role", "roll", "Roll", TEXT, ""),
        Field("employer", "arbetsgivare", "Arbetsgivare", ACTOR, ""),
        Field("tasks", "uppgifter", "Uppgifter", Listed(TEXT), ()),
    )


class Chair(Part):
    """The member that holds the chair, and in which year."""

    __slots__ = ()
    party: str
    year: int | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("party", "part", "Part", PARTY_ID, ""),
        Field("year", "år", "År", NUMBER, None),
    )


class Financing(Part):
    """What the members pay together, and by which key they share it."""

    __slots__ = ()
    items: tuple[str, ...]
    sharing: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("items", "kostnader", "Gemensamma kostnader", Listed(TEXT), ()),
        Field("sharing", "fördelningsnyckel", "Fördelningsnyckel", TEXT, ""),
    )


class Means(Part):
    """A way to reach the overarching goal, and who takes it."""

    __slots__ = ()
    means: str
    owner: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("means", "insats", "Insats", TEXT, ""),
        Field("owner", "ansvarig", "Ansvarig", ACTOR, ""),
    )


class AreaGoal(Goal):
    """A goal of a focus area, with the questions that it is about."""

    __slots__ = ()
    questions: tuple[str, ...]
    fields: ClassVar[tuple[Field, ...]] = (
        *Goal.fields,
        Field("questions", "frågor", "Frågor", Listed(TEXT), ()),
    )


class Activity(Part):
    """What is done in a focus area, by whom and when."""

    __slots__ = ()
    activity: str
    owner: str
    when: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("activity", "aktivitet", "Aktivitet", TEXT, ""),
        Field("owner", "ansvarig", "Ansvarig", ACTOR, ""),
        Field("when", "när", "När", TEXT, ""),
    )


class FocusArea(Part):
    """A focus area of the plan: background, networks, goals and activities."""

    __slots__ = ()
    title: str
    background: str
    networks: tuple[str, ...]
    goals: Mapping[str, AreaGoal]
    activities: Mapping[str, Activity]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("title", "titel", "Titel", TEXT, ""),
        Field("background", "bakgrund", "Bakgrund", TEXT, ""),
        Field("networks", "nätverk", "Nätverk", Listed(FORUM_ID), ()),
        Field("goals", "mål", "Mål", Many(IDENT, AreaGoal), {}),
        Field("activities", "aktiviteter", "Aktiviteter", Many(IDENT, Activity), {}),
    )


class SteeringGroup(Part):
    """The group that leads the cooperation: who calls it, how often it meets and how the plan is made."""

    __slots__ = ()
    members: tuple[str, ...]
    convener: str
    per_term: str
    planning: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("members", "deltagare", "Deltagare", Listed(ACTOR), ()),
        Field("convener", "sammankallande", "Sammankallande", ACTOR, ""),
        Field("per_term", "möten-per-termin", "Möten per termin", TEXT, ""),
        Field("planning", "planarbete", "Så tas planen fram", TEXT, ""),
    )


class WaysOfWorking(Part):
    """How all focus areas work: meetings, working groups, newsletter and shared web space."""

    __slots__ = ()
    per_term: str
    groups: str
    newsletter: str
    web: str
    other: tuple[str, ...]
    fields: ClassVar[tuple[Field, ...]] = (
        Field("per_term", "möten-per-termin", "Möten per termin och nätverk", TEXT, ""),
        Field("groups", "arbetsgrupper", "Arbetsgrupper", TEXT, ""),
        Field("newsletter", "nyhetsbrev", "Nyhetsbrev", INTERVAL, ""),
        Field("web", "webbyta", "Gemensam webbyta", TEXT, ""),
        Field("other", "övrigt", "Övrigt", Listed(TEXT), ()),
    )


class Dialogue(Part):
    """How politicians are informed, and what is talked over with other actors."""

    __slots__ = ()
    politicians: str
    others: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("politicians", "politiker", "Information till politiker", TEXT, ""),
        Field("others", "andra-aktörer", "Dialog med andra aktörer", TEXT, ""),
    )


class YearStep(Part):
    """A dated step of the year: a period, or a last day."""

    __slots__ = ()
    step: str
    start: date | None
    due: date | None
    owner: str
    fields: ClassVar[tuple[Field, ...]] = (
        Field("step", "steg", "Steg", TEXT, ""),
        Field("start", "från", "Från", DATE, None),
        Field("due", "senast", "Senast", DATE, None),
        Field("owner", "ansvarig", "Ansvarig", ACTOR, ""),
    )


class Verksamhetsplan(Agreement):
    """A plan for one year of kommuner that cooperate through a coordinator and networks."""

    __slots__ = ()
    organisation: Mapping[str, Network]
    follow_up: PlanFollowUp | None
    year: int | None
    coordinator: Coordinator | None
    chair: Chair | None
    financing: Financing | None
    news: tuple[str, ...] | Answer
    vision: str
    aim: str
    means: Mapping[str, Means]
    chart: tuple[str, ...]
    feedback: FeedbackLoop | None
    areas: Mapping[str, FocusArea]
    steering: SteeringGroup | None
    ways: WaysOfWorking | None
    dialogue: Dialogue | Answer | None
    cycle: Mapping[str, YearStep]
    custody: Custody | None
    fields: ClassVar[tuple[Field, ...]] = (
        Field("format", "lok", "Formatversion", TEXT, ""),
        Field("family", "mall", "Mall", TEXT, ""),
        Field("example", "exempel", "Exempel", YES_NO, default=False),
        Field("title", "titel", "Titel", TEXT, ""),
        Field("status", "status", "Status", Choice(("utkast", "remiss", "beslutad", "undertecknad", "upphörd")), None),
        Field("version", "version", "Version", TEXT, ""),
        Field("registration", "diarienummer", "Diarienummer", Many(PARTY_ID, TEXT), {}),
        Field("validity", "giltighet", "Giltighet", Validity, None),
        Field("parties", "parter", "Parter", Many(IDENT, Party), {}),
        Field("decisions", "beslut", "Beslut", Many(IDENT, Decision), {}),
        Field("background", "bakgrund", "Bakgrund", TEXT, ""),
        Field("purpose", "syfte", "Syfte", TEXT, ""),
        Field("target_group", "målgrupp", "Målgrupp", TargetGroup, None),
        Field("goals", "mål", "Gemensamma mål", Many(IDENT, Goal), {}),
        Field("organisation", "organisation", "Nätverk", Many(IDENT, Network), {}),
        Field("follow_up", "uppföljning", "Uppföljning", PlanFollowUp, None),
        Field("revision", "revidering", "Revidering", Revision, None),
        Field("definitions", "definitioner", "Definitioner", Many(IDENT, Definition), {}),
        Field("exemptions", "undantag", "Undantag", Many(IDENT, Exemption), {}),
        Field("year", "planår", "Planår", NUMBER, None),
        Field("coordinator", "samordnare", "Samordnare", Coordinator, None),
        Field("chair", "ordförandeskap", "Ordförandeskap", Chair, None),
        Field("financing", "finansiering", "Finansiering", Financing, None),
        Field("news", "nytt-i-år", "Nytt i år", Listed(TEXT), (), answerable=True),
        Field("vision", "vision", "Vision", TEXT, ""),
        Field("aim", "övergripande-mål", "Övergripande mål", TEXT, ""),
        Field("means", "insatser", "Så når parterna målet", Many(IDENT, Means), {}),
        Field("chart", "organisationskarta", "Nätverken i organisationskartan", Listed(ACTOR), ()),
        Field("feedback", "återkoppling", "Återkoppling", FeedbackLoop, None),
        Field("areas", "delområden", "Delområden", Many(IDENT, FocusArea), {}),
        Field("steering", "ledningsgrupp", "Ledningsgruppen", SteeringGroup, None),
        Field("ways", "arbetssätt", "Arbetssätt", WaysOfWorking, None),
        Field("dialogue", "dialog", "Dialog", Dialogue, None, answerable=True),
        Field("cycle", "årshjul", "Årshjul", Many(IDENT, YearStep), {}),
        Field("custody", "förvaltning", "Förvaltning", Custody, None),
    )
