const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

/** An amount of memory in words. */
export function bytes(count: number): string {
  const unit = Math.min(UNITS.length - 1, count < 1 ? 0 : Math.floor(Math.log2(count) / 10));
  const value = count / 1024 ** unit;
  return `${value >= 100 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit] ?? ""}`;
}
