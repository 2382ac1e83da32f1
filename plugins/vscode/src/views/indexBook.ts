import { existsSync } from "node:fs";
import type { Memento } from "vscode";
import { outputFor, parameterFor } from "../manifest/roles";
import type { Tool } from "../manifest/types";

const KEY = "indexes";
const MOST = 50;

/** The indexes that this user made or searched, the latest first, kept on this machine. */
export class IndexBook {
  private readonly listeners = new Set<() => void>();

  /** @param store - Where it is kept. */
  constructor(private readonly store: Pick<Memento, "get" | "update">) {}

  /** The paths of those that are still there. */
  get paths(): string[] {
    return this.store.get<string[]>(KEY, []).filter((path) => existsSync(path));
  }

  /** Tells of changes. */
  onChange(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  /** Puts an index in front. */
  async add(path: string): Promise<void> {
    await this.set([path, ...this.store.get<string[]>(KEY, []).filter((other) => other !== path)].slice(0, MOST));
  }

  /** Forgets an index; the file stays. */
  async remove(path: string): Promise<void> {
    await this.set(this.store.get<string[]>(KEY, []).filter((other) => other !== path));
  }

  /** Notes the indexes that a call read or wrote, by the roles in the tool's manifest. */
  async note(tool: Tool, args: Record<string, unknown>, outputs: Record<string, unknown>): Promise<void> {
    const [parameter, output] = [parameterFor("index", tool), outputFor("index", tool)];
    const path = (output && outputs[output.name]) ?? (parameter && args[parameter.name]);
    if (typeof path === "string" && existsSync(path)) {
      await this.add(path);
    }
  }

  private async set(paths: string[]): Promise<void> {
    await this.store.update(KEY, paths);
    this.listeners.forEach((listener) => listener());
  }
}
