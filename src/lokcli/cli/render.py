"""``lok render``: check, make the document, and put it beside the source without harming anybody's work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lokcli.cli.common import AS_OF, WrongUse, day, read_bytes, say, today_or

if TYPE_CHECKING:
    from lokcli.checking import Result


def command(
    file: Annotated[
        str, typer.Argument(metavar="FIL", help="Överenskommelsen, en fil som slutar på .lok.yaml.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FIL", help="Word-filen att skriva. Annars bredvid källan."),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Gör ett utkast, märkt UTKAST, även när det finns fel.")
    ] = False,
    dated: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATUM", help="Datum som skrivs i dokumentet. Annars beslutets datum."
        ),
    ] = None,
    as_of: AS_OF = None,
    no_check: Annotated[
        bool, typer.Option("--no-check", help="Gör dokumentet utan att bry sig om fel.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Skriv över ett dokument som någon har ändrat i.")
    ] = False,
) -> int:
    """Renders one agreement; gives the exit code of the contract."""
    day_printed = day(dated, "--date")
    raw = read_bytes(Path(file), file)
    target = output or _beside(Path(file))
    if target.suffix.lower() != ".docx":
        raise WrongUse(f"{target} slutar inte på .docx.")
    if not target.parent.is_dir():
        raise WrongUse(f"Mappen {target.parent} finns inte. Skapa den först.")
    if target.exists() and Path(file).resolve() == target.resolve():
        raise WrongUse("Dokumentet kan inte ersätta källan. Välj ett annat namn med -o.")

    from lokcli.checking import check
    from lokcli.findings import Severity
    from lokcli.sources.yaml import read

    result = check(read(raw, file), today_or(as_of))
    errors = sum(finding.severity is Severity.FEL for finding in result.findings)
    if result.family is None or result.draft is None:
        _refuse(result, errors, can_draft=False)
        return 1
    if errors and not (draft or no_check):
        _refuse(result, errors, can_draft=True)
        return 1

    from lokcli.outline import outline
    from lokcli.render.word import render

    document = outline(
        result.family,
        result.draft,
        result.blanks,
        source_sha256=result.source.sha256,
        dated=day_printed,
        draft_copy=draft,
    )
    return _put(target, render(document, source_sha256=result.source.sha256), force=force)


def _beside(file: Path) -> Path:
    stem = file.name
    for ending in (".lok.yaml", ".lok.yml", ".yaml", ".yml"):
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)]
            break
    return file.with_name(f"{stem}.docx")


def _refuse(result: Result, errors: int, *, can_draft: bool) -> None:
    import sys

    from lokcli.findings import Severity
    from lokcli.reports import unread

    for finding in result.findings:
        if finding.severity is Severity.FEL:
            place = finding.place
            sys.stdout.write(
                f"{finding.file}:{place.line}:{place.column}: {finding.code} {finding.slug}: {finding.message}\n"
            )
    for sentence in unread([result]):
        say(sentence)
    say(
        f"Inget dokument skrevs: {errors} fel ska rättas först. Läs mer om dem: lok check {result.source.name}"
    )
    if can_draft:
        say("Vill du se texten så långt: lägg till --draft, så märks dokumentet UTKAST och luckorna syns.")


def _put(target: Path, content: bytes, *, force: bool) -> int:
    """Writes the document, unless that would destroy what somebody has written in Word."""
    from lokcli.render.word import made_by_lok
    from lokcli.writing import Locked, lock_beside, write

    if target.exists() and not force:
        try:
            state = made_by_lok(target.read_bytes())
        except OSError:
            raise WrongUse(
                f"{target} går inte att läsa, och ersätts därför inte. Välj ett annat namn med -o."
            ) from None
        if state == "edited":
            raise WrongUse(
                f"{target} har ändrats sedan lok gjorde det, och ersätts inte. Flytta över ändringarna till källan först; "
                "skriv sedan över med --force, eller välj ett annat namn med -o."
            )
        if state == "foreign":
            raise WrongUse(
                f"{target} är inte gjort av lok, och ersätts inte. Välj ett annat namn med -o, eller --force."
            )
    if lock_beside(target):
        return _put_aside(target, content)
    try:
        write(target, content)
    except Locked:
        return _put_aside(target, content)
    except OSError:
        raise WrongUse(
            f"{target} gick inte att skriva. Kontrollera att mappen går att skriva i och att disken har plats."
        ) from None
    say(f"Skrev {target}")
    return 0


def _put_aside(target: Path, content: bytes) -> int:
    """Keeps the new document under another name when the old one is open in Word."""
    from lokcli.writing import write

    for number in range(2, 100):
        other = target.with_name(f"{target.stem} ({number}){target.suffix}")
        if not other.exists():
            write(other, content)
            say(f"{target} är öppet i ett annat program. Det nya dokumentet ligger i {other}.")
            return 0
    raise WrongUse(f"{target} är öppet i ett annat program. Stäng det och försök igen.")
