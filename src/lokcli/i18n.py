"""How the command line framework speaks Swedish, whatever language the computer speaks.

click and typer look their words up through `gettext` every time they show them, in the process's current
domain. So the language may be chosen, and changed, before or after they are imported.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

_DOMAIN = "lok"
_NO_CATALOGUE = "lok-en"
"""A domain that has no catalogue, so that the words stay as they are written in the source."""


def use_swedish() -> None:
    """Make `gettext` answer in Swedish in this process, whatever LANG, LC_ALL and LANGUAGE say.

    LANGUAGE is the one variable that `gettext` reads before all others and that the C locale does not
    switch off. Programs started from here inherit it; it says which language messages are in, nothing else.
    """
    os.environ["LANGUAGE"] = "sv"
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).with_name("locale")))
    gettext.textdomain(_DOMAIN)


def use_english() -> None:
    """Make `gettext` answer with the framework's own English again, whatever the environment says."""
    gettext.textdomain(_NO_CATALOGUE)
