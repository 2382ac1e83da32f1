/** What little of the editor the modules under test touch when they are loaded. */
export const workspace = {};
export const window = {};
export const env = { language: "en" };
