"""How the compiled part of a library is loaded without the Python round it, where that is all that lok uses."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType


def compiled(name: str) -> ModuleType:
    """The compiled module of that full name, which a later import of its package finds loaded.

    Where it is not found in its place, it is imported together with the package. Raises ImportError when there
    is no such module.
    """
    if name in sys.modules:
        return sys.modules[name]
    package = find_spec(name.rpartition(".")[0])
    part = package and PathFinder.find_spec(name, package.submodule_search_locations)
    if not (part and part.loader):
        return import_module(name)
    sys.modules[name] = module = module_from_spec(part)
    try:
        part.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]  # a half of it would be taken for the whole
        raise
    return module
