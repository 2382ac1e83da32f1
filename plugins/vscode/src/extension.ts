import { dirname, sep } from "node:path";
import type { HostClientOptions } from "@rsplugins/sdk";
import { ErrorIds, ToolError } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t, type App } from "./app";
import { definitions, offerTools } from "./chat/mcpServers";
import { userCommands } from "./commands";
import { conformanceTests } from "./developer/conformance/conformanceTests";
import { DevelopedPlugins } from "./developer/developedPlugins";
import { developerCommands } from "./developer/developerCommands";
import { DeveloperHost } from "./developer/developerHost";
import { reloadOnSave } from "./developer/reloadOnSave";
import { FormPanels } from "./form/formPanel";
import { RecentValues } from "./form/recentValues";
import { connectArguments } from "./host/connectArguments";
import { hostCommands } from "./host/hostCommands";
import { inOneLine } from "./host/failures";
import { HostSession } from "./host/hostSession";
import { HostStatusBar } from "./host/hostStatusBar";
import { findHost } from "./host/installedHost";
import { ProtocolLog } from "./host/protocolLog";
import { RemoteTokens } from "./host/remoteToken";
import { readSettings, SECTION } from "./host/settings";
import { findPlugins } from "./manifest/manifestFinder";
import { stateFolder } from "./manifest/stateFolder";
import { ToolCatalogue } from "./manifest/toolCatalogue";
import type { Tool } from "./manifest/types";
import { Runner } from "./run/runner";
import { SearchView } from "./search/searchView";
import { IndexBook } from "./views/indexBook";
import { IndexesView } from "./views/indexesView";
import { JobsView } from "./views/jobsView";
import { ModelsView } from "./views/modelsView";
import { ToolsView } from "./views/toolsView";

/** What other extensions may ask this one for. */
export interface ExtensionApi {
  /** The servers that lead chat agents to the tools, also where the editor's own way to offer them is missing. */
  mcpServers(): vscode.McpStdioServerDefinition[];
}

/** Builds the extension. Nothing is started: menus come from manifests, and the host is reached when something needs it. */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const { version } = context.extension.packageJSON as { version: string };
  const log = vscode.window.createOutputChannel("RsPlugins", { log: true });
  const protocol = new ProtocolLog();
  const tokens = new RemoteTokens(context.secrets);
  const program = (): string | undefined => findHost(context.extensionUri);

  const base = (name: string): HostClientOptions => {
    const found = program();
    if (found === undefined) {
      throw new ToolError(ErrorIds.fileMissing, t("The program rsplugins was not found."), t("Install RsPlugins, or set rsplugins.host.path to its program."));
    }
    return { program: found, name: "vscode", version, onLog: (line) => log.info(line), onMessage: protocol.take(name) };
  };
  const options = async (): Promise<HostClientOptions> => {
    const settings = readSettings();
    const remote = settings.address !== "";
    const token = remote ? await tokens.tokenFor(settings.address) : undefined;
    return { ...base("host"), arguments: connectArguments(settings), ...(token !== undefined && { environment: { RSPLUGINS_TOKEN: token } }) };
  };

  const host = new HostSession(options);
  const here = new HostSession(async () => ({ ...base("here"), arguments: connectArguments({ ...readSettings(), address: "" }), environment: { RSPLUGINS_REMOTE: "" } }), []);
  const shipped = (): string[] => tools.onDisk.map(({ file }) => file);
  const developed = new DevelopedPlugins((file) => {
    const own = program();
    return own !== undefined && isShipped(file, own);
  });
  const find = (): ReturnType<typeof findPlugins> => findPlugins({ program: program(), state: stateFolder(), further: [...readSettings().pluginFolders, ...developed.folders] }, readSettings().language);
  const tools = new ToolCatalogue(find, () => readSettings().language);
  const developer = new DeveloperHost(developed, { log, base: async () => base("developer") });
  const hostOf = (tool: Tool): HostSession => (developer.has(tool.plugin) ? developer.session : host);
  const app: App = { context, log, tools, host, hostOf, hostHere: () => (readSettings().address === "" ? host : here) };

  const recent = new RecentValues(context.globalState);
  const book = new IndexBook(context.globalState);
  const runner = new Runner(app);
  const run = async (tool: Tool, args: Record<string, unknown>, background = false): ReturnType<Runner["run"]> => {
    const outputs = await runner.run(tool, args, { background, again: (values) => forms.show(tool, values) });
    await book.note(tool, args, outputs);
    void statusBar.refresh();
    jobs.refresh();
    return outputs;
  };
  const forms = new FormPanels(app, run);
  const models = new ModelsView(app, 0).register("rsplugins.models");
  const jobs = new JobsView(app, 2000).register("rsplugins.jobs");
  const search = new SearchView(app, book, { run, form: (tool, args) => forms.show(tool, args) });
  const statusBar = new HostStatusBar(app);

  context.subscriptions.push(
    log,
    protocol,
    tools,
    developed,
    developer,
    models,
    jobs,
    statusBar,
    new vscode.Disposable(() => void Promise.all([host.dispose(), here.dispose()])),
    vscode.window.registerTreeDataProvider("rsplugins.tools", new ToolsView(tools)),
    vscode.window.registerTreeDataProvider("rsplugins.indexes", new IndexesView(book)),
    vscode.window.registerWebviewViewProvider("rsplugins.search", search, { webviewOptions: { retainContextWhenHidden: true } }),
    ...userCommands({ app, forms, runner, book, run, jobs, models }),
    ...hostCommands({ app, tokens, protocol, program, search }),
    ...developerCommands({ app, developed, developer, recent, program, run, form: (tool) => forms.show(tool), onCall: (listener) => runner.onCall(listener) }),
    reloadOnSave(app, developed, developer),
    conformanceTests(app, program),
    offerTools(app, program),
    developed.onChange(() => tools.refresh()),
    host.onPlugins((change) => change.tools && tools.refresh()),
    host.onState((state) => void followRemote(app, state)),
    vscode.workspace.onDidChangeConfiguration((event) => void settingsChanged(event, app)),
  );
  tools.refresh();
  await developed.search();
  log.info(`${shipped().length} manifests; the host is ${program() ?? "not found"}.`);
  return { mcpServers: () => definitions(program(), version) };
}

// The manifests of the installation lie in its checkout too, which may well be what is open.
function isShipped(file: string, program: string): boolean {
  return file.split(sep).at(-2) === "manifests" && program.startsWith(dirname(dirname(file)) + sep);
}

async function followRemote({ host, tools, log }: App, state: string): Promise<void> {
  if (state === "connected" && readSettings().address !== "") {
    try {
      tools.useRemote(await host.connected?.listTools());
    } catch (failure) {
      log.warn(String(failure));
    }
  }
}

async function settingsChanged(event: vscode.ConfigurationChangeEvent, { host, tools, log }: App): Promise<void> {
  if (!event.affectsConfiguration(SECTION)) {
    return;
  }
  if (event.affectsConfiguration(`${SECTION}.host`) || event.affectsConfiguration(`${SECTION}.pluginFolders`)) {
    await host.close();
    tools.useRemote(undefined);
    if (readSettings().address !== "") {
      // Its tools are known to it alone.
      await host.client().catch((failure: unknown) => log.warn(inOneLine(failure)));
    }
  }
  tools.refresh();
}
