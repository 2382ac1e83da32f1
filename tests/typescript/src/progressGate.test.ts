import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProgressValue } from "../../../sdk/typescript/out/index";
import { INTERVAL_MS, ProgressGate } from "../../../sdk/typescript/out/plugin/progressGate";
import { sleep } from "./support/places";

test("progress gate: passes the first at once, then the latest, never backwards", async () => {
  const passed: ProgressValue[] = [];
  const gate = new ProgressGate((value) => passed.push(value));

  gate.report({ fraction: 0.5, stage: "a" });
  gate.report({ fraction: 0.6, stage: "a" });
  gate.report({ fraction: 0.2, stage: "b" });
  assert.deepEqual(passed, [{ fraction: 0.5, stage: "a" }]);
  await sleep(INTERVAL_MS * 2);

  assert.deepEqual(passed[1], { fraction: 0.6, stage: "b" });
  gate.report({ fraction: 7, stage: "c" });
  await sleep(INTERVAL_MS * 2);
  assert.deepEqual(passed.slice(2), [{ fraction: 1, stage: "c" }]);
});

test("progress gate: says nothing of an unknown share, and nothing at all once it is closed", async () => {
  const passed: ProgressValue[] = [];
  const gate = new ProgressGate((value) => passed.push(value));

  gate.report({ stage: "unknown", fraction: Number.NaN });
  gate.report({ stage: "waiting" });
  gate.close();
  gate.report({ stage: "late" });
  await sleep(INTERVAL_MS * 2);

  assert.deepEqual(passed, [{ stage: "unknown" }]);
});

test("progress gate: passes figures that are numbers", async () => {
  const passed: ProgressValue[] = [];
  const gate = new ProgressGate((value) => passed.push(value));

  gate.report({ stage: "training", metrics: { loss: 1.5, never: Number.NaN } });
  await sleep(INTERVAL_MS * 2);
  gate.report({ stage: "training", metrics: { never: Number.POSITIVE_INFINITY } });
  await sleep(INTERVAL_MS * 2);

  assert.deepEqual(passed, [{ stage: "training", metrics: { loss: 1.5 } }, { stage: "training" }]);
});
