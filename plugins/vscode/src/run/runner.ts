import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import type { Outputs } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t, type App } from "../app";
import { argumentsOf, isSecret } from "../form/arguments";
import { inOneLine, isCancelled } from "../host/failures";
import { parameterFor } from "../manifest/roles";
import type { Tool } from "../manifest/types";
import { ResultPanel } from "../results/resultPanel";
import { ToolRun, type RunCall } from "./toolRun";

/** How a tool is run. */
export interface RunOptions {
  /** As a job that goes on when this window is closed. */
  background?: boolean;
  /** Opens the form with the same values. */
  again: (values: Record<string, unknown>) => void;
}

/** Runs tools, shows how they go and what they give. */
export class Runner {
  private readonly pictures: string;
  private readonly listeners = new Set<(tool: Tool) => void>();

  constructor(private readonly app: App) {
    this.pictures = vscode.Uri.joinPath(app.context.globalStorageUri, "pictures").fsPath;
    // Pictures of searches are of use only as long as the page that shows them.
    void rm(this.pictures, { recursive: true, force: true });
  }

  /** Runs a tool; the promise is settled as the call is. */
  run(tool: Tool, given: Record<string, unknown>, { background = false, again }: RunOptions): Promise<Outputs> {
    const args = this.withPictures(tool, given);
    const call: RunCall = background
      ? async (client, onProgress, signal) => client.waitJob(await client.detachTool(tool.name, args, { signal }), { onProgress, signal })
      : (client, onProgress, signal) => client.callTool(tool.name, args, { onProgress, signal });
    const run = new ToolRun(tool, shown(tool, args), this.app.hostOf(tool).client(), call);
    this.listeners.forEach((listener) => listener(tool));
    return this.show(run, () => again(given));
  }

  /** Tells of each tool as it is called. */
  onCall(listener: (tool: Tool) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  /** Shows a job of the host as if it were a run of its own. */
  showJob(tool: Tool, id: string, args: Record<string, unknown>, again: () => void): Promise<Outputs> {
    const call: RunCall = (client, onProgress, signal) => client.waitJob(id, { onProgress, signal });
    return this.show(new ToolRun(tool, args, this.app.hostOf(tool).client(), call), again);
  }

  private async show(run: ToolRun, again: () => void): Promise<Outputs> {
    new ResultPanel(this.app, run, again);
    this.app.log.info(`${run.tool.name} ${JSON.stringify(run.args)}`);
    const options = { location: vscode.ProgressLocation.Notification, title: run.tool.title, cancellable: true };
    const outcome = vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => run.cancel());
      let told = 0;
      const listening = run.onChange(() => {
        const { fraction, stage, message } = run.progress ?? {};
        const percent = Math.floor((fraction ?? 0) * 100);
        progress.report({ increment: percent - told, message: [stage, message].filter(Boolean).join(": ") });
        told = percent;
      });
      try {
        return await run.result;
      } finally {
        listening.dispose();
      }
    });
    try {
      return await outcome;
    } catch (failure) {
      this.tell(run.tool, failure);
      throw failure;
    }
  }

  private tell(tool: Tool, failure: unknown): void {
    this.app.log.warn(`${tool.name}: ${inOneLine(failure)}`);
    if (!isCancelled(failure)) {
      void vscode.window.showErrorMessage(t("{0}: {1}", tool.title, inOneLine(failure)));
    }
  }

  // Where a search can write pictures of what it finds and was not told where to, it writes them for the page.
  private withPictures(tool: Tool, given: Record<string, unknown>): Record<string, unknown> {
    const args = argumentsOf(tool, given);
    const parameter = parameterFor("pictures", tool);
    if (!parameter || args[parameter.name] !== undefined) {
      return args;
    }
    mkdirSync(this.pictures, { recursive: true });
    return { ...args, [parameter.name]: vscode.Uri.joinPath(vscode.Uri.file(this.pictures), randomUUID()).fsPath };
  }
}

function shown(tool: Tool, args: Record<string, unknown>): Record<string, unknown> {
  const secret = new Set(tool.parameters.filter(isSecret).map(({ name }) => name));
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, secret.has(name) ? "…" : value]));
}
