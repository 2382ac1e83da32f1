import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

/** The folders of the extension that pages load from. */
export function pageRoots(extension: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, "dist"), vscode.Uri.joinPath(extension, "media")];
}

/** The icon of pages, seen on light and on dark. */
export function pageIcon(extension: vscode.Uri): { light: vscode.Uri; dark: vscode.Uri } {
  return { light: vscode.Uri.joinPath(extension, "media", "icon.svg"), dark: vscode.Uri.joinPath(extension, "media", "icon-dark.svg") };
}

/** A page that runs one of this extension's scripts and nothing else; pictures come as data. */
export function pageOf(webview: vscode.Webview, extension: vscode.Uri, script: "form" | "result" | "search", style = ""): string {
  const nonce = randomBytes(16).toString("base64");
  const at = (...path: string[]): string => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src ${webview.cspSource} 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${at("media", "page.css")}">
</head>
<body class="${style}"><script nonce="${nonce}" src="${at("dist", `${script}.js`)}"></script></body>
</html>`;
}

/** A page that shows a report that a tool wrote: its texts, styles and embedded pictures, no scripts, nothing from elsewhere. */
export function reportPage(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:">`;
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + policy) : policy + html;
}
