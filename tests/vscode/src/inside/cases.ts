import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { until } from "../support/patience";

const workspace = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
const state = (): string => process.env.RSPLUGINS_STATE ?? "";
const hostFile = (): string => join(state(), "host.json");
const hostProcess = (): number => (JSON.parse(readFileSync(hostFile(), "utf8")) as { pid: number }).pid;
const run = <T>(command: string, ...given: unknown[]): Promise<T> => Promise.resolve(vscode.commands.executeCommand<T>(`rsplugins.${command}`, ...given));
const tabs = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all.map(({ label }) => label));
const diagnosticsOf = (file: string): vscode.Diagnostic[] => vscode.languages.getDiagnostics(vscode.Uri.file(file));

/** What is tried with the real API of the editor, by name. */
export const cases: Record<string, () => Promise<void>> = {
  async "starts nothing until something is needed"() {
    const extension = vscode.extensions.getExtension("rsplugins.rsplugins");
    assert.ok(extension);
    await extension.activate();
    const declared = (extension.packageJSON as { contributes: { commands: { command: string }[] } }).contributes.commands.map(({ command }) => command);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(declared.filter((command) => !known.has(command)), []);
    assert.ok(!existsSync(hostFile()), "a host was started");
  },

  async "runs a tool and shows its results"() {
    const outputs = await run<Record<string, unknown>>("runTool", "rs.classify", { raster: join(workspace(), "orthophoto.tif"), class_map: join(workspace(), "classes.tif") });
    assert.equal(outputs.class_map, join(workspace(), "classes.tif"));
    assert.ok(existsSync(join(workspace(), "classes.tif")));
    assert.ok(tabs().some((label) => label.startsWith("Classify a raster ·")), tabs().join());
    assert.ok(existsSync(hostFile()), "the user's host runs");
  },

  async "a tool that fails says why, and the window goes on"() {
    assert.equal(await run("runTool", "rs.classify", { raster: join(workspace(), "missing.tif") }), undefined);
    assert.equal(await run("runTool", "no.such", {}), undefined);
    assert.ok(await run("runTool", "spectral.ndvi", { image: join(workspace(), "orthophoto.tif"), output: join(workspace(), "ndvi.tif") }));
  },

  async "searches in three languages and notes the index"() {
    const index = join(workspace(), "index.gpkg");
    assert.ok(await run("runTool", "rs.index", { index, rasters: [join(workspace(), "orthophoto.tif")], tile_size: 128 }));
    for (const [text, language] of [["a river", "en"], ["um rio", "pt"], ["река", "ru"]]) {
      const outputs = await run<{ hits: { score: number; thumbnail: string }[] }>("searchFor", { text, index, language, count: 4 });
      assert.equal(outputs.hits.length, 4, language);
      assert.ok(outputs.hits.every(({ score, thumbnail }) => score > -1 && existsSync(thumbnail)), JSON.stringify(outputs.hits));
      const scores = outputs.hits.map(({ score }) => score);
      assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
    }
  },

  async "a host that is killed fails what is pending, and the next call starts another"() {
    const folder = join(workspace(), "killed");
    const pending = run("runTool", "rs.index", { index: `${folder}.gpkg`, rasters: [join(workspace(), "orthophoto.tif")], tile_size: 32, stride: 4 });
    const before = hostProcess();
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.kill(before, "SIGKILL");
    assert.equal(await pending, undefined);
    assert.ok(await run("runTool", "spectral.ndwi", { image: join(workspace(), "orthophoto.tif"), output: join(workspace(), "ndwi.tif") }));
    assert.notEqual(hostProcess(), before);
  },

  async "a broken manifest is told in the Problems panel at the right place, by the schema and by the host"() {
    const file = join(workspace(), "broken", "broken.plugin.json");
    const manifest = {
      id: "broken",
      version: "1.0.0",
      title: "Broken",
      runtime: { kind: "process", command: ["{node}", "plugin.js"] },
      tools: [{ name: "broken.tool", title: "T", description: "D", inputSchema: { type: "object", properties: { a: { title: "A", "x-rs": { kind: "raster", of: "nothing" } } } } }],
    };
    await vscode.workspace.fs.createDirectory(vscode.Uri.file(join(workspace(), "broken")));
    writeFileSync(file, JSON.stringify(manifest, undefined, 2));
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    const at = document.getText().indexOf('"broken.tool"');
    await editor.edit((edit) => edit.replace(new vscode.Range(document.positionAt(at), document.positionAt(at + 13)), '"Broken Tool"'));
    await document.save();
    const own = await until("the host's complaint", () => diagnosticsOf(file).find(({ source, message }) => source === "rsplugins" && message.startsWith("tools[0].name")));
    assert.equal(document.getText(own.range), '"Broken Tool"');
    await until("the schema's complaint", () => diagnosticsOf(file).find(({ source, range }) => source !== "rsplugins" && document.getText(range) === '"Broken Tool"'));
    await editor.edit((edit) => edit.replace(own.range, '"broken.tool"'));
    await document.save();
    await until("no complaint", () => diagnosticsOf(file).length === 0);
  },

  async "a manifest has completion, hover and snippets"() {
    const file = vscode.Uri.file(join(workspace(), "broken", "broken.plugin.json"));
    const document = await vscode.workspace.openTextDocument(file);
    const kind = document.positionAt(document.getText().indexOf('"raster"') + 1);
    const completion = await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", file, kind);
    const labels = completion.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.ok(labels.includes('"texts"') && labels.includes('"geometry"'), labels.join());
    const hover = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", file, document.positionAt(document.getText().indexOf('"command"') + 2));
    assert.match(hover.flatMap(({ contents }) => contents.map((content) => (typeof content === "string" ? content : content.value))).join(), /The program and its arguments/);
    const anywhere = await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", file, new vscode.Position(1, 2));
    const snippets = anywhere.items.filter(({ kind: one }) => one === vscode.CompletionItemKind.Snippet).map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.ok(snippets.some((label) => label.startsWith("rs-")), snippets.join());
  },

  async "a new plugin is made, runs in a host of the window's own, and is loaded anew when it changes"() {
    const folder = await run<string>("newPlugin", { language: "python", name: "river-gauge", parent: workspace() });
    assert.equal(folder, join(workspace(), "river-gauge"));
    const points = [{ lon: 0, lat: 0 }, { lon: 1, lat: 0 }];
    const measured = await run<{ length: number }>("runTool", "rivergauge.length", { points });
    assert.ok(Math.abs(measured.length - 111195.08) < 0.01, JSON.stringify(measured));
    const source = vscode.Uri.file(join(folder, "plugin.py"));
    const document = await vscode.workspace.openTextDocument(source);
    const text = document.getText();
    const at = text.indexOf("6371008.8");
    assert.ok(at > 0);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(source, new vscode.Range(document.positionAt(at), document.positionAt(at + 9)), "1000.0");
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await until("the changed plugin", async () => Math.abs((await run<{ length: number }>("runTool", "rivergauge.length", { points })).length - 17.453) < 0.001);
  },

  async "one key runs the plugin of the file in the editor with the values of the last time"() {
    const file = join(workspace(), "river-gauge", "plugin.py");
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    assert.equal(await run("runPlugin"), undefined);
    await until("its form", () => tabs().includes("Length of a line"));
  },

  async "a plugin in TypeScript stops at a breakpoint"() {
    const folder = join(workspace(), "stopper");
    const file = join(folder, "plugin.js");
    await vscode.workspace.fs.createDirectory(vscode.Uri.file(folder));
    writeFileSync(join(folder, "stopper.plugin.json"), manifestOf("stopper", "stopper.stop", { kind: "process", command: ["{node}", "plugin.js"] }));
    writeFileSync(file, `const { Plugin } = require(${JSON.stringify(join(process.env.RSPLUGINS_TEST_ROOT ?? "", "sdk/typescript"))});\nconst plugin = new Plugin("stopper", "1.0.0");\nplugin.tool("stopper.stop", () => {\n  const answer = 42;\n  return { answer };\n});\nvoid plugin.run();\n`);
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(new vscode.Location(vscode.Uri.file(file), new vscode.Position(4, 2)))]);
    const outcome = run<{ answer: number }>("debugPlugin");
    const frame = await until("the breakpoint", () => vscode.debug.activeStackItem instanceof vscode.DebugStackFrame && vscode.debug.activeStackItem);
    const { stackFrames } = (await frame.session.customRequest("stackTrace", { threadId: frame.threadId })) as { stackFrames: { line: number; source: { path: string } }[] };
    assert.equal(stackFrames[0]?.line, 5);
    assert.ok(stackFrames[0].source.path.endsWith(file), stackFrames[0].source.path);
    await vscode.commands.executeCommand("workbench.action.debug.continue");
    assert.deepEqual(await outcome, { answer: 42 });
    await vscode.debug.stopDebugging();
  },

  async "chat agents are offered a server, which is told again when the tools change"() {
    assert.equal(typeof vscode.lm.registerMcpServerDefinitionProvider, "function");
    const extension = vscode.extensions.getExtension<{ mcpServers(): vscode.McpStdioServerDefinition[] }>("rsplugins.rsplugins");
    await extension?.activate();
    const [server, ...others] = extension?.exports.mcpServers() ?? [];
    assert.ok(server && others.length === 0);
    assert.equal(server.command, process.env.RSPLUGINS_HOST);
    writeFileSync(process.env.RSPLUGINS_TEST_MCP ?? "", JSON.stringify({ command: server.command, arguments: server.args, environment: server.env }));
    await vscode.workspace.getConfiguration("rsplugins").update("host.address", "wss://gpu.example:1", vscode.ConfigurationTarget.Global);
    await until("no server of a remote host", () => extension?.exports.mcpServers().length === 0);
    await vscode.workspace.getConfiguration("rsplugins").update("host.address", "", vscode.ConfigurationTarget.Global);
    await until("the server again", () => extension?.exports.mcpServers().length === 1);
  },

  async "a plugin in Python stops at a breakpoint, in the debugger that its extension brings"() {
    const folder = join(workspace(), "halter");
    const file = join(folder, "plugin.py");
    await vscode.workspace.fs.createDirectory(vscode.Uri.file(folder));
    writeFileSync(join(folder, "halter.plugin.json"), manifestOf("halter", "halter.stop", { kind: "process", command: ["{python}", "plugin.py"], environment: { PYTHONPATH: "{sdk}" } }));
    writeFileSync(file, 'import sys\nfrom rsplugins import Plugin\n\nplugin = Plugin("halter", "1.0.0")\n\n\n@plugin.tool("halter.stop")\ndef stop(context):\n    answer = 42\n    return {"answer": answer}\n\n\nsys.exit(plugin.run())\n');
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(new vscode.Location(vscode.Uri.file(file), new vscode.Position(9, 0)))]);
    const outcome = run<{ answer: number }>("debugPlugin");
    const frame = await until("the breakpoint", () => vscode.debug.activeStackItem instanceof vscode.DebugStackFrame && vscode.debug.activeStackItem);
    assert.equal(frame.session.type, "debugpy");
    const { stackFrames } = (await frame.session.customRequest("stackTrace", { threadId: frame.threadId })) as { stackFrames: { id: number; line: number; source: { path: string } }[] };
    assert.equal(stackFrames[0]?.line, 10);
    assert.ok(stackFrames[0].source.path.endsWith(file), stackFrames[0].source.path);
    const { result } = (await frame.session.customRequest("evaluate", { expression: "answer + 1", frameId: stackFrames[0].id })) as { result: string };
    assert.equal(result, "43");
    await vscode.commands.executeCommand("workbench.action.debug.continue");
    assert.deepEqual(await outcome, { answer: 42 });
    await vscode.debug.stopDebugging();
    await until("the end of debugging", () => vscode.debug.activeDebugSession === undefined);
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    assert.deepEqual(await run("runPlugin"), { answer: 42 }, "a run after it waits for no debugger");
  },

  async "the debugger for C# is given the process of the plugin, which waits for it and answers"() {
    const folder = join(workspace(), "sharp");
    const program = join(process.env.RSPLUGINS_TEST_ROOT ?? "", "tests/fixtures/plugins/conformance/csharp/bin", process.env.RSPLUGINS_TEST_CONFIGURATION ?? "Release", "net10.0/RsPlugins.Fixtures.Conformance.dll");
    await vscode.workspace.fs.createDirectory(vscode.Uri.file(folder));
    const file = join(folder, "sharp.plugin.json");
    writeFileSync(file, manifestOf("conformance", "conformance.echo", { kind: "process", command: ["{dotnet}", program] }));
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    const started = new Promise<vscode.DebugSession>((resolve) => vscode.debug.onDidStartDebugSession(resolve));
    const outcome = run<object>("debugPlugin");
    const { configuration, type } = await started;
    assert.deepEqual([type, configuration.request, configuration.justMyCode], ["coreclr", "attach", true]);
    assert.ok(readFileSync(`/proc/${String(configuration.processId)}/cmdline`, "utf8").split("\0").includes(program), "the plugin's own process");
    assert.deepEqual(await outcome, { arguments: {} });
    await vscode.debug.stopDebugging();
  },
};

function manifestOf(id: string, tool: string, runtime: object): string {
  const outputs = { answer: { title: "Answer", type: "integer" } };
  return JSON.stringify({ id, version: "1.0.0", title: id, runtime, tools: [{ name: tool, title: "Stop", description: "Stops.", inputSchema: { type: "object", properties: {} }, outputs }] });
}
