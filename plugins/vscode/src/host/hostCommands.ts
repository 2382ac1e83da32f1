import * as vscode from "vscode";
import { t, type App } from "../app";
import { command } from "../commands";
import type { SearchView } from "../search/searchView";
import type { Query } from "../search/searchQuery";
import { inOneLine } from "./failures";
import type { ProtocolLog } from "./protocolLog";
import type { RemoteTokens } from "./remoteToken";
import { readSettings, SECTION } from "./settings";

/** What the commands on the host act on. */
export interface HostParts {
  app: App;
  tokens: RemoteTokens;
  protocol: ProtocolLog;
  program: () => string | undefined;
  search: SearchView;
}

/** The commands on the host, its logs and the search box. */
export function hostCommands({ app, tokens, protocol, program, search }: HostParts): vscode.Disposable[] {
  const connect = async (): Promise<void> => {
    await app.host.client();
  };
  const menu = async (): Promise<void> => {
    const entries: { label: string; description?: string; act: () => unknown }[] = [
      app.host.state === "connected" ? { label: `$(debug-disconnect) ${t("Leave the host")}`, act: () => app.host.close() } : { label: `$(plug) ${t("Connect to the host")}`, act: connect },
      { label: `$(remote) ${t("Use a remote host…")}`, description: readSettings().address, act: () => useRemote(app, tokens) },
      { label: `$(output) ${t("Show the log")}`, act: () => app.log.show(true) },
      { label: `$(list-flat) ${t("Show the protocol")}`, act: () => protocol.show() },
      { label: `$(gear) ${t("Settings")}`, description: program() ?? t("The program rsplugins was not found."), act: () => vscode.commands.executeCommand("workbench.action.openSettings", "@ext:rsplugins.rsplugins") },
    ];
    const failure = app.host.lastFailure;
    const chosen = await vscode.window.showQuickPick(entries, { title: "RsPlugins", ...(failure !== undefined && app.host.state !== "connected" && { placeHolder: inOneLine(failure) }) });
    await chosen?.act();
  };
  return [
    command("connect", connect),
    command("disconnect", () => app.host.close()),
    command("hostMenu", menu),
    command("useRemoteHost", () => useRemote(app, tokens)),
    command("forgetToken", async () => {
      await tokens.forget(readSettings().address);
      await app.host.close();
    }),
    command("showLog", () => app.log.show(true)),
    command("showProtocol", () => protocol.show()),
    command("refreshTools", () => app.tools.refresh()),
    command("focusSearch", () => search.choose(undefined)),
    command("searchIndex", (index: string) => search.choose(index)),
    command("searchFor", (query: Query) => search.search(query)),
  ];
}

async function useRemote({ host }: App, tokens: RemoteTokens): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const address = await vscode.window.showInputBox({
    title: t("Use a remote host…"),
    prompt: t("Its address, such as wss://gpu.example:8443; empty for the host on this machine."),
    value: readSettings().address,
    ignoreFocusOut: true,
    validateInput: (text) => (text === "" || /^wss?:\/\/[^\s@?#]+$/.test(text) ? undefined : t("An address starts with wss:// and holds no name, token or query.")),
  });
  if (address === undefined || (address !== "" && (await tokens.ask(address)) === undefined)) {
    return;
  }
  await host.close();
  await settings.update("host.address", address, vscode.ConfigurationTarget.Global);
  if (address !== "") {
    await host.client();
  }
}
