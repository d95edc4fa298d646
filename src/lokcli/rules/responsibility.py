"""The 2xx rules: who owns a duty, who is bound, and whose task it is by law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lokcli.agreement.dates import document_date
from lokcli.agreement.expressions import Expression
from lokcli.agreement.requirements import Draft, Fault
from lokcli.agreement.shown import listed
from lokcli.agreement.values import is_answer
from lokcli.agreement.walking import Leaf
from lokcli.findings import Basis, Path, Severity
from lokcli.registers import agencies, kommuner
from lokcli.rules import rule
from lokcli.rules.texts import Texts, fault_at

_OWN = Basis("practice", "Egen bedömning", "ett åtagande ska ha en ansvarig part")
_SUPPORT = Basis(
    "support",
    "Stöd för samordning av etableringsprogrammet (2024-06-25, Af-2024/0061 7365)",
    "avsnitt 1.2, punkt 4",
)
_SIGNED = Basis("practice", "Egen bedömning", "ur en publicerad överenskommelse från 2012")


# --- the parties as running text names them ---

_CALLED = {
    "arbetsförmedlingen": "arbetsförmedlingen|af",
    "kommun": "kommunen",
    "region": "regionen|landstinget",
    "länsstyrelse": "länsstyrelsen",
    "migrationsverket": "migrationsverket|mv",
    "försäkringskassan": "försäkringskassan|fk",
}
"""Kind of party → what a text calls it besides its name."""


def _names(draft: Draft) -> dict[str, str]:
    """What a text may call a party, in small letters → the party's id; a word for several parties is left out."""
    found: dict[str, set[str]] = {}
    for ident in draft.items(("parter",)):
        kind = draft.text(("parter", ident, "typ"))
        name = draft.text(("parter", ident, "namn")).casefold()
        for word in {*_CALLED.get(kind, "").split("|"), name} - {""}:
            found.setdefault(word, set()).add(ident)
    return {word: next(iter(owners)) for word, owners in found.items() if len(owners) == 1}


_VERB = r"(?:ska|skall|måste|(?!får\b|är\b|har\b|var\b|behöver\b|väntar\b|eller\b|efter\b|under\b|över\b)\w+(?:ar|er|år|ör))"
"""A verb by which somebody acts; who gets or has something promises nothing."""
_STAFF = r"(?:s\s+[\w-]*(?:are|arna|chef\w*|rektor\w*|direktör\w*|personal\w*|nämnd\w*|enhet\w*|förvaltning\w*|koordinator\w*))?"
"""*Kommunens vägledare* acts for the kommun; *kommunens beslut* does not act."""
_JOINED = r"\s*(?:,|/|\boch\b|\bsamt\b|\beller\b|\boch/eller\b|&)\s*(?:även\s+|också\s+)?"


class _Subjects(NamedTuple):
    """How the parties of a draft stand as the subject of a clause: *AF och kommunen ska …*."""

    names: Mapping[str, str]
    one: Expression
    starts: Expression
    together: Expression

    def of(self, text: str) -> list[str]:
        """The ids of those parties, in the order of the text."""
        if not self.names:
            return []
        found: list[str] = []
        for pattern in (self.starts, self.together) if "ansvarar" in text.casefold() else (self.starts,):
            for match in pattern.finditer(text):
                found += [self.names[word.casefold()] for word in self.one.findall(match["who"])]
        return list(dict.fromkeys(found))


def _subjects(draft: Draft) -> _Subjects:
    names = draft.once(_names)
    one = "(?:" + "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True)) + ")"
    several = rf"{one}{_STAFF}(?:{_JOINED}{one}{_STAFF})*"
    return _Subjects(
        names,
        Expression(one, re.IGNORECASE),
        Expression(
            rf"(?:^\W*|[.;!?]\s+|,\s*(?:och|men|medan)\s+|\boch\s+)(?P<who>{several})\s+{_VERB}\b",
            re.IGNORECASE,
        ),
        Expression(rf"\bansvarar\s+(?:gemensamt|tillsammans)\s+med\s+(?P<who>{several})\b", re.IGNORECASE),
    )


def _duties(draft: Draft) -> Iterator[tuple[Path, str]]:
    """Every duty that says something: its path and its text."""
    for process in draft.items(("processer",)):
        base = ("processer", process, "åtaganden")
        for ident in draft.items(base):
            if not draft.is_broken((*base, ident)) and (text := draft.text((*base, ident, "åtagande"))):
                yield (*base, ident), text


@rule(
    "LOK201",
    "åtagande-utan-part",
    Severity.FEL,
    _SUPPORT,
    help="Skriv partens id vid part, till exempel part: kommun.",
)
def duty_without_owner(draft: Draft) -> Iterator[Fault]:
    """Ett åtagande har ingen part.

    Varför: Det som ingen har lovat kan ingen följa upp. Varje åtagande har en part som ansvarar, även när
        andra hjälper till.
    Källa: Stödet ber om varje parts åtagande och om hur ansvaret är fördelat.
    Fel:
        processer:
          sfi:
            åtaganden:
              plats: {åtagande: Rektorn ska ge deltagaren en plats.}
    Rätt:
        parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}}
        processer:
          sfi:
            åtaganden:
              plats: {part: kommun, åtagande: Rektorn ska ge deltagaren en plats.}
    Undantag: Ett åtagande utan text prövas inte här; det gör EP-07.
    """
    for path, text in _duties(draft):
        where = (*path, "part")
        if not draft.text(where) and not draft.is_broken(where):
            yield where, f"Åtagandet ”{_short(text)}” har ingen part."


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004


@rule(
    "LOK202",
    "åtagande-med-flera-parter",
    Severity.VARNING,
    _OWN,
    help="Dela åtagandet, ett för varje part, eller låt en part ansvara och skriv hur den andra hjälper till.",
    at_value=True,
)
def duty_with_several_owners(draft: Draft) -> Iterator[Fault]:
    """Ett åtagande nämner två parter som ansvariga, eller en annan part än den som står vid part.

    Varför: När två ansvarar väntar båda på den andra.
    Fel:
        parter:
          af: {namn: Arbetsförmedlingen, typ: arbetsförmedlingen}
          kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}
        processer:
          sfi:
            åtaganden:
              möte: {part: af, åtagande: Arbetsförmedlingen och kommunen ska kalla till ett möte.}
    Rätt:
        parter:
          af: {namn: Arbetsförmedlingen, typ: arbetsförmedlingen}
          kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}
        processer:
          sfi:
            åtaganden:
              möte: {part: af, åtagande: Arbetsförmedlingen ska kalla kommunen till ett möte.}
    Undantag: Den som bara nämns, till exempel som mottagare, räknas inte. Finns flera kommuner som parter vet
        lok inte vem ”kommunen” är, och tiger.
    """
    for path, text in _duties(draft):
        owner = draft.text((*path, "part"))
        subjects = draft.once(_subjects).of(text)
        where = (*path, "åtagande")
        if len(subjects) > 1:
            said = listed([draft.party(ident) for ident in subjects])
            yield where, f"Åtagandet nämner {said} som ansvariga. Bara en part kan ha huvudansvaret."
        elif owner in draft.items(("parter",)) and subjects and subjects[0] != owner:
            yield (
                where,
                f"Texten säger att {draft.party(subjects[0])} ska göra det, men vid part står {draft.party(owner)}.",
            )


_ALL_PARTIES = r"(?:(?:alla|båda|bägge|samtliga|de)\s+)?(?:samverkande\s+|deltagande\s+)?(?:parter(?:na)?|aktörer(?:na)?)"
_ALL_ACT = Expression(
    rf"(?:^\W*|[.;!?]\s+|,\s*(?:och|men|medan)\s+)(?P<who>{_ALL_PARTIES}|vi)\s+(?:gemensamt\s+|tillsammans\s+)?{_VERB}\b",
    re.IGNORECASE,
)
_ALL_OWN = Expression(rf"\W*{_ALL_PARTIES}(?:\s+(?:gemensamt|tillsammans))?\W*", re.IGNORECASE)


@rule(
    "LOK203",
    "parterna-som-ansvariga",
    Severity.VARNING,
    _OWN,
    help="Skriv vilken part som gör det, och gärna vilken funktion.",
    at_value=True,
)
def everybody_acts(draft: Draft) -> Iterator[Fault]:
    """Parterna står gemensamt som den som ska göra något.

    Varför: Det alla ansvarar för ansvarar ingen för.
    Fel:
        parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}}
        processer:
          sfi:
            åtaganden:
              info: {part: kommun, åtagande: Parterna ska informera varandra om nya kurser.}
    Rätt:
        parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}}
        processer:
          sfi:
            åtaganden:
              info: {part: kommun, åtagande: Rektorn ska informera Arbetsförmedlingen om nya kurser.}
    Undantag: Gäller åtaganden och uppgifter om ansvarig. I syfte och mål får parterna stå gemensamt.
    """
    for path, text in _duties(draft):
        if found := _ALL_ACT.search(text):
            yield (
                (*path, "åtagande"),
                f"”{found['who']}” i åtagandet säger inte vilken part som ska göra det.",
            )
    for leaf in draft.leaves:
        if leaf.path[-1] != "ansvarig" or leaf.mark is not None or draft.is_broken(leaf.path):
            continue
        if isinstance(leaf.value, str) and _ALL_OWN.fullmatch(leaf.value):
            yield leaf.path, f"”{leaf.value}” säger inte vilken part som ansvarar."


_UNIT = Expression(
    r"\b\w*(?:enhet|förvaltning|nämnd|avdelning|sektion|bolag)(?:en|erna|et|s)?\b", re.IGNORECASE
)


def _no_party(draft: Draft, owner: str) -> str:
    """What an owner is that is no party: a forum, a role, a unit; empty where it is a party or cannot be told."""
    said = owner.casefold()
    if owner in draft.items(("parter",)) or any(name in said for name in draft.once(_names)):
        return ""
    for collection, word, what in (("organisation", "namn", "ett forum"), ("roller", "roll", "en roll")):
        for ident in draft.items((collection,)):
            if said in (ident.casefold(), draft.text((collection, ident, word)).casefold()):
                return what
    units = {draft.text(("parter", ident, "enhet")).casefold() for ident in draft.items(("parter",))}
    return "en enhet" if said in units or _UNIT.fullmatch(owner.strip()) else ""


@rule(
    "LOK204",
    "ansvarig-är-ingen-part",
    Severity.VARNING,
    _OWN,
    help="Skriv den parts id som ansvarar. Enheten eller funktionen kan stå i texten.",
    at_value=True,
)
def owner_is_no_party(draft: Draft) -> Iterator[Fault]:
    """Den som ansvarar för ett mål eller ett oreglerat område finns, men är ingen part.

    Varför: Ett forum eller en enhet undertecknar inget och kan inte hållas till ett löfte.
    Fel:
        parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082", enhet: Arbetsmarknadsenheten}}
        mål: {sfi: {mål: Varje deltagare börjar sfi inom en månad., ansvarig: Arbetsmarknadsenheten}}
    Rätt:
        parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082", enhet: Arbetsmarknadsenheten}}
        mål: {sfi: {mål: Varje deltagare börjar sfi inom en månad., ansvarig: kommun}}
    Undantag: En rutin får ha ett forum som ansvarig. Saknas den som nämns helt säger LOK016 det.
    """
    for leaf in draft.leaves:
        goal = leaf.path[0] == "mål" or "oreglerade-områden" in leaf.path
        if goal and leaf.path[-1] == "ansvarig" and isinstance(leaf.value, str):
            what = _no_party(draft, leaf.value)
            if what and not draft.is_broken(leaf.path):
                yield leaf.path, f"”{leaf.value}” är {what} och ingen part."


_OWNERS = ("part", "ansvarig", "parter", "bedöms-av", "beslutas-av", "planeras-av", "initiativtagare")


def _owning(draft: Draft) -> set[str]:
    """The parties that own anything: a duty, a role, a goal, a task by law."""
    return {
        leaf.value
        for leaf in draft.leaves
        if leaf.path[-1] in _OWNERS
        and leaf.path[0] != "beslut"
        # A path by which a party is reached is no promise.
        and "kontaktvägar" not in leaf.path
        and isinstance(leaf.value, str)
    }


def _stays_out(draft: Draft, ident: str) -> bool:
    """Whether every process that is described here says that the party takes no part.

    Where one says nothing, or says yes without a duty, the family's own rows ask.
    """
    return all(
        draft.yes(("processer", process, "deltagande", ident, "deltar")) is False
        for process, item in draft.items(("processer",)).items()
        if isinstance(item, Mapping) and not is_answer(item) and not item.get("se")
    )


@rule(
    "LOK205",
    "part-utan-åtagande",
    Severity.VARNING,
    Basis("practice", "Egen bedömning", "en part är den som åtar sig något"),
    help="Skriv vad parten åtar sig, eller nämn den som samarbetspartner i stället för part.",
    elsewhere=((),),
)
def party_without_duty(draft: Draft) -> Iterator[Fault]:
    """En part åtar sig ingenting och ansvarar inte för något.

    Varför: Den som bara tar emot är ingen part. Ofta har någon glömt att skriva partens del.
    Fel:
        parter:
          af: {namn: Arbetsförmedlingen, typ: arbetsförmedlingen}
          kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}
          region: {namn: Region Blekinge, typ: region, kod: "10"}
        mål:
          möte: {mål: Varje nyanländ får ett första möte inom tio arbetsdagar., ansvarig: af}
          sfi: {mål: Varje deltagare börjar sfi inom en månad., ansvarig: kommun}
    Rätt:
        parter:
          af: {namn: Arbetsförmedlingen, typ: arbetsförmedlingen}
          kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}
          region: {namn: Region Blekinge, typ: region, kod: "10"}
        mål:
          möte: {mål: Varje nyanländ får ett första möte inom tio arbetsdagar., ansvarig: af}
          sfi: {mål: Varje deltagare börjar sfi inom en månad., ansvarig: kommun}
          hälsa: {mål: Varje deltagare får en tid för hälsoundersökning., ansvarig: region}
    Undantag: Deltar parten i en process utan åtagande säger EP-07 det. Ansvarar färre än hälften av parterna
        för något fördelar texten inte ansvar mellan dem, och ingen prövas.
    """
    parties = draft.items(("parter",))
    owning = _owning(draft) & set(parties)
    for ident in parties:
        if 2 * len(owning) >= len(parties) and ident not in owning and _stays_out(draft, ident):
            yield (
                ("parter", ident),
                f"{draft.party(ident)} är part men åtar sig inget och ansvarar inte för något.",
            )


# --- who is bound ---


_KOMMUN = Expression(r"\b[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)? (?:kommun|stad)\b")


def _other_kommuner(draft: Draft, text: str) -> list[str]:
    """The kommuner that a text names and that are no parties."""
    parties = draft.items(("parter",))
    known = {draft.text(("parter", ident, "kod")) for ident in parties}
    official = {kommun.name for code in known if (kommun := kommuner.by_code(code))}
    others = [match for match in _KOMMUN.finditer(text) if match[0] not in official]
    if not others:
        return []
    known |= {
        found.code for ident in parties if (found := kommuner.find(draft.text(("parter", ident, "namn"))))
    }
    named = []
    for match in others:
        # A word before the name may begin the sentence: *För Karlshamns kommun*.
        found = kommuner.find(match[0]) or kommuner.find(match[0].split(" ", 1)[1])
        if found and found.code not in known and found.name not in named:
            named.append(found.name)
    return named


@rule(
    "LOK206",
    "undertecknare-är-ingen-part",
    Severity.VARNING,
    _SIGNED,
    help="Lägg till kommunen som part, eller rätta undertecknaren.",
    at_value=True,
    elsewhere=(("parter",),),
)
def signatory_is_no_party(draft: Draft) -> Iterator[Fault]:
    """En undertecknare hör till en kommun som inte är part.

    Varför: Den som undertecknar binder sin egen organisation. Är den ingen part binder underskriften ingen.
    Fel:
        parter:
          kommun:
            namn: Karlshamns kommun
            typ: kommun
            kod: "1082"
            undertecknare: {funktion: Kommundirektör i Ronneby kommun}
    Rätt:
        parter:
          kommun:
            namn: Karlshamns kommun
            typ: kommun
            kod: "1082"
            undertecknare: {funktion: Kommundirektör i Karlshamns kommun}
    Undantag: En part utan undertecknare är GEN-02:s eller RO-01:s fråga, och en part utan beslut GEN-05:s.
    """
    for ident in draft.items(("parter",)):
        where = ("parter", ident, "undertecknare", "funktion")
        for name in _other_kommuner(draft, draft.text(where)):
            yield where, f"Undertecknaren hör till {name}, som inte är part."


@rule(
    "LOK207",
    "titeln-nämner-ingen-part",
    Severity.VARNING,
    _SIGNED,
    help="Lägg till kommunen som part, eller rätta titeln.",
    at_value=True,
)
def title_names_no_party(draft: Draft) -> Iterator[Fault]:
    """Titeln nämner en kommun som inte är part.

    Varför: Titeln lovar att kommunen är bunden, men den har varken uppdrag eller undertecknare i texten.
    Fel:
        titel: Överenskommelse mellan Arbetsförmedlingen, Karlshamns kommun och Ronneby kommun
        parter:
          af: {namn: Arbetsförmedlingen, typ: arbetsförmedlingen}
          kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}
    Rätt:
        titel: Överenskommelse mellan Arbetsförmedlingen, Karlshamns kommun och Ronneby kommun
        parter:
          af: {namn: Arbetsförmedlingen, typ: arbetsförmedlingen}
          karlshamn: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}
          ronneby: {namn: Ronneby kommun, typ: kommun, kod: "1081"}
    Undantag: Prövas först när minst en kommun är part.
    """
    parties = draft.items(("parter",))
    broken = any(path[:1] == ("parter",) for path in draft.broken)
    if not broken and any(draft.text(("parter", ident, "typ")) == "kommun" for ident in parties):
        for name in _other_kommuner(draft, draft.text(("titel",))):
            yield ("titel",), f"Titeln nämner {name}, som inte är part."


# --- whose task it is by law ---


class _Given(NamedTuple):
    """How a text gives a task of the register to somebody."""

    ident: str
    """The task in ``registers/agencies.py``."""
    cues: tuple[str, ...]
    """One of these stands in every text that gives the task to somebody, in small letters."""
    doing: Expression
    owners: str
    """Whose task it is, in the genitive."""
    spared: Expression
    """What in the same clause shows that something else is meant."""
    left_to: str = ""
    """The kind of party that another rule speaks of: LOK402, where the task was its own before."""


_GOTLAND = "0980"
"""The kommun that has a region's tasks too."""
_CLAUSE = Expression(r"[^.;!?]+")
_TEXTS = (
    "åtagande", "uppgift", "uppdrag", "rutin", "hur", "arbetssätt", "insats", "beskrivning", "område",
)  # fmt: skip


def _said(draft: Draft) -> Texts:
    """Every text that may say what a party does."""
    return Texts(
        leaf
        for leaf in draft.leaves
        if isinstance(leaf.value, str)
        and leaf.mark is None
        and leaf.path[-1] in _TEXTS
        and not draft.is_broken(leaf.path)
    )


def _kinds_of_owners(draft: Draft, leaf: Leaf) -> set[str]:
    """The kinds of the parties that a text speaks of."""
    holder: Any = draft.at(leaf.path[:-1])
    if leaf.path[0] == "parter":
        owners = [leaf.path[1]]
    elif leaf.path[-3:-2] == ("deltagande",):
        owners = [leaf.path[-2]]
    elif isinstance(holder, Mapping):
        given = holder.get("parter") or holder.get("part") or holder.get("ansvarig") or ()
        owners = [given] if isinstance(given, str) else [*given]
    else:
        owners = []
    return {kind for ident in owners for kind in _kinds(draft, ident)}


def _kinds(draft: Draft, ident: str) -> set[str]:
    kind, code = draft.text(("parter", ident, "typ")), draft.text(("parter", ident, "kod"))
    return {kind, "region"} if code == _GOTLAND else {kind} - {""}


def _given_to_another(draft: Draft, given: _Given) -> Iterator[Fault]:
    task = next(known for known in agencies.TASKS if known.ident == given.ident)
    if not task.holds_on(document_date(draft)):
        return
    since = f" sedan {task.since}" if task.since else ""
    for leaf in draft.once(_said).holding(given.cues):
        kinds = _kinds_of_owners(draft, leaf)
        if not kinds or task.agency in kinds or given.left_to in kinds:
            continue
        for clause in _CLAUSE.findall(leaf.value):
            found = given.doing.search(clause)
            if not found or given.spared.search(clause):
                continue
            # Where the right body is named, the text may well say that it does it.
            if not any(mention.kind == task.agency for mention in agencies.mentions(clause)):
                yield fault_at(leaf, f"”{found[0]}” är {given.owners} uppgift{since} ({task.source}).")
                break


@rule(
    "LOK211",
    "etableringsersättning",
    Severity.FEL,
    Basis("law", "förordningen (2017:819)", "10 kap. 3 och 9 §§"),
    help="Ge uppgiften till Försäkringskassan, eller skriv vad parten gör: informerar, hjälper till med ansökan.",
    at_value=True,
)
def benefit_given_to_another(draft: Draft) -> Iterator[Fault]:
    """En annan part än Försäkringskassan sägs besluta om eller betala etableringsersättning.

    Varför: Försäkringskassan beslutar om och betalar etableringsersättning, etableringstillägg och
        bostadsersättning sedan den 1 januari 2018. Den som söker på fel ställe får vänta på pengarna.
    Fel:
        parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}}
        processer:
          inskrivning:
            åtaganden:
              pengar: {part: kommun, åtagande: Handläggaren ska betala ut etableringsersättning varje månad.}
    Rätt:
        parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}}
        processer:
          inskrivning:
            åtaganden:
              pengar: {part: kommun, åtagande: Handläggaren ska visa hur man ansöker om etableringsersättning.}
    Undantag: Att Arbetsförmedlingen beslutade före 2018 säger LOK402. Ett dokument daterat före 2018 prövas inte.
    """
    yield from _given_to_another(draft, _BENEFIT)


_BENEFIT = _Given(
    "etableringsersättning",
    ("etableringsersättning", "etableringstillägg", "bostadsersättning"),
    Expression(
        r"\b(?:besluta[rs]?|fatta[r]? beslut|pröva[rs]?|bevilja[rs]?|betala[rs]?(?:\s+ut)?|utbetala[rs]?)\b[^.;]{0,60}?"
        r"(?:etableringsersättning|etableringstillägg|bostadsersättning)\w*",
        re.IGNORECASE,
    ),
    "Försäkringskassans",
    Expression(
        r"\binte\b|varning|avstäng|resekostnad|\bresor\b|ansök|\btills\b|\binnan\b|i väntan", re.IGNORECASE
    ),
    left_to="arbetsförmedlingen",
)


@rule(
    "LOK212",
    "anvisning-för-bosättning",
    Severity.FEL,
    Basis("law", "förordningen (2016:39)", "8 §"),
    help="Ge uppgiften till Migrationsverket, eller skriv vad parten själv gör.",
    at_value=True,
)
def settling_given_to_another(draft: Draft) -> Iterator[Fault]:
    """En annan part än Migrationsverket sägs anvisa nyanlända till en kommun för bosättning.

    Varför: Migrationsverket anvisar sedan den 1 januari 2017. Länsstyrelsen beslutar bara hur många varje
        kommun ska ta emot.
    Fel:
        parter:
          lst:
            namn: Länsstyrelsen Blekinge län
            typ: länsstyrelse
            kod: "10"
            uppdrag: Anvisar nyanlända till länets kommuner för bosättning.
    Rätt:
        parter:
          lst:
            namn: Länsstyrelsen Blekinge län
            typ: länsstyrelse
            kod: "10"
            uppdrag: Beslutar hur många nyanlända varje kommun ska ta emot.
    Undantag: Arbetsförmedlingens tid, 2016, är LOK402:s fråga. Kommunen ordnar bostaden; det prövas inte.
    """
    yield from _given_to_another(draft, _SETTLING)


_SETTLING = _Given(
    "anvisning-för-bosättning",
    ("bosättning",),
    Expression(
        r"\banvisa[rs]?\b[^.;]{0,60}?\b(?:för\s+bosättning|till\s+(?:\w+\s+)?kommun(?:er|erna)?\s+för\s+bosättning)\b",
        re.IGNORECASE,
    ),
    "Migrationsverkets",
    Expression(r"\binte\b|\bhar\s+(?:blivit\s+)?anvisa|\bsom\s+anvisas\b|\banvisade\b", re.IGNORECASE),
    left_to="arbetsförmedlingen",
)


@rule(
    "LOK213",
    "hälsoundersökning",
    Severity.FEL,
    Basis("law", "lagen (2008:344)", "7 §"),
    help="Ge uppgiften till regionen, eller skriv vad parten själv gör: informerar, bokar tid, följer med.",
    at_value=True,
)
def health_check_given_to_another(draft: Draft) -> Iterator[Fault]:
    """En annan part än regionen sägs erbjuda asylsökande en hälsoundersökning.

    Varför: Regionen ska erbjuda asylsökande och vissa andra en hälsoundersökning. Andra parter saknar både
        uppgiften och vårdpersonalen.
    Fel:
        parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}}
        processer:
          inskrivning:
            åtaganden:
              hälsa: {part: kommun, åtagande: Kommunen ska erbjuda varje asylsökande en hälsoundersökning.}
    Rätt:
        parter: {region: {namn: Region Blekinge, typ: region, kod: "10"}}
        processer:
          inskrivning:
            åtaganden:
              hälsa: {part: region, åtagande: Regionen ska erbjuda varje asylsökande en hälsoundersökning.}
    Undantag: Att informera om undersökningen eller boka tid får vem som helst göra. Gotlands kommun har en
        regions uppgifter och räknas som region.
    """
    yield from _given_to_another(draft, _HEALTH)


_HEALTH = _Given(
    "hälsoundersökning",
    ("hälsoundersökning",),
    Expression(
        r"\b(?:erbjud(?:er|a)|utför(?:a)?|genomför(?:a)?|ansvara[r]?\s+för)\b[^.;]{0,40}?\basylsökande\b[^.;]{0,30}?\bhälsoundersökning\w*|"
        r"\b(?:erbjud(?:er|a)|utför(?:a)?|genomför(?:a)?|ansvara[r]?\s+för)\s+(?:\w+\s+)?hälsoundersökning\w*",
        re.IGNORECASE,
    ),
    "regionens",
    Expression(
        r"\binte\b|vårdcentral|inform|\btid\b|\btider\b|\bhjälp\b|\bskjuts\b|\btolk\b|\bstöd\b", re.IGNORECASE
    ),
)


@rule(
    "LOK214",
    "beslut-om-utbildningsplan",
    Severity.FEL,
    Basis("law", "skollagen (2010:800)", "20 kap. 33 b §"),
    help="Ge beslutet till hemkommunen, eller skriv vad parten bidrar med.",
    at_value=True,
)
def plan_given_to_another(draft: Draft) -> Iterator[Fault]:
    """En annan part än kommunen sägs besluta om planen för sammanhållen utbildning.

    Varför: Hemkommunen beslutar planen. Andra parter lämnar underlag och synpunkter.
    Fel:
        parter: {af: {namn: Arbetsförmedlingen, typ: arbetsförmedlingen}}
        processer:
          plan:
            åtaganden:
              beslut: {part: af, åtagande: Chefen ska besluta om den sammanhållna utbildningsplanen varje höst.}
    Rätt:
        parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}}
        processer:
          plan:
            åtaganden:
              beslut: {part: kommun, åtagande: Nämnden ska besluta om den sammanhållna utbildningsplanen varje höst.}
    Undantag: Fältet beslutas-av i utbildningsplanen är EP-26:s fråga. Ett dokument daterat före den 1 augusti
        2022 prövas inte.
    """
    yield from _given_to_another(draft, _PLAN)


_PLAN = _Given(
    "sammanhållen-utbildning",
    ("sammanhållen", "sammanhållna"),
    Expression(
        r"\b(?:besluta[rs]?(?:\s+om)?|fastställ(?:er|a|s)|anta[rs]?)\s+(?:den\s+|en\s+|planen\s+för\s+(?:den\s+)?)?"
        r"sammanhåll(?:na|en)\s+utbildning\w*",
        re.IGNORECASE,
    ),
    "hemkommunens",
    Expression(r"\binte\b|\binnan\b|\bnär\b|\bsom\b", re.IGNORECASE),
)


RESPONSIBILITY = (
    duty_without_owner,
    duty_with_several_owners,
    everybody_acts,
    owner_is_no_party,
    party_without_duty,
    signatory_is_no_party,
    title_names_no_party,
    benefit_given_to_another,
    settling_given_to_another,
    health_check_given_to_another,
    plan_given_to_another,
)
