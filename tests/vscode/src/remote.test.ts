import assert from "node:assert/strict";
import { copyFileSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, Workbench } from "./support/browser";
import { CodeServer } from "./support/codeServer";
import { root } from "./support/places";
import { RemoteHost } from "./support/remoteHost";

const server = new CodeServer({ "rsplugins.language": "en" });
const remote = new RemoteHost();
const raster = join(server.workspace, "orthophoto.tif");
let browser: Browser;
let window: Workbench;

before(async () => {
  server.install();
  copyFileSync(join(root, "plugins/rsmclip/demo/orthophoto.tif"), raster);
  await Promise.all([remote.start(), server.start()]);
  browser = await openBrowser();
  window = await Workbench.open(browser, server.address);
  await window.showViews();
});

after(async () => {
  await browser?.close();
  await server.stop();
  await remote.stop();
});

test("remote: a host elsewhere is used by its address and its token, which is kept in the store of secrets only", async () => {
  await window.treeItem("Classify a raster").waitFor();
  for (const token of ["0".repeat(64), remote.token]) {
    await window.command("RsPlugins: Use a Remote Host…");
    await window.answer(remote.address, "Its address");
    await window.answer(token, "Token of");
    await window.page.locator(token === remote.token ? '.statusbar [aria-label*="RsPlugins, 127.0.0.1"]' : ".notification-list-item").filter({ hasText: token === remote.token ? new URL(remote.address).host : "refuses the token" }).first().waitFor();
  }
  assert.equal(server.hostProcess(), undefined, "a host of this machine runs");
  const kept = files(join(server.folder, "data")).filter((file) => readFileSync(file).includes(remote.token));
  assert.deepEqual(kept, []);
  await window.picture("remote-host");
});

test("remote: a tool that runs elsewhere reads a file of the workspace, and its results lie in the workspace and are shown", async () => {
  const form = await window.openTool("Classify a raster", "form #field-raster");
  await form.locator("#field-raster").fill(raster);
  await form.locator("#field-tile_size").fill("128");
  await form.locator("button.primary").click();
  const result = await window.pageWith(".state.succeeded");
  await result.locator(".map canvas").first().waitFor();
  await result.locator(".legend li").first().waitFor();
  await result.locator(".file .path").filter({ hasText: "orthophoto.tiles.classes.tif" }).first().waitFor();
  assert.deepEqual(readdirSync(server.workspace).filter((name) => name.startsWith("orthophoto.tiles")).sort(), ["classes.clr", "classes.qml", "classes.scores.tif", "classes.scores.tif.aux.xml", "classes.tif", "classes.tif.aux.xml", "gpkg"].map((end) => `orthophoto.tiles.${end}`));
  await window.picture("remote-result");
});

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}
