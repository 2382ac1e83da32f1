import type { Curve } from "../src/run/metricSeries";
import { h, s } from "./dom";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [360, 160, 48, 20, 8];

/** A line chart of one curve, with its least and greatest values and the latest one. */
export function chart({ name, points }: Curve): HTMLElement {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x0, x1] = spread(Math.min(...xs), Math.max(...xs));
  const [y0, y1] = spread(Math.min(...ys), Math.max(...ys));
  const px = (x: number): number => LEFT + ((x - x0) / (x1 - x0)) * (WIDTH - LEFT - 8);
  const py = (y: number): number => HEIGHT - BOTTOM - ((y - y0) / (y1 - y0)) * (HEIGHT - BOTTOM - TOP);
  const line = points.map(([x, y]) => `${px(x).toFixed(1)},${py(y).toFixed(1)}`).join(" ");
  const last = points.at(-1);
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", {}, h("strong", {}, name), last ? ` ${label(last[1])}` : ""),
    s(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": name } as Record<string, string>,
      ...[y0, (y0 + y1) / 2, y1].flatMap((y) => [
        s("line", { x1: LEFT, x2: WIDTH - 8, y1: py(y), y2: py(y), class: "axis" }),
        s("text", { x: LEFT - 4, y: py(y) + 4, class: "tick end" }, label(y)),
      ]),
      s("text", { x: LEFT, y: HEIGHT - 4, class: "tick" }, label(x0)),
      s("text", { x: WIDTH - 8, y: HEIGHT - 4, class: "tick end" }, label(x1)),
      s("polyline", { points: line, class: "curve" }),
      ...(last ? [s("circle", { cx: px(last[0]), cy: py(last[1]), r: 3, class: "dot" })] : []),
    ),
  );
}

function spread(low: number, high: number): [number, number] {
  return high > low ? [low, high] : [low - 0.5, high + 0.5];
}

function label(value: number): string {
  return String(Number(value.toPrecision(3)));
}
