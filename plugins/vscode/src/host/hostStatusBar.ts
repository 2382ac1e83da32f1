import type { HostStatus } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { t, type App } from "../app";
import { bytes } from "../views/bytes";
import { inOneLine } from "./failures";
import { readSettings } from "./settings";

const EVERY_MS = 15_000;
const ICONS = { idle: "circle-outline", connecting: "sync~spin", connected: "broadcast", lost: "warning" } as const;

/** The host and its device in the status bar. */
export class HostStatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("rsplugins.host", vscode.StatusBarAlignment.Left, 10);
  private readonly disposables: vscode.Disposable[] = [this.item];
  private readonly timer: NodeJS.Timeout;
  private status: HostStatus | undefined;

  /** @param app - The extension. */
  constructor(private readonly app: App) {
    this.item.name = "RsPlugins";
    this.item.command = "rsplugins.hostMenu";
    this.disposables.push(app.host.onState(() => void this.refresh()), app.host.onPlugins(() => void this.refresh()));
    this.timer = setInterval(() => void this.refresh(), EVERY_MS);
    this.show();
    this.item.show();
  }

  /** Asks the host how it is, where one is connected; none is started for that. */
  async refresh(): Promise<void> {
    try {
      this.status = await this.app.host.connected?.status();
    } catch (failure) {
      this.status = undefined;
      this.app.log.info(inOneLine(failure));
    }
    this.show();
  }

  /** @inheritdoc */
  dispose(): void {
    clearInterval(this.timer);
    this.disposables.forEach((disposable) => disposable.dispose());
  }

  private show(): void {
    const { state, lastFailure } = this.app.host;
    const { address } = readSettings();
    const where = address === "" ? t("local") : new URL(address).host;
    const device = this.status && deviceOf(this.status);
    const said = { idle: t("not started"), connecting: t("starting"), connected: [where, device].filter(Boolean).join(" · "), lost: t("lost") }[state];
    this.item.text = `$(${ICONS[state]}) RsPlugins: ${said}`;
    this.item.accessibilityInformation = { label: `RsPlugins, ${said}` };
    this.item.backgroundColor = state === "lost" ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    this.item.tooltip = this.status ? tooltip(this.status) : lastFailure === undefined || state === "connecting" ? t("The host starts when it is first needed.") : inOneLine(lastFailure);
  }
}

/** The device that a plugin reports to compute on; undefined where none says. */
export function deviceOf(status: HostStatus): string | undefined {
  const devices = status.plugins.flatMap(({ report }) => (typeof report?.device === "string" ? [report.device] : []));
  return devices[0];
}

function tooltip(status: HostStatus): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**RsPlugins ${status.version}**\n\n`);
  text.appendText([status.platform, status.runtime, t("{0} in memory", bytes(status.memoryBytes)), t("{0} calls under way", status.runningCalls)].join("\n"));
  for (const problem of [...status.problems, ...status.plugins.flatMap(({ problem }) => problem ?? [])]) {
    text.appendMarkdown("\n\n$(warning) ");
    text.appendText([problem.message, problem.hint].filter(Boolean).join(" "));
  }
  text.supportThemeIcons = true;
  return text;
}
