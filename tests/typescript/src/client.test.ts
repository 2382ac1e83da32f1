import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { CallCancelledError, HostClient, ToolError, type HostClientOptions, type ProgressValue } from "../../../sdk/typescript/out/index";
import { program, sleep, soon } from "./support/places";

async function open(test: TestContext, options: HostClientOptions = {}, scenario = ""): Promise<HostClient> {
  const client = await HostClient.start({ program: process.execPath, arguments: [program("fakeHost"), scenario], ...options });
  test.after(() => client.close());
  return client;
}

function isTool(id: string, code: number): (error: unknown) => boolean {
  return (error) => error instanceof ToolError && error.id === id && error.code === code;
}

test("opens a session and knows the host", async (t) => {
  const client = await open(t);

  assert.deepEqual(client.session.host, { name: "fake", version: "9.9.9" });
  assert.equal(client.session.protocol, 1);
});

test("sends arguments and options as the protocol has them", async (t) => {
  const client = await open(t);

  assert.deepEqual(await client.callTool("echo", { text: "água 水 \u0000" }), { name: "echo", arguments: { text: "água 水 \u0000" } });
  assert.deepEqual(await client.callTool("echo", {}, { priority: "bulk" }), { name: "echo", arguments: {}, priority: "bulk" });
});

test("progress reaches the call that asked for it", async (t) => {
  const client = await open(t);
  const values: ProgressValue[] = [];
  const call = client.startTool("progress", {}, { onProgress: (value) => values.push(value) });
  const more: number[] = [];
  call.onProgress(() => {
    throw new Error("a display that fails");
  });
  call.onProgress((value) => more.push(value.fraction ?? -1));

  await call.result;

  assert.deepEqual(values.map((value) => value.fraction), [0.25, 0.5, 1]);
  assert.deepEqual(more, [0.25, 0.5, 1]);
  assert.deepEqual(call.progress, { fraction: 1, stage: "working" });
});

test("every message is shown as it is sent and received, also where the display fails", async (t) => {
  const shown: string[] = [];
  const client = await open(t, {
    onMessage: (direction, message) => {
      shown.push(`${direction} ${(message as { method?: string }).method ?? "answer"}`);
      throw new Error("a display that fails");
    },
  });

  await client.callTool("progress", {}, { onProgress: () => undefined });

  assert.deepEqual(shown, ["sent initialize", "received answer", "sent tools/call", ...Array(4).fill("received $/progress"), "received answer"]);
});

test("changed plugins are told to each who listens until it stops or throws", async (t) => {
  const client = await open(t);
  const heard: boolean[] = [];
  const others: boolean[] = [];
  let thrown = 0;
  client.onPluginsChanged(() => {
    thrown++;
    throw new Error("a display that fails");
  });
  const listening = client.onPluginsChanged(({ tools }) => {
    heard.push(tools);
    if (heard.length === 2) {
      listening.dispose();
    }
  });
  client.onPluginsChanged(({ tools }) => others.push(tools));

  await client.callTool("plugins");

  assert.deepEqual([heard, others, thrown], [[true, false], [true, false, true], 1]);
});

test("a cancelled call fails at once, tells the host, and leaves the session alone", async (t) => {
  const client = await open(t);
  const call = client.startTool("silent");
  await sleep(50);
  const started = performance.now();

  call.cancel();

  await assert.rejects(soon(call.result, "the cancel"), (error) => error instanceof CallCancelledError && error.name === "AbortError" && error.id === "rs.call.cancelled");
  assert.ok(performance.now() - started < 100);
  assert.deepEqual(await client.callTool("echo"), { name: "echo", arguments: {} });
  assert.ok(client.logLines.some((line) => /^cancel \d+$/.test(line)));
});

test("a signal that is set already sends nothing", async (t) => {
  const client = await open(t);
  const reason = new Error("enough");

  await assert.rejects(client.callTool("silent", {}, { signal: AbortSignal.abort(reason) }), (error) => error instanceof CallCancelledError && error.cause === reason);

  await client.callTool("echo");
  assert.deepEqual(client.logLines, []);
});

test("all pending calls fail at once when the host is killed", async (t) => {
  const client = await open(t);
  const pending = [client.callTool("silent"), client.callTool("silent", {}, { onProgress: () => undefined }), client.startTool("silent").result, client.status()];
  const failures = Promise.allSettled(pending);
  await sleep(50);
  const started = performance.now();

  await assert.rejects(client.callTool("dies"), isTool("rs.host.gone", -32082));

  for (const outcome of await soon(failures, "the failure of all calls")) {
    assert.ok(outcome.status === "rejected" && isTool("rs.host.gone", -32082)(outcome.reason));
    assert.match(String((outcome.reason as ToolError).message), /SIGKILL/);
    assert.match(String((outcome.reason as ToolError).details), /last words/);
  }
  assert.ok(performance.now() - started < 1500);
  await soon(client.ended, "the end");
  await assert.rejects(client.callTool("echo"), isTool("rs.host.gone", -32082));
});

test("half a frame and a lying header are the end of the host", async (t) => {
  for (const tool of ["half", "lies"]) {
    const client = await open(t);
    await assert.rejects(soon(client.callTool(tool), tool), isTool("rs.host.gone", -32082));
  }
});

test("garbage in whole frames is dropped and the session goes on", async (t) => {
  const client = await open(t);

  assert.deepEqual(await client.callTool("garbage"), { fine: true });
  assert.ok(client.logLines.some((line) => line.includes("no JSON")));
});

test("a message over the cap is dropped, not kept", async (t) => {
  const client = await open(t);
  const before = process.memoryUsage().rss;

  assert.deepEqual(await client.callTool("large"), { fine: true });

  assert.ok(process.memoryUsage().rss - before < 60 * 1024 * 1024);
  assert.ok(client.logLines.some((line) => line.includes("67108865")));
});

test("a request over the cap is refused here", async (t) => {
  const client = await open(t);

  await assert.rejects(client.callTool("echo", { text: "x".repeat(65 * 1024 * 1024) }), isTool("rs.message.tooLarge", -32070));
  await assert.rejects(client.callTool("echo", { number: 1n }), isTool("rs.internal", -32603));
  assert.deepEqual(await client.callTool("echo", { text: "on" }), { name: "echo", arguments: { text: "on" } });
});

test("an error without data is a typed error all the same", async (t) => {
  const client = await open(t);

  await assert.rejects(client.callTool("bare"), (error) => error instanceof ToolError && error.code === -32099 && error.id === "rs.internal" && error.message === "no data here");
});

test("what a host asks of a client is refused", async (t) => {
  const client = await open(t);

  const { answer } = (await client.callTool("asks")) as { answer: { error: { code: number; data: { id: string } } } };

  assert.equal(answer.error.code, -32601);
  assert.equal(answer.error.data.id, "rs.protocol.mismatch");
});

test("a host that refuses, ends, or says nothing fails the start", async (t) => {
  await assert.rejects(open(t, {}, "refuses"), (error) => error instanceof ToolError && error.id === "rs.protocol.mismatch" && error.hint === "Update.");
  await assert.rejects(open(t, {}, "dies"), (error) => error instanceof ToolError && error.id === "rs.host.gone" && /exit code 7/.test(error.message) && error.details === "cannot begin");
  const started = performance.now();
  await assert.rejects(open(t, { startTimeoutMs: 300 }, "silent"), (error) => error instanceof ToolError && error.id === "rs.host.gone" && /0.3 seconds/.test(error.message));
  assert.ok(performance.now() - started < 5000);
});

test("a program that is not there is a typed error", async () => {
  await assert.rejects(HostClient.start({ program: "rsplugins-that-is-not-there" }), isTool("rs.file.missing", -32010));
  await assert.rejects(HostClient.start({ program: __dirname }), isTool("rs.file.denied", -32011));
});

test("the program comes from RSPLUGINS_HOST where none is given", async (t) => {
  process.env.RSPLUGINS_HOST = process.execPath;
  t.after(() => delete process.env.RSPLUGINS_HOST);
  const client = await HostClient.start({ arguments: [program("fakeHost")] });
  t.after(() => client.close());

  assert.equal(client.session.host.name, "fake");
});

test("a closed session leaves no process", async () => {
  const client = await HostClient.start({ program: process.execPath, arguments: [program("fakeHost")] });
  const pending = client.callTool("silent");
  const id = client.processId!;

  const closed = client.close();

  await assert.rejects(soon(pending, "the pending call"), isTool("rs.host.gone", -32082));
  await soon(closed, "the close");
  assert.throws(() => process.kill(id, 0), { code: "ESRCH" });
});

test("a host that does not leave is ended", async () => {
  const client = await HostClient.start({ program: process.execPath, arguments: [program("fakeHost"), "stays"] });
  const id = client.processId!;

  await soon(client.close(), "the close");

  assert.throws(() => process.kill(id, 0), { code: "ESRCH" });
});

test("a call that is cancelled and dropped harms nobody", async (t) => {
  const client = await open(t);
  const unhandled: unknown[] = [];
  const listen = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", listen);
  t.after(() => process.off("unhandledRejection", listen));

  client.startTool("silent").cancel();
  await sleep(50);

  assert.deepEqual(unhandled, []);
});
