"""The 7xx rules: data about persons, which do not belong in a public record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lokcli.agreement.expressions import Expression
from lokcli.agreement.intervals import NUMBER_WORDS
from lokcli.agreement.requirements import Draft, Fault
from lokcli.findings import Basis, Severity
from lokcli.rules import rule
from lokcli.rules.names import name_in
from lokcli.rules.texts import fault_at, free_texts

_OWN = Basis(
    "practice",
    "Egen bedömning",
    "överenskommelsen är en allmän handling (bakgrund: artikel 5.1 c i dataskyddsförordningen)",
)


_REGISTRY = frozenset(
    ["diarienummer", "organisationsnummer", "protokoll", "ersätter", "telefon", "kod", "version"]
)
"""Keys whose numbers are something else."""
_NUMBER = Expression(r"(?<![\w/:-])(?P<number>(?:18|19|20)?\d{6}\s?[-+\u2010-\u2013]?\s?\d{4})(?![\w/-]|:\d)")
_OTHER_NUMBER = Expression(
    r"(?:\bdnr\.?|diarienummer|diarienr\.?|ärende(?:nummer|nr\.?)?|\w*giro|\b[pb]g|konto\w*|\bocr|org(?:anisations)?[ .-]*n(?:umme)?r\.?|"
    r"\btel(?:efon|\.)?|\bring|\bmobil|\bfax|faktura\w*|\bref\w*|(?-i:\b[A-ZÅÄÖ]{2,4}))\W{0,3}$",
    re.IGNORECASE,
)
_MOBILE = Expression(r"0\d{9}")
_FEWEST_DIGITS = 10


@rule(
    "LOK701",
    "personnummer",
    Severity.VARNING,
    _OWN,
    help="Ta bort numret. Behöver parterna dela det, gör det i ärendet och inte här.",
    at_value=True,
)
def identity_number(draft: Draft) -> Iterator[Fault]:
    """Texten innehåller ett personnummer eller samordningsnummer.

    Varför: Överenskommelsen lämnas ut till den som frågar och publiceras ofta. Ett personnummer pekar ut en enda
        människa.
    Källa: Bakgrund är också 3 kap. 10 § lagen (2018:218): personnummer behandlas bara när det är klart motiverat.
    Fel:
        bakgrund: Deltagaren 19121212-1212 väntade i fyra månader på en plats.
    Rätt:
        bakgrund: En deltagare väntade i fyra månader på en plats.
    Undantag: Bara nummer med rätt datum och kontrollsiffra räknas. Diarienummer, organisationsnummer, plusgiro
        och telefonnummer gör det inte.
    """
    for leaf in draft.once(free_texts).leaves:
        text = leaf.value
        if len(text) < _FEWEST_DIGITS or not _REGISTRY.isdisjoint(leaf.path):
            continue
        for found in _NUMBER.finditer(text):
            bare = re.sub(r"[\s\u2010-\u2013]", "-", found["number"])
            bare = re.sub(r"-+", "-", bare)
            number = not (_OTHER_NUMBER.search(text[: found.start()]) or _MOBILE.fullmatch(bare))
            if number and _valid(bare):
                yield fault_at(leaf, "Texten innehåller något som ser ut som ett personnummer.")
                break


def _valid(number: str) -> bool:
    """Whether the number has a date and a check digit; the library is loaded for what looks like one."""
    from personnummer.personnummer import valid

    return bool(valid(number))


_ILLNESS = Expression(
    r"\b(?:diagnos(?:en|er|tiserad)?|sjukskriv(?:en|ning|ningen|s)|sjukdom(?:en|ar)?|depression(?:en)?|deprimerad|ångest|"
    r"ptsd|posttraumatisk\w*|traumatiserad|psykos(?:en)?|psykisk(?:t|a)? (?:ohälsa|sjuk\w*)|psykiskt sjuk|utmattning\w*|"
    r"cancer\w*|tumör|diabetes|epilepsi|hiv|hepatit|tuberkulos|demens|stroke|adhd|autism\w*|"
    r"utvecklingsstörning|intellektuell funktionsnedsättning|funktionsnedsättning|funktionshindrad|rörelsehindrad|rullstol|"
    r"synskadad|hörselskadad|missbruk\w*|alkoholproblem|beroendevård|gravid|havandeskap|självmord\w*|självskade\w*|"
    r"ryggproblem|värk|opererad|inlagd|medicinering)\b",
    re.IGNORECASE,
)
_CUES_OF_ILLNESS = (
    "diagnos", "sjukskriv", "sjukdom", "depr", "ångest", "ptsd", "traumatis", "psyk", "utmattning", "cancer", "tumör",
    "diabetes", "epilepsi", "hiv", "hepatit", "tuberkulos", "demens", "stroke", "adhd", "autism", "störning",
    "funktionsneds", "hindrad", "rullstol", "skadad", "missbruk", "alkoholproblem", "beroendevård", "gravid",
    "havandeskap", "självmord", "självskade", "ryggproblem", "värk", "opererad", "inlagd", "medicinering",
)  # fmt: skip
"""One of these stands in every text in which one of the words above does."""
_SOMEBODY = Expression(
    r"\b(?:en|den|vår|hennes|hans)\s+(?:\w+\s+)?\d{1,2}-årig[ae]?\b|\b(?:kvinnan|mannen|flickan|pojken|deltagaren)\s*"
    r"[(,]\s*(?:\d{1,2}\s*år|född\s+\d{4})|\b(?:kvinna|man|flicka|pojke),?\s+(?:\d{1,2}\s+år|född\s+\d{4})\b",
    re.IGNORECASE,
)
_SENTENCE = Expression(r"[^.!?;]+(?:[.!?;](?=\S)[^.!?;]*)*")
_OFFICE = Expression(
    r"\b(?:ansvarar|ansvarig|samordna\w*|handlägg\w*|koordinator|rehabiliter\w*|specialist|kontaktperson|leder|chef|undervisar|"
    r"projekt\w*|stiftelse\w*|center|centrum|mottagning\w*|metod\w*)\b",
    re.IGNORECASE,
)


@rule(
    "LOK702",
    "hälsouppgift-om-person",
    Severity.VARNING,
    Basis(
        "practice",
        "Egen bedömning",
        "uppgifter om hälsa hör inte hemma i en allmän handling (bakgrund: artikel 9 i dataskyddsförordningen)",
    ),
    help="Ta bort uppgiften, eller skriv om den så att den gäller en grupp och ingen kan kännas igen.",
    at_value=True,
)
def health_of_a_person(draft: Draft) -> Iterator[Fault]:
    """Texten säger något om en viss persons hälsa.

    Varför: Uppgifter om hälsa är känsliga. I ett dokument som vem som helst kan läsa skadar de den som pekas ut.
    Fel:
        bakgrund: Anna Andersson var sjukskriven under våren och kunde inte fullfölja sfi.
    Rätt:
        bakgrund: Deltagare som är sjukskrivna har haft svårt att fullfölja sfi.
    Undantag: Text om grupper, om rutiner och om vad som gäller den som är sjuk är ingen uppgift om en person.
        lok ser bara namn och uttryck som ”en 34-årig kvinna” i samma mening som ett ord för ohälsa.
    """
    for leaf in draft.once(free_texts).holding(_CUES_OF_ILLNESS):
        for sentence in _SENTENCE.findall(leaf.value):
            illness = _ILLNESS.search(sentence)
            if not illness or _OFFICE.search(sentence):
                continue
            who = name_in(sentence) or ((found := _SOMEBODY.search(sentence)) and found[0])
            if who:
                yield fault_at(leaf, f"Texten nämner ”{illness[0]}” tillsammans med en person: ”{who}”.")
                break


_FEWEST_PERSONS = 5
_SMALL = {word: number for word, number in NUMBER_WORDS.items() if 0 < number < _FEWEST_PERSONS}
_PERSONS = (
    r"(?:personer|person|individer|individ|deltagare|kvinnor|kvinna|män|man|flickor|flicka|pojkar|pojke|elever|elev|"
    r"ungdomar|ungdom|barn|nyanlända|nyanländ|asylsökande|familjer|familj|hushåll)"
)
_COUNT = Expression(
    rf"\W*(?:ca\.?|cirka|omkring|ungefär|totalt|bara|endast)?\s*(?P<n>[1-4]|{'|'.join(_SMALL)})(?:\s+(?:st(?:ycken)?\.?|{_PERSONS}))?\W*",
    re.IGNORECASE,
)
_IN_TEXT = Expression(
    rf"(?<![\w,.:–-])(?<!\bav )(?P<said>(?:[1-4]|två|tre|fyra)\s+(?:\w+\s+)?{_PERSONS})\s+"
    r"(?:(?:med|från|i|på|utan)\s+[\w-]+\s+(?:\w+\s+)?)?(?:var|deltog|hade|fick|stod|saknade|läste|väntade|bedömdes|omfattades|avbröt)\b",
    re.IGNORECASE,
)
_STATISTICS = ("bakgrund", "kartläggning", "gruppinformation", "mål")


@rule(
    "LOK703",
    "färre-än-fem",
    Severity.VARNING,
    Basis(
        "practice",
        "Egen bedömning",
        "gränsen fem är vår; bakgrund: en uppgift om grupp får inte peka ut någon",
    ),
    help="Skriv färre än 5, eller slå ihop gruppen med en annan.",
    at_value=True,
)
def group_under_five(draft: Draft) -> Iterator[Fault]:
    """En uppgift om en grupp gäller färre än fem personer.

    Varför: I en liten grupp kan den som känner orten räkna ut vem det är.
    Fel:
        gruppinformation:
          lämnas: ja
          nivå: grupp
          uppgifter: {kort: {uppgift: Deltagare utan skolgång, antal: "3"}}
    Rätt:
        gruppinformation:
          lämnas: ja
          nivå: grupp
          uppgifter: {kort: {uppgift: Deltagare utan skolgång, antal: färre än 5}}
    Undantag: Noll pekar inte ut någon. Procent och tal över fyra prövas inte.
    """
    for leaf in draft.once(free_texts).leaves:
        text = leaf.value
        if leaf.path[0] not in _STATISTICS:
            continue
        if leaf.path[-1] == "antal":
            if _COUNT.fullmatch(text):
                yield fault_at(leaf, f"Antalet {text.strip()} är så litet att enskilda kan kännas igen.")
        elif found := _IN_TEXT.search(text):
            yield fault_at(leaf, f"”{found['said']}” är så få att enskilda kan kännas igen.")


_PROVIDERS = (
    "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "icloud", "me", "mac", "yahoo", "ymail", "proton", "protonmail",
    "aol", "gmx", "passagen", "spray", "bredband", "telia", "comhem", "bahnhof",
)  # fmt: skip
_PRIVATE_MAIL = Expression(
    rf"(?<![\w.+-])[\w.+-]+@(?:(?:{'|'.join(_PROVIDERS)})\.(?:(?:com?\.)[a-z]{{2}}|[a-z]{{2,4}}))(?![\w-]|\.\w)",
    re.IGNORECASE,
)


@rule(
    "LOK704",
    "privat-e-post",
    Severity.VARNING,
    _OWN,
    help="Skriv en funktionsbrevlåda hos parten i stället.",
    at_value=True,
)
def private_mail(draft: Draft) -> Iterator[Fault]:
    """En privat e-postadress står i texten.

    Varför: Brev till en privat adress hamnar utanför diariet, och adressen följer med personen när den slutar.
    Fel:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: parterna, funktion: Rektor för sfi, e-post: rektor.sfi@gmail.com}
    Rätt:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: parterna, funktion: Rektor för sfi, e-post: sfi@kommunen.example}
    Undantag: Adresser hos parterna själva är inte privata. Är adressen en persons egen hos parten säger LOK301 det.
    """
    for leaf in draft.once(free_texts).holding(f"@{name}." for name in _PROVIDERS):
        if found := _PRIVATE_MAIL.search(leaf.value):
            yield fault_at(leaf, f"”{found[0]}” ser ut som en privat e-postadress.")


PRIVACY = (identity_number, health_of_a_person, group_under_five, private_mail)
