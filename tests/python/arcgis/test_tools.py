"""Every tool of every manifest of this repository, run through the stand-in with the real host on real rasters."""

import http.server
import json
import os
import re
import shutil
import threading
import unittest
from typing import Any, Dict

import arcpy
from arcpy._state import state
from pro import FIXTURES, MODEL, RGB, ProTestCase
from test_toolbox import class_name, shipped

MULTIBAND = os.path.join(FIXTURES, "rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif")
IMAGES = os.path.join(FIXTURES, "classify", "eurosat")
CAPTIONS = os.path.join(FIXTURES, "captions", "dataset_eurosat.json")
MADE = {"in_model_definition": MODEL, "threads": 1}

TRAINING = """
seed: 7
threads: 1
device: cpu
precision: float32
batch_size: 4
steps: 2
start_from: {model}
data:
  languages: [en]
  sets:
    - {{name: eurosat, images: {images}, list: {captions}}}
views: {{global_crops: 2, local_crops: 0}}
distillation: {{weight: 0}}
optimiser: {{learning_rate: 1.0e-3, warmup_steps: 1}}
output: {{log_steps: 1, checkpoint_steps: 2}}
"""


class ToolTests(ProTestCase):
    """One test for each tool; what they have in common is checked by ``run_tool``."""

    def run_tool(self, name: str, **values: Any) -> Any:
        """Runs a tool; afterwards nothing but what was asked for may be there."""
        dialog = self.toolbox.dialog(name).set(**values)
        self.assertEqual(dialog.errors(), {})
        result = dialog.run()
        self.assertEqual(state.texts("error"), [])
        self.assertEqual(state.progress[-1], ("progressor", "reset"))
        for each, value in values.items():
            if dialog[each].direction == "Output":
                self.assertTrue(arcpy.Exists(value) or os.path.exists(value), each)
        return result

    def test_rs_classify(self) -> None:
        result = self.run_tool("RsClassify", in_raster=RGB, languages=["pt", "ko"], tile_size=128, out_feature_class=self.path("tiles.shp"), out_classified_raster=self.path("classes.tif"), **MADE)
        self.assertEqual((result["out_cells"], len(result.layers)), (8, 2))

    def test_rs_segment(self) -> None:
        result = self.run_tool("RsSegment", in_raster=RGB, class_set="landcover", tile_size=256, input_size=32, out_classified_raster=self.path("classes.tif"), out_featureclass=self.path("areas.shp"), **MADE)
        self.assertEqual(sorted(os.path.basename(path) for path, symbology in result.layers if symbology), ["areas.shp", "classes.tif"])

    def test_rs_caption(self) -> None:
        result = self.run_tool("RsCaption", in_raster=RGB, language="fr", **MADE)
        self.assertTrue(result["out_caption"])

    def test_rs_translate(self) -> None:
        with LanguageModel() as address:
            result = self.run_tool("RsTranslate", captions=CAPTIONS, languages=["zh"], output=self.path("captions.jsonl"), endpoint=address, llm_model="tower", licence="CC-BY-4.0", concurrency=1)
        self.assertEqual(result["out_translated"], result["out_captions"])

    def test_rs_embed(self) -> None:
        result = self.run_tool("RsEmbed", text_prompt=["water", "água; rio"], in_rasters=[RGB], embeddings=self.path("vectors.npy"), **MADE)
        self.assertEqual(result["out_count"], 3)

    def test_rs_index_retrieve_export_import(self) -> None:
        index = self.path("photos.gpkg")
        made = self.run_tool("RsIndex", index=index, in_rasters=[MULTIBAND], tile_size=128, **MADE)
        found = self.run_tool("RsRetrieve", index=index, text_prompt=["water"], k=3, out_feature_class=self.path("found.shp"), **MADE)
        self.assertEqual(found["out_count"], 3)
        described = self.run_tool("RsDescribe", index=index)
        self.assertEqual(described["out_tiles"], made["out_tiles"])
        exported = self.run_tool("RsExport", index=index, parquet=self.path("photos.parquet"))
        imported = self.run_tool("RsImport", parquet=self.path("photos.parquet"), index=self.path("again.gpkg"))
        self.assertEqual({made["out_tiles"], exported["out_tiles"], imported["out_tiles"]}, {made["out_tiles"]})

    def test_rs_evaluate(self) -> None:
        result = self.run_tool("RsEvaluate", images=IMAGES, list=os.path.join(FIXTURES, "classify", "eurosat-split.csv"), class_set="eurosat", measures=["zero-shot"], languages=["en"], resamples=100, report=self.path("report.html"), **MADE)
        self.assertIn("eurosat", result["out_table"])

    def test_rs_demo(self) -> None:
        result = self.run_tool("RsDemo", out_folder=self.path("demo"), languages=["en"], in_model_definition=MODEL)
        self.assertEqual(len(result.layers), 5)

    def test_rs_doctor(self) -> None:
        self.assertTrue(self.run_tool("RsDoctor", in_model_definition=MODEL)["out_provider"])

    def test_rs_models_list_install_remove(self) -> None:
        # Another model than the tests use: what is made of a model goes by its content, and goes with it.
        shutil.copytree(MODEL, self.path("tiny"))
        with open(self.path("tiny/open_clip_model.safetensors"), "r+b") as weights:
            weights.seek(-4, os.SEEK_END)
            weights.write(b"\0\0\0\0")
        installed = self.run_tool("RsModelsInstall", source=self.path("tiny"), id="tiny-arcgis", prepare=False)
        self.assertEqual(installed["out_id"], "tiny-arcgis")
        listed = json.loads(self.run_tool("RsModelsList", installed_only=True)["out_models"])
        self.assertIn("tiny-arcgis", [model["id"] for model in listed])
        self.assertIn("tiny-arcgis", self.toolbox.dialog("RsDoctor")["in_model_definition"].filter.list)
        self.assertEqual(self.run_tool("RsModelsRemove", id="tiny-arcgis")["out_id"], "tiny-arcgis")

    def test_rs_models_export(self) -> None:
        result = self.run_tool("RsModelsExport", out_folder=self.path("package"), in_model_definition=MODEL, classes=[["lago", "lago; lagoa", "#0000ff"], ["campo", None, None]], languages=["pt"])
        with open(result["out_objects"], encoding="utf-8") as file:
            definition = json.load(file)
        self.assertEqual([one["Name"] for one in definition["Classes"]], ["lago", "campo"])
        self.assertTrue(os.path.isfile(os.path.join(self.path("package"), definition["ModelFile"])))

    def test_rs_train(self) -> None:
        with open(CAPTIONS, encoding="utf-8") as file:
            captions = file.read()
        with open(self.path("captions.json"), "w", encoding="utf-8") as file:
            file.write(captions)
        with open(self.path("train.yaml"), "w", encoding="utf-8") as file:
            file.write(TRAINING.format(model=MODEL, images=IMAGES, captions=self.path("captions.json")))
        result = self.run_tool("RsTrain", config=self.path("train.yaml"), out_folder=self.path("run"))
        self.assertTrue(os.path.isfile(result["out_report"]))

    def test_spectral_indices(self) -> None:
        for name, bands in (("SpectralNdvi", {"red": 1, "nir": 2}), ("SpectralNdwi", {"green": 1, "nir": 2}), ("SpectralNdbi", {"nir": 1, "swir": 2}), ("SpectralSavi", {"red": 1, "nir": 2, "soil": 0.25})):
            with self.subTest(tool=name):
                result = self.run_tool(name, in_raster=RGB, out_raster=self.path(name + ".tif"), **bands)
                self.assertTrue(-1 <= result["out_minimum"] <= result["out_maximum"] <= 1.5)
        self.run_tool("SpectralFormula", in_raster=RGB, formula="(b1 - b2) / 2", out_raster=self.path("formula.tif"))

    def test_all_tools_are_run_here(self) -> None:
        """A tool that is new is opened at least; the tools that this class runs must be there."""
        ran = {"RsClassify", "RsSegment", "RsCaption", "RsTranslate", "RsEmbed", "RsIndex", "RsRetrieve", "RsExport", "RsImport", "RsEvaluate", "RsDemo", "RsDoctor", "RsModelsList", "RsModelsInstall"}
        ran |= {"RsModelsRemove", "RsModelsExport", "RsTrain", "RsDescribe", "SpectralNdvi", "SpectralNdwi", "SpectralNdbi", "SpectralSavi", "SpectralFormula"}
        there = {class_name(tool["name"]) for tool in shipped() if not tool.get("x-rs", {}).get("hidden")}
        self.assertLessEqual(ran, there)
        for name in there - ran:
            self.toolbox.dialog(name)


class LanguageModel:
    """An endpoint as OpenAI's that answers each caption with a Chinese sentence."""

    def __enter__(self) -> str:
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                answer = json.dumps({"choices": [{"message": {"role": "assistant", "content": outer.answer(body)}}], "model": "tower"}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *arguments: Any) -> None:
                """Says nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def __exit__(self, *_: Any) -> None:
        self.server.shutdown()
        self.server.server_close()

    @staticmethod
    def answer(body: Dict[str, Any]) -> str:
        """As many lines of Chinese as there are captions."""
        asked = re.findall(r"^(\d+)\. ", body["messages"][-1]["content"], re.MULTILINE)
        return "\n".join(f"{number}. 田野、树木和一条河流。" for number in asked)


if __name__ == "__main__":
    unittest.main()
