import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { t } from "../app";
import type { Plugin } from "../manifest/types";

/** How a plugin's program is made from its sources. */
export interface Build {
  command: string;
  arguments: string[];
  matcher: string;
}

/** The commands that build a plugin, in order; none where it runs from its sources. */
export function buildsOf(folder: string): Build[] {
  const scripts = scriptsOf(join(folder, "package.json"));
  if (scripts?.build !== undefined) {
    const install = existsSync(join(folder, "node_modules")) ? [] : [{ command: "npm", arguments: ["install", "--no-audit", "--no-fund"], matcher: "$tsc" }];
    return [...install, { command: "npm", arguments: ["run", "build"], matcher: "$tsc" }];
  }
  const project = [".", "src"].find((sub) => existsSync(join(folder, sub)) && readdirSync(join(folder, sub)).some((name) => name.endsWith(".csproj")));
  return project === undefined ? [] : [{ command: "dotnet", arguments: ["build", project], matcher: "$msCompile" }];
}

/** Builds a plugin by tasks whose errors stand in the Problems panel; fails where one does. */
export async function build(plugin: Plugin): Promise<void> {
  const folder = dirname(plugin.file);
  for (const step of buildsOf(folder)) {
    const code = await runTask(folder, step);
    if (code !== 0) {
      throw new Error(t("The plugin was not built: {0} ended with {1}.", [step.command, ...step.arguments].join(" "), code ?? "?"));
    }
  }
}

async function runTask(folder: string, { command, arguments: args, matcher }: Build): Promise<number | undefined> {
  const execution = new vscode.ProcessExecution(command, args, { cwd: folder });
  const task = new vscode.Task({ type: "process", command }, vscode.TaskScope.Workspace, [command, ...args].join(" "), "rsplugins", execution, matcher);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
  const running = await vscode.tasks.executeTask(task);
  return new Promise((resolve) => {
    const ended = vscode.tasks.onDidEndTaskProcess(({ execution: one, exitCode }) => {
      if (one === running) {
        ended.dispose();
        resolve(exitCode);
      }
    });
  });
}

function scriptsOf(file: string): Record<string, string> | undefined {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { scripts?: Record<string, string> }).scripts;
  } catch {
    return undefined;
  }
}
