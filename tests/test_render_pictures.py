"""The pictures of figures are the same wherever they are made, and nothing is left behind of how."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lokcli.blocks import Block, Box, Chart, Figure, Link, Paragraph, Span
from lokcli.render import pictures, raster
from lokcli.render.pictures import painting

PNG = b"\x89PNG"
ZOOM = 6
"""So large that no pipe holds the pictures."""

needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux is the process split in two")
pytestmark = [
    # Later Pythons warn of what the tests do on purpose: they split a process in which pytest has threads.
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def figure(name: str) -> Figure:
    chart = Chart(
        boxes=tuple(Box(f"f{number}", f"{name} {number}", level=min(number, 1)) for number in range(4)),
        links=tuple(Link("f0", f"f{number}", "appoints") for number in range(1, 4)),
    )
    return Figure("Organisation", "En ruta överst och tre under den.", chart)


BLOCKS: tuple[Block, ...] = (figure("Styrgrupp"), Paragraph((Span("Text."),)), figure("Arbetsgrupp"))


@pytest.fixture
def split(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Has the process split in two; gives the numbers of the processes that were begun so."""
    begun: list[int] = []
    fork = os.fork

    def noted() -> int:
        child = fork()
        if child:
            begun.append(child)
        return child

    monkeypatch.setattr(os, "fork", noted)
    monkeypatch.setattr(pictures, "_can_split", lambda: True)
    return begun


def made() -> list[bytes]:
    with painting(BLOCKS, ZOOM) as painted:
        assert len(painted.drawings) == 2
        return painted.pictures()


def expected() -> list[bytes]:
    with painting(BLOCKS, ZOOM) as painted:
        drawings = painted.drawings
    return [raster.png(svg, ZOOM) for svg in drawings]


def ended(begun: list[int]) -> bool:
    """Whether processes were begun and all have ended and been asked how. Others of the tests are no concern."""

    def asked(child: int) -> bool:
        try:
            os.waitpid(child, os.WNOHANG)
        except ChildProcessError:
            return True
        return False

    return bool(begun) and all(map(asked, begun))


@needs_fork
def test_a_process_beside_makes_the_same_pictures(split: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    whole, asked_here, png = expected(), [], raster.png

    def heard(svg: str, zoom: float) -> bytes:
        asked_here.append(svg)
        return png(svg, zoom)

    monkeypatch.setattr(raster, "png", heard)
    found = made()
    assert not asked_here
    assert sum(map(len, found)) > 65_536
    assert found == whole
    assert ended(split)


def test_without_it_they_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_can_split", lambda: False)
    assert made() == expected()


@needs_fork
@pytest.mark.parametrize("refusal", ["fork", "pipe"])
def test_a_system_without_room_for_it_is_no_hindrance(
    split: list[int], monkeypatch: pytest.MonkeyPatch, refusal: str
) -> None:
    whole = expected()

    def refuse() -> int:
        raise BlockingIOError(11, "no room")

    before = len(list(Path("/proc/self/fd").iterdir()))
    monkeypatch.setattr(os, refusal, refuse)
    assert made() == whole
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@needs_fork
@pytest.mark.parametrize("after", [0, 1])
def test_what_a_process_beside_does_not_send_is_made_here(
    split: list[int], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], after: int
) -> None:
    whole, parent, png = expected(), os.getpid(), raster.png
    drawn: list[str] = []

    def failing(svg: str, zoom: float) -> bytes:
        drawn.append(svg)
        if os.getpid() != parent and len(drawn) > after:
            raise MemoryError
        return png(svg, zoom)

    monkeypatch.setattr(raster, "png", failing)
    assert made() == whole
    assert ended(split)
    assert capfd.readouterr() == ("", "")


@needs_fork
def test_nothing_is_left_running_when_nobody_asks(split: list[int]) -> None:
    with pytest.raises(ZeroDivisionError), painting(BLOCKS, ZOOM):
        raise ZeroDivisionError
    assert ended(split)


@needs_fork
def test_whoever_started_lok_may_leave_its_children_to_the_system(split: list[int]) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert [picture[:4] for picture in made()] == [PNG, PNG]
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_without_figures_nothing_is_begun(split: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_begun", pytest.fail)
    with painting((Paragraph((Span("Text."),)),), ZOOM) as painted:
        assert painted.drawings == ()
        assert painted.pictures() == []


@needs_fork
def test_a_process_with_more_than_one_thread_is_not_split() -> None:
    asked = (
        "import threading\n"
        "from lokcli.render.pictures import _can_split\n"
        "alone = _can_split()\n"
        "waiting = threading.Event()\n"
        "threading.Thread(target=waiting.wait).start()\n"
        "print(alone, _can_split())\n"
        "waiting.set()\n"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    several = len(os.sched_getaffinity(0)) > 1
    assert done.stdout.split() == [str(several), "False"]
