"""Writes signatures.json: names and order of all arguments, which scripts rely on. Run it when a tool is new; an argument that moves is a break of scripts."""

import json
import os

from pro import SOURCE
from test_toolbox import SIGNATURES

from rsplugins_arcgis import manifests, places  # type: ignore[import-not-found]  # isort: skip


def main() -> None:
    """Writes the file."""
    tools = manifests.read([path for path in places.manifest_files(SOURCE) if os.sep + "manifests" + os.sep in path], "en")
    frozen = {tool.class_name: [parameter.alias for parameter in tool.parameters] for tool in sorted(tools, key=lambda tool: tool.class_name)}
    with open(SIGNATURES, "w", encoding="utf-8", newline="\n") as file:
        file.write("{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(arguments)}" for name, arguments in frozen.items()) + "\n}\n")


if __name__ == "__main__":
    main()
