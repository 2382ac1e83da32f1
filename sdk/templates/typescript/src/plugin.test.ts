// Runs the plugin as the host does:  npm test
import assert from "node:assert/strict";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { HostClient, ToolError } from "@rsplugins/sdk";

const COOKIE = "0".repeat(32);

async function start(t: TestContext): Promise<HostClient> {
  // A plugin speaks the host's protocol, so that a client can call it without one.
  const client = await HostClient.start({ program: process.execPath, arguments: [join(__dirname, "plugin.js")], token: COOKIE, environment: { RSPLUGINS_COOKIE: COOKIE } });
  t.after(() => client.close());
  return client;
}

test("counts", async (t) => {
  const client = await start(t);

  assert.deepEqual(await client.callTool("__TOOL__.count", { text: "banana" }), { count: 3 });
});

test("more than one letter is refused", async (t) => {
  const client = await start(t);

  await assert.rejects(client.callTool("__TOOL__.count", { text: "banana", letter: "an" }), (error) => error instanceof ToolError && error.id === "rs.argument.invalid");
});
