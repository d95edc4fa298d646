"""``lok render``: check, make the document, and put it beside the source without harming anybody's work."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from lokcli.cli.common import (
    AS_OF,
    InUse,
    WrongUse,
    check_target,
    day,
    meant,
    one_of,
    put,
    read_bytes,
    say,
    tell,
    today_or,
)

if TYPE_CHECKING:
    from lokcli.agreement.requirements import Draft
    from lokcli.blocks import Document
    from lokcli.checking import Result
    from lokcli.render.seal import Origin
    from lokcli.render.template import Template


def command(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FIL", help="Överenskommelsen, en fil som slutar på .lok.yaml.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FIL", help="Filen att skriva. Annars bredvid källan."),
    ] = None,
    document_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="docx, pdf (kräver LibreOffice), html eller md. Annars efter ändelsen på filen i -o, eller docx.",
        ),
    ] = None,
    parties: Annotated[
        list[str] | None,
        typer.Option(
            "--party",
            metavar="ID",
            help="Gör en sida med det som en part har lovat. ID är partens nyckel under parter.",
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FIL.docx",
            help="Er egen Wordmall (.docx eller .dotx), att sätta dokumentet i. För docx och pdf.",
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Gör ett utkast, märkt UTKAST, även när det finns fel.")
    ] = False,
    dated: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATUM", help="Datum att skriva i dokumentet (ÅÅÅÅ-MM-DD), utöver beslutets."
        ),
    ] = None,
    as_of: AS_OF = None,
    no_check: Annotated[
        bool, typer.Option("--no-check", help="Gör dokumentet omärkt trots fel. Inte till underskrift.")
    ] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Skriv över ett dokument som någon har ändrat i, eller som lok inte har gjort."
        ),
    ] = False,
) -> int:
    """Renders one agreement; gives the exit code of the contract."""
    day_printed = day(dated, "--date")
    party = _one_party(parties)
    raw = read_bytes(file)
    chosen = _format(document_format, output)
    target = output or _beside(Path(file), party, chosen)
    check_target(target)
    if target.suffix.lower() != f".{chosen}":
        _refuse_ending(target, chosen, asked=document_format is not None)
    if target.exists() and target.samefile(file):
        raise WrongUse("Dokumentet kan inte ersätta källan. Välj ett annat namn med -o.")
    house = _house(template, target, chosen) if template else None

    from lokcli.checking import check
    from lokcli.findings import Severity
    from lokcli.sources.yaml import read

    # Only what stops a document is shown here; a phone number that looks odd is for lok check to say.
    result = check(read(raw, file), today_or(as_of), least=Severity.FEL)
    errors = sum(finding.severity is Severity.FEL for finding in result.findings)
    if result.family is None or result.draft is None:
        _refuse(result, errors, can_draft=False, as_of=as_of)
        return 1
    if errors and not (draft or no_check):
        _refuse(result, errors, can_draft=True, as_of=as_of)
        return 1

    if party is not None:
        _known_party(result.draft, party)

    from lokcli.outline import outline
    from lokcli.reports import typed, unread

    for sentence in unread([result]):
        say(f"{sentence} Det som står därefter saknas i dokumentet.")
    document = outline(
        result.family,
        result.draft,
        result.blanks,
        source_sha256=result.source.sha256,
        dated=day_printed,
        draft_copy=draft,
        left_out=len(result.left_out),
        party=party,
    )
    if not force:
        _spare(target, chosen)
    content = _content(chosen, document, result.source.sha256, house)
    for note in house.notes if house else ():
        tell(context, note)
    _put(context, target, chosen, content)
    if errors and draft:
        tell(context, f"Utkastet har {errors} fel kvar: lok check {typed(file)}")
    elif errors:
        say(f"{errors} fel finns kvar, och dokumentet är inte märkt. Använd det inte till underskrift.")
        if result.left_out:
            say(_left_out(result))
    return 0


LINES: Final = 5
"""Lines that are named one by one; of more, the check tells."""


def _left_out(result: Result) -> str:
    """What a document without a mark would hide: in how many places, and on which lines, it lacks what is written."""
    from lokcli.agreement.shown import listed
    from lokcli.reports import counted, typed

    lines = sorted({place.line for place in result.left_out})
    which = (
        f": rad {listed([str(line) for line in lines])}."
        if len(lines) <= LINES
        else f". Se vilka: lok check {typed(result.source.name)}"
    )
    places = counted(len(result.left_out), "ställe", "ställen")
    return f"{places} i källfilen gick inte att läsa, och texten där är inte med i dokumentet{which}"


def _format(asked: str | None, output: Path | None) -> str:
    """The format that was asked for, else the one that the ending of the file means."""
    from lokcli.render import FORMATS

    if asked is not None:
        one_of(asked, tuple(FORMATS), "--format")
        return asked
    ending = output.suffix.lower().removeprefix(".") if output else ""
    return ending if ending in FORMATS else "docx"


def _content(chosen: str, document: Document, source_sha256: str, house: Template | None) -> bytes:
    """The document in the format; what keeps LibreOffice from making a PDF is told to the user."""
    from lokcli.render import NotMade, rendered

    if chosen == "pdf" and sys.stderr.isatty():
        say("LibreOffice gör PDF-filen. Första gången kan det ta en halv minut.")
    try:
        return rendered(chosen, document, source_sha256=source_sha256, template=house)
    except NotMade as error:
        raise WrongUse(str(error)) from None


_NEAR = {"htm": "html", "markdown": "md", "doc": "docx", "dotx": "docx"}
"""Endings that people write for one of ours."""


def _refuse_ending(target: Path, chosen: str, *, asked: bool) -> NoReturn:
    """Raises WrongUse: the file does not end as its format does, or as any of ours."""
    from lokcli.render import FORMATS

    stem = target.name.rstrip(".").removesuffix(target.suffix) or "dokument"
    if str(target) == "-":
        raise WrongUse(
            f"-o: dokumentet skrivs till en fil och inte till standard ut. Skriv till exempel -o dokument.{chosen}."
        )
    if asked:
        raise WrongUse(
            f"{target} slutar inte på .{chosen}. Skriv till exempel -o {stem}.{chosen}, eller utelämna --format."
        )
    ending = _NEAR.get(target.suffix.lower().removeprefix("."), chosen)
    *most, last = (f".{name}" for name in FORMATS)
    raise WrongUse(
        f"{target} slutar inte på {', '.join(most)} eller {last}. Skriv till exempel -o {stem}.{ending}."
    )


def _beside(file: Path, party: str | None, chosen: str) -> Path:
    stem = file.name
    for ending in (".lok.yaml", ".lok.yml", ".yaml", ".yml"):
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)]
            break
    # Of an id that is none, only so much as a file can be named after: it is refused when the file is read.
    named = "".join(c for c in party or "" if c.isalnum() or c == "-")
    return file.with_name(f"{stem}{f'.{named}' if named else ''}.{chosen}")


def _one_party(given: list[str] | None) -> str | None:
    """The party whose page is asked for. Raises WrongUse for several."""
    if given and len(given) > 1:
        raise WrongUse("--party: ange en part i taget. Kör lok render en gång för var och en.")
    return given[0] if given else None


def _known_party(draft: Draft, party: str) -> None:
    """Raises WrongUse for an id that no party has."""
    known = draft.items(("parter",))
    if party not in known:
        named = {draft.name(("parter", ident)).casefold(): ident for ident in known}
        near = named.get(party.casefold()) or next((i for i in known if i == party.casefold()), "")
        hint = f" Menade du {near}?" if near else meant(party, known)
        raise WrongUse(
            f"--party: ingen part har id ”{party}”.{hint} Parterna i filen är {', '.join(known) or 'inga'}."
        )


def _house(file: Path, target: Path, chosen: str) -> Template:
    """The house template. Raises WrongUse with all that hinders it, or where it would be written over."""
    from lokcli.render import IN_TEMPLATE
    from lokcli.render.guard import UnusableTemplate
    from lokcli.render.package import FILE_LIMIT
    from lokcli.render.template import open_template

    if chosen not in IN_TEMPLATE:
        raise WrongUse(
            f"--template gäller {' och '.join(IN_TEMPLATE)}, inte {chosen}. Ta bort --template eller välj ett av dem."
        )
    try:
        if not file.exists():
            raise WrongUse(f"Wordmallen {file} finns inte. Kontrollera namnet och mappen.")
        if file.is_dir():
            raise WrongUse(f"{file} är en mapp; ange en Word-fil efter --template.")
        if target.exists() and target.samefile(file):
            raise WrongUse("Dokumentet kan inte ersätta Wordmallen. Välj ett annat namn med -o.")
        with file.open("rb") as opened:
            raw = opened.read(FILE_LIMIT + 1)
    except OSError:
        raise WrongUse(
            f"Wordmallen {file} går inte att läsa. Kontrollera namnet, och att du har behörighet till filen."
        ) from None
    try:
        return open_template(raw)
    except UnusableTemplate as unusable:
        for sentence in unusable.sentences:
            say(sentence)
        raise WrongUse(f"{file} går inte att använda som Wordmall. Inget dokument skrevs.") from None


MOST: Final = 10
"""Findings shown on a terminal before a document is refused; a file or a program gets all."""


def _refuse(result: Result, errors: int, *, can_draft: bool, as_of: str | None) -> None:
    from lokcli.findings import Severity
    from lokcli.reports import concise, typed, unread

    stopping = tuple(finding for finding in result.findings if finding.severity is Severity.FEL)
    shown = stopping[:MOST] if sys.stdout.isatty() else stopping
    sys.stdout.write(concise.report([result._replace(findings=shown)], ""))
    sys.stdout.flush()
    if len(shown) < len(stopping):
        say(f"… och {len(stopping) - len(shown)} fel till.")
    for sentence in unread([result]):
        say(sentence)
    day_said = f" --as-of {as_of}" if as_of else ""
    say(
        f"Inget dokument skrevs: {errors} fel ska rättas först. "
        f"Läs mer om {'det' if errors == 1 else 'dem'}: lok check {typed(result.source.name)}{day_said}"
    )
    if can_draft:
        say("Vill du se texten så långt: lägg till --draft, så märks dokumentet UTKAST och luckorna syns.")


def _state(target: Path, chosen: str) -> Origin:
    """Whether lok made a file that exists, and whether somebody has edited it since. Raises OSError."""
    from lokcli.render import origin_of

    with target.open("rb") as file:
        return origin_of(chosen, file)


def _spare(target: Path, chosen: str) -> None:
    """Raises WrongUse when the document holds what somebody has written in it."""
    if not target.exists():
        return
    try:
        state = _state(target, chosen)
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
            f"{target} är inte gjort av lok{', eller ändrat sedan dess' if chosen == 'pdf' else ''}, och ersätts inte. "
            "Välj ett annat namn med -o, eller skriv över med --force."
        )


def _put(context: typer.Context, target: Path, chosen: str, content: bytes) -> None:
    """Writes the document; where the old one is open in Word, the new one is kept under another name."""
    from lokcli.writing import lock_beside

    why = "är öppet i ett annat program"
    replaced = target.exists()
    lock = lock_beside(target) if replaced else None
    if lock is None:
        try:
            put(target, content)
        except InUse:
            why += ", eller skrivskyddat"
        else:
            tell(context, f"{'Ersatte' if replaced else 'Skrev'} {target}")
            return
    other = _put_beside(target, chosen, content)
    stale = f" Är det inte öppet: ta bort låsfilen {lock.name} bredvid." if lock else ""
    say(
        f"{target} {why}. Det nya dokumentet ligger i {other}. "
        f"Stäng {target.name} och kör igen om det ska ersättas.{stale}"
    )


def _put_beside(target: Path, chosen: str, content: bytes) -> Path:
    """Writes the document under the first other name that is free, or that is lok's own from an earlier run."""
    numbers = count(2)
    while True:
        other = target.with_name(f"{target.stem} ({next(numbers)}){target.suffix}")
        stands = other.exists()
        if stands and not _is_ours(other, chosen):
            continue
        try:
            put(other, content)
        except InUse:
            if not stands:
                raise
        else:
            return other


def _is_ours(file: Path, chosen: str) -> bool:
    """Whether lok made a file that exists, nobody has edited it since, and no program shows that it holds it open."""
    from lokcli.writing import lock_beside

    try:
        return lock_beside(file) is None and _state(file, chosen) == "untouched"
    except OSError:
        return False
