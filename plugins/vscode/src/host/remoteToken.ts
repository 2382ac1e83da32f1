import * as vscode from "vscode";
import { t } from "../app";

const KEY = "rsplugins.token:";

/** The tokens of remote hosts, kept by the editor's own store of secrets, one for each address. */
export class RemoteTokens {
  /** @param secrets - The store. */
  constructor(private readonly secrets: vscode.SecretStorage) {}

  /** The token of an address; asks the user where there is none. Undefined where they do not give one. */
  async tokenFor(address: string): Promise<string | undefined> {
    return (await this.secrets.get(KEY + address)) ?? this.ask(address);
  }

  /** Asks for the token of an address, and keeps it. */
  async ask(address: string): Promise<string | undefined> {
    const token = (
      await vscode.window.showInputBox({
        title: t("Token of {0}", address),
        prompt: t("It stands in the token file of the host, which says at its start where that is."),
        password: true,
        ignoreFocusOut: true,
      })
    )?.trim();
    if (token) {
      await this.secrets.store(KEY + address, token);
    }
    return token === "" ? undefined : token;
  }

  /** Forgets the token of an address. */
  async forget(address: string): Promise<void> {
    await this.secrets.delete(KEY + address);
  }
}
