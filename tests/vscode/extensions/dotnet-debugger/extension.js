const vscode = require("vscode");

class Adapter {
  emitter = new vscode.EventEmitter();
  onDidSendMessage = this.emitter.event;
  sent = 0;

  handleMessage({ seq, command, arguments: given }) {
    let failure;
    if (command === "attach") {
      try {
        process.kill(given.processId, 0);
      } catch (error) {
        failure = String(error);
      }
    }
    this.send({ type: "response", request_seq: seq, command, success: failure === undefined, message: failure, body: command === "threads" ? { threads: [] } : {} });
    if (command === "attach" && failure === undefined) {
      this.send({ type: "event", event: "initialized" });
    }
  }

  send(message) {
    this.emitter.fire({ seq: ++this.sent, ...message });
  }

  dispose() {
    this.emitter.dispose();
  }
}

exports.activate = (context) => {
  const createDebugAdapterDescriptor = () => new vscode.DebugAdapterInlineImplementation(new Adapter());
  context.subscriptions.push(vscode.debug.registerDebugAdapterDescriptorFactory("coreclr", { createDebugAdapterDescriptor }));
};
