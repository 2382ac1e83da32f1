import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { CallCancelledError, ToolError, type ProgressValue } from "../../../sdk/typescript/out/index";
import { root, soon } from "./support/places";
import { UserHost } from "./support/userHost";

const echo = join(root, "tests", "fixtures", "plugins", "Echo");

test("connect: two clients share one host", async (t) => {
  const user = new UserHost(t, echo);
  const clients = await Promise.all([user.connect(), user.connect()]);

  const answers = await Promise.all(clients.map((client) => client.callTool("test.echo", { text: "a" })));

  assert.deepEqual(answers.map(({ process }) => process), [user.processId, user.processId]);
});

test("connect: a detached job goes on without its caller and is waited for by another", async (t) => {
  const user = new UserHost(t, echo);
  const first = await user.connect({ name: "first" });
  const id = await first.detachTool("test.slow", { steps: 150 });
  await first.close();
  const second = await user.connect({ name: "second" });
  const values: ProgressValue[] = [];

  const running = await second.getJob(id);
  const outputs = await soon(second.waitJob(id, { onProgress: (value) => values.push(value) }), "the job");

  assert.equal(running.tool, "test.slow");
  assert.equal(running.client, "first");
  assert.equal(running.detached, true);
  assert.deepEqual(outputs, { steps: 150 });
  assert.ok(values.length > 0);
  assert.deepEqual((await second.listJobs({ state: "succeeded" })).map((job) => job.id), [id]);
  assert.deepEqual((await second.getJob(id)).result, { steps: 150 });
  await second.removeJob(id);
  await assert.rejects(second.getJob(id), ToolError);
});

test("connect: a job is cancelled, and started again, by whoever asks", async (t) => {
  const user = new UserHost(t, echo);
  const client = await user.connect();
  const id = await client.detachTool("test.slow", { steps: 100_000 });
  const waiting = client.waitJob(id);
  const stopped = new AbortController();
  const given = client.waitJob(id, { signal: stopped.signal });

  stopped.abort();
  await assert.rejects(soon(given, "the end of the wait"), CallCancelledError);
  assert.notEqual((await client.getJob(id)).state, "cancelled");
  await client.cancelJob(id);

  await assert.rejects(soon(waiting, "the cancel"), CallCancelledError);
  assert.equal((await client.getJob(id)).state, "cancelled");
  assert.equal((await client.resumeJob(id)).id, id);
  await client.cancelJob(id);
});

test("connect: when the host is killed all clients know at once, and the next has a new one", async (t) => {
  const user = new UserHost(t, echo);
  const client = await user.connect();
  const pending = client.callTool("test.slow", { steps: 100_000 }, { onProgress: () => begun() });
  let begun: () => void = () => undefined;
  await soon(new Promise<void>((resolve) => (begun = resolve)), "the first progress");
  const before = user.processId;
  const failed = assert.rejects(soon(pending, "the failure"), (error) => error instanceof ToolError && error.id === "rs.host.gone");
  const started = performance.now();

  await user.kill();

  await failed;
  assert.ok(performance.now() - started < 1500);
  const next = await user.connect();
  assert.notEqual((await next.callTool("test.echo", { text: "on" })).process, before);
});
