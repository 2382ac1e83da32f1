import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { languages } from "../../../plugins/vscode/src/manifest/languages";
import { catalogue } from "../../../plugins/vscode/src/texts/catalogue";
import { translator } from "../../../plugins/vscode/src/texts/translate";
import { extension } from "./support/places";

const holes = (text: string): string[] => (text.match(/\{\d\}|\]\([^)]*\)|`[^`]*`/g) ?? []).sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.name.endsWith(".ts")).map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

test("texts: every text of the extension is there in all ten languages, with the same places for values", () => {
  const used = new Set([...sources(join(extension, "src")), ...sources(join(extension, "webview"))].flatMap((source) => [...source.matchAll(/\bt\(\s*"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text ?? "")));
  assert.ok(used.size > 80);
  for (const [language, texts] of Object.entries(catalogue).filter(([tag]) => tag !== "en")) {
    assert.deepEqual(Object.keys(texts).sort(), [...used].sort(), language);
    for (const [text, translation] of Object.entries(texts)) {
      assert.deepEqual(holes(translation), holes(text), `${language}: ${text}`);
    }
  }
});

test("texts: commands, views and settings are there in all ten languages", () => {
  const read = (name: string): Record<string, string> => JSON.parse(readFileSync(join(extension, name), "utf8")) as Record<string, string>;
  const english = read("package.nls.json");
  const asked = new Set(readFileSync(join(extension, "package.json"), "utf8").match(/(?<=")%[^%"]+%(?=")/g)?.map((key) => key.slice(1, -1)));
  assert.deepEqual(Object.keys(english).sort(), [...asked].sort());
  for (const language of Object.keys(languages).filter((tag) => tag !== "en")) {
    const texts = read(`package.nls.${language}.json`);
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort(), language);
    for (const [key, text] of Object.entries(texts)) {
      assert.deepEqual(holes(text), holes(english[key] ?? ""), `${language}: ${key}`);
    }
  }
});

test("texts: values are put in their places, and what has no translation stays English", () => {
  const t = translator({ "{0} of {1}": "{1}: {0}" });

  assert.deepEqual([t("{0} of {1}", 1, "b"), t("other {0}", "x"), t("{0}")], ["b: 1", "other x", "{0}"]);
});
