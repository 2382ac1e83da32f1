// Runs the plugin as the host does:  npm test
import assert from "node:assert/strict";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { HostClient, ToolError } from "@rsplugins/sdk";

const COOKIE = "0".repeat(32);
const EQUATOR = [{ lon: 0, lat: 0 }, { lon: 1, lat: 0 }];

async function start(t: TestContext): Promise<HostClient> {
  // A plugin speaks the host's protocol, so that a client can call it without one.
  const client = await HostClient.start({ program: process.execPath, arguments: [join(__dirname, "plugin.js")], token: COOKIE, environment: { RSPLUGINS_COOKIE: COOKIE } });
  t.after(() => client.close());
  return client;
}

test("measures a degree of the equator", async (t) => {
  const client = await start(t);

  const { length } = await client.callTool("__TOOL__.length", { points: EQUATOR });

  assert.ok(Math.abs(Number(length) - 111195.08) < 0.01, `${length}`);
});

test("a single point is refused", async (t) => {
  const client = await start(t);

  await assert.rejects(client.callTool("__TOOL__.length", { points: EQUATOR.slice(1) }), (error) => error instanceof ToolError && error.id === "rs.argument.invalid");
});
