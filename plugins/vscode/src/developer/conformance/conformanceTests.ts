import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import { t, type App } from "../../app";
import { readCases, type ConformanceCase } from "./conformanceCase";
import { ConformanceDriver } from "./driver";
import { startHost, startPlugin, type Subject } from "./subject";

const PATTERN = "**/conformance.plugin.json";
const LEFT_OUT = "**/{node_modules,bin,obj}/**";
const END_MS = 2000;

interface Entry {
  manifest: string;
  subject: "host" | "plugin";
  test: ConformanceCase;
}

/** The conformance cases in the test explorer, for each conformance plugin in the workspace: against its own process, and against the host that has it. */
export function conformanceTests(app: App, program: () => string | undefined): vscode.Disposable {
  const controller = vscode.tests.createTestController("rsplugins.conformance", t("RsPlugins conformance"));
  const entries = new WeakMap<vscode.TestItem, Entry>();
  const cases = vscode.Uri.joinPath(app.context.extensionUri, "dist", "conformance").fsPath;
  controller.resolveHandler = async (item) => {
    if (!item) {
      await discover(controller, entries, cases);
    }
  };
  controller.createRunProfile(t("Run"), vscode.TestRunProfileKind.Run, (request, token) => runAll(controller, entries, request, program(), token), true);
  const watcher = vscode.workspace.createFileSystemWatcher(PATTERN);
  const again = (): void => void discover(controller, entries, cases);
  return vscode.Disposable.from(controller, watcher, watcher.onDidCreate(again), watcher.onDidDelete(again));
}

async function discover(controller: vscode.TestController, entries: WeakMap<vscode.TestItem, Entry>, folder: string): Promise<void> {
  // They start what the workspace says.
  const manifests = vscode.workspace.isTrusted ? await vscode.workspace.findFiles(PATTERN, LEFT_OUT) : [];
  controller.items.replace(
    manifests.map((manifest) => {
      const plugin = controller.createTestItem(manifest.toString(), basename(dirname(manifest.fsPath)), manifest);
      for (const subject of ["plugin", "host"] as const) {
        const group = controller.createTestItem(`${manifest.toString()}#${subject}`, subject === "plugin" ? t("Its own process") : t("The host with it"));
        plugin.children.add(group);
        for (const test of readCases(folder, subject)) {
          const item = controller.createTestItem(`${group.id}/${test.name}`, test.title, vscode.Uri.file(test.file));
          item.description = test.name;
          entries.set(item, { manifest: manifest.fsPath, subject, test });
          group.children.add(item);
        }
      }
      return plugin;
    }),
  );
}

async function runAll(controller: vscode.TestController, entries: WeakMap<vscode.TestItem, Entry>, request: vscode.TestRunRequest, program: string | undefined, token: vscode.CancellationToken): Promise<void> {
  const run = controller.createTestRun(request);
  const state = mkdtempSync(join(tmpdir(), "rsplugins-conformance-"));
  const chosen = request.include ?? [...controller.items].map(([, item]) => item);
  for (const item of chosen.flatMap(leaves).filter((one) => !request.exclude?.includes(one))) {
    const entry = entries.get(item);
    if (token.isCancellationRequested || !entry) {
      run.skipped(item);
      continue;
    }
    await runOne(run, item, entry, program, state);
  }
  run.end();
  rmSync(state, { recursive: true, force: true });
}

async function runOne(run: vscode.TestRun, item: vscode.TestItem, { manifest, subject, test }: Entry, program: string | undefined, state: string): Promise<void> {
  if (program === undefined) {
    run.errored(item, new vscode.TestMessage(t("The host was not found.")));
    return;
  }
  run.started(item);
  const started = Date.now();
  const held = subject === "host" ? startHost(program, manifest, state) : startPlugin(program, manifest, state);
  if (!held) {
    run.skipped(item);
    return;
  }
  try {
    await new ConformanceDriver(held).run(test);
    run.passed(item, Date.now() - started);
  } catch (failure) {
    run.failed(item, new vscode.TestMessage(failure instanceof Error ? failure.message : String(failure)), Date.now() - started);
  } finally {
    await end(held);
  }
}

async function end({ process }: Subject): Promise<void> {
  if (process.exitCode === null && process.signalCode === null && process.pid !== undefined) {
    const left = new Promise<void>((resolve) => process.once("exit", () => resolve()));
    process.stdin.end();
    const timer = setTimeout(() => process.kill("SIGKILL"), END_MS);
    await left;
    clearTimeout(timer);
  }
}

function leaves(item: vscode.TestItem): vscode.TestItem[] {
  return item.children.size === 0 ? [item] : [...item.children].flatMap(([, child]) => leaves(child));
}
