import assert from "node:assert/strict";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser } from "./support/browser";
import { CodeServer } from "./support/codeServer";
import { until } from "./support/patience";
import { bundle, extension, hostProgram, root } from "./support/places";

const LIMIT_MS = 240_000;

const server = new CodeServer({ "rsplugins.language": "en" });
const outcomes = new Map<string, string | undefined>();
const told = join(server.folder, "outcomes");
let log = "";
let browser: Browser | undefined;

before(async () => {
  server.addExtension(join(root, "tests/vscode/extensions/python-debugger"));
  server.addExtension(join(root, "tests/vscode/extensions/dotnet-debugger"));
  copyFileSync(join(root, "plugins/rsmclip/demo/orthophoto.tif"), join(server.workspace, "orthophoto.tif"));
  // The wait for a debugger of .NET ends by itself here: what attaches is none that .NET would know of.
  const environment = { RSPLUGINS_HOST: hostProgram(), RSPLUGINS_TEST_ROOT: root, RSPLUGINS_TEST_OUTCOMES: told, RSPLUGINS_TEST_MCP: bundle("mcp-server.json"), RSPLUGINS_PYTHON: "/usr/bin/python3", RSPLUGINS_WAIT_FOR_DEBUGGER: "2" };
  await server.start({ arguments: ["--vscode-option", "enable-smoke-test-driver"], environment });
  browser = await openBrowser();
  const page = await browser.newPage();
  let done: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (done = resolve));
  await page.exposeFunction("codeAutomationLog", (_type: string, said: unknown[]) => {
    const line = said.join(" ");
    log = line.includes("bindings") ? log : (log + line.replace(/\n +at .*/g, "") + "\n").slice(-3000);
  });
  await page.exposeFunction("codeAutomationExit", () => done());
  const at = `vscode-remote://127.0.0.1:${server.port}`;
  const payload = JSON.stringify([["extensionDevelopmentPath", at + extension], ["extensionTestsPath", at + bundle("inside.js")]]);
  // A window whose connection was lost while it opened stays empty for good; a person would load it again.
  for (let attempt = 0; attempt < 3 && !existsSync(told); attempt++) {
    await page.goto(`${server.address}&payload=${encodeURIComponent(payload)}`);
    await until("the start of the cases", () => existsSync(told)).catch(() => undefined);
  }
  const limit = setTimeout(done, existsSync(told) ? LIMIT_MS : 0);
  await ended;
  clearTimeout(limit);
  const lines = existsSync(told) ? readFileSync(told, "utf8").split("\n").filter((line) => line !== "") : [];
  lines.map((line) => JSON.parse(line) as { name: string; failure?: string }).forEach(({ name, failure }) => outcomes.set(name, failure));
});

after(async () => {
  await browser?.close();
  await server.stop();
});

function passed(name: string): void {
  assert.ok(outcomes.has(name), `It did not run.\n${log}`);
  assert.equal(outcomes.get(name), undefined);
}

test("inside: starts nothing until something is needed", () => passed("starts nothing until something is needed"));
test("inside: runs a tool and shows its results", () => passed("runs a tool and shows its results"));
test("inside: a tool that fails says why, and the window goes on", () => passed("a tool that fails says why, and the window goes on"));
test("inside: searches in three languages and notes the index", () => passed("searches in three languages and notes the index"));
test("inside: a host that is killed fails what is pending, and the next call starts another", () => passed("a host that is killed fails what is pending, and the next call starts another"));
test("inside: a broken manifest is told in the Problems panel at the right place, by the schema and by the host", () =>
  passed("a broken manifest is told in the Problems panel at the right place, by the schema and by the host"));
test("inside: a manifest has completion, hover and snippets", () => passed("a manifest has completion, hover and snippets"));
test("inside: a new plugin is made, runs in a host of the window's own, and is loaded anew when it changes", () =>
  passed("a new plugin is made, runs in a host of the window's own, and is loaded anew when it changes"));
test("inside: one key runs the plugin of the file in the editor with the values of the last time", () => passed("one key runs the plugin of the file in the editor with the values of the last time"));
test("inside: a plugin in TypeScript stops at a breakpoint", () => passed("a plugin in TypeScript stops at a breakpoint"));
test("inside: chat agents are offered a server, which is told again when the tools change", () => passed("chat agents are offered a server, which is told again when the tools change"));
test("inside: a plugin in Python stops at a breakpoint, in the debugger that its extension brings", () => passed("a plugin in Python stops at a breakpoint, in the debugger that its extension brings"));
test("inside: the debugger for C# is given the process of the plugin, which waits for it and answers", () => passed("the debugger for C# is given the process of the plugin, which waits for it and answers"));
