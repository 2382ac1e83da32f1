import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { CallCancelledError } from "@rsplugins/sdk";
import { HostSession } from "../../../plugins/vscode/src/host/hostSession";
import { toolFor } from "../../../plugins/vscode/src/manifest/roles";
import { drawPreview, type DrawnPreview } from "../../../plugins/vscode/src/results/drawnPreview";
import { readPreview } from "../../../plugins/vscode/src/results/rasterPreview";
import { sectionsOf } from "../../../plugins/vscode/src/results/sections";
import { summaryOf } from "../../../plugins/vscode/src/results/summary";
import { curvesOfLog, MetricSeries } from "../../../plugins/vscode/src/run/metricSeries";
import { bytes } from "../../../plugins/vscode/src/views/bytes";
import { hostProgram, root } from "./support/places";
import { plugins, shipped } from "./support/shippedTools";

test("results: outputs become sections by their kinds, with the legend of the classes", () => {
  const classes = [{ id: "a", name: "water", color: "#0000ff", share: 0.25 }, { id: "b", name: "land", color: "#00ff00", share: 0.75 }];

  const sections = sectionsOf(shipped("rs.classify"), {}, { class_map: "/m.tif", tiles: "/t.gpkg", cells: 4, classes, provenance: { tool: "x" }, extra: "more", notice: null });

  assert.deepEqual(sections.map(({ type }) => type), ["values", "raster", "vector", "table", "json"]);
  const [values, raster, vector, table] = sections;
  assert.deepEqual(values, { type: "values", values: [{ title: "Cells", value: 4 }, { title: "extra", value: "more" }] });
  assert.deepEqual(raster, { type: "raster", title: "Class map", path: "/m.tif", legend: [{ name: "water", color: "#0000ff", share: 0.25 }, { name: "land", color: "#00ff00", share: 0.75 }] });
  assert.deepEqual(vector, { type: "vector", title: "Tiles (GeoPackage)", path: "/t.gpkg" });
  assert.deepEqual(table?.type === "table" && table.columns, ["id", "name", "color", "share"]);
});

test("results: what a search found is shown with scores, pictures and places, a notice first", () => {
  const hits = [{ id: 1, uri: "/a.tif", rank: 1, score: 0.31, confidence: 0.8, source: "a", date: null, window: [0, 0, 64, 64], bbox: null, thumbnail: "/p/1.png" }, "damaged"];

  const [notice, found] = sectionsOf(shipped("rs.retrieve"), {}, { hits, notice: "The model is another one." });

  assert.deepEqual(notice, { type: "notice", text: "The model is another one." });
  assert.deepEqual(found?.type === "hits" && found.hits[0], { score: 0.31, title: "a", confidence: 0.8, thumbnail: "/p/1.png", uri: "/a.tif", window: [0, 0, 64, 64] });
  assert.equal(found?.type === "hits" && found.hits.length, 2);
});

test("results: reports, logs and long texts have sections of their own", () => {
  const sections = sectionsOf(shipped("rs.train"), {}, { report: "/r.html", log: "/l.ndjson", model: "/m" });

  assert.deepEqual(sections.map(({ type }) => type), ["values", "log", "file"]);
  assert.ok(sections.some((section) => section.type === "file" && section.html));
});

test("results: a call is summed up by its first arguments", () => {
  assert.equal(summaryOf(shipped("rs.classify"), { raster: "/long/way/a.tif", languages: ["en", "pt"], tiles: "/out.gpkg" }), "Raster: a.tif · Languages: en, pt");
});

test("results: curves keep the whole course of a long work", () => {
  const series = new MetricSeries(100);
  for (let step = 1; step <= 1000; step++) {
    series.add(step, { loss: 1 / step, bad: Number.NaN, text: "x" });
  }
  const [curve, ...others] = series.curves;

  assert.equal(others.length, 0);
  assert.ok(curve && curve.points.length > 50 && curve.points.length <= 100);
  assert.deepEqual([curve.points[0], curve.points.at(-1)], [[1, 1], [1000, 0.001]]);
});

test("results: the curves of a log are read from its lines, damaged ones left out", () => {
  const text = ['{"step":10,"loss":2,"note":"x"}', "{ broken", '{"step":20,"metrics":{"loss":1,"lr":0.1}}', '{"step":30,"metrics":{"loss":0.5,"lr":0.05}}', ""].join("\n");

  assert.deepEqual(curvesOfLog(text), [{ name: "loss", points: [[10, 2], [20, 1], [30, 0.5]] }, { name: "lr", points: [[20, 0.1], [30, 0.05]] }]);
});

test("results: a raster is shown small, an image in its colours, heights stretched, without data clear", async () => {
  const rasters = join(root, "tests/fixtures/rasters");

  const image = await readPreview(join(root, "plugins/rsmclip/demo/orthophoto.tif"), 200);
  const heights = await readPreview(join(rasters, "float_dem/opengeos_dsm.tif"), 64);
  const empty = await readPreview(join(root, "tests/fixtures/classify/part_nodata.tif"), 64);

  assert.ok(image && heights && empty);
  assert.deepEqual([image.width, image.height, image.shownWidth, image.shownHeight, image.rgba.length], [934, 723, 200, 155, 200 * 155 * 4]);
  assert.ok(new Set(heights.rgba).size > 50);
  const clear = (rgba: Uint8ClampedArray): number => rgba.filter((_, index) => index % 4 === 3).filter((alpha) => alpha === 0).length;
  assert.equal(clear(image.rgba), 0);
  assert.ok(clear(empty.rgba) > 0, "part of the raster has no data");
  await assert.rejects(readPreview(join(root, "README.md"), 64));
});

test("results: layers, and rasters that are no GeoTIFF, are drawn by the tool that has the role", async (t) => {
  const state = mkdtempSync(join(tmpdir(), "rsplugins-"));
  const host = new HostSession(async () => ({ program: hostProgram(), arguments: ["serve", "--stdio"], environment: { RSPLUGINS_STATE: state } }));
  t.after(async () => {
    await host.dispose();
    rmSync(state, { recursive: true, force: true });
  });
  const tool = toolFor("preview", plugins().flatMap(({ tools }) => tools));
  assert.ok(tool?.hidden);
  const layer = join(state, "layer.geojson");
  writeFileSync(layer, JSON.stringify({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] } }));
  const draw = (path: string, signal = new AbortController().signal): Promise<DrawnPreview> => host.client().then((client) => drawPreview(client, tool, path, 200, join(state, "pictures"), signal));

  const drawn = await draw(layer);
  const image = await draw(join(root, "tests/fixtures/rasters/codecs/rgb.jpg"));

  assert.deepEqual([drawn.features, drawn.crs, image.features], [1, "EPSG:4326", undefined]);
  assert.ok(image.width > 1 && image.height > 1);
  for (const { source } of [drawn, image]) {
    assert.deepEqual([...Buffer.from(source?.replace("data:image/png;base64,", "") ?? "", "base64").subarray(1, 4)].map((code) => String.fromCharCode(code)).join(""), "PNG");
  }
  await assert.rejects(draw(join(state, "missing.gpkg")), /does not exist/);
  await assert.rejects(draw(layer, AbortSignal.abort()), CallCancelledError);
  assert.deepEqual(readdirSync(join(state, "pictures")), []);
});

test("results: amounts of memory are told in words", () => {
  assert.deepEqual([0, 1023, 1024, 1536, 200 * 1024 ** 2, 3 * 1024 ** 3].map(bytes), ["0 B", "1023 B", "1.0 KiB", "1.5 KiB", "200 MiB", "3.0 GiB"]);
});
