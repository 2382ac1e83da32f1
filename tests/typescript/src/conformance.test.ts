import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { HostClient, ToolError, type Arguments, type PluginsChange, type ToolCall } from "../../../sdk/typescript/out/index";
import { expand, misfit } from "../../../sdk/typescript/out/conformance/pattern";
import { hostProgram, root, soon, temporaryFolder } from "./support/places";

interface Step {
  request?: string;
  params?: { name?: string; arguments?: Arguments; id?: string; enabled?: boolean; source?: string; plugin?: string };
  progress?: boolean | number;
  as?: string;
  wait?: string;
  cancel?: string;
  answer?: string;
  notified?: string;
  result?: unknown;
  error?: Record<string, unknown>;
  metrics?: Record<string, unknown>;
}

interface Started {
  call: ToolCall;
  fractions: Array<number | undefined>;
  metrics: Record<string, number> | undefined;
  answered: boolean;
}

const cases = join(root, "manifests", "conformance");

/** Each step is a method of the client; manifests/conformance/README.md says which. */
class Driver {
  private readonly calls = new Map<string, Started>();

  private readonly changes: PluginsChange[] = [];
  private changed: () => void = () => undefined;

  constructor(private readonly client: HostClient) {
    client.onPluginsChanged((change) => {
      this.changes.push(change);
      this.changed();
    });
  }

  async run(step: Step): Promise<void> {
    if (step.request !== undefined && step.as !== undefined) {
      this.start(step.as, step);
    } else if (step.request !== undefined) {
      await compare(this.invoke(step.request, step), step);
    } else if (step.wait !== undefined) {
      await this.wait(this.started(step.wait), Number(step.progress));
    } else if (step.cancel !== undefined) {
      this.started(step.cancel).call.cancel();
    } else if (step.notified !== undefined) {
      await soon(this.notified(step.params), "the notification");
    } else if (step.answer !== undefined) {
      await this.answer(this.started(step.answer), step);
    } else {
      assert.fail(`An unknown step: ${JSON.stringify(step)}`);
    }
  }

  private async notified(params: unknown): Promise<void> {
    for (;;) {
      const change = this.changes.shift();
      if (change && misfit(params, change) === undefined) {
        return;
      }
      if (!change) {
        await new Promise<void>((resolve) => (this.changed = resolve));
      }
    }
  }

  private invoke(method: string, step: Step): Promise<unknown> {
    const name = step.params?.name ?? "";
    const args = expand(step.params?.arguments ?? {}) as Arguments;
    switch (method) {
      case "tools/call":
        return this.client.callTool(name, args);
      case "tools/validate":
        return this.client.validateTool(name, args).then(() => null);
      case "tools/list":
        return this.client.listTools().then((tools) => ({ tools }));
      case "plugins/list":
        return this.client.listPlugins();
      case "models/list":
        return this.client.listModels();
      case "models/install":
        return this.client.installModel(step.params?.source ?? "", { ...(step.params?.plugin !== undefined && { plugin: step.params.plugin }) });
      case "models/remove":
        return this.client.removeModel(step.params?.id ?? "", step.params?.plugin);
      case "plugins/reload":
        return this.client.reloadPlugins(step.params?.id);
      case "plugins/enable":
        return this.client.enablePlugin(step.params?.id ?? "", step.params?.enabled);
      case "host/status":
        return this.client.status();
      case "shutdown":
        return this.client.close().then(() => null);
      default:
        return assert.fail(`A client has no method for ${method}.`);
    }
  }

  private start(as: string, { params, progress }: Step): void {
    const call = this.client.startTool(params?.name ?? "", expand(params?.arguments ?? {}) as Arguments);
    const started: Started = { call, fractions: [], metrics: undefined, answered: false };
    if (progress === true) {
      call.onProgress(({ fraction, metrics }) => {
        assert.ok(!started.answered, "progress came after the answer");
        started.fractions.push(fraction);
        started.metrics = metrics;
      });
    }
    this.calls.set(as, started);
  }

  private started(as: string): Started {
    return this.calls.get(as) ?? assert.fail(`No call ${as} was started.`);
  }

  private async wait({ call, fractions }: Started, count: number): Promise<void> {
    await soon(
      new Promise<void>((resolve) => {
        const look = (): void => (fractions.length >= count ? resolve() : undefined);
        call.onProgress(look);
        look();
      }),
      "the progress",
    );
  }

  private async answer(started: Started, step: Step): Promise<void> {
    await compare(started.call.result, step);
    started.answered = true;
    assert.ok(started.fractions.length >= Number(step.progress ?? 0), `only ${started.fractions.length} progress notifications came`);
    const known = started.fractions.filter((fraction): fraction is number => fraction !== undefined);
    assert.deepEqual(known, [...known].sort((a, b) => a - b));
    if (step.metrics !== undefined) {
      assert.equal(misfit(step.metrics, started.metrics), undefined);
    }
  }
}

async function compare(promise: Promise<unknown>, step: Step): Promise<void> {
  let failure: ToolError | undefined;
  let value: unknown;
  try {
    value = await soon(promise, "the answer", 60_000);
  } catch (error) {
    assert.ok(error instanceof ToolError, String(error));
    failure = error;
  }
  if (step.error === undefined) {
    assert.equal(failure, undefined);
    assert.equal(step.result === undefined ? undefined : misfit(step.result, value), undefined);
  } else {
    assert.ok(failure, `there was no error but ${JSON.stringify(value)?.slice(0, 300)}`);
    const { code, id, message, hint, details } = failure;
    assert.equal(misfit(step.error, { code, message, data: { id, message, hint, details } }), undefined);
  }
}

for (const file of readdirSync(cases).filter((name) => name.endsWith(".json"))) {
  const { for: held, steps } = JSON.parse(readFileSync(join(cases, file), "utf8")) as { for: string[]; steps: Step[] };
  if (held.includes("client")) {
    test(`conformance: ${basename(file, ".json")}`, async (t) => {
      const client = await HostClient.start({
        program: hostProgram(),
        arguments: ["--plugins", join(root, "tests", "fixtures", "plugins", "conformance", "csharp"), "serve", "--stdio"],
        environment: { RSPLUGINS_STATE: temporaryFolder(t) },
      });
      t.after(() => client.close());
      const driver = new Driver(client);
      for (const step of steps) {
        await driver.run(step);
      }
    });
  }
}
