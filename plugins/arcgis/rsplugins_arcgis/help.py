"""Writes the help that Pro shows for the toolbox and its tools: RsPlugins.pyt.xml and RsPlugins.<tool>.pyt.xml beside the toolbox.

The toolbox does so by itself whenever it is refreshed. By hand, for another language:  python -m rsplugins_arcgis.help RsPlugins.pyt pt
"""

import os
import sys
from typing import List, Sequence, Set
from xml.sax.saxutils import escape, quoteattr

from . import kinds, manifests, places, toolbox
from .language import current
from .manifests import Parameter, Tool

_DISPLAY = {
    "GPRasterLayer": "Raster Layer", "GPFeatureLayer": "Feature Layer", "GPString": "String", "GPStringHidden": "String Hidden", "GPLong": "Long", "GPDouble": "Double", "GPBoolean": "Boolean",
    "GPDate": "Date", "GPExtent": "Extent", "GPCoordinateSystem": "Coordinate System", "GPPoint": "Point", "GPFeatureRecordSetLayer": "Feature Set", "GPValueTable": "Value Table",
    "GPLinearUnit": "Linear Unit", "analysis_cell_size": "Analysis Cell Size", "Field": "Field", "DEFile": "File", "DEFolder": "Folder", "DERasterDataset": "Raster Dataset",
    "DEFeatureClass": "Feature Class",
}  # fmt: skip


GENERATED = "generated.txt"
"""Beside the toolbox: the names of the files that it has written there, for whoever takes it out again."""


def write(toolbox_path: str, tools: Sequence[Tool]) -> List[str]:
    """Writes what is not there yet in this form, removes what it wrote for tools that are gone, and returns the paths that were written. Raises OSError."""
    folder, name = os.path.split(toolbox_path)
    stem = os.path.splitext(name)[0]
    wanted = {f"{stem}.pyt.xml": _toolbox_xml(stem)}
    wanted.update({f"{stem}.{tool.class_name}.pyt.xml": tool_xml(tool) for tool in tools})
    written = []
    gone = _listed(folder) - set(wanted)
    # What is listed and not there does no harm; what is there and not listed would stay for ever.
    _list(folder, {*wanted, *gone})
    for file, text in wanted.items():
        path = os.path.join(folder, file)
        if _differs(path, text):
            _write(path, text)
            written.append(path)
    for file in gone:
        if file.startswith(stem + ".") and file.endswith(".pyt.xml") and os.path.isfile(os.path.join(folder, file)):
            os.remove(os.path.join(folder, file))
    _list(folder, set(wanted))
    return written


def tool_xml(tool: Tool) -> str:
    """The help of a tool."""
    lines = []
    for parameter in tool.parameters:
        lines.append(_parameter_xml(tool, parameter))
    for output in kinds.results(tool):
        lines.append(
            f"<param name={quoteattr(kinds.result_name(output))} displayname={quoteattr(output.title)} type=\"Derived\" direction=\"Output\" "
            f"datatype={quoteattr(_DISPLAY[kinds.result_type(output)])} expression={quoteattr(kinds.result_name(output))}/>"
        )
    usage = f"<tool name={quoteattr(tool.class_name)} displayname={quoteattr(tool.title)} toolboxalias={quoteattr(toolbox.ALIAS)} xmlns=\"\">"
    return (
        f"{_HEAD}{usage}<arcToolboxHelpPath/><summary>{_html(tool.description)}</summary><parameters>{''.join(lines)}</parameters></tool>"
        f"<dataIdInfo><idCitation><resTitle>{escape(tool.title)}</resTitle></idCitation><idAbs>{_html(tool.description)}</idAbs>"
        f"<searchKeys><keyword>RsPlugins</keyword><keyword>{escape(tool.name)}</keyword></searchKeys></dataIdInfo>{_TAIL}"
    )


def _toolbox_xml(stem: str) -> str:
    return (
        f"{_HEAD}<toolbox name={quoteattr(stem)} alias={quoteattr(toolbox.ALIAS)} xmlns=\"\"><arcToolboxHelpPath/></toolbox>"
        f"<dataIdInfo><idCitation><resTitle>{escape(toolbox.LABEL)}</resTitle></idCitation><idAbs>{_html(toolbox.DESCRIPTION)}</idAbs></dataIdInfo>{_TAIL}"
    )


def _parameter_xml(tool: Tool, parameter: Parameter) -> str:
    datatype = kinds.written_type(tool, parameter) if parameter.is_output else kinds.kind_of(parameter).datatype
    names = [datatype] if isinstance(datatype, str) else datatype
    shown = " | ".join(_DISPLAY[name] for name in names)
    multiple = kinds.kind_of(parameter).multiple and not parameter.is_output
    expression = parameter.alias + (";" + parameter.alias + "..." if multiple else "")
    return (
        f"<param name={quoteattr(parameter.alias)} displayname={quoteattr(parameter.title)} type={quoteattr('Required' if parameter.required else 'Optional')} "
        f"direction={quoteattr('Output' if parameter.is_output else 'Input')} datatype={quoteattr(('Multiple Value: ' if multiple else '') + shown)} "
        f"expression={quoteattr(expression if parameter.required else '{' + expression + '}')}>"
        f"<dialogReference>{_html(_reference(parameter))}</dialogReference><pythonReference>{_html(_reference(parameter))}</pythonReference></param>"
    )


def _reference(parameter: Parameter) -> str:
    """The description with what the dialog cannot show: names of choices, and the default."""
    parts = [parameter.description]
    labels = parameter.schema.get("x-rs", {}).get("labels", {})
    named = [f"{choice} – {labels[choice]}" for choice in map(str, parameter.choices) if labels.get(choice, choice) != choice]
    if named:
        parts.append("; ".join(named))
    return "\n".join(part for part in parts if part)


def _html(text: str) -> str:
    # The help is HTML inside XML: what is escaped for the one is escaped again for the other. Tags in capitals are those that arcpy leaves out of the functions' docstrings.
    paragraphs = "".join(f"<P>{escape(line)}</P>" for line in text.splitlines() if line.strip())
    return escape(f"<DIV>{paragraphs}</DIV>")


def _listed(folder: str) -> Set[str]:
    try:
        with open(os.path.join(folder, GENERATED), encoding="utf-8") as file:
            return {os.path.basename(line) for line in file.read().splitlines() if line}
    except (OSError, ValueError):
        return set()


def _list(folder: str, names: Set[str]) -> None:
    path = os.path.join(folder, GENERATED)
    text = "".join(name + "\n" for name in sorted(names))
    if _differs(path, text):
        _write(path, text)


def _write(path: str, text: str) -> None:
    # Another ArcGIS Pro may be reading or writing it just now.
    partial = f"{path}.{os.getpid()}"
    with open(partial, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    try:
        os.replace(partial, path)
    except OSError:
        os.remove(partial)
        raise


def _differs(path: str, text: str) -> bool:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read() != text
    except (OSError, ValueError):
        return True


_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    "<metadata><Esri><CreaDate/><CreaTime/><ArcGISFormat>1.0</ArcGISFormat><SyncOnce>TRUE</SyncOnce><ArcGISProfile>ItemDescription</ArcGISProfile></Esri>"
)
_TAIL = "<distInfo><distributor><distorFormat><formatName>ArcToolbox Tool</formatName></distorFormat></distributor></distInfo></metadata>\n"


def main(arguments: Sequence[str]) -> int:
    """Writes the help of a toolbox: its path, and a language."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    path = os.path.abspath(arguments[0])
    tag = arguments[1] if len(arguments) > 1 else current()
    for written in write(path, manifests.read(places.manifest_files(os.path.dirname(path)), tag)):
        print(written)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
