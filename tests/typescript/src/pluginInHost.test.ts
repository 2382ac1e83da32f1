import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { CallCancelledError, HostClient, ToolError, type ProgressValue } from "../../../sdk/typescript/out/index";
import { hostProgram, isRunning, program, root, sleep, soon, temporaryFolder } from "./support/places";

const tools = [...readFileSync(join(root, "tests", "typescript", "src", "programs", "testPlugin.ts"), "utf8").matchAll(/\.tool(?:<.*?>)?\("(ts\.\w+)"/g)].map(([, name]) => name as string);

async function open(test: TestContext): Promise<HostClient> {
  const folder = temporaryFolder(test);
  const plugins = join(folder, "plugins");
  mkdirSync(plugins);
  const manifest = {
    id: "test-plugin",
    version: "1.2.3",
    title: "Test",
    runtime: { kind: "process", command: ["{node}", program("testPlugin")] },
    tools: tools.map((name) => ({ name, title: name, description: name, inputSchema: { type: "object", properties: {} }, outputs: {} })),
  };
  writeFileSync(join(plugins, "test.plugin.json"), JSON.stringify(manifest));
  const client = await HostClient.start({
    program: hostProgram(),
    arguments: ["--plugins", plugins, "serve", "--stdio"],
    environment: { RSPLUGINS_STATE: join(folder, "state"), RSPLUGINS_NODE: process.execPath },
  });
  test.after(() => client.close());
  return client;
}

async function pluginProcess(client: HostClient): Promise<number> {
  const { plugins, problems } = await client.status();
  const plugin = plugins.find(({ id }) => id === "test-plugin");
  assert.equal(plugin?.state, "loaded", JSON.stringify([plugin, problems]));
  return plugin.processId!;
}

async function assertGone(id: number): Promise<void> {
  const started = performance.now();
  while (isRunning(id)) {
    assert.ok(performance.now() - started < 5000, "the plugin stays");
    await sleep(20);
  }
}

test("plugin in host: its tools are called, with progress, errors and a cancel", async (t) => {
  const client = await open(t);
  const values: ProgressValue[] = [];

  const { arguments: given, job } = (await client.callTool("ts.echo", { text: "água 水" })) as { arguments: object; job: { id: string; attempt: number } };
  assert.deepEqual(given, { text: "água 水" });
  assert.ok(job.id.length > 0 && job.attempt === 1);
  assert.deepEqual(await client.callTool("ts.slow", { steps: 60 }, { onProgress: (value) => values.push(value) }), { steps: 60 });
  assert.ok(values.length >= 2 && values.every(({ unit }) => unit === "steps"));
  await assert.rejects(client.callTool("ts.fails"), (error) => error instanceof ToolError && error.id === "rs.raster.unreadable" && error.hint === "Copy it again." && error.details === "strip 3");
  await assert.rejects(client.callTool("ts.later"), (error) => error instanceof ToolError && error.id === "rs.internal");
  const call = client.startTool("ts.waits");
  await sleep(300);
  call.cancel();
  await assert.rejects(call.result, CallCancelledError);
  assert.deepEqual(await client.callTool("ts.nothing"), {});
});

test("plugin in host: a tool calls another one of the same host", async (t) => {
  const client = await open(t);

  const { outputs } = (await client.callTool("ts.calls", { name: "ts.echo", arguments: { inner: true } })) as { outputs: { arguments: object } };

  assert.deepEqual(outputs.arguments, { inner: true });
  await assert.rejects(client.callTool("ts.calls", { name: "ts.fails", arguments: {} }), (error) => error instanceof ToolError && error.id === "rs.raster.unreadable");
});

test("plugin in host: one that dies is a typed error and is there again for the next call", async (t) => {
  const client = await open(t);
  await client.callTool("ts.nothing");
  const before = await pluginProcess(client);

  await assert.rejects(soon(client.callTool("ts.dies"), "the crash"), (error) => error instanceof ToolError && error.id === "rs.plugin.crashed");

  assert.deepEqual(await client.callTool("ts.nothing"), {});
  assert.notEqual(await pluginProcess(client), before);
});

test("plugin in host: it leaves with its host, closed or killed", async (t) => {
  const closed = await open(t);
  await closed.callTool("ts.nothing");
  const first = await pluginProcess(closed);
  await closed.close();
  await assertGone(first);

  const killed = await open(t);
  void killed.callTool("ts.stubborn").catch(() => undefined);
  await killed.callTool("ts.nothing");
  const second = await pluginProcess(killed);
  process.kill(killed.processId!, "SIGKILL");
  await assertGone(second);
});
