const vscode = require("vscode");

exports.activate = (context) => {
  const createDebugAdapterDescriptor = ({ configuration }) => new vscode.DebugAdapterServer(configuration.connect.port, configuration.connect.host);
  context.subscriptions.push(vscode.debug.registerDebugAdapterDescriptorFactory("debugpy", { createDebugAdapterDescriptor }));
};
