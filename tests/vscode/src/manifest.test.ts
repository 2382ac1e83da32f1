import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { complaintsOf, spanOf } from "../../../plugins/vscode/src/developer/manifestPlaces";
import { locateHost } from "../../../plugins/vscode/src/host/hostLocator";
import { languageFor } from "../../../plugins/vscode/src/manifest/languages";
import { findPlugins } from "../../../plugins/vscode/src/manifest/manifestFinder";
import { parameterFor, toolFor } from "../../../plugins/vscode/src/manifest/roles";
import { stateFolder } from "../../../plugins/vscode/src/manifest/stateFolder";
import { searchArguments, searchLanguages } from "../../../plugins/vscode/src/search/searchQuery";
import { hostProgram, root } from "./support/places";
import { plugins } from "./support/shippedTools";

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "rsplugins-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("manifest: the shipped plugins are found from the host's program, in the manifest's order", () => {
  const found = findPlugins({ program: hostProgram(), state: "/nowhere", further: [] }, "en");

  assert.deepEqual(found.map(({ id }) => id), ["rsmclip", "rsmclip-training", "spectral-indices"]);
  for (const plugin of found) {
    const raw = JSON.parse(readFileSync(plugin.file, "utf8")) as { tools: { inputSchema: { properties?: Record<string, { "x-rs"?: { order?: number } }> } }[] };
    plugin.tools.forEach((tool, index) => {
      const orders = tool.parameters.map(({ name }) => raw.tools[index]?.inputSchema.properties?.[name]?.["x-rs"]?.order ?? Number.NaN);
      assert.deepEqual(orders, [...orders].sort((a, b) => a - b), tool.name);
      assert.equal(tool.parameters.length, Object.keys(raw.tools[index]?.inputSchema.properties ?? {}).length);
    });
  }
});

test("manifest: each of the ten languages has texts of its own", () => {
  const titles = (["en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru"] as const).map((language) => toolFor("search", plugins(language).flatMap(({ tools }) => tools))?.title);

  assert.equal(new Set(titles).size, 10, titles.join(" | "));
});

test("manifest: groups and columns of tables are told in the language, whatever has no name in it as it is", (t) => {
  const folder = temporary(t);
  const columns = { a: { title: "A", "x-rs": { i18n: { de: { title: "Erste" } } } }, b: { title: "B" } };
  const properties = { rows: { type: "array", items: { type: "object", properties: columns }, "x-rs": { kind: "table", group: "Classes" } } };
  writeFileSync(join(folder, "x.plugin.json"), JSON.stringify({ id: "x", groups: { Classes: { de: "Klassen" } }, tools: [{ name: "x.y", "x-rs": { group: "Others" }, inputSchema: { properties } }, { name: "x.z", "x-rs": { group: "Classes" } }] }));

  const [first, second] = findPlugins({ program: undefined, state: "/nowhere", further: [folder] }, "de")[0]?.tools ?? [];

  assert.deepEqual([first?.group, second?.group, first?.parameters[0]?.group], ["Others", "Klassen", "Klassen"]);
  assert.deepEqual(Object.values(first?.parameters[0]?.schema.items?.properties ?? {}).map(({ title }) => title), ["Erste", "B"]);
});

test("manifest: each group of the shipped tools has a name of its own language", () => {
  const groups = (language: "en" | "pt" | "zh"): string[] => plugins(language).flatMap(({ tools }) => tools.flatMap((tool) => [tool.group, ...tool.parameters.flatMap(({ group }) => group ?? [])]));
  const english = new Set(groups("en"));

  assert.deepEqual(groups("zh").filter((group) => english.has(group)), []);
  assert.ok(groups("pt").includes("Classificação") && groups("pt").length === groups("en").length);
});

test("manifest: a user's plugins and further folders are found, a damaged manifest hides no other", (t) => {
  const folder = temporary(t);
  const state = join(folder, "state");
  cpSync(join(root, "tests/fixtures/plugins/conformance/python"), join(state, "plugins/conformance"), { recursive: true });
  mkdirSync(join(folder, "more/a"), { recursive: true });
  writeFileSync(join(folder, "more/a/a.plugin.json"), "{ no json");
  writeFileSync(join(folder, "more/b.plugin.json"), JSON.stringify({ id: "b", tools: [null, 5, { name: "b.c" }] }));

  const found = findPlugins({ program: undefined, state, further: [join(folder, "more"), join(folder, "missing")] }, "en");

  assert.deepEqual(found.map(({ id }) => id), ["b", "conformance"]);
  assert.deepEqual(found[0]?.tools.map(({ name, title, group }) => [name, title, group]), [["b.c", "b.c", "b"]]);
});

test("manifest: what is hidden or has a role is known, and kinds follow from the schema where none is named", (t) => {
  const folder = temporary(t);
  const inputSchema = { type: "object", required: ["a"], properties: { a: { type: "integer" }, b: { type: "array", items: { type: "string" } }, c: { enum: ["x"] }, d: { type: "string", format: "directory" }, e: {} } };
  writeFileSync(join(folder, "x.plugin.json"), JSON.stringify({ id: "x", tools: [{ name: "x.y", "x-rs": { hidden: true, role: "search" }, inputSchema, outputs: { o: { type: "number" } } }] }));

  const [tool] = findPlugins({ program: undefined, state: "/nowhere", further: [folder] }, "en")[0]?.tools ?? [];

  assert.deepEqual([tool?.hidden, tool?.role], [true, "search"]);
  assert.deepEqual(tool?.parameters.map(({ kind, required }) => [kind, required]), [["integer", true], ["texts", false], ["enum", false], ["folder", false], ["json", false]]);
  assert.deepEqual(tool?.outputs.map(({ kind }) => kind), ["number"]);
});

test("manifest: the language is the chosen one, else the editor's, else English", () => {
  assert.deepEqual(
    [languageFor("ko", "de"), languageFor("auto", "pt-br"), languageFor(undefined, "zh-CN"), languageFor("auto", "ja"), languageFor("xx", "nl")],
    ["ko", "pt", "zh", "en", "nl"],
  );
});

test("manifest: the state folder is where the host has it", () => {
  assert.equal(stateFolder({ RSPLUGINS_STATE: "/s" }, "linux"), "/s");
  assert.equal(stateFolder({ XDG_DATA_HOME: "/x" }, "linux"), "/x/rsplugins");
  assert.match(stateFolder({}, "darwin"), /Library\/Application Support\/RsPlugins$/);
  assert.match(stateFolder({ LOCALAPPDATA: "C:\\L" }, "win32"), /^C:\\L.RsPlugins$/);
});

test("host: the program is the setting's, the environment's, the search path's, the installer's, in this order", (t) => {
  const folder = temporary(t);
  const [onPath, noted] = [join(folder, "rsplugins"), join(folder, "noted")];
  writeFileSync(onPath, "", { mode: 0o755 });
  writeFileSync(noted, "", { mode: 0o755 });
  const environment = { PATH: `/nowhere:${folder}`, RSPLUGINS_HOST: "/env/rsplugins" };

  assert.equal(locateHost({ setting: "/set/rsplugins", environment, further: [noted] }), "/set/rsplugins");
  assert.equal(locateHost({ setting: folder, environment, further: [noted] }), onPath);
  assert.equal(locateHost({ setting: "", environment, further: [noted] }), "/env/rsplugins");
  assert.equal(locateHost({ setting: "", environment: { PATH: folder }, further: [noted] }), onPath);
  assert.equal(locateHost({ setting: "", environment: { PATH: "" }, further: [noted] }), noted);
  assert.equal(locateHost({ setting: "", environment: { PATH: "/nowhere" }, further: ["/nowhere/x"] }), undefined);
});

test("search: the arguments are those of whichever tool has the role", () => {
  const tool = toolFor("search", plugins("en").flatMap(({ tools }) => tools));
  assert.ok(tool);

  const args = searchArguments(tool, { text: "água", index: "/i.gpkg", language: "pt", count: 5 });

  assert.deepEqual(Object.values(args ?? {}), ["/i.gpkg", ["água"], "pt", 5]);
  assert.deepEqual(Object.keys(args ?? {}), ["index", "texts", "language", "count"].map((role) => parameterFor(role, tool)?.name));
  assert.deepEqual(searchLanguages(tool).map(({ tag }) => tag), ["en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru"]);
  assert.equal(searchArguments({ ...tool, parameters: [] }, { text: "a", index: "b", language: "en", count: 1 }), undefined);
});

test("developer: the host's sentence about a manifest is taken apart, and each place is found in the text", () => {
  const text = '{\n  "id": "Bad Id",\n  "tools": [\n    { "name": "bad", "inputSchema": { "properties": { "class": { "x-rs": { "kind": "rastr" } } } } }\n  ]\n}';
  const message =
    'The manifest p.plugin.json cannot be used: id: "Bad Id" must be lower-case words joined by hyphens, such as "a-b"; tools[0].description: is missing; ' +
    "tools[0].inputSchema.properties.class: the name is a keyword of Python; choose another; tools[0].inputSchema.properties.class.x-rs.kind: must be one of a, b; and 3 more.";

  const complaints = complaintsOf(message);

  assert.deepEqual(complaints.map(({ place }) => place), ["id", "tools[0].description", "tools[0].inputSchema.properties.class", "tools[0].inputSchema.properties.class.x-rs.kind", ""]);
  assert.equal(complaints[2]?.reason, "the name is a keyword of Python; choose another");
  const marked = complaints.map(({ place }) => spanOf(text, place)).map(({ offset, length }) => text.slice(offset, offset + length));
  assert.deepEqual(marked, ['"Bad Id"', "{", '"class"', '"rastr"', "{"]);
});
