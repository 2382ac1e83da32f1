import type { Memento } from "vscode";
import type { Tool } from "../manifest/types";
import { rememberable, withRecent, type Values } from "./arguments";

/** What was filled into forms before, kept on this machine. Secrets are not. */
export class RecentValues {
  /** @param store - Where it is kept. */
  constructor(private readonly store: Pick<Memento, "get" | "update">) {}

  /** The values used before, by parameter, the latest first. */
  of(tool: Tool): Record<string, unknown[]> {
    return this.store.get<Record<string, unknown[]>>(`recent:${tool.name}`, {});
  }

  /** The arguments of the latest run. */
  last(tool: Tool): Values | undefined {
    return this.store.get<Values>(`last:${tool.name}`);
  }

  /** Remembers a run's arguments. */
  async remember(tool: Tool, args: Values): Promise<void> {
    const kept = rememberable(tool, args);
    const recent = this.of(tool);
    const updated = Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, withRecent(recent[name] ?? [], value)]));
    await this.store.update(`recent:${tool.name}`, { ...recent, ...updated });
    await this.store.update(`last:${tool.name}`, kept);
  }
}
