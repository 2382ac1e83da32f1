interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The way between this page and the extension. */
export class Channel<From, To> {
  private readonly api = acquireVsCodeApi();

  /** @param receive - Takes what the extension sends. */
  constructor(receive: (message: From) => void) {
    window.addEventListener("message", (event: MessageEvent<From>) => receive(event.data));
  }

  /** Sends to the extension. */
  send(message: To): void {
    this.api.postMessage(message);
  }

  /** What was kept when this page was last shown. */
  get kept(): unknown {
    return this.api.getState();
  }

  /** Keeps something for when this page is shown again. */
  keep(state: unknown): void {
    this.api.setState(state);
  }
}
