import assert from "node:assert/strict";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, FrameLocator } from "playwright-core";
import { readCases } from "../../../plugins/vscode/src/developer/conformance/conformanceCase";
import { openBrowser, Workbench } from "./support/browser";
import { CodeServer } from "./support/codeServer";
import { until } from "./support/patience";
import { root } from "./support/places";

const server = new CodeServer({ "rsplugins.language": "en" });
const raster = join(server.workspace, "orthophoto.tif");
const asked: string[] = [];
let browser: Browser;
let window: Workbench;

before(async () => {
  server.install();
  copyFileSync(join(root, "plugins/rsmclip/demo/orthophoto.tif"), raster);
  await server.start();
  browser = await openBrowser();
  window = await Workbench.open(browser, server.address, asked);
  await window.showViews();
});

after(async () => {
  await browser?.close();
  await server.stop();
});

test("ui: a tool's form is there without a host, and tells what is wrong before anything runs", async () => {
  const form = await window.openTool("Classify a raster", "form #field-raster");
  await form.locator("button.primary").click();
  await form.locator('[data-parameter="raster"] .complaint').filter({ hasText: "This is needed." }).waitFor();
  await form.locator("#field-threshold").fill("7");
  await form.locator("#field-threshold").blur();
  await form.locator('[data-parameter="threshold"] .complaint').filter({ hasText: "at most 1" }).waitFor();
  await window.picture("form");
  await form.locator("#field-threshold").fill("0");
  assert.equal(server.hostProcess(), undefined);
});

test("ui: a classification shows its progress, is cancelled, and gives a map when it runs again", async () => {
  const form = await window.pageWith("form #field-raster");
  await form.locator("#field-raster").fill(raster);
  await form.locator("#field-tile_size").fill("32");
  await form.locator("#field-stride").fill("2");
  await form.locator("button.primary").click();
  const running = await window.pageWith(".progress progress[value]");
  await window.picture("running");
  await window.page.locator(".notifications-toasts .notification-list-item").filter({ hasText: "Classify a raster" }).getByRole("button", { name: "Cancel" }).click();
  await running.locator(".state.cancelled").waitFor();
  await window.closeResult();

  await form.locator("#field-tile_size").fill("64");
  await form.locator("#field-stride").fill("0");
  await form.locator("button.primary").click();
  const result = await window.pageWith(".state.succeeded");
  await result.locator(".map canvas").first().waitFor();
  const colors = await result.locator(".map canvas").first().evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 3).join())).size;
  });
  assert.ok(colors > 2, `${colors} classes are drawn`);
  await result.locator(".legend li").first().waitFor();
  await window.page.locator(".statusbar").getByText(/RsPlugins: local · CPU/).waitFor();
  await window.picture("classification");
  const layer = result.locator(".section").filter({ hasText: ".gpkg" });
  await layer.scrollIntoViewIfNeeded();
  await layer.locator(".help").filter({ hasText: "180 features · EPSG:26914" }).waitFor();
  assert.ok(await layer.locator(".map img").evaluate((image: HTMLImageElement) => image.naturalWidth > 300));
  await window.picture("layer");
  await window.closeAll();
});

test("ui: words in three languages find images in an index that is made from the search box", async () => {
  const box = await window.pageWith("button.secondary");
  await box.getByRole("button", { name: "Make an index…" }).click();
  const form = await window.pageWith("form #field-rasters");
  await form.locator("#field-index").fill(join(server.workspace, "index.gpkg"));
  await form.locator("#field-rasters").fill(raster);
  await form.locator("#field-tile_size").fill("128");
  await form.locator("button.primary").click();
  await window.pageWith(".state.succeeded");
  await window.closeAll();
  const search = await window.pageWith("form #text");
  for (const [text, language] of [["a river", "en"], ["lago", "pt"], ["лес", "ru"]] as const) {
    await search.locator("#language").selectOption(language);
    await search.locator("#count").fill("6");
    // As somebody without a mouse does.
    await window.page.keyboard.press("Control+Alt+i");
    await search.locator("#text:focus").waitFor();
    await search.locator("#text").press("Control+a");
    await window.page.keyboard.insertText(text);
    await window.page.keyboard.press("Enter");
    const result = await window.pageWith(".state.succeeded");
    await until("the pictures", async () => (await result.locator(".hit img").evaluateAll((images: HTMLImageElement[]) => images.filter((image) => image.naturalWidth > 0).length)) === 6);
    const scores = await result.locator(".hit figcaption strong").allTextContents();
    assert.deepEqual(scores.map((score) => score.split(".")[0]), ["1", "2", "3", "4", "5", "6"]);
    await result.locator(".maps .windows rect").first().waitFor();
    await window.picture(`search-${language}`);
    await window.closeAll();
  }
});

test("ui: two windows work with one host at once, and what one cancels the other keeps", async () => {
  const host = server.hostProcess();
  const other = await Workbench.open(browser, server.address);
  await other.showViews();
  const pages = [] as FrameLocator[];
  for (const [one, stride] of [[window, "2"], [other, "0"]] as const) {
    const form = await one.openTool("Classify a raster", "form #field-raster");
    await form.locator("#field-raster").fill(raster);
    await form.locator("#field-tiles").fill(join(server.workspace, `window-${stride}.gpkg`));
    await form.locator("#field-tile_size").fill("32");
    await form.locator("#field-stride").fill(stride);
    await form.locator("button.primary").click();
    pages.push(await one.pageWith(stride === "2" ? ".progress progress[value]" : ".state.succeeded"));
  }
  await pages[0]?.locator(".progress button").click();
  await pages[0]?.locator(".state.cancelled").waitFor();
  await other.picture("second-window");
  assert.ok(existsSync(join(server.workspace, "window-0.gpkg")) && !existsSync(join(server.workspace, "window-2.gpkg")));
  assert.equal(server.hostProcess(), host);
  await other.page.close();
  await window.closeAll();
});

test("ui: a host that is killed in the middle fails the call with what to do, and the window goes on", async () => {
  const form = await window.openTool("Classify a raster", "form #field-raster");
  await form.locator("#field-raster").fill(raster);
  await form.locator("#field-tile_size").fill("32");
  await form.locator("#field-stride").fill("2");
  await form.locator("button.primary").click();
  await window.pageWith(".progress progress[value]");
  const host = server.hostProcess();
  assert.ok(host);
  process.kill(host, "SIGKILL");
  const failed = await window.pageWith(".state.failed");
  await failed.locator(".failure").filter({ hasText: /connection to the host has ended/i }).filter({ hasText: "Connect again" }).waitFor();
  await form.locator("form .failure").filter({ hasText: "Connect again" }).waitFor();
  await window.picture("host-killed");
  await window.page.locator(".statusbar").getByText(/RsPlugins: local/).waitFor();
  assert.notEqual(server.hostProcess(), host);
  await window.closeAll();
});

test("ui: a new plugin is made from the palette and run with one key", async () => {
  await window.command("RsPlugins: New Plugin…");
  await window.answer("Python", "New plugin: language");
  await window.answer("river-gauge", "New plugin: name");
  await window.page.locator(".tab").filter({ hasText: "river-gauge.plugin.json" }).waitFor();
  assert.ok(existsSync(join(server.workspace, "river-gauge", "plugin.py")));
  await window.treeItem("Length of a line").waitFor();
  await window.page.locator(".monaco-editor .view-lines").first().click();
  await window.page.keyboard.press("Control+F5");
  const form = await window.pageWith("form .grid");
  for (const [index, [lon, lat]] of [["0", "0"], ["1", "0"]].entries()) {
    await form.getByRole("button", { name: "Add a row" }).click();
    await form.locator(".grid tbody tr").nth(index).locator("input").nth(0).fill(lon ?? "");
    await form.locator(".grid tbody tr").nth(index).locator("input").nth(1).fill(lat ?? "");
  }
  await form.locator("button.primary").click();
  const result = await window.pageWith(".state.succeeded");
  await result.locator(".values dd").filter({ hasText: "111195" }).waitFor();
  await window.picture("new-plugin");
  await window.page.locator(".tab").filter({ hasText: "river-gauge.plugin.json" }).click();
  await window.page.locator(".monaco-editor .view-lines").first().click();
  await window.page.keyboard.press("F5");
  const missing = window.page.locator(".notification-list-item").filter({ hasText: "To debug plugins in Python, install the extension ms-python.debugpy." });
  await missing.getByRole("button", { name: "Show the extension" }).waitFor();
  await window.picture("debugger-missing");
  await window.closeAll();
});

test("ui: a broken manifest stands in the Problems panel, and is fixed by what completion offers", async () => {
  const file = join(server.workspace, "river-gauge", "river-gauge.plugin.json");
  writeFileSync(file, readFileSync(file, "utf8").replace('"kind": "table"', '"kind": "tabel"'));
  await window.openFile("river-gauge.plugin.json");
  await window.command("View: Toggle Problems");
  await window.page.locator(".markers-panel .monaco-list-row").filter({ hasText: "x-rs.kind" }).filter({ hasText: "rsplugins" }).first().waitFor();
  await window.picture("problems");
  writeFileSync(file, readFileSync(file, "utf8").replace('"kind": "tabel"', '"kind": "table"'));
  await until("no problem", async () => (await window.page.locator(".markers-panel .monaco-list-row").filter({ hasText: "rsplugins" }).count()) === 0);
  await window.closeAll();
});

test("ui: tools, forms and the search box speak the chosen language", async () => {
  const spoken = [["pt", "Classificar um raster", "Executar", "Default Dark Modern"], ["zh", "栅格分类", "运行", "Default High Contrast"], ["ru", "Классификация растра", "Запустить", "Default Light Modern"]] as const;
  for (const [language, title, run, theme] of spoken) {
    server.set({ "rsplugins.language": language, "workbench.colorTheme": theme });
    await window.reload();
    const form = await window.openTool(title, "form #field-raster");
    await form.locator("h1").filter({ hasText: title }).waitFor();
    assert.equal(await form.locator("button.primary").textContent(), run);
    await window.picture(`language-${language}`);
    await window.closeAll();
  }
});

test("ui: figures of a long work become curves while it runs", async () => {
  cpSync(join(root, "tests/fixtures/plugins/conformance/python"), join(server.workspace, "conformance"), { recursive: true });
  const manifest = join(server.workspace, "conformance", "conformance.plugin.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace("../../../../../manifests", "../manifests"));
  server.set({ "rsplugins.language": "en" });
  await window.reload();
  await window.command("RsPlugins: Run Tool…");
  await window.answer("conformance.slow");
  const form = await window.pageWith("form #field-steps");
  await form.locator("#field-steps").fill("3000");
  await form.locator("button.primary").click();
  const running = await window.pageWith(".curves .chart polyline");
  const points = async (): Promise<number> => ((await running.locator(".chart polyline").first().getAttribute("points")) ?? "").split(" ").length;
  const before = await until("the curve", async () => ((await points()) > 3 ? points() : undefined));
  await until("a longer curve", async () => (await points()) > before + 5);
  await window.picture("curves");
  await running.locator(".progress button").click();
  await running.locator(".state.cancelled").waitFor();
  await window.closeAll();
});

test("ui: ten thousand results are there at once, sorted by the keyboard", async () => {
  const folder = join(server.workspace, "many");
  mkdirSync(folder);
  const outputs = { rows: { title: "Rows", "x-rs": { kind: "table" } }, hits: { title: "Hits", "x-rs": { kind: "hits" } } };
  writeFileSync(join(folder, "many.plugin.json"), JSON.stringify({ id: "many", version: "1.0.0", title: "Many", runtime: { kind: "process", command: ["{python}", "plugin.py"], environment: { PYTHONPATH: "{sdk}" } }, tools: [{ name: "many.rows", title: "Many rows", description: "Gives many.", inputSchema: { type: "object", properties: {} }, outputs }] }));
  writeFileSync(join(folder, "plugin.py"), 'import sys\nfrom rsplugins import Plugin\n\nplugin = Plugin("many", "1.0.0")\n\n\n@plugin.tool("many.rows")\ndef rows(context):\n    return {"rows": [{"number": i, "name": "row %d" % i} for i in range(10000)], "hits": [{"id": i, "score": 1 - i / 10000} for i in range(10000)]}\n\n\nsys.exit(plugin.run())\n');
  await window.reload();
  // The search box has such a button too.
  const run = 'form button.primary:text-is("Run")';
  const form = await window.openTool("Many rows", run);
  await form.locator(run).click();
  const result = await window.pageWith(".rows tbody tr");
  assert.equal(await result.locator(".hit").count(), 200);
  await result.getByRole("button", { name: "Show more" }).press("Enter");
  await until("more pictures", async () => (await result.locator(".hit").count()) === 400);
  const title = result.locator(".rows th").first();
  await title.press("Enter");
  await title.press("Enter");
  await result.locator('.rows th[aria-sort="descending"]').waitFor();
  assert.equal(await result.locator(".rows tbody tr").first().locator("td").first().textContent(), "9999");
  const before = await result.locator(".rows tbody tr").count();
  await result.locator(".rows tbody tr").nth(before - 1).scrollIntoViewIfNeeded();
  await until("more rows", async () => (await result.locator(".rows tbody tr").count()) > before);
  await window.picture("many");
  await window.closeAll();
});

test("ui: the test explorer holds a plugin to the conformance cases", async () => {
  await window.command("Testing: Focus on Test Explorer View");
  const tree = window.page.locator(".test-explorer");
  await tree.locator('[role="treeitem"]').filter({ hasText: "conformance" }).first().click();
  await window.page.keyboard.press("ArrowRight");
  const group = tree.locator('[role="treeitem"]').filter({ hasText: "Its own process" }).first();
  await group.click();
  await group.hover();
  await group.locator(".codicon-testing-run-icon").first().click();
  const cases = readCases(join(root, "manifests/conformance"), "plugin").length;
  await until("that all cases have passed", async () => (await window.page.locator(".sidebar").innerText()).includes(`${cases}/${cases}`));
  await window.picture("conformance");
  await window.picture("conformance");
});

test("ui: an untrusted folder's plugins are neither shown nor run", async (t) => {
  const other = new CodeServer();
  t.after(() => other.stop());
  cpSync(join(root, "tests/fixtures/plugins/conformance/python"), join(other.workspace, "conformance"), { recursive: true });
  other.install();
  await other.start({ trust: false });
  const restricted = await Workbench.open(browser, other.address);
  await restricted.page.locator(".statusbar").getByText("Restricted Mode").waitFor();
  await restricted.showViews();
  await restricted.treeItem("Classify a raster").waitFor();
  assert.equal(await restricted.treeItem("conformance.").count(), 0);
  await restricted.page.close();
});

test("ui: the window asked no other machine for anything", () => {
  assert.ok(asked.length > 20);
  assert.deepEqual(asked.filter((url) => /^(https?|wss?):/.test(url) && !["127.0.0.1"].includes(new URL(url).hostname) && !url.includes("vscode-resource.vscode-cdn.net")), []);
});
