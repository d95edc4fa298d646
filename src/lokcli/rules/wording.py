"""The 6xx rules: wording that leaves the reader without an answer.

What words are weak, and why, is data in ``registers/wording.tsv``; here stands where in an agreement it matters.
"""

from __future__ import annotations

from collections.abc import Iterator

from lokcli.agreement.expressions import Expression
from lokcli.agreement.kinds import Refers
from lokcli.agreement.placeholders import is_placeholder, quoted
from lokcli.agreement.requirements import Draft, Fault
from lokcli.agreement.walking import Leaf
from lokcli.findings import Basis, Path, Severity
from lokcli.registers import wording
from lokcli.registers.wording import Hit
from lokcli.rules import rule
from lokcli.rules.texts import Texts, fault_at

_OWN = Basis("practice", "Egen bedömning", "lista över svaga ord, ur publicerade överenskommelser")
_PLAIN = Basis("practice", "Egen bedömning", "mått på klarspråk; bakgrund: språklagen (2009:600) 11 §")

BINDING = frozenset(
    {
        "aktivitet",
        "andra-behov",
        "anpassade-insatser",
        "arbetssätt",
        "behov",
        "beskrivning",
        "egna-insatser",
        "hur",
        "hur-ofta",
        "inom",
        "insats",
        "metod",
        "när",
        "ordning",
        "rutin",
        "senast",
        "start",
        "tolk",
        "uppgift",
        "vad",
        "åtagande",
        "åtgärd",
    }
)
"""The keys under which an agreement says who does what: duties, processes, follow-up."""
NOT_BINDING = frozenset(
    {
        "bakgrund",
        "definitioner",
        "gruppinformation",
        "kartläggning",
        "mål",
        "målgrupp",
        "organisation",
        "reflektion",
        "reglerade-uppdrag",
        "syfte",
        "undantag",
        "vision",
        "övergripande-mål",
    }
)
"""The parts that explain, quote or wish, and bind nobody."""
ADVISED = (
    "etableringsaktiviteter",
    "försörjning",
    "gemensamt-ansvar.beskrivning",
    "lika-villkor",
    "mottagning",
    "processer.*.arbetssätt",
    "processer.*.första-kontakt",
    "processer.*.intensivår.ordning",
    "processer.*.start",
    "språk-och-tolk",
    "övrigt",
)
"""Where an agreement answers a row that is itself a *bör*, and may repeat it."""

_NAMES_AND_LAWS = frozenset(
    {"adress", "ersätter", "hänvisning", "kontakt", "namn", "protokoll", "rättslig-grund", "titel", "webb"}
)
_UNREAD = frozenset({"parter", "reglerade-uppdrag", "undantag"})
_ACTORS = ("part", "ansvarig", "vem", "funktion", "från")
_TRIGGERS = ("när", "senast", "inom")
_ALL = ("parterna", "aktörerna")
_FEW_WORDS = 25
"""A shorter paragraph has too few words for LIX to say anything."""
_HARD = 60
_LONG_SENTENCE = 30
_FEW_LETTERS = 90
"""No text of fewer characters holds that many words."""
_CITED = Expression(r"\d{4}:\d")
_WIDTH = 90


# --- weak words ---


def _binding(draft: Draft) -> Texts:
    """The texts of a draft that say who does what."""
    return Texts(
        leaf
        for leaf in draft.leaves
        if leaf.path[-1] in BINDING
        and leaf.mark is None
        and isinstance(leaf.value, str)
        and NOT_BINDING.isdisjoint(leaf.path[:-1])
    )


def _weak(draft: Draft, code: str) -> Iterator[Fault]:
    """The first weak words of a group in each text that binds."""
    cues = (cue for pattern in wording.patterns()[code] for cue in pattern.cues)
    for leaf in draft.once(_binding).holding(cues):
        if is_placeholder(leaf.value) or draft.is_broken(leaf.path):
            continue
        for hit in wording.weak(code, leaf.value):
            if not _excused(draft, code, leaf.path, hit):
                yield fault_at(leaf, f"”{hit.words}” {wording.groups()[code].says}{_shown(hit)}")
                break


def _excused(draft: Draft, code: str, path: Path, hit: Hit) -> bool:
    """Whether what stands around the text answers what the words leave open."""
    match code, hit.words.lower():
        case "LOK601", _:
            return _has_trigger_and_actor(draft, path)
        case "LOK603", "bör" | "borde":
            return any(_lies_under(path, pattern.split(".")) for pattern in ADVISED)
        case "LOK607", said if "respektive part" in said:
            return _says_it_for_each_party(draft, path)
        case "LOK607", said:
            # In a duty, that all act is LOK203's to say.
            return path[-1] == "åtagande" and said.startswith(_ALL)
    return False


def _has_trigger_and_actor(draft: Draft, path: Path) -> bool:
    item = path[:-1]
    triggers = (draft.text((*item, word)) for word in _TRIGGERS if word != path[-1])
    return any(draft.text((*item, word)) for word in _ACTORS) and any(
        text and not any(next(wording.weak(code, text), None) for code in ("LOK601", "LOK602", "LOK605"))
        for text in triggers
    )


def _lies_under(path: Path, pattern: list[str]) -> bool:
    return len(path) >= len(pattern) and all(
        word in ("*", step) for word, step in zip(pattern, path, strict=False)
    )


def _says_it_for_each_party(draft: Draft, path: Path) -> bool:
    """Whether the process also has duties, or ways to take part, of at least two parties."""
    process = path[:2]
    duties = draft.items((*process, "åtaganden"))
    owners = {draft.text((*process, "åtaganden", ident, "part")) for ident in duties} - {""}
    taking = [
        ident
        for ident in draft.items((*process, "deltagande"))
        if draft.text((*process, "deltagande", ident, "hur"))
    ]
    return max(len(owners), len(taking)) > 1


def _shown(hit: Hit) -> str:
    """The sentence of a hit after a colon, cut to what can be read at a glance."""
    sentence, end = hit.sentence, hit.start + len(hit.words)
    if sentence.rstrip(".") == hit.words:
        return "."
    if len(sentence) <= _WIDTH:
        return f": ”{sentence}”"
    room = max(0, _WIDTH - len(hit.words)) // 2
    before, after = sentence[: hit.start], sentence[end:]
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    return f": ”{before}{hit.words}{after}”"


def _fix(code: str) -> str:
    return wording.groups()[code].fix


@rule("LOK601", "öppen-utlösare", Severity.VARNING, _OWN, help=_fix("LOK601"), at_value=True)
def trigger_left_open(draft: Draft) -> Iterator[Fault]:
    """Texten säger ”vid behov” eller liknande, men inte när det är eller vem som avgör det.

    Varför: Den ena parten väntar på en signal som den andra inte vet att den ska ge.
    Fel:
        processer:
          sfi:
            deltagande:
              af: {deltar: ja, hur: Arbetsförmedlaren deltar vid behov i elevens studiesamtal.}
    Rätt:
        processer:
          sfi:
            deltagande:
              af: {deltar: ja, hur: Arbetsförmedlaren deltar i studiesamtalet när eleven har varit borta i tio dagar.}
    Undantag: Orden får stå där samma åtagande eller utbyte har både ansvarig och tidpunkt, eller där meningen
        säger när.
    """
    yield from _weak(draft, "LOK601")


@rule("LOK602", "förbehåll-om-möjlighet", Severity.VARNING, _OWN, help=_fix("LOK602"), at_value=True)
def capacity_escape(draft: Draft) -> Iterator[Fault]:
    """Texten lovar något ”i möjligaste mån” eller ”om det är möjligt”.

    Varför: Parten avgör själv i varje fall om löftet gäller. Då är det inget åtagande.
    Fel:
        processer:
          sfi:
            åtaganden:
              plats: {part: kommun, åtagande: Rektorn ska i möjligaste mån ge deltagaren en plats på dagtid.}
    Rätt:
        processer:
          sfi:
            åtaganden:
              plats: {part: kommun, åtagande: Rektorn ska ge den som har barn i förskolan en plats på dagtid.}
    """
    yield from _weak(draft, "LOK602")


@rule("LOK603", "svagt-ord", Severity.VARNING, _OWN, help=_fix("LOK603"), at_value=True)
def weak_modal(draft: Draft) -> Iterator[Fault]:
    """Texten säger bör, kan eller förväntas där den beskriver vad en part gör.

    Varför: Bör och kan binder ingen. Den andra parten läser ett löfte, den egna parten en möjlighet.
    Fel:
        processer:
          sfi:
            åtaganden:
              frånvaro: {part: kommun, åtagande: Läraren bör ringa den elev som är borta tre dagar i rad.}
    Rätt:
        processer:
          sfi:
            åtaganden:
              frånvaro: {part: kommun, åtagande: Läraren ska ringa den elev som är borta tre dagar i rad.}
    Undantag: Det den arbetssökande kan göra är en rättighet och får stå. Den som återger en lag, eller svarar på
        en fråga där stödet självt säger bör, får skriva bör.
    """
    yield from _weak(draft, "LOK603")


@rule("LOK604", "ansträngning-utan-resultat", Severity.RÅD, _OWN, help=_fix("LOK604"), at_value=True)
def effort_verb(draft: Draft) -> Iterator[Fault]:
    """Texten säger att en part verkar för, främjar eller stödjer något, men inte vad den gör.

    Varför: Den som strävar efter något har hållit sitt löfte vad som än händer.
    Fel:
        processer:
          sfi:
            deltagande:
              kommun: {deltar: ja, hur: Läraren stödjer eleven i studierna.}
    Rätt:
        processer:
          sfi:
            deltagande:
              kommun: {deltar: ja, hur: Läraren ger eleven läxhjälp två timmar i veckan.}
    Undantag: Ordet får stå om samma mening säger hur, till exempel med ”genom att”, eller hur mycket.
    """
    yield from _weak(draft, "LOK604")


@rule("LOK605", "vag-tid", Severity.VARNING, _OWN, help=_fix("LOK605"), at_value=True)
def vague_time(draft: Draft) -> Iterator[Fault]:
    """Texten säger snarast, löpande eller regelbundet i stället för när eller hur ofta.

    Varför: Det går inte att säga att någon är sen.
    Fel:
        processer:
          sfi:
            åtaganden:
              besked: {part: kommun, åtagande: Rektorn ska lämna besked till deltagaren., senast: så snart som möjligt}
    Rätt:
        processer:
          sfi:
            åtaganden:
              besked: {part: kommun, åtagande: Rektorn ska lämna besked till deltagaren., senast: inom 15 arbetsdagar från anmälan}
    Undantag: Ordet får stå om en gräns följer: ”snarast, dock senast inom fem arbetsdagar”.
    """
    yield from _weak(draft, "LOK605")


@rule("LOK606", "vag-mängd", Severity.RÅD, _OWN, help=_fix("LOK606"), at_value=True)
def vague_quantity(draft: Draft) -> Iterator[Fault]:
    """Texten säger relevant, lämplig, tillräcklig eller fler utan att säga vad det mäts mot.

    Varför: Två parter kan tycka olika om vad som är tillräckligt, och båda har rätt.
    Fel:
        processer:
          sfi:
            åtaganden:
              kurser: {part: kommun, åtagande: Rektorn ska ordna fler kurser på kvällen.}
    Rätt:
        processer:
          sfi:
            åtaganden:
              kurser: {part: kommun, åtagande: Rektorn ska ordna minst tre kurser på kvällen varje termin.}
    Undantag: Ordet får stå om ett mått följer i samma mening: ”tillräcklig tid, minst tre timmar i veckan”.
    """
    yield from _weak(draft, "LOK606")


@rule("LOK607", "vag-aktör", Severity.VARNING, _OWN, help=_fix("LOK607"), at_value=True)
def vague_actor(draft: Draft) -> Iterator[Fault]:
    """Texten säger man, berörda, parterna eller respektive i stället för vem.

    Varför: En uppgift som är allas blir ingens.
    Fel:
        processer:
          sfi:
            deltagande:
              kommun: {deltar: ja, hur: Berörd personal går till trepartssamtalet.}
    Rätt:
        processer:
          sfi:
            deltagande:
              kommun: {deltar: ja, hur: Specialpedagogen går till trepartssamtalet.}
    Undantag: ”Respektive part” får stå om texten sedan säger vad varje part gör. Att parterna gemensamt står som
        ansvariga i ett åtagande tar LOK203 upp.
    """
    yield from _weak(draft, "LOK607")


@rule("LOK608", "passiv-form", Severity.RÅD, _OWN, help=_fix("LOK608"), at_value=True)
def passive(draft: Draft) -> Iterator[Fault]:
    """Texten säger att något ska göras, men inte av vem.

    Varför: Den som läser vet vad som ska hända, men inte vem hon ska fråga när det inte händer.
    Fel:
        processer:
          sfi:
            deltagande:
              kommun: {deltar: ja, hur: Eleven ska informeras om kursens slut.}
    Rätt:
        processer:
          sfi:
            deltagande:
              kommun: {deltar: ja, hur: Läraren ska informera eleven om kursens slut.}
    Undantag: Passiv form får stå tillsammans med ”av” och den som gör det. Ord som bara ser passiva ut räknas
        inte, till exempel finnas, mötas och enas.
    """
    yield from _weak(draft, "LOK608")


@rule("LOK609", "öppen-lista", Severity.RÅD, _OWN, help=_fix("LOK609"), at_value=True)
def open_list(draft: Draft) -> Iterator[Fault]:
    """Uppräkningen slutar med m.m. eller börjar med bland annat.

    Varför: Det som inte står med kan varken krävas eller följas upp.
    Fel:
        processer:
          sfi:
            informationsutbyten:
              start: {vad: "Uppgift om kurs, lokal m.m.", från: kommun, till: af, när: Vid kursstart, personuppgifter: nej}
    Rätt:
        processer:
          sfi:
            informationsutbyten:
              start: {vad: "Uppgift om kurs, lokal och tider", från: kommun, till: af, när: Vid kursstart, personuppgifter: nej}
    Undantag: ”Till exempel” får stå efter ett ord som täcker allt: ”ett kvitto, till exempel på papper”.
    """
    yield from _weak(draft, "LOK609")


@rule("LOK610", "dold-handling", Severity.RÅD, _OWN, help=_fix("LOK610"), at_value=True)
def hidden_verb(draft: Draft) -> Iterator[Fault]:
    """Texten säger att samverkan sker eller att uppföljning görs, men inte vem som gör vad.

    Varför: När handlingen är ett substantiv behöver meningen ingen som handlar, och då står ingen där.
    Fel:
        uppföljning: {metod: Uppföljning görs i mars och september.}
    Rätt:
        uppföljning: {metod: Samordnaren följer upp målen i mars och september.}
    Undantag: Formen får stå tillsammans med ”av” och den som gör det.
    """
    yield from _weak(draft, "LOK610")


# --- how hard the text is to read ---


def _prose(draft: Draft, fewest: int) -> Iterator[tuple[Leaf, list[str]]]:
    """The texts of at least so many words, paragraph by paragraph; no names and no lists of laws."""
    for leaf in draft.leaves:
        if (
            isinstance(leaf.value, str)
            and len(leaf.value) > _FEW_LETTERS
            and leaf.mark is None
            and leaf.path[-1] not in _NAMES_AND_LAWS
            and leaf.path[0] not in _UNREAD
            and len(leaf.value.split()) >= fewest
            and not draft.is_broken(leaf.path)
        ):
            yield leaf, wording.paragraphs(leaf.value)


def _long_sentence(paragraph: str) -> str:
    """The first sentence that is too long; empty if none is. One that lists several acts is no sentence."""
    return next(
        (
            sentence
            for sentence in wording.sentences(paragraph)
            if len(_CITED.findall(sentence)) < 2  # noqa: PLR2004
            and len(wording.words(sentence)) > _LONG_SENTENCE
        ),
        "",
    )


def _beginning(text: str) -> str:
    return text if len(text) <= _WIDTH else text[:_WIDTH].rpartition(" ")[0] + " …"


@rule(
    "LOK611",
    "svårläst-stycke",
    Severity.RÅD,
    _PLAIN,
    help="Byt långa ord mot vanliga, gör substantiv till verb och korta meningarna. Måttet är grovt: lita mer på läsaren.",
    at_value=True,
)
def hard_paragraph(draft: Draft) -> Iterator[Fault]:
    """Ett stycke har ett läsbarhetsindex (LIX) över 60.

    Varför: Den som ska arbeta efter texten är ofta inte den som skrev den. LIX räknar ord i varje mening och
        andelen ord med fler än sex bokstäver; över 60 är mycket svårt.
    Källa: Björnsson 1968. Gränsen är vår egen.
    Fel:
        syfte: >-
          Överenskommelsens övergripande inriktning innefattar myndighetsgemensam verksamhetsutveckling avseende
          etableringsfrämjande insatser. Samverkansorganisationens ansvarsfördelning tydliggör kompetensförsörjningens
          förutsättningar. Processbeskrivningarna konkretiserar verksamheternas gemensamma utvecklingsområden beträffande
          vuxenutbildning. Uppföljningsarbetets systematiska kvalitetsutveckling säkerställer måluppfyllelsen.
    Rätt:
        syfte: >-
          Den som är ny i landet ska veta vad nästa steg är. Därför säger texten vem som gör vad, och när. Läraren ser
          vem hon ska ringa, och den som leder arbetet ser vad som inte blev av.
    Undantag: Namn, lagar och stycken med färre än 25 ord mäts inte. Är en mening för lång säger LOK612 det i
        stället.
    """
    for leaf, paragraphs in _prose(draft, _FEW_WORDS):
        for paragraph in paragraphs:
            index = round(wording.lix(paragraph))
            if (
                index > _HARD
                and len(wording.words(paragraph)) >= _FEW_WORDS
                and len(_CITED.findall(paragraph)) < 2  # noqa: PLR2004
                and not _long_sentence(paragraph)
            ):
                yield fault_at(leaf, f"Stycket har LIX {index}, mycket svårt: ”{_beginning(paragraph)}”")
                break


@rule(
    "LOK612",
    "lång-mening",
    Severity.RÅD,
    _PLAIN,
    help="Dela meningen. Låt varje mening säga en sak, med den som gör det först.",
    at_value=True,
)
def long_sentence(draft: Draft) -> Iterator[Fault]:
    """En mening har fler än 30 ord.

    Varför: Den som läser till slut har glömt hur meningen började, och villkoret i mitten går förlorat.
    Fel:
        syfte: >-
          Parterna vill att den som är ny i kommunen ska få veta vad nästa steg är, vem som ansvarar för det, när det
          börjar och vad det ska leda till, så att fler än i dag når arbete eller studier inom två år.
    Rätt:
        syfte: >-
          Den som är ny i kommunen ska få veta vad nästa steg är, vem som ansvarar för det och när det börjar. Så når
          fler än i dag arbete eller studier inom två år.
    Undantag: Namn och uppräkningar av lagar mäts inte.
    """
    for leaf, paragraphs in _prose(draft, _LONG_SENTENCE):
        for paragraph in paragraphs:
            if sentence := _long_sentence(paragraph):
                count = len(wording.words(sentence))
                yield fault_at(leaf, f"Meningen har {count} ord: ”{_beginning(sentence)}”")
                break


@rule(
    "LOK690",
    "platshållare",
    Severity.FEL,
    Basis("practice", "Egen bedömning", "ur överenskommelser som publicerats med luckor"),
    help="Skriv det som ska stå där, eller ta bort uppgiften.",
    signed=True,
    at_value=True,
)
def placeholder(draft: Draft) -> Iterator[Fault]:
    """En platshållare står kvar.

    Varför: Den som undertecknar lovar något som ingen har skrivit. Texten följer med till diariet.
    Fel:
        bakgrund: Under 20xx väntade XX deltagare på sfi.
    Rätt:
        bakgrund: Under 2025 väntade 40 deltagare på sfi.
    Undantag: Där en fråga som måste ha svar har en platshållare säger frågans egen kod det.
    """
    for leaf in draft.leaves:
        # That a reference leads nowhere is said of it as a reference.
        if isinstance(leaf.value, str) and not isinstance(leaf.mark, Refers) and is_placeholder(leaf.value):
            message = f"Platshållaren ”{quoted(leaf.value)}” står kvar."
            yield fault_at(leaf, message)


WORDING = (
    trigger_left_open,
    capacity_escape,
    weak_modal,
    effort_verb,
    vague_time,
    vague_quantity,
    vague_actor,
    passive,
    open_list,
    hidden_verb,
    hard_paragraph,
    long_sentence,
    placeholder,
)
