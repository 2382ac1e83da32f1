"""__TITLE__: a plugin of RsPlugins. Each function under ``@plugin.tool`` is a tool of the manifest beside this file."""

import sys

from rsplugins import Plugin, ToolContext, ToolError

plugin = Plugin("__NAME__", "0.1.0")


@plugin.tool("__TOOL__.count")
def count(context: ToolContext, text: str, letter: str = "a") -> dict:
    """Counts a letter in a text."""
    if len(letter) != 1:
        raise ToolError("rs.argument.invalid", "More than one letter is given.", "Give one letter.")
    found = 0
    for number, character in enumerate(text):
        context.raise_if_cancelled()
        found += character == letter
        context.report(done=number + 1, total=len(text), stage="counting", unit="letters")
    return {"count": found}


if __name__ == "__main__":
    sys.exit(plugin.run())
