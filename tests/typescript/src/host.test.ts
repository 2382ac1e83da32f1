import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { CallCancelledError, HostClient, ToolError, type ProgressValue } from "../../../sdk/typescript/out/index";
import { hostProgram, root, sleep, soon, temporaryFolder } from "./support/places";

const echo = join(root, "tests", "fixtures", "plugins", "Echo");

async function open(test: TestContext): Promise<HostClient> {
  const client = await HostClient.start({
    program: hostProgram(),
    arguments: ["--plugins", echo, "serve", "--stdio"],
    environment: { RSPLUGINS_STATE: temporaryFolder(test) },
    name: "typescript-tests",
    version: "1.0.0",
  });
  test.after(() => client.close());
  return client;
}

test("host: lists, calls and tells how it is", async (t) => {
  const client = await open(t);

  assert.equal(client.session.host.name, "rsplugins");
  const tool = (await client.listTools()).find(({ name }) => name === "test.echo");
  assert.equal(tool?.plugin, "echo");
  assert.ok((tool?.inputSchema.properties as object | undefined) !== undefined);
  const outputs = await client.callTool("test.echo", { text: "água 水" });
  assert.deepEqual((outputs.arguments as { text: string }).text, "água 水");
  const status = await client.status();
  assert.ok(status.plugins.some(({ id, state }) => id === "echo" && state === "loaded"));
  const discovered = await client.request<{ methods: Array<{ name: string }> }>("rpc.discover");
  assert.ok(discovered.methods.some(({ name }) => name === "tools/call"));
});

test("host: every failure is typed", async (t) => {
  const client = await open(t);
  for (const [tool, args, id] of [
    ["test.nope", {}, "rs.tool.unknown"],
    ["test.echo", {}, "rs.argument.invalid"],
    ["test.fails", {}, "rs.raster.unreadable"],
    ["isolated.throws", {}, "rs.internal"],
    ["isolated.dies", {}, "rs.plugin.crashed"],
    ["test.large", { bytes: 70_000_000 }, "rs.message.tooLarge"],
  ] as const) {
    await assert.rejects(soon(client.callTool(tool, args), tool), (error) => error instanceof ToolError && error.id === id && (error.hint ?? "") !== "", tool);
  }
});

test("host: progress comes at most ten a second, in order, and a cancel leaves no file", async (t) => {
  const client = await open(t);
  const folder = temporaryFolder(t);
  const values: ProgressValue[] = [];
  const started = performance.now();

  assert.deepEqual(await client.callTool("test.slow", { steps: 80 }, { onProgress: (value) => values.push(value) }), { steps: 80 });

  assert.ok(values.length >= 3 && values.length <= ((performance.now() - started) / 1000) * 10 + 2, String(values.length));
  const fractions = values.map(({ fraction }) => fraction ?? 0);
  assert.deepEqual(fractions, [...fractions].sort((a, b) => a - b));

  let begun: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (begun = resolve));
  const call = client.startTool("test.slow", { steps: 100_000, output: join(folder, "out.txt") }, { onProgress: () => begun() });
  await soon(first, "the first progress");
  assert.equal(readdirSync(folder).length, 1);
  call.cancel();
  await assert.rejects(soon(call.result, "the cancel"), CallCancelledError);
  for (let i = 0; i < 100 && readdirSync(folder).length > 0; i++) {
    await sleep(50);
  }
  assert.deepEqual(readdirSync(folder), []);
  assert.ok((await client.callTool("test.echo", { text: "on" })).process);
});

test("host: when it is killed all pending calls fail at once", async (t) => {
  const client = await open(t);
  const pending = Promise.allSettled([client.callTool("test.slow", { steps: 100_000 }), client.callTool("test.stubborn")]);
  await sleep(200);
  const started = performance.now();

  process.kill(client.processId!, "SIGKILL");

  for (const outcome of await soon(pending, "the failures")) {
    assert.ok(outcome.status === "rejected" && outcome.reason instanceof ToolError && outcome.reason.id === "rs.host.gone");
  }
  assert.ok(performance.now() - started < 1000);
});

test("host: fifty calls at once are each answered with their own outputs", async (t) => {
  const client = await open(t);

  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => client.callTool("test.echo", { text: `call ${i}` })));

  answers.forEach((answer, i) => assert.equal((answer.arguments as { text: string }).text, `call ${i}`));
});

test("host: close ends it", async (t) => {
  const client = await open(t);
  const id = client.processId!;

  await soon(client.close(), "the close");

  assert.throws(() => process.kill(id, 0), { code: "ESRCH" });
  assert.ok(!existsSync(`/proc/${id}`));
});
