import json
import os
import time
from typing import Any, List

import harness
from panel_desk import pump


class ModelChoiceTests(harness.PluginTestCase):
    """The widget for models, in each kind of dialog that Processing has."""

    def setUp(self) -> None:
        super().setUp()
        from qgis.core import QgsSettings

        from rsplugins_qgis import host

        self.known = host.models()
        pump(lambda: not self.known._is_asking, "the list of an earlier test")
        QgsSettings().remove("rsplugins/known_models")

    def definition(self, name: str = "test.every", parameter: str = "a_model") -> Any:
        self.algorithm = harness.provider().algorithm(name).create()
        return self.algorithm.parameterDefinition(parameter)

    def box(self, dialog: Any = None, **which: str) -> Any:
        """The widget that Processing makes, with what makes it."""
        from processing.gui.wrappers import WidgetWrapperFactory

        wrapper = WidgetWrapperFactory.create_wrapper(self.definition(**which), dialog)
        return wrapper, wrapper.widget

    def items(self, box: Any) -> List[str]:
        return [box.itemText(place) for place in range(box.count())]

    def remember(self, *models: List[str]) -> None:
        from qgis.core import QgsSettings

        QgsSettings().setValue("rsplugins/known_models", json.dumps({"": models}))

    def test_installed_models_come_from_the_host_without_waiting_and_are_kept(self) -> None:
        from rsplugins_qgis import host

        host.session().restart()
        harness.end_host(os.environ["RSPLUGINS_STATE"])
        begun = time.thread_time()
        wrapper, box = self.box()
        work = time.thread_time() - begun
        self.assertEqual(self.items(box), [], "Nothing was known yet, and nobody waited.")
        self.assertLess(work, 0.25)
        pump(lambda: box.count(), "the models")
        self.assertIn("rs-m-clip-mini", self.items(box))
        self.assertEqual(self.items(self.box()[1]), self.items(box), "They are known at once from now on.")

    def test_what_was_known_is_there_without_a_host(self) -> None:
        from rsplugins_qgis import host
        from rsplugins_qgis.host.settings import HostSettings

        self.remember(["one", "First", "x"], ["two", "Second", "x"])
        kept = HostSettings.load()
        kept.changed(program="/no/such/program").save()
        host.session().restart()
        try:
            wrapper, box = self.box()
            self.assertEqual(self.items(box), ["one", "two"])
            pump(lambda: not self.known._is_asking, "the failure")
            self.assertEqual(self.items(box), ["one", "two"])
        finally:
            kept.save()
            host.session().restart()

    def test_any_text_may_be_written_and_a_new_list_leaves_it(self) -> None:
        self.remember(["one", "", "x"])
        wrapper, box = self.box()
        for value, expected in (("one", "one"), ("/a folder/of mine", "/a folder/of mine"), (None, ""), (" spaced ", "spaced")):
            wrapper.setWidgetValue(value, None)
            self.assertEqual(wrapper.widgetValue(), expected)
        told: List[Any] = []
        wrapper.widgetValueHasChanged.connect(told.append)
        box.setEditText("mine")
        self.assertTrue(told)
        pump(lambda: "rs-m-clip-mini" in self.items(box), "the models of the host")
        self.assertEqual(wrapper.widgetValue(), "mine")

    def test_models_are_those_of_the_tool_s_plugin_if_it_has_any(self) -> None:
        self.remember(["other-1", "", "other"], ["own-1", "", "everything"])
        self.assertEqual([model.id for model in self.known.of("everything")], ["own-1"])
        self.assertEqual([model.id for model in self.known.of("third")], ["other-1", "own-1"])

    def test_what_is_kept_and_no_list_is_passed_over(self) -> None:
        from qgis.core import QgsSettings

        for text in ("no json", "[]", '{"": 5}', '{"": [["a"], 3]}'):
            QgsSettings().setValue("rsplugins/known_models", text)
            self.assertEqual(self.known.of("x"), ())

    def test_the_dialog_of_every_tool_with_a_model_offers_them_and_holds_its_default(self) -> None:
        import unittest.mock

        from processing.gui.AlgorithmDialog import AlgorithmDialog

        self.remember(["rs-m-clip-mini", "", "rsmclip"])
        shown = [(tool, one) for tool in harness.tools() for one in tool.parameters if one.kind == "model" and not one.is_output]
        self.assertGreater(len(shown), 5)
        for tool, parameter in shown[:3]:
            with unittest.mock.patch("processing.gui.AlgorithmDialog.iface"), self.subTest(tool.name):
                dialog = AlgorithmDialog(harness.provider().algorithm(tool.name).create())
                try:
                    wrapper = dialog.mainWidget().wrappers[parameter.name]
                    self.assertEqual(self.items(wrapper.widget), ["rs-m-clip-mini"])
                    self.assertEqual(wrapper.parameterValue() or None, parameter.default)
                finally:
                    dialog.deleteLater()

    def test_in_the_designer_of_models_they_are_words_to_choose_from(self) -> None:
        from processing.modeler.ModelerParametersDialog import ModelerParametersDialog
        from qgis.core import QgsProcessingModelAlgorithm
        from qgis.PyQt.QtWidgets import QLineEdit

        self.remember(["one", "", "x"])
        dialog = ModelerParametersDialog(harness.provider().algorithm("test.every").create(), QgsProcessingModelAlgorithm("m", "m"))
        try:
            widget = dialog.widget.widget.wrappers["a_model"]
            lines = [line for line in widget.findChildren(QLineEdit) if line.completer() is not None]
            self.assertTrue(lines)
            lines[0].setText("one")
            self.assertEqual(dialog.createAlgorithm().parameterSources()["a_model"][0].staticValue(), "one")
        finally:
            dialog.deleteLater()
