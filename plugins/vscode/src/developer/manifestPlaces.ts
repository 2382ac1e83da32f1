import { findNodeAtLocation, parseTree, type Node } from "jsonc-parser";

/** One thing that the host finds wrong with a manifest. */
export interface ManifestComplaint {
  /** Where, for instance `tools[1].inputSchema.properties.Tile`; empty for the whole. */
  place: string;
  reason: string;
}

/** Where a text of a manifest is marked. */
export interface Span {
  offset: number;
  length: number;
}

const STEP = String.raw`[\w$-]+(?:\[\d+\])*`;
const PLACE = new RegExp(String.raw`^(${STEP}(?:\.${STEP})*): (.*)$`, "su");
const NEXT = new RegExp(String.raw`; (?=${STEP}(?:\.${STEP})*: |and \d+ more$)`, "u");

/** Takes the host's sentence about a manifest apart: each complaint with its place. */
export function complaintsOf(message: string): ManifestComplaint[] {
  const told = message.replace(/^The manifest .+? cannot be used: /su, "").replace(/\.$/, "");
  return told.split(NEXT).map((part) => {
    const [, place, reason] = PLACE.exec(part) ?? [];
    return place === undefined || reason === undefined ? { place: "", reason: part } : { place, reason };
  });
}

/** The text at a place of a manifest; where it is not there, that of the nearest thing around it. */
export function spanOf(text: string, place: string): Span {
  const root = parseTree(text);
  const path = place.split(/[.[\]]+/).filter((step) => step.length > 0).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) {
      return marked(node);
    }
  }
  return { offset: 0, length: Math.max(1, text.indexOf("\n")) };
}

// Of an object the name is marked, not all that it holds.
function marked(node: Node): Span {
  const name = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
  const shown = (node.type === "object" || node.type === "array") && name ? name : node;
  return { offset: shown.offset, length: shown.type === "object" || shown.type === "array" ? 1 : shown.length };
}
