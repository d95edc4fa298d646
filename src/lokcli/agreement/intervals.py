"""How often: the written forms of an interval, and how many days or times a year they mean."""

from __future__ import annotations

from lokcli.agreement.expressions import Expression

NUMBER_WORDS = {
    "ett": 1, "en": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6,
    "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12,
}  # fmt: skip
_ORDINALS = {
    "andra": 2, "annan": 2, "annat": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7,
    "åttonde": 8, "nionde": 9, "tionde": 10, "elfte": 11, "tolfte": 12,
}  # fmt: skip
_UNITS = {
    "dag": 1 / 30,
    "veck": 12 / 52,
    "månad": 1.0,
    "termin": 6.0,
    "år": 12.0,
    "halvår": 6.0,
    "läsår": 12.0,
    "kvartal": 3.0,
}
_RHYTHMS = {
    "dagligen": 1 / 30, "veckovis": 12 / 52, "månadsvis": 1.0, "månatligen": 1.0, "kvartalsvis": 3.0,
    "terminsvis": 6.0, "halvårsvis": 6.0, "årligen": 12.0, "årsvis": 12.0,
}  # fmt: skip
_NUMBER = r"(?P<n>\d{1,3}|" + "|".join(NUMBER_WORDS) + ")"
_UNIT = r"(?P<unit>dag|veck|månad|termin|halvår|läsår|kvartal|år)(?:ar|or|et|en|er|an|a|ad|e)?"
_EVERY = Expression(
    rf"(?:var|varje|vart|varannan|vartannat)(?:\s+(?P<o>{'|'.join(_ORDINALS)}|\d{{1,2}}:[ae]))?(?:\s+{_NUMBER})?\s+{_UNIT}"
)
_SPAN = Expression(rf"{_NUMBER}\s+{_UNIT}")
_OCCASIONS = ("gång", "ggr", "möte")
_TIMES = Expression(
    rf"{_NUMBER}(?:\s*(?:[-–]|till)\s*(?P<m>\d{{1,3}}|{'|'.join(NUMBER_WORDS)}))?\s+(?:gång|gånger|ggr|möten?|möte)\s*(?:per|om|i|/|varje)\s*{_UNIT}"
)


def _count(text: str | None) -> int:
    if text is None:
        return 1
    return int(text) if text.isdigit() else NUMBER_WORDS[text]


def months(text: str) -> float | None:
    """The interval in months (30 days), at its longest; None when the text is no interval.

    Reads "var tredje månad", "varje termin", "12 månader", "halvårsvis", "vartannat år",
    "2–3 gånger per termin" (two times: the longest time between).
    """
    said = " ".join(text.casefold().split()).rstrip(".")
    if said in _RHYTHMS:
        return _RHYTHMS[said]
    if any(word in said for word in _OCCASIONS) and (m := _TIMES.fullmatch(said)):
        times = _count(m["n"])
        return _UNITS[m["unit"]] / times if times else None
    if said.startswith("var") and (m := _EVERY.fullmatch(said)):
        every = 2 if said.startswith(("varannan", "vartannat")) else 1
        if m["o"]:
            every = _ORDINALS[m["o"]] if m["o"] in _ORDINALS else int(m["o"].split(":")[0])
        return _UNITS[m["unit"]] * every * _count(m["n"]) or None
    if m := _SPAN.fullmatch(said):
        return _UNITS[m["unit"]] * _count(m["n"]) or None
    return None
