import type { JobStatus, ModelStatus, Outputs } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t, type App } from "./app";
import type { FormPanels } from "./form/formPanel";
import { inOneLine, isCancelled } from "./host/failures";
import type { Tool } from "./manifest/types";
import type { Runner } from "./run/runner";
import type { IndexBook } from "./views/indexBook";
import type { JobsView } from "./views/jobsView";
import type { ModelsView } from "./views/modelsView";

/** What the commands of users act on. */
export interface UserParts {
  app: App;
  forms: FormPanels;
  runner: Runner;
  book: IndexBook;
  run(tool: Tool, args: Record<string, unknown>): Promise<Outputs>;
  jobs: JobsView;
  models: ModelsView;
}

/** Registers a command whose failures are shown. */
export function command(name: string, act: (...given: never[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(`rsplugins.${name}`, async (...given: never[]) => {
    try {
      return await act(...given);
    } catch (failure) {
      if (!isCancelled(failure)) {
        void vscode.window.showErrorMessage(inOneLine(failure));
      }
      return undefined;
    }
  });
}

/** The commands on tools, indexes, models and jobs. */
export function userCommands({ app, forms, runner, book, run, jobs, models }: UserParts): vscode.Disposable[] {
  const known = (name: string): Tool => {
    const tool = app.tools.tool(name);
    if (!tool) {
      throw new Error(t("There is no tool {0}.", name));
    }
    return tool;
  };
  const client = () => app.host.client();
  const afterJobs = async (work: Promise<unknown>): Promise<void> => {
    await work;
    jobs.refresh();
  };
  return [
    command("runTool", async (name?: string, args?: Record<string, unknown>) => {
      const tool = name === undefined ? await chooseTool(app.tools.all) : known(name);
      return tool && (args === undefined ? forms.show(tool) : run(tool, args));
    }),
    command("openTool", (given: string | Tool, values?: Record<string, unknown>) => forms.show(typeof given === "string" ? known(given) : given, values)),
    command("useFile", async (uri: vscode.Uri) => {
      const takers = app.tools.all.filter((tool) => taker(tool) !== undefined);
      const tool = await chooseTool(takers);
      const parameter = tool && taker(tool);
      return tool && parameter && forms.show(tool, { [parameter.name]: parameter.kind === "rasters" ? [uri.fsPath] : uri.fsPath });
    }),
    command("addIndex", async () => {
      const [chosen] = (await vscode.window.showOpenDialog({ title: t("Open an index"), filters: { [t("Index")]: ["gpkg"] } })) ?? [];
      return chosen && book.add(chosen.fsPath);
    }),
    command("removeIndex", (path: string) => book.remove(path)),
    command("refreshModels", () => models.refresh()),
    command("refreshJobs", () => jobs.refresh()),
    command("installModel", async (model?: ModelStatus) => {
      const source = model?.id ?? (await vscode.window.showInputBox({ title: t("Install a model"), prompt: t("A folder, a file, or hf:owner/name."), ignoreFocusOut: true }));
      return source && install(app, models, source, model?.plugin);
    }),
    command("removeModel", async ({ id, title, plugin }: ModelStatus) => {
      const yes = t("Remove");
      if ((await vscode.window.showWarningMessage(t("Remove the model {0}?", title), { modal: true }, yes)) === yes) {
        await (await client()).removeModel(id, plugin);
        models.refresh();
      }
    }),
    command("showJob", async (job: JobStatus) => runner.showJob(known(job.tool), job.id, job.arguments, () => forms.show(known(job.tool), job.arguments)).catch(() => undefined)),
    command("cancelJob", async (job: JobStatus) => afterJobs((await client()).cancelJob(job.id))),
    command("resumeJob", async (job: JobStatus) => afterJobs((await client()).resumeJob(job.id))),
    command("removeJob", async (job: JobStatus) => afterJobs((await client()).removeJob(job.id))),
  ];
}

function taker(tool: Tool) {
  return tool.parameters.find(({ kind, output }) => !output && ["raster", "rasters", "vector"].includes(kind));
}

async function chooseTool(tools: readonly Tool[]): Promise<Tool | undefined> {
  const items = tools.map((tool) => ({ label: tool.title, description: tool.name, detail: tool.description, tool }));
  return (await vscode.window.showQuickPick(items, { title: t("Run a tool"), matchOnDescription: true, matchOnDetail: true }))?.tool;
}

async function install(app: App, models: ModelsView, source: string, plugin: string | undefined): Promise<void> {
  const abort = new AbortController();
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: t("Install {0}", source), cancellable: true }, async (progress, token) => {
    token.onCancellationRequested(() => abort.abort());
    let told = 0;
    await (await app.host.client()).installModel(source, {
      ...(plugin !== undefined && { plugin }),
      signal: abort.signal,
      onProgress: ({ fraction, stage, message }) => {
        const percent = Math.floor(100 * (fraction ?? 0));
        progress.report({ increment: percent - told, message: [stage, message].filter(Boolean).join(": ") });
        told = percent;
      },
    });
  });
  models.refresh();
}
