/** What little of the editor the modules under test touch when they are loaded. It has none of the newer parts of the API. */
export const workspace = {};
export const window = {};
export const lm = undefined;
export const EventEmitter = undefined;
export const McpStdioServerDefinition = undefined;
export const env = { language: "en" };

/** What undoes something. */
export class Disposable {
  constructor(readonly dispose: () => void) {}
}
