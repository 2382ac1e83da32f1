import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Kept } from "./kept";
import { hostProgram, installed } from "./places";
import { until } from "./patience";

const SETTINGS = {
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "window.commandCenter": false,
  "update.mode": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "npm.autoDetect": "off",
  "typescript.disableAutomaticTypeAcquisition": true,
};

const OFFLINE = { EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "", itemUrl: "", resourceUrlTemplate: "" }) };

const entry = installed("code-server", "out", "node", "entry.js");

/** An editor in a server of its own, with a folder of its own for everything it keeps, of a user who has just been made. */
export class CodeServer {
  /** Where all that it keeps lies. */
  readonly folder = mkdtempSync(join(tmpdir(), "rsplugins-code-"));

  /** The state folder of the host that the extension starts. */
  readonly state = join(this.folder, "state");

  /** The folder that is opened. */
  readonly workspace = join(this.folder, "workspace");

  private program: Kept | undefined;
  port = 0;

  constructor(private readonly settings: Record<string, unknown> = {}) {
    mkdirSync(join(this.folder, "data", "User"), { recursive: true });
    mkdirSync(this.workspace, { recursive: true });
    writeFileSync(join(this.folder, "server.yaml"), "auth: none\n");
  }

  /** Installs the extension as a user does: the host's program gives the package to the editor's. */
  install(): void {
    const editor = join(this.folder, "code");
    const words = [process.execPath, entry, ...this.places];
    writeFileSync(editor, `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(" ")} "$@"\n`, { mode: 0o755 });
    execFileSync(hostProgram(), ["adapters", "install", "vscode", "--program", editor], { env: { ...process.env, ...OFFLINE, RSPLUGINS_STATE: this.state }, stdio: "pipe" });
  }

  /** Puts a further extension where the editor finds it at its first start. */
  addExtension(folder: string): void {
    cpSync(folder, join(this.folder, "extensions", basename(folder)), { recursive: true });
  }

  /** Changes settings while it runs. */
  set(settings: Record<string, unknown>): void {
    const file = join(this.folder, "data", "User", "settings.json");
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, "utf8")) as object), ...settings }));
  }

  /** Starts it. */
  async start(options: { trust?: boolean; environment?: NodeJS.ProcessEnv; arguments?: string[] } = {}): Promise<void> {
    this.port = await freePort();
    writeFileSync(join(this.folder, "data", "User", "settings.json"), JSON.stringify({ ...SETTINGS, ...this.settings, "security.workspace.trust.enabled": options.trust === false }));
    const flags = ["--auth", "none", "--bind-addr", `127.0.0.1:${this.port}`, "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override", "--disable-proxy", "--ignore-last-opened"];
    const words = [process.execPath, entry, ...this.places, ...flags, ...(options.trust === false ? [] : ["--disable-workspace-trust"]), ...(options.arguments ?? []), this.workspace];
    this.program = new Kept(this.folder, words, { ...OFFLINE, RSPLUGINS_STATE: this.state, ...options.environment });
    await until("the editor's server", async () => (await fetch(`http://127.0.0.1:${this.port}/healthz`).catch(() => undefined))?.ok);
  }

  /** The address of the window. */
  get address(): string {
    return `http://127.0.0.1:${this.port}/?folder=${this.workspace}`;
  }

  /** The host's process, where one runs. */
  hostProcess(): number | undefined {
    const file = join(this.state, "host.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { pid: number }).pid : undefined;
  }

  /** What it said. */
  get output(): string {
    return this.program?.output ?? "";
  }

  /** Ends it with all that it started. */
  async stop(): Promise<void> {
    await this.program?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get places(): string[] {
    return ["--config", join(this.folder, "server.yaml"), "--user-data-dir", join(this.folder, "data"), "--extensions-dir", join(this.folder, "extensions")];
  }
}

/** A port that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
