// __TITLE__: a plugin of RsPlugins. Each plugin.tool is a tool of the manifest __NAME__.plugin.json.
import { Plugin, ToolError } from "@rsplugins/sdk";

type Point = { lon: number; lat: number };

const EARTH_RADIUS = 6371008.8; // metres: the mean radius of WGS 84

const plugin = new Plugin("__NAME__", "0.1.0");

plugin.tool<{ points: Point[] }>("__TOOL__.length", ({ points }, context) => {
  if (points.length < 2) {
    throw new ToolError("rs.argument.invalid", "A line needs at least two points.", "Give a row for each point.");
  }
  let metres = 0;
  for (let i = 1; i < points.length; i++) {
    context.throwIfCancelled();
    metres += distance(points[i - 1], points[i]);
    context.report(undefined, "measuring", { done: i, total: points.length - 1, unit: "segments" });
  }
  return { length: Math.round(metres * 1000) / 1000 };
});

/** Metres between two points, by the haversine formula. */
function distance(start: Point, end: Point): number {
  const [south, north] = [radians(start.lat), radians(end.lat)];
  const across = Math.sin(radians(end.lon - start.lon) / 2);
  const h = Math.sin((north - south) / 2) ** 2 + Math.cos(south) * Math.cos(north) * across ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

void plugin.run();
