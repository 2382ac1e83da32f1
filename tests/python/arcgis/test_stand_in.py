"""The stand-in itself: what it must refuse, so that the other tests mean something."""

import threading
import unittest
from typing import Any, List

import arcpy
from arcpy._parameter import Parameter
from arcpy._state import Killed, state
from arcpy._toolbox import Toolbox
from pro import RGB, ProTestCase


def parameter(datatype: Any = "GPString", **more: Any) -> Any:
    state.phase = "info"
    return Parameter(**{"name": "a", "displayName": "A", "direction": "Input", "datatype": datatype, "parameterType": "Optional", **more})


class StrictnessTests(ProTestCase):
    def test_names_that_arcpy_does_not_have_are_errors(self) -> None:
        with self.assertRaises(AttributeError):
            arcpy.GetCount  # type: ignore[attr-defined]
        with self.assertRaises(AttributeError):
            arcpy.env.speed
        with self.assertRaises(AttributeError):
            arcpy.env.isCancelled = True
        with self.assertRaises(AttributeError):
            parameter().colour = "red"
        with self.assertRaises(AttributeError):
            parameter().valueAsText = "red"
        with self.assertRaises(TypeError):
            Parameter(nickname="a")  # type: ignore[call-arg]

    def test_wrong_parameters_are_refused(self) -> None:
        for wrong in ({"datatype": "GPRaster"}, {"direction": "Both"}, {"parameterType": "Derived"}, {"name": "two words"}, {"displayName": ""}, {"datatype": ["GPString", "GPNothing"]}):
            with self.subTest(**wrong), self.assertRaises(ValueError):
                parameter(**wrong)

    def test_values_are_of_their_type(self) -> None:
        for datatype, value in (("GPLong", "12,5"), ("GPLong", True), ("GPDouble", "x"), ("GPBoolean", 1), ("GPString", 5), ("GPLinearUnit", "100"), ("GPString", ["a"])):
            with self.subTest(datatype=datatype), self.assertRaises(ValueError):
                parameter(datatype).value = value
        whole = parameter("GPLong")
        whole.value = "12"
        self.assertEqual(whole.value, 12)

    def test_numbers_are_texts_of_a_locale_with_commas(self) -> None:
        real = parameter("GPDouble")
        real.value = 0.5
        self.assertEqual(real.valueAsText, "0,5")

    def test_several_values_are_quoted_as_arcgis_does(self) -> None:
        several = parameter(multiValue=True)
        several.values = ["flooded rice field", "água", "a;b", "l'eau"]
        self.assertEqual(several.valueAsText, "'flooded rice field';água;'a;b';'l'eau'")
        self.assertNotIsInstance(several.value, list)
        with self.assertRaises(RuntimeError):
            parameter().values

    def test_filters_are_checked(self) -> None:
        for datatype, type_, values in (("GPString", "Range", [0, 1]), ("GPLong", "Range", [3, 1]), ("GPBoolean", "ValueList", [True]), ("DEFile", "File", [".tif"]), ("GPFeatureLayer", "FeatureClass", ["Circle"])):
            with self.subTest(datatype=datatype), self.assertRaises(ValueError):
                one = parameter(datatype)
                one.filter.type = type_
                one.filter.list = values

    def test_what_is_fixed_cannot_be_changed_later(self) -> None:
        one = parameter()
        state.phase = "update"
        for name in ("name", "displayName", "datatype", "direction", "parameterType"):
            with self.subTest(name=name), self.assertRaises(RuntimeError):
                setattr(one, name, "GPLong")

    def test_another_thread_is_refused(self) -> None:
        caught: List[BaseException] = []

        def work() -> None:
            try:
                arcpy.AddMessage("hello")
            except RuntimeError as refused:
                caught.append(refused)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        self.assertEqual(len(caught), 1)

    def test_automatic_cancelling_ends_code_that_did_not_switch_it_off(self) -> None:
        state.phase = "execute"
        state.cancelled = True
        with self.assertRaises(Killed):
            arcpy.AddMessage("on")

    def test_progress_must_not_go_back_or_out_of_range(self) -> None:
        with self.assertRaises(RuntimeError):
            arcpy.SetProgressorPosition(1)
        arcpy.SetProgressor("step", "working", 0, 100, 1)
        arcpy.SetProgressorPosition(50)
        for wrong in (49, 101, 50.5):
            with self.assertRaises(ValueError):
                arcpy.SetProgressorPosition(wrong)

    def test_a_toolbox_with_a_wrong_name_or_a_tool_out_of_sight_is_refused(self) -> None:
        tool = "class {0}:\n def __init__(self): self.label=self.description='x'\n def getParameterInfo(self): return []\n def execute(self, p, m): pass\n"
        box = "class Toolbox:\n def __init__(self): self.label='x'; self.alias='{1}'; self.tools=[{0}]\n"
        for name, alias in (("My_Tool", "a"), ("Tool", "a_b"), ("Tool", "1a")):
            self._refused((tool + box).format(name, alias))
        self._refused("def make():\n" + "".join(" " + line + "\n" for line in tool.format("Tool").splitlines()) + " return Tool\n" + box.format("make()", "a"))

    def _refused(self, source: str) -> None:
        with open(self.path("x.pyt"), "w", encoding="utf-8") as file:
            file.write(source)
        with self.assertRaises(RuntimeError):
            Toolbox(self.path("x.pyt"))

    def test_a_tool_keeps_nothing_between_phases(self) -> None:
        with open(self.path("x.pyt"), "w", encoding="utf-8") as file:
            file.write(
                "class Tool:\n def __init__(self): self.label=self.description='x'\n def getParameterInfo(self): self.kept=1; return []\n"
                " def execute(self, parameters, messages): self.kept\nclass Toolbox:\n def __init__(self): self.label='x'; self.alias='x'; self.tools=[Tool]\n"
            )
        with self.assertRaises(AttributeError):
            Toolbox(self.path("x.pyt")).dialog("Tool").run()

    def test_data_is_what_it_is(self) -> None:
        described = arcpy.Describe(RGB)
        self.assertEqual((described.bandCount, described.spatialReference.factoryCode), (3, 4326))
        with self.assertRaises(OSError):
            arcpy.Describe(self.path("nothing.tif"))
        with self.assertRaises(AttributeError):
            described.FIDSet
        with self.assertRaises(OSError):
            arcpy.mp.ArcGISProject("CURRENT")


if __name__ == "__main__":
    unittest.main()
