import * as vscode from "vscode";

const LONGEST = 4000;
const SECRET = /token|password|secret|api_?key/i;

/** The messages between this extension and the hosts, one line each, in a channel of its own. */
export class ProtocolLog implements vscode.Disposable {
  private readonly channel = vscode.window.createOutputChannel("RsPlugins Protocol", { log: true });

  /** Takes a message as it is sent or received. */
  readonly take = (host: string) => (direction: "sent" | "received", message: object): void => {
    this.channel.info(`${host} ${direction === "sent" ? "→" : "←"} ${lineOf(message)}`);
  };

  /** Brings it to the front. */
  show(): void {
    this.channel.show(true);
  }

  /** @inheritdoc */
  dispose(): void {
    this.channel.dispose();
  }
}

/** A message as one line: secrets hidden, cut where it is long. */
export function lineOf(message: object): string {
  const text = JSON.stringify(message, (name, value: unknown) => (name !== "progressToken" && SECRET.test(name) && typeof value === "string" ? "…" : value)).replace(/^\{"jsonrpc":"2.0",/, "{");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length})` : text;
}
