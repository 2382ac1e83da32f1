/** One curve: its values at places of the x axis. */
export interface Curve {
  name: string;
  points: [x: number, y: number][];
}

/** Figures over the course of a work, as curves. Of a long work every second point is dropped whenever there are too many, so that the whole course stays in sight. */
export class MetricSeries {
  private readonly byName = new Map<string, Curve["points"]>();

  /** @param most - How many points a curve may have. */
  constructor(private readonly most = 1000) {}

  /** The curves in the order in which they came. */
  get curves(): Curve[] {
    return [...this.byName].map(([name, points]) => ({ name, points }));
  }

  /** Adds one point to each curve named; what is no number is left out. */
  add(x: number, values: Readonly<Record<string, unknown>>): void {
    for (const [name, y] of Object.entries(values)) {
      if (typeof y === "number" && Number.isFinite(y)) {
        this.addPoint(name, x, y);
      }
    }
  }

  private addPoint(name: string, x: number, y: number): void {
    const points = this.byName.get(name) ?? [];
    const last = points.at(-1);
    if (last?.[0] === x) {
      last[1] = y;
    } else {
      points.push([x, y]);
    }
    this.byName.set(name, points.length > this.most ? points.filter((_, index) => index % 2 === 0 || index === points.length - 1) : points);
  }
}

/** What in a line of a log is the course and not a figure. */
const STEPS = ["step", "epoch", "iteration"];

/** The curves of a log of one JSON object a line; figures may stand in the object or in its `metrics`. */
export function curvesOfLog(text: string): Curve[] {
  const series = new MetricSeries();
  let line = 0;
  for (const row of text.split("\n").flatMap(parse)) {
    line++;
    const inner = typeof row.metrics === "object" && row.metrics !== null ? (row.metrics as Record<string, unknown>) : {};
    const { metrics: _, ...own } = row;
    const all = { ...own, ...inner };
    const step = STEPS.map((name) => all[name]).find((value) => typeof value === "number");
    series.add(typeof step === "number" ? step : line, Object.fromEntries(Object.entries(all).filter(([name]) => !STEPS.includes(name))));
  }
  return series.curves.filter(({ points }) => points.length > 1);
}

function parse(line: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? [value as Record<string, unknown>] : [];
  } catch {
    return [];
  }
}
