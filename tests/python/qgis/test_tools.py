import json
import os
import shutil
from typing import Any, Dict

import harness

SCENE = os.path.join(harness.RASTERS, "rgb8", "rasterio_cogeo_jpeg_3857.tif")
TINY = os.path.join(harness.ROOT, "tests", "fixtures", "openclip-tiny", "hub")
BANDS = os.path.join(harness.RASTERS, "multiband", "stars_L7_ETMs_6band.tif")


class ToolTests(harness.PluginTestCase):
    """Each shipped tool, run in QGIS with values as texts, on real data."""

    done = {"rs.models.remove", "rs.models.install"}

    def run_tool(self, name: str, **values: Any) -> Dict[str, Any]:
        ToolTests.done.add(name)
        return harness.run(name, {key: value if isinstance(value, list) else str(value) for key, value in values.items()})

    def fails(self, name: str, **values: Any) -> str:
        from qgis.core import QgsProcessingException

        with self.assertRaises(QgsProcessingException) as caught:
            self.run_tool(name, **values)
        return str(caught.exception)

    def test_1_classes_and_segments_have_their_legends(self) -> None:
        from qgis.core import QgsRasterLayer

        classes = '[{"name": "água", "prompts": "rio|lago", "color": "#0000ff"}, {"name": "casas", "color": "#ff0000"}]'
        paths = {"tiles": self.file("t.gpkg"), "class_map": self.file("m.tif")}
        results = self.run_tool("rs.classify", raster=SCENE, classes=classes, languages="pt,en", tile_size=128, **paths)
        layer = QgsRasterLayer(results["class_map"])
        legend = [(one.label, one.color.name()) for one in layer.renderer().classes()]
        self.assertEqual(legend, [("água", "#0000ff"), ("casas", "#ff0000")])
        self.assertEqual(json.loads(results["provenance"])["arguments"]["languages"], ["pt", "en"])

        paths = {"class_map": self.file("s.tif"), "score_map": self.file("p.tif"), "polygons": self.file("s.gpkg")}
        results = self.run_tool("rs.segment", raster=SCENE, classes=classes, **paths)
        self.assertEqual([results[name] for name in paths], list(paths.values()))
        segments, scene = QgsRasterLayer(results["class_map"]), QgsRasterLayer(SCENE)
        self.assertEqual(segments.extent(), scene.extent())

    def test_2_what_is_indexed_is_found_exported_and_imported(self) -> None:
        from qgis.core import QgsVectorLayer

        index = self.file("index.gpkg")
        made = self.run_tool("rs.index", index=index, rasters=[SCENE, BANDS], tile_size=128)
        self.assertEqual(made["sources"], 2)
        box = "-20037508,20037508,-20037508,20037508 [EPSG:3857]"
        found = self.run_tool("rs.retrieve", index=index, texts='"houses, many of them",Wasser', k=4, extent=box, matches=self.file("m.gpkg"), thumbnails=self.file("pictures"))
        self.assertEqual(found["count"], 4)
        matches = QgsVectorLayer(self.file("m.gpkg"))
        self.assertEqual(matches.featureCount(), 4)
        self.assertEqual(len(os.listdir(self.file("pictures"))), 4)
        again = self.run_tool("rs.index", index=index, rasters=[SCENE, BANDS], tile_size=128)
        self.assertEqual((again["embedded"], again["unchanged"]), (0, 2))
        self.assertEqual(self.run_tool("rs.describe", index=index)["tiles"], made["tiles"])
        written = self.run_tool("rs.export", index=index, parquet=self.file("e.parquet"))
        read = self.run_tool("rs.import", parquet=self.file("e.parquet"), index=self.file("again.gpkg"))
        self.assertEqual((written["tiles"], read["tiles"]), (made["tiles"], made["tiles"]))

    def test_3_captions_embeddings_and_figures(self) -> None:
        caption = self.run_tool("rs.caption", raster=SCENE, language="de")
        self.assertGreater(len(caption["caption"]), 5)
        self.assertEqual(caption["language"], "de")
        embedded = self.run_tool("rs.embed", texts="a river,ein Wald", images=SCENE)
        self.assertEqual(embedded["count"], 3)
        for name in ("River", "Forest"):
            os.makedirs(self.file("images/" + name))
        shutil.copy(os.path.join(harness.RASTERS, "codecs", "rgb.png"), self.file("images/River/a.png"))
        shutil.copy(os.path.join(harness.RASTERS, "codecs", "rgba.png"), self.file("images/Forest/b.png"))
        report = self.run_tool("rs.evaluate", images=self.file("images"), split="test", measures="zero-shot", languages="en", report=self.file("r.html"))
        self.assertTrue(os.path.exists(report["report"]))

    def test_4_indices_of_bands(self) -> None:
        for tool in harness.tools():
            if tool.plugin == "spectral-indices":
                more = {"formula": "(b4 - b3) / (b4 + b3)"} if tool.parameter("formula") else {}
                results = self.run_tool(tool.name, image=BANDS, output=self.file(tool.name + ".tif"), **more)
                self.assertGreater(results["valid"], 100_000, tool.name)

    def test_5_the_model_and_the_demo(self) -> None:
        self.assertIn("rs-m-clip-mini", self.run_tool("rs.models.list")["models"])
        self.assertTrue(os.path.exists(self.run_tool("rs.models.export", folder=self.file("exported"), languages="en")["pixels"]))
        self.assertGreater(self.run_tool("rs.doctor")["image_cosine_to_fp32"], 0.9)
        results = self.run_tool("rs.demo", output=self.file("demo"), languages="en")
        self.assertTrue(os.path.exists(results["report"]))

    def test_5_then_labels_become_a_model(self) -> None:
        from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer

        raster = QgsRasterLayer(SCENE, "scene")
        box = raster.extent()
        labels = QgsVectorLayer(f"Polygon?crs={raster.crs().authid()}&field=kind:string", "labels", "memory")
        for name, left, right in (("water", box.xMinimum(), box.center().x()), ("field", box.center().x(), box.xMaximum())):
            feature = QgsFeature(labels.fields())
            feature.setAttribute("kind", name)
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, box.yMinimum(), right, box.yMaximum())))
            labels.dataProvider().addFeature(feature)
        QgsProject.instance().addMapLayer(labels, False)
        self.addCleanup(QgsProject.instance().clear)
        side = min(raster.width(), raster.height()) // 4
        made = self.run_tool("rs.samples", raster=SCENE, labels=labels.id(), column="kind", output=self.file("samples"), tile_size=side, steps=2, model=TINY)
        self.assertGreater(made["count"], 4)
        self.assertEqual({"field", "water"}, {feature["label"] for feature in QgsVectorLayer(made["tiles"]).getFeatures()})
        trained = self.run_tool("rs.train", config=made["config"], output=self.file("trained"))
        self.assertTrue(os.path.isfile(os.path.join(trained["model"], "open_clip_config.json")), trained)

    def test_6_what_a_tool_lacks_is_told(self) -> None:
        self.assertIn(self.file("no.yaml"), self.fails("rs.train", config=self.file("no.yaml"), output=self.file("run")))
        self.assertTrue(self.fails("rs.translate", captions=self.file("no.json")))

    def test_7_no_tool_was_left_out(self) -> None:
        shown = {tool.name for tool in harness.tools() if tool.plugin != "everything"}
        self.assertEqual(shown - ToolTests.done, set())
