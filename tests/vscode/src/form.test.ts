import assert from "node:assert/strict";
import { test } from "node:test";
import { argumentsOf, rememberable, withRecent } from "../../../plugins/vscode/src/form/arguments";
import { check } from "../../../plugins/vscode/src/form/check";
import { commandLine } from "../../../plugins/vscode/src/form/commandLine";
import { RecentValues } from "../../../plugins/vscode/src/form/recentValues";
import type { Parameter, Schema } from "../../../plugins/vscode/src/manifest/types";
import { translator } from "../../../plugins/vscode/src/texts/translate";
import { shipped } from "./support/shippedTools";

const t = translator({});

function parameter(kind: string, schema: Schema, required = false): Parameter {
  return { name: "p", title: "P", description: "", kind, required, advanced: false, output: false, labels: {}, schema };
}

test("form: what a schema forbids is told, what it allows is not", () => {
  const cases: [Parameter, unknown, string | undefined][] = [
    [parameter("raster", { type: "string" }, true), undefined, "This is needed."],
    [parameter("raster", { type: "string" }), undefined, undefined],
    [parameter("integer", { type: "integer", minimum: 0, maximum: 10 }), 10, undefined],
    [parameter("integer", { type: "integer", minimum: 0, maximum: 10 }), 11, "This must be at most 10."],
    [parameter("integer", { type: "integer", minimum: 0 }), -1, "This must be at least 0."],
    [parameter("integer", { type: "integer" }), 1.5, "This must be a whole number."],
    [parameter("number", { type: "number" }), Number.NaN, "This is not a number."],
    [parameter("number", { type: "number", exclusiveMinimum: 0 }), 0, "This must be more than 0."],
    [parameter("number", { type: "number", exclusiveMaximum: 1 }), 1, "This must be less than 1."],
    [parameter("enum", { enum: ["a", "b"] }), "c", "This is none of the choices: a, b"],
    [parameter("text", { type: "string", minLength: 2 }), "a", "At least 2 characters are needed."],
    [parameter("text", { type: "string", maxLength: 2 }), "abc", "At most 2 characters are allowed."],
    [parameter("text", { type: "string", pattern: "^[a-z]+$" }), "A", "This is not written as it should be."],
    [parameter("bands", { type: "array", items: { type: "integer", minimum: 1 }, maxItems: 3 }), [1, 2, 3, 4], "At most 3 are allowed."],
    [parameter("bands", { type: "array", items: { type: "integer", minimum: 1 } }), [1, 0], "This must be at least 1."],
    [parameter("bands", { type: "array", items: { type: "integer" } }), [Number.NaN], "This is not a number."],
    [parameter("texts", { type: "array", minItems: 2 }), ["a"], "At least 2 are needed."],
    [parameter("extent", { type: "object" }), { bbox: [0, 0, 1, 1] }, undefined],
    [parameter("extent", { type: "object" }), { bbox: [0, 0, Number.NaN, 1] }, "Four numbers are needed."],
    [parameter("extent", { type: "object" }), { bbox: [2, 0, 1, 1] }, "The smaller coordinates come first: xmin, ymin, xmax, ymax."],
    [parameter("range", { type: "array" }), [2, 1], "Two numbers are needed, the smaller first."],
    [parameter("color", { type: "string" }), "red", "A colour is written as #rrggbb."],
    [parameter("table", { type: "array", items: { required: ["name"], properties: { name: { type: "string", title: "Name" } } } }), [{ prompts: "x" }], "Name: This is needed."],
    [parameter("geometry", { type: ["string", "object"] }), "POINT (1 2)", undefined],
  ];
  for (const [given, value, problem] of cases) {
    assert.equal(check(given, value, t), problem, JSON.stringify([given.kind, given.schema, value]));
  }
});

test("form: the defaults of every shipped tool pass its own check", () => {
  for (const name of ["rs.classify", "rs.segment", "rs.retrieve", "rs.train", "spectral.formula"]) {
    for (const one of shipped(name).parameters) {
      assert.equal(check({ ...one, required: false }, one.schema.default, t), undefined, `${name} ${one.name}`);
    }
  }
});

test("form: empty values and defaults are not sent", () => {
  const tool = shipped("rs.classify");

  const args = argumentsOf(tool, { raster: "/a.tif", class_set: "eurosat", languages: ["en", "pt"], classes: [], threshold: 0.5, tiles: "", templates: true, unknown: 1 });

  assert.deepEqual(args, { raster: "/a.tif", languages: ["en", "pt"], threshold: 0.5 });
});

test("form: a call can be copied as a command, quoted for a shell, without secrets", () => {
  const tool = { ...shipped("spectral.formula"), parameters: [...shipped("spectral.formula").parameters, { ...parameter("secret", { type: "string" }), name: "key" }] };

  assert.equal(commandLine(tool, { image: "/it's.tif", key: "hidden" }), `rsplugins run spectral.formula --arguments '{"image":"/it'\\''s.tif"}'`);
});

test("form: recent values are kept in order, secrets are not", async () => {
  const store = new Map<string, unknown>();
  const recent = new RecentValues({ get: <T>(key: string, otherwise?: T) => (store.has(key) ? (store.get(key) as T) : otherwise) as T, update: async (key: string, value: unknown) => void store.set(key, value) });
  const tool = { ...shipped("spectral.ndvi"), parameters: [...shipped("spectral.ndvi").parameters, { ...parameter("secret", { type: "string" }), name: "key" }, { ...parameter("text", { type: "string", writeOnly: true } as Schema), name: "hidden" }] };

  await recent.remember(tool, { image: "/a.tif", key: "secret", hidden: "secret" });
  await recent.remember(tool, { image: "/b.tif" });
  await recent.remember(tool, { image: "/a.tif" });

  assert.deepEqual(recent.of(tool), { image: ["/a.tif", "/b.tif"] });
  assert.deepEqual(recent.last(tool), { image: "/a.tif" });
  assert.ok(!JSON.stringify([...store]).includes("secret\""), JSON.stringify([...store]));
  assert.equal(withRecent([1, 2, 3, 4, 5, 6, 7, 8], 9).length, 8);
  assert.deepEqual(rememberable(tool, { key: "x" }), {});
});
