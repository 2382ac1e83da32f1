import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { ErrorIds, ToolError } from "@rsplugins/sdk";
import type { App } from "../../../plugins/vscode/src/app";
import { offerTools } from "../../../plugins/vscode/src/chat/mcpServers";
import { readCases } from "../../../plugins/vscode/src/developer/conformance/conformanceCase";
import { ConformanceDriver } from "../../../plugins/vscode/src/developer/conformance/driver";
import { startHost, startPlugin } from "../../../plugins/vscode/src/developer/conformance/subject";
import { describe } from "../../../plugins/vscode/src/host/failures";
import { connectArguments } from "../../../plugins/vscode/src/host/connectArguments";
import { HostSession, type HostState } from "../../../plugins/vscode/src/host/hostSession";
import { lineOf } from "../../../plugins/vscode/src/host/protocolLog";
import { ToolRun } from "../../../plugins/vscode/src/run/toolRun";
import { until } from "./support/patience";
import { hostProgram, root } from "./support/places";
import { shipped } from "./support/shippedTools";

const conformance = join(root, "tests/fixtures/plugins/conformance/python/conformance.plugin.json");
const slow = { ...shipped("rs.classify"), name: "conformance.slow", plugin: "conformance" };

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "rsplugins-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function session(t: TestContext, delays: number[] = [10]): HostSession {
  const state = temporary(t);
  const made = new HostSession(async () => ({ program: hostProgram(), arguments: ["--plugins", join(conformance, ".."), "serve", "--stdio"], environment: { RSPLUGINS_STATE: state } }), delays);
  t.after(() => made.dispose());
  return made;
}

function call(host: HostSession, steps: number): ToolRun {
  return new ToolRun(slow, {}, host.client(), (client, onProgress, signal) => client.callTool("conformance.slow", { steps }, { onProgress, signal }));
}

test("host: a run tells its progress and figures, and gives what the tool gives", async (t) => {
  const run = call(session(t), 60);
  let told = 0;
  run.onChange(() => told++);

  assert.deepEqual(await run.result, { steps: 60 });
  assert.equal(run.state, "succeeded");
  assert.ok(told >= 4 && run.metrics.curves.some(({ name, points }) => name === "half" && points.length >= 3), `${told}`);
});

test("host: a cancelled run ends at once, also while the host starts, and the host goes on", async (t) => {
  const host = session(t);
  const early = call(host, 100_000);
  early.cancel();
  await assert.rejects(early.result);
  assert.equal(early.state, "cancelled");

  const run = call(host, 100_000);
  await until("progress", () => run.progress !== undefined);
  run.cancel();
  await assert.rejects(run.result);
  assert.equal(run.state, "cancelled");
  assert.deepEqual(await call(host, 2).result, { steps: 2 });
});

test("host: when it is killed, all that is pending fails with a message, and it comes back", async (t) => {
  const host = session(t);
  const states: HostState[] = [];
  host.onState((state) => states.push(state));
  const runs = [call(host, 100_000), call(host, 100_000)];
  await until("progress of both", () => runs.every(({ progress }) => progress !== undefined));
  const pid = host.connected?.processId;
  assert.ok(pid);

  process.kill(pid, "SIGKILL");

  for (const run of runs) {
    await assert.rejects(run.result, /connection to the host has ended/);
    assert.equal(run.state, "failed");
    assert.match(run.failure?.hint ?? "", /Connect again/);
  }
  await until("a new host", () => host.state === "connected");
  assert.deepEqual(states, ["connecting", "connected", "lost", "connecting", "connected"]);
  assert.deepEqual(await call(host, 2).result, { steps: 2 });
});

test("host: a program that is not there fails with what to do, and the next try is a new one", async () => {
  let program = "/nowhere/rsplugins";
  const host = new HostSession(async () => ({ program }));

  await assert.rejects(host.client(), (failure: Error & { hint?: string }) => /could not be started/.test(failure.message) && /Install RsPlugins/.test(failure.hint ?? ""));
  assert.equal(host.state, "idle");
  program = process.execPath;
  await assert.rejects(host.client(), /has ended/);
  await host.dispose();
});

test("host: leaving it while it starts leaves nothing behind", async (t) => {
  const host = session(t);
  const opening = host.client();
  await host.close();

  await assert.rejects(opening);
  assert.equal(host.state, "idle");
  assert.equal(host.connected, undefined);
});

test("host: when it is left while it starts and needed again, all who wait get the one that is opened last", async (t) => {
  const state = temporary(t);
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let tries = 0;
  const host = new HostSession(async () => {
    if (++tries === 1) {
      await gate;
      throw new Error("the old settings");
    }
    return { program: hostProgram(), arguments: ["serve", "--stdio"], environment: { RSPLUGINS_STATE: state } };
  });
  t.after(() => host.dispose());
  const states: HostState[] = [];

  const early = host.client();
  await host.close();
  host.onState((state) => states.push(state));
  const late = host.client();
  open();

  assert.equal(await early, await late);
  assert.equal(host.connected, await late);
  assert.equal(await host.client(), await late);
  assert.deepEqual([tries, states], [2, ["connecting", "connected"]]);
});

test("host: a program that gives up is quoted: what went wrong, and what to do", async () => {
  const words = connectArguments({ address: "ws://127.0.0.1:1", certificateAuthority: "", allowUnencrypted: false, pluginFolders: [] });
  const host = new HostSession(async () => ({ program: hostProgram(), arguments: words, environment: { RSPLUGINS_TOKEN: "0".repeat(64) } }));

  const failure = await host.client().catch(describe);

  assert.match(JSON.stringify(failure), /"message":"The host at ws:..127.0.0.1:1. cannot be reached \(ConnectionRefused\).","hint":"Check the address, /);
  assert.equal(describe(new ToolError(ErrorIds.hostGone, "Gone.", "Connect again.", "some\nwords")).message, "Gone.");
  assert.deepEqual(describe(new ToolError(ErrorIds.hostGone, "Gone.", "Connect again.", "log\nError: No room.\n  | disk\n")), { message: "No room." });
  await host.dispose();
});

test("chat: an editor without the API for servers of tools gets none, and nothing breaks", () => {
  assert.doesNotThrow(() => offerTools({} as App, () => "/rsplugins").dispose());
});

test("host: the command line leads to the host here or elsewhere, and never holds a token", () => {
  const none = { address: "", certificateAuthority: "", allowUnencrypted: false, pluginFolders: [] };

  assert.deepEqual(connectArguments({ ...none, pluginFolders: ["/a", "/b"] }), ["--plugins", "/a", "--plugins", "/b", "connect"]);
  assert.deepEqual(connectArguments({ address: "wss://gpu:1", certificateAuthority: "/ca.pem", allowUnencrypted: true, pluginFolders: ["/a"] }), ["connect", "--host", "wss://gpu:1", "--certificate-authority", "/ca.pem", "--allow-unencrypted"]);
});

test("host: the view of the protocol hides secrets and cuts what is long", () => {
  assert.equal(lineOf({ jsonrpc: "2.0", id: 1, params: { token: "s3cret", api_key: "s3cret", progressToken: "p1" } }), '{"id":1,"params":{"token":"…","api_key":"…","progressToken":"p1"}}');
  assert.ok(lineOf({ text: "x".repeat(10_000) }).length < 4100);
});

test("conformance: the driver passes a good plugin and the host, and sees what does not fit", async (t) => {
  const state = temporary(t);
  const cases = join(root, "manifests/conformance");
  const chosen = new Set(["cancel", "progress", "calls-plugin", "malformed", "shutdown-plugin", "initialize-plugin", "job-plugin", "unicode", "large"]);
  for (const subject of ["plugin", "host"] as const) {
    const all = readCases(cases, subject);
    assert.ok(all.length > 15);
    for (const test of all.filter(({ name }) => chosen.has(name))) {
      const held = subject === "host" ? startHost(hostProgram(), conformance, state) : startPlugin(hostProgram(), conformance, state);
      assert.ok(held);
      await new ConformanceDriver(held).run(test);
      held.process.stdin.end();
    }
  }
  const [call] = readCases(cases, "host").filter(({ name }) => name === "call");
  assert.ok(call);
  const held = startHost(hostProgram(), conformance, state);
  const wrong = { ...call, steps: call.steps.map((step) => ({ ...step, result: { arguments: { text: "other" } } })) };
  await assert.rejects(new ConformanceDriver(held).run(wrong), /Step 1, .*text is "a" and not "other"/);
  held.process.stdin.end();
});
