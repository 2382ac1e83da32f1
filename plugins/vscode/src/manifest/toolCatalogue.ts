import type { ToolDescription } from "@rsplugins/sdk";
import * as vscode from "vscode";
import { toolFor } from "./roles";
import { readTool } from "./toolReader";
import type { Plugin, Tool } from "./types";

/** All tools that menus show. They come from the manifests on disk; those of a remote host from the host. */
export class ToolCatalogue implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private plugins: Plugin[] = [];
  private remote: Tool[] | undefined;

  /** Told when there may be other tools. */
  readonly onChange = this.changed.event;

  /**
   * @param find - Reads the manifests on disk.
   * @param language - The language of texts.
   */
  constructor(
    private readonly find: () => Plugin[],
    private readonly language: () => Parameters<typeof readTool>[2],
  ) {}

  /** The tools for menus. */
  get all(): Tool[] {
    return this.known.filter((tool) => !tool.hidden);
  }

  /** The plugins whose manifests lie on this machine. */
  get onDisk(): readonly Plugin[] {
    return this.plugins;
  }

  /** A tool by its name, hidden or not. */
  tool(name: string): Tool | undefined {
    return this.known.find((tool) => tool.name === name);
  }

  /** The tool that plays a role, hidden or not. */
  withRole(role: string): Tool | undefined {
    return toolFor(role, this.known);
  }

  /** The same among those of this machine only. */
  withRoleHere(role: string): Tool | undefined {
    return toolFor(role, this.onDiskTools);
  }

  /** Reads the manifests again. */
  refresh(): void {
    this.plugins = this.find();
    this.changed.fire();
  }

  /** Takes the tools of a remote host in place of those on disk; undefined goes back. */
  useRemote(tools: ToolDescription[] | undefined): void {
    // A host lists its tools without what their manifests say beside them; of plugins that are here too that is known.
    const groups = new Map(this.plugins.map((plugin) => [plugin.id, plugin.groups]));
    this.remote = tools?.flatMap((tool) => readTool({ ...tool }, tool.plugin, this.language(), { groups: groups.get(tool.plugin) ?? {} }) ?? []);
    this.changed.fire();
  }

  private get onDiskTools(): Tool[] {
    return this.plugins.flatMap((plugin) => plugin.tools);
  }

  private get known(): Tool[] {
    return this.remote ?? this.onDiskTools;
  }

  /** @inheritdoc */
  dispose(): void {
    this.changed.dispose();
  }
}
