"""``lok check``: read, ask, report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from lokcli.cli.common import (
    AS_OF,
    WrongUse,
    colored,
    one_of,
    print_bytes,
    quiet,
    read_input,
    say,
    today_or,
    verbose,
)

if TYPE_CHECKING:
    from lokcli.agreement.requirements import Stage
    from lokcli.checking import Result

_FAIL_ON = {"fel": 3, "varning": 2, "råd": 1}
_OTHER_WORDS = {"rad": "råd", "error": "fel", "warning": "varning", "advice": "råd"}
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
            "--select",
            metavar="KODER",
            help="Visa bara de här koderna, till exempel EP-05,GEN eller kontaktvägar-saknas. Får upprepas.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="KODER", help="Visa inte de här koderna. Får upprepas."),
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
            "--fail-on",
            metavar="GRAD",
            show_default=False,
            help="Sluta med 1 från den här graden: fel (förval), varning eller råd.",
        ),
    ] = "fel",
    as_of: AS_OF = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Sluta med 0 även när det finns fynd.")
    ] = False,
) -> int:
    """Checks the paths; gives the exit code of the contract."""
    from lokcli.selecting import codes_of, selected

    one_of(report_format, _FORMATS, "--format")
    one_of(stage, _STAGES, "--stage")
    fail_on = _OTHER_WORDS.get(fail_on, fail_on)
    one_of(fail_on, _FAIL_ON, "--fail-on")
    day = today_or(as_of)
    try:
        chosen, unwanted = codes_of(select or ()), codes_of(ignore or ())
    except LookupError as error:
        raise WrongUse(str(error.args[0])) from None

    from lokcli.checking import check
    from lokcli.reports import STDIN
    from lokcli.sources.yaml import read

    results = []
    files, troubles = _files(paths or ["."])
    for shown in files:
        try:
            raw = read_input(shown)
        except WrongUse as error:
            say(f"lok: {error}")
            troubles += 1
            continue
        result = check(read(raw, STDIN if shown == "-" else shown), day, cast("Stage | None", stage))
        results.append(selected(result, chosen, unwanted))
    if not results and not troubles:
        where = "Här" if not paths else f"I {', '.join(paths)}"
        raise WrongUse(
            f"{where} finns ingen fil som slutar på .lok.yaml. Skapa en med lok init, eller ange en annan sökväg."
        )
    if results:
        _print(context, results, report_format, day.isoformat(), whole=not (chosen or unwanted))
    if troubles:
        return 2
    worst = max((result.worst or 0 for result in results), default=0)
    return 1 if worst >= _FAIL_ON[fail_on] and not exit_zero else 0


def _files(paths: list[str]) -> tuple[list[str], int]:
    """The files to check: named ones as they stand, those of folders sorted, each once.

    Beside them the number of folders that cannot be read, each of which has been told of.
    """
    found: dict[Path, str] = {}
    troubles = 0
    for given in paths:
        path = Path(given)
        if given in ("-", ""):  # an empty name is no folder, and reading it says so
            found.setdefault(path, given)
            continue
        if not _stands(path.is_dir, unknown=False):
            found.setdefault(path.absolute(), given)
            continue
        below, unreadable = _below(path)
        for file in sorted(below, key=lambda f: f.as_posix()):
            found.setdefault(file.absolute(), str(file))
        for folder in unreadable:
            say(f"lok: Mappen {folder} går inte att läsa. Kontrollera att du har behörighet till den.")
        troubles += len(unreadable)
        if len(paths) > 1 and not (below or unreadable):
            say(f"lok: I {given} finns ingen fil som slutar på .lok.yaml.")
    return list(found.values()), troubles


def _below(folder: Path) -> tuple[list[Path], list[str]]:
    """The agreements in a folder and below it, but for hidden ones, and the folders that cannot be read."""
    found: list[Path] = []
    unreadable: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: unreadable.append(error.filename)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            file
            for name in names
            if fnmatch(name, "*.lok.yaml") and not name.startswith(".")
            if _stands((file := Path(place, name)).is_file, unknown=True)
        ]
    return found, unreadable


def _stands(asked: Callable[[], bool], *, unknown: bool) -> bool:
    """The answer of ``is_file`` or ``is_dir``; where the system refuses to say, reading the file tells why."""
    try:
        return asked()
    except OSError:
        return unknown


def _print(
    context: typer.Context, results: list[Result], report_format: str | None, as_of: str, *, whole: bool
) -> None:
    from lokcli.reports import how_far, report, totals, unread

    terminal = sys.stdout.isatty()
    name = report_format or ("full" if terminal else "concise")
    if name == "full":
        from lokcli.reports.full import PER_CODE, pieces

        shown = pieces(
            results,
            per_code=PER_CODE if terminal else None,
            quiet=quiet(context),
            verbose=verbose(context),
            whole=whole,
        )
        if colored(context):
            from lokcli.reports.terminal import show

            show(shown)
        else:
            sys.stdout.write("".join(text for text, _ in shown))
        return
    text = report(name)(results, as_of)
    if name == "json":
        print_bytes(text.encode(errors="backslashreplace"))  # a file name may hold what UTF-8 cannot
        return
    sys.stdout.write(text)
    sys.stdout.flush()  # on a terminal the findings come before what is said of them
    if verbose(context):
        from lokcli.reports.full import beyond

        sys.stderr.write(beyond(results))
    if not quiet(context):
        for sentence in unread(results):
            say(sentence)
        say(f"{totals(results)}. {how_far(results)}".rstrip(" .") + ".")
