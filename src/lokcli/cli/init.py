"""``lok init``: ask, or take what the options say, and write a beginning."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from unicodedata import normalize

import typer

from lokcli.cli.common import WrongUse, check_target, day, family_name, put, say, tell

if TYPE_CHECKING:
    from lokcli.families import Family
    from lokcli.registers.kommuner import Kommun


def command(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FIL]", help="Filen att skapa. Annars MALL.lok.yaml i mappen du står i."),
    ] = None,
    family: Annotated[
        str | None, typer.Option("--family", metavar="MALL", help="Mallen, till exempel etablering-2024.")
    ] = None,
    list_families: Annotated[
        bool, typer.Option("--list-families", help="Visa vilka mallar som finns.")
    ] = False,
    kommun: Annotated[
        list[str] | None,
        typer.Option(
            "--kommun", metavar="NAMN|KOD", help="Kommun som är part: namn eller kommunkod. Får upprepas."
        ),
    ] = None,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NYCKEL=VÄRDE",
            help="Fyll i ett svar, till exempel giltighet.från=2027-01-01. Får upprepas.",
        ),
    ] = None,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Fråga aldrig; använd flaggor och förval.")
    ] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="Skriv ett ifyllt exempel i stället för tomma svar.")
    ] = False,
    no_schema: Annotated[
        bool, typer.Option("--no-schema", help="Skriv inget schema till mappen .lok.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Skriv över filen om den finns.")] = False,
) -> int:
    """Writes a scaffold or an example; gives the exit code of the contract."""
    from lokcli.families import NAMES
    from lokcli.families import family as family_named
    from lokcli.reports import typed
    from lokcli.schema import schema_text

    if list_families:
        for name in NAMES:
            sys.stdout.write(f"{name}  {family_named(name).title}\n")
        return 0
    asking = not no_input and sys.stdin.isatty()
    if file is not None:
        _check_name(file, force=force)  # before anything is asked
    if family is None:
        family = _ask_family(tuple(NAMES)) if asking else next(iter(NAMES))
    chosen = family_named(family_name(family))
    target = file or Path(f"{chosen.name}.lok.yaml")
    _check_name(target, force=force)
    given = dict(_pair(text) for text in changes or ())
    kommuner = list(dict.fromkeys(_kommun(text) for text in kommun or ()))
    if asking:
        kommuner = kommuner or _ask_kommuner()
        if not complete:
            _ask_answers(chosen.named(kommuner), given)
    text = _text(chosen, kommuner, given, complete=complete)
    put(target, text.encode())
    tell(context, f"Skrev {target}")
    if not no_schema:
        _write_schema(target, chosen, schema_text(chosen.name))
    tell(context, f"Nästa steg: lok {'render' if complete else 'check'} {typed(str(target))}")
    return 0


def _text(chosen: Family, kommuner: list[Kommun], given: dict[str, str], *, complete: bool) -> str:
    """What the file is to hold. Raises WrongUse where the options do not go together, or with the family."""
    from lokcli.scaffold import HasKeys, UnknownKey, scaffold
    from lokcli.scaffold import complete as completed

    if complete and len(kommuner) > 1:
        raise WrongUse("Ett ifyllt exempel har en kommun. Ange en, eller utelämna --complete.")
    try:
        if complete:
            return completed(chosen, kommuner[0] if kommuner else None, given)
        return scaffold(chosen, kommuner, given)
    except LookupError as error:
        raise WrongUse(str(error.args[0])) from None
    except UnknownKey as error:
        hint = f" Menade du {error.meant}?" if error.meant else ""
        raise WrongUse(f"--set: nyckeln {error.key} finns inte i mallen {chosen.name}.{hint}") from None
    except HasKeys as error:
        hint = f" Sätt en av dem, till exempel {error.below}=VÄRDE." if error.below else ""
        raise WrongUse(
            f"--set: {error.key} har nycklar under sig och kan inte sättas till en text.{hint}"
        ) from None


def _write_schema(target: Path, chosen: Family, text: str) -> None:
    from lokcli.writing import write

    folder = target.parent / ".lok"
    try:
        folder.mkdir(exist_ok=True)
        write(folder / f"{chosen.name}.schema.json", text.encode())
    except OSError:
        say(f"lok: Schemat gick inte att skriva till {folder}. Överenskommelsen är skriven ändå.")


def _check_name(target: Path, *, force: bool) -> None:
    if not target.name.endswith(".lok.yaml"):
        # Under another name lok check would pass it by in its folder.
        stem = target.name.split(".")[0] or "avtal"
        raise WrongUse(
            f"{target} slutar inte på .lok.yaml. Skriv till exempel lok init {target.with_name(stem) if target.name else stem}.lok.yaml."
        )
    check_target(target)
    if target.exists() and not force:
        raise WrongUse(f"{target} finns redan. Välj ett annat namn, eller skriv över den med --force.")


def _pair(text: str) -> tuple[str, str]:
    word, mark, value = normalize("NFC", text).partition("=")
    if not mark or not word.strip():
        raise WrongUse(f"--set: ”{text}” har inte formen NYCKEL=VÄRDE. Skriv till exempel --set version=0.2.")
    return word.strip(), value


def _kommun(text: str) -> Kommun:
    from lokcli.agreement.shown import listed
    from lokcli.registers import kommuner

    found = kommuner.find(text)
    if found is None:
        close = [kommun.short_name for kommun in kommuner.suggest(text)]
        hint = f" Menade du {listed(close, 'eller')}?" if close else " Skriv kommunens namn eller kommunkod."
        raise WrongUse(f"Kommunen {text} finns inte.{hint}")
    return found


def _ask_family(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return names[0]
    while True:
        answer = _asked(f"Vilken mall? ({', '.join(names)})", default=names[0])
        if answer in names:
            return answer
        say(f"Mallen {answer} finns inte.")


def _asked(question: str, default: str | None = None) -> str:
    """The answer, empty when there is none. Asked on standard error: it is no finding."""
    return str(typer.prompt(question, default=default or "", show_default=bool(default), err=True)).strip()


def _ask_kommuner() -> list[Kommun]:
    while True:
        answer = _asked(
            "Vilken kommun är part? (namn eller kommunkod; flera med komma, tomt om ingen är klar)"
        )
        try:
            return list(dict.fromkeys(_kommun(part.strip()) for part in answer.split(",") if part.strip()))
        except WrongUse as error:
            say(str(error))


def _ask_answers(title: str | None, given: dict[str, str]) -> None:
    """Title and period, unless an option has said them; an empty answer stays a blank in the file."""
    if "titel" not in given:
        answer = _asked("Vad heter överenskommelsen?", default=title)
        if answer:
            given["titel"] = answer
    for word, question, also in (
        ("giltighet.från", "Från vilket datum gäller den?", ""),
        ("giltighet.till", "Till vilket datum?", " eller tills vidare"),
    ):
        while word not in given:
            answer = _asked(f"{question} (ÅÅÅÅ-MM-DD{also}, tomt om det inte är bestämt)")
            if not answer:
                break
            if also and answer.casefold() == "tills vidare":
                answer = "tills vidare"
            elif not _is_day(answer):
                say(f"”{answer}” är inget datum. Skriv till exempel 2027-01-01{also}.")
                continue
            given[word] = answer


def _is_day(text: str) -> bool:
    try:
        return day(text, "") is not None
    except WrongUse:
        return False
