import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { HostClient } from "@rsplugins/sdk";
import { outputFor, parameterFor } from "../manifest/roles";
import type { Tool } from "../manifest/types";

/** A picture that a tool drew of a raster or a layer. */
export interface DrawnPreview {
  /** PNG as a data URL; absent where there is nothing to draw. */
  source?: string;
  /** Of the raster itself, in pixels. */
  width: number;
  height: number;
  /** Of a layer. */
  features?: number;
  crs?: string;
}

/** Has a file drawn by whichever tool has the role; what it draws takes any raster's size and format. */
export async function drawPreview(client: HostClient, tool: Tool, path: string, longestSide: number, folder: string, signal: AbortSignal): Promise<DrawnPreview> {
  const [file, target, size] = ["file", "picture", "size"].map((role) => parameterFor(role, tool));
  if (!file || !target) {
    throw new Error(`${tool.name}: file, picture`);
  }
  await mkdir(folder, { recursive: true });
  const picture = join(folder, `${randomUUID()}.png`);
  try {
    const outputs = await client.callTool(tool.name, { [file.name]: path, [target.name]: picture, ...(size && { [size.name]: longestSide }) }, { signal });
    const value = (role: string): unknown => outputs[outputFor(role, tool)?.name ?? ""];
    const [drawn, features, crs] = [value("picture"), value("features"), value("crs")];
    return {
      width: Number(value("width")),
      height: Number(value("height")),
      ...(typeof drawn === "string" && { source: `data:image/png;base64,${(await readFile(drawn)).toString("base64")}` }),
      ...(typeof features === "number" && { features }),
      ...(typeof crs === "string" && { crs }),
    };
  } finally {
    await rm(picture, { force: true });
  }
}
