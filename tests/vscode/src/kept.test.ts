import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { kill } from "./support/kill";
import { until } from "./support/patience";
import { bundle } from "./support/places";

const alive = (id: number): boolean => existsSync(`/proc/${id}/stat`) && !/\) Z /.test(readFileSync(`/proc/${id}/stat`, "utf8"));

test("kept: what the tests started ends when they are ended, with its children, its host and its folder", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rsplugins-kept-"));
  const told = join(tmpdir(), `${process.pid}.told`);
  mkdirSync(join(folder, "state"));
  const host = spawn("sleep", ["600"], { detached: true });
  t.after(() => kill(host.pid ?? 0));
  t.after(() => rmSync(told, { force: true }));
  writeFileSync(join(folder, "state", "host.json"), JSON.stringify({ pid: host.pid }));
  const program = `sleep 600 & echo "$! $$" > ${told}; wait`;
  const tests = spawn(process.execPath, ["-e", `require("node:child_process").spawn(process.execPath, ${JSON.stringify([bundle("keeper.js"), folder, "sh", "-c", program])}, { detached: true, stdio: ["pipe", "ignore", "ignore"] }); setInterval(() => {}, 1000);`]);
  const started = await until("the program", () => existsSync(told) && readFileSync(told, "utf8").trim().split(" ").map(Number).length === 2 && readFileSync(told, "utf8"));
  const ids = [...started.trim().split(" ").map(Number), host.pid ?? 0];
  assert.ok(ids.every(alive));

  tests.kill("SIGKILL");

  await until("the end of all", () => !ids.some(alive) && !existsSync(folder));
});
