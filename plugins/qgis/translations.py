"""The texts of the plugin for translators, and their translations for QGIS.

Every text stands in a call of ``self.tr("…")``, ``translate("Context", "…")``, or of a function that a module defines to translate in one context.
They are kept in Qt's own files (i18n/*.ts), which Qt Linguist edits; lrelease makes the .qm files of them.

    python3 plugins/qgis/translations.py update     # after texts were changed: new ones are unfinished, those that are gone are removed
    python3 plugins/qgis/translations.py release    # after translations were written
    python3 plugins/qgis/translations.py check      # says what is missing
"""

import ast
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from typing import Dict, Iterator, List, Optional, Tuple
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
PLUGIN = os.path.join(HERE, "rsplugins_qgis")
I18N = os.path.join(PLUGIN, "i18n")
LANGUAGES = ("en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru")

Key = Tuple[str, str]


def texts() -> List[Key]:
    """Context and text of every text of the sources, in order and once."""
    found: Dict[Key, None] = {}
    for parent, folders, names in os.walk(PLUGIN):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "vendor"))
        for name in sorted(names):
            if name.endswith(".py"):
                with open(os.path.join(parent, name), encoding="utf-8") as file:
                    found.update(dict.fromkeys(_in_module(ast.parse(file.read()))))
    return sorted(found)


def path(language: str) -> str:
    """The file of a language for translators."""
    return os.path.join(I18N, f"rsplugins_qgis_{language}.ts")


def read(language: str) -> Dict[Key, Optional[str]]:
    """The translations of a language by context and text; None where one is unfinished."""
    found: Dict[Key, Optional[str]] = {}
    if os.path.exists(path(language)):
        for context in ElementTree.parse(path(language)).getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                done = translation is not None and translation.get("type") is None and bool(translation.text)
                found[(context.findtext("name", ""), message.findtext("source", ""))] = translation.text if done and translation is not None else None
    return found


def write(language: str, translations: Dict[Key, Optional[str]]) -> None:
    """Writes the file of a language."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}" sourcelanguage="en">']
    context = ""
    for (name, text), translation in sorted(translations.items()):
        if name != context:
            lines += [*(["</context>"] if context else []), "<context>", f"    <name>{escape(name)}</name>"]
            context = name
        state = '<translation type="unfinished"></translation>' if translation is None else f"<translation>{escape(translation)}</translation>"
        lines += ["    <message>", f"        <source>{escape(text)}</source>", f"        {state}", "    </message>"]
    lines += [*(["</context>"] if context else []), "</TS>", ""]
    with open(path(language), "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines))


def update() -> None:
    """Brings the files for translators up to the texts of the sources. English is the text itself."""
    for language in LANGUAGES:
        known = read(language)
        write(language, {key: key[1] if language == "en" else known.get(key) for key in texts()})


def release() -> None:
    """Makes the files that QGIS loads."""
    program = "/usr/bin/lrelease" if os.path.exists("/usr/bin/lrelease") else "lrelease"
    for language in LANGUAGES:
        subprocess.run([program, "-silent", path(language), "-qm", path(language)[:-3] + ".qm"], check=True)


def missing() -> List[str]:
    """What is wrong, a line each."""
    wanted = set(texts())
    found: List[str] = []
    for language in LANGUAGES:
        known = read(language)
        found += [f"{language}: {context}: {text!r} is missing" for context, text in sorted(wanted - set(known))]
        found += [f"{language}: {context}: {text!r} is no longer used" for context, text in sorted(set(known) - wanted)]
        found += [f"{language}: {context}: {text!r} is unfinished" for (context, text), translation in sorted(known.items()) if translation is None]
    return found


def _in_module(tree: ast.Module) -> Iterator[Key]:
    contexts = dict(_translators(tree))
    for node, owner in _calls(tree, ""):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
        words = [_words(argument) for argument in node.args]
        if name == "tr" and words and words[0] is not None:
            yield owner, words[0]
        elif name == "translate" and len(words) > 1 and words[0] is not None and words[1] is not None:
            yield words[0], words[1]
        elif isinstance(node.func, ast.Name) and name in contexts and words and words[0] is not None:
            yield contexts[name], words[0]


def _translators(tree: ast.Module) -> Iterator[Tuple[str, str]]:
    """Functions of the module that do nothing but translate in one context."""
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and isinstance(function.body[-1], ast.Return) and isinstance(function.body[-1].value, ast.Call):
            call = function.body[-1].value
            inner = call.args[0] if isinstance(call.func, ast.Name) and call.func.id == "str" and call.args and isinstance(call.args[0], ast.Call) else call
            named = isinstance(inner, ast.Call) and isinstance(inner.func, (ast.Attribute, ast.Name)) and getattr(inner.func, "attr", getattr(inner.func, "id", "")) == "translate"
            if named and isinstance(inner, ast.Call) and len(inner.args) > 1 and isinstance(inner.args[1], ast.Name):
                context = _words(inner.args[0])
                if context is not None:
                    yield function.name, context


def _calls(node: ast.AST, owner: str) -> Iterator[Tuple[ast.Call, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, owner
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _words(node: ast.expr) -> Optional[str]:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def main() -> int:
    """Runs the command."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "update":
        update()
    elif command == "release":
        release()
    elif command == "check":
        found = missing()
        print("\n".join(found) or "Nothing is missing.")
        return 1 if found else 0
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
