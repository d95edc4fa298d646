"""``lok check``: read, ask, report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lokcli.cli.common import AS_OF, COLOR, QUIET, WrongUse, read_bytes, say, today_or, use_color

if TYPE_CHECKING:
    from lokcli.checking import Result

_FAIL_ON = {"fel": 3, "error": 3, "varning": 2, "warning": 2, "råd": 1, "rad": 1, "advice": 1}
_FORMATS = ("full", "concise", "json")
_STAGES = ("utkast", "remiss", "beslut")


def command(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SÖKVÄG|-]...",
            help="Filer eller mappar; - läser från standard in. Annars mappen du står i.",
        ),
    ] = None,
    report_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="full, concise eller json. Annars full i en terminal, concise i övrigt.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="KODER", help="Visa bara de här koderna, till exempel EP-05 eller GEN."
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="KODER", help="Visa inte de här koderna.")
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage", metavar="SKEDE", help="utkast, remiss eller beslut. Annars det som status säger."
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", metavar="GRAD", help="Sluta med 1 från den här graden: fel, varning eller råd."
        ),
    ] = "fel",
    as_of: AS_OF = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Sluta med 0 även när det finns fynd.")
    ] = False,
    quiet: QUIET = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Visa även det som är uppfyllt.")] = False,
    color: COLOR = None,
) -> int:
    """Checks the paths; gives the exit code of the contract."""
    from lokcli.selecting import codes_of, selected

    _one_of(report_format, _FORMATS, "--format")
    _one_of(stage, _STAGES, "--stage")
    _one_of(fail_on, tuple(_FAIL_ON), "--fail-on")
    day = today_or(as_of)
    try:
        chosen, unwanted = codes_of(select or ()), codes_of(ignore or ())
    except LookupError as error:
        raise WrongUse(str(error.args[0])) from None

    from lokcli.checking import check
    from lokcli.sources.yaml import read

    results, troubles = [], 0
    for shown in _files(paths or ["."]):
        try:
            raw = sys.stdin.buffer.read() if shown == "-" else read_bytes(Path(shown), shown)
        except WrongUse as error:
            say(f"lok: {error}")
            troubles += 1
            continue
        name = "<standard in>" if shown == "-" else shown
        result = check(read(raw, name), day, stage)  # type: ignore[arg-type]
        results.append(selected(result, chosen, unwanted))
    if not results and not troubles:
        raise WrongUse(
            "Här finns ingen fil som slutar på .lok.yaml. Skapa en med lok init, eller ange en sökväg."
        )
    if results:
        _print(
            results,
            report_format,
            day.isoformat(),
            use_color(color or context.obj),
            quiet=quiet,
            verbose=verbose,
        )
    if troubles:
        return 2
    worst = max((result.worst or 0 for result in results), default=0)
    return 1 if worst >= _FAIL_ON[fail_on] and not exit_zero else 0


def _one_of(value: str | None, words: tuple[str, ...], option: str) -> None:
    if value is not None and value not in words:
        raise WrongUse(f"{option}: ”{value}” finns inte. Välj något av: {', '.join(words)}.")


def _files(paths: list[str]) -> list[str]:
    """The files to check: named ones as they stand, those of folders sorted, each once."""
    found: dict[str, None] = {}
    for given in paths:
        path = Path(given)
        if given == "-" or not path.is_dir():
            found[given] = None
            continue
        below = (
            file
            for file in path.rglob("*.lok.yaml")
            if file.is_file() and not any(step.startswith(".") for step in file.relative_to(path).parts)
        )
        for file in sorted(below, key=lambda f: f.as_posix()):
            found[str(file)] = None
        if len(paths) > 1 and not any(name.startswith(str(path)) for name in found):
            say(f"lok: Mappen {given} innehåller ingen fil som slutar på .lok.yaml.")
    return list(found)


def _print(
    results: list[Result], report_format: str | None, as_of: str, colored: bool, *, quiet: bool, verbose: bool
) -> None:
    from lokcli.reports import how_far, report, totals, unread

    terminal = sys.stdout.isatty()
    name = report_format or ("full" if terminal else "concise")
    if name == "full":
        from lokcli.reports.full import PER_CODE, pieces

        shown = pieces(results, per_code=PER_CODE if terminal else None, quiet=quiet, verbose=verbose)
        if colored:
            from lokcli.reports.terminal import show

            show(shown)
        else:
            sys.stdout.write("".join(text for text, _ in shown))
        return
    text = report(name)(results, as_of)
    if name == "json":
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())  # the same bytes whatever the console's encoding
        sys.stdout.buffer.flush()
        return
    sys.stdout.write(text)
    if not quiet:
        for sentence in unread(results):
            say(sentence)
        say(f"{totals(results)}. {how_far(results)}".rstrip(" .") + ".")
