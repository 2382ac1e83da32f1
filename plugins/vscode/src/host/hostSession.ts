import { HostClient, type HostClientOptions, type PluginsChange } from "@rsplugins/sdk";

/** Whether a host is there. `lost`: it ended, and the next try waits a while. */
export type HostState = "idle" | "connecting" | "connected" | "lost";

/** How long to wait before each new try after a host was lost, in milliseconds. */
const DELAYS_MS = [1000, 2000, 5000, 15_000, 60_000];

/** A connection that lasted so long was a good one: the next loss begins anew with the shortest wait. */
const SETTLED_MS = 30_000;

/** A connection to a host that is opened when first needed, and again after the host has gone. */
export class HostSession {
  private opening: Promise<HostClient> | undefined;
  private current: HostClient | undefined;
  private now: HostState = "idle";
  // Counts the openings and the closings: whoever opens sees by it whether what it opened is still wanted.
  private turn = 0;
  private losses = 0;
  private retry: NodeJS.Timeout | undefined;
  private disposed = false;
  private readonly stateListeners = new Set<(state: HostState) => void>();
  private readonly pluginListeners = new Set<(change: PluginsChange) => void>();

  /**
   * @param options - What to start; asked for at each try, for settings change.
   * @param delays - The waits before new tries.
   */
  constructor(
    private readonly options: () => Promise<HostClientOptions>,
    private readonly delays: readonly number[] = DELAYS_MS,
  ) {}

  /** Whether the host is there. */
  get state(): HostState {
    return this.now;
  }

  /** The client while the host is there. */
  get connected(): HostClient | undefined {
    return this.current;
  }

  /** Why the last try failed, or the host went. */
  lastFailure: unknown;

  /** The client; connects where the host is not there. Requests of one that is lost have failed with their own error. */
  client(): Promise<HostClient> {
    if (this.disposed) {
      return Promise.reject(new Error("The extension has ended."));
    }
    return (this.opening ??= this.open());
  }

  /** Tells of each new state. */
  onState(listener: (state: HostState) => void): { dispose(): void } {
    this.stateListeners.add(listener);
    return { dispose: () => void this.stateListeners.delete(listener) };
  }

  /** Tells of changed plugins, in whichever host is there. */
  onPlugins(listener: (change: PluginsChange) => void): { dispose(): void } {
    this.pluginListeners.add(listener);
    return { dispose: () => void this.pluginListeners.delete(listener) };
  }

  /** Leaves the host; the next need connects again. */
  async close(): Promise<void> {
    clearTimeout(this.retry);
    this.turn++;
    const client = this.current;
    this.current = undefined;
    this.opening = undefined;
    this.losses = 0;
    this.enter("idle");
    await client?.close();
  }

  /** Leaves for good. */
  async dispose(): Promise<void> {
    this.disposed = true;
    await this.close();
  }

  private async open(): Promise<HostClient> {
    clearTimeout(this.retry);
    const turn = ++this.turn;
    this.enter("connecting");
    let client: HostClient;
    try {
      client = await HostClient.start(await this.options());
    } catch (failure) {
      if (turn !== this.turn) {
        return this.instead(failure);
      }
      this.lastFailure = failure;
      this.opening = undefined;
      this.enter("idle");
      throw failure;
    }
    if (turn !== this.turn) {
      await client.close();
      return this.instead(new Error("The connection was closed while it was opened."));
    }
    this.lastFailure = undefined;
    this.current = client;
    const opened = Date.now();
    client.onPluginsChanged((change) => this.pluginListeners.forEach((listener) => listener(change)));
    void client.ended.then(() => this.lose(client, Date.now() - opened));
    this.enter("connected");
    return client;
  }

  // Whoever waited for an opening that is no longer wanted gets the host that is opened in its place.
  private instead(failure: unknown): Promise<HostClient> {
    return this.opening ?? Promise.reject(failure as Error);
  }

  private lose(client: HostClient, lastedMs: number): void {
    if (this.current !== client) {
      return;
    }
    this.current = undefined;
    this.opening = undefined;
    this.losses = lastedMs > SETTLED_MS ? 1 : this.losses + 1;
    this.enter("lost");
    // The started program leaves by itself; it must not stay behind as a zombie.
    void client.close().catch(() => undefined);
    const delay = this.delays[this.losses - 1];
    if (delay !== undefined && !this.disposed) {
      this.retry = setTimeout(() => void this.client().catch(() => undefined), delay);
    }
  }

  private enter(state: HostState): void {
    if (this.now !== state) {
      this.now = state;
      this.stateListeners.forEach((listener) => listener(state));
    }
  }
}
