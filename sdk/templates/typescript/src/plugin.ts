// __TITLE__: a plugin of RsPlugins. Each plugin.tool is a tool of the manifest __NAME__.plugin.json.
import { Plugin, ToolError } from "@rsplugins/sdk";

const plugin = new Plugin("__NAME__", "0.1.0");

plugin.tool<{ text: string; letter?: string }>("__TOOL__.count", ({ text, letter = "a" }, context) => {
  if (letter.length !== 1) {
    throw new ToolError("rs.argument.invalid", "More than one letter is given.", "Give one letter.");
  }
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    count += text[i] === letter ? 1 : 0;
    context.report(undefined, "counting", { done: i + 1, total: text.length, unit: "letters" });
  }
  return { count };
});

void plugin.run();
