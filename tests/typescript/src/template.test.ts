import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { HostClient } from "../../../sdk/typescript/out/index";
import { hostProgram, root, temporaryFolder } from "./support/places";

const template = join(root, "sdk", "templates", "typescript");
const sdk = join(root, "sdk", "typescript");
const words: Record<string, string> = { __NAME__: "my-plugin", __TOOL__: "my", __TITLE__: "My plugin", __SDK__: sdk };

function filled(text: string): string {
  return Object.entries(words).reduce((all, [word, value]) => all.replaceAll(word, value), text);
}

function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (statSync(join(from, name)).isDirectory()) {
      copy(join(from, name), join(to, name));
    } else {
      writeFileSync(join(to, filled(name)), filled(readFileSync(join(from, name), "utf8")));
    }
  }
}

/** What `npm install` does, without a registry. */
function install(folder: string): void {
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@rsplugins"), { recursive: true });
  symlinkSync(sdk, join(modules, "@rsplugins", "sdk"));
  for (const name of ["@types", "typescript", "undici-types"]) {
    symlinkSync(join(sdk, "node_modules", name), join(modules, name));
  }
}

function run(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_TEST_CONTEXT: undefined } });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

function make(t: TestContext): string {
  const folder = join(temporaryFolder(t), "my-plugin");
  copy(template, folder);
  install(folder);
  run(folder, "node_modules/typescript/bin/tsc");
  return folder;
}

test("template: a plugin made from it passes its own test and works in the host", async (t) => {
  const folder = make(t);

  assert.match(run(folder, "--test-reporter=tap", "--test", "out/plugin.test.js"), /^# pass 2$/m);

  const client = await HostClient.start({
    program: hostProgram(),
    arguments: ["--plugins", folder, "serve", "--stdio"],
    environment: { RSPLUGINS_STATE: join(folder, "state"), RSPLUGINS_NODE: process.execPath },
  });
  t.after(() => client.close());
  assert.deepEqual(await client.callTool("my.length", { points: [{ lon: 0, lat: -45 }, { lon: 0, lat: 45 }] }), { length: 10007557.221 });
});

test("template: its packages are those of the SDK, and no word is left over", (t) => {
  const folder = join(temporaryFolder(t), "my-plugin");
  copy(template, folder);

  const made = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { devDependencies: object };
  const own = JSON.parse(readFileSync(join(sdk, "package.json"), "utf8")) as { devDependencies: object };

  assert.deepEqual(made.devDependencies, own.devDependencies);
  for (const name of ["package.json", "package-lock.json", "README.md", "my-plugin.plugin.json", "src/plugin.ts", "src/plugin.test.ts"]) {
    assert.doesNotMatch(readFileSync(join(folder, name), "utf8"), /__[A-Z]+__/);
  }
});
