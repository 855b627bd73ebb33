import type { CurvePoint } from "../contracts/run-events";

/** The curve as CSV (RFC 4180) with a header: one row a recorded step, one column a loss. */
export function writeCurveTable(points: readonly CurvePoint[], names: readonly string[]): Uint8Array {
  const rows = points.map(({ step, values }) => [step, ...names.map((name) => values[name] ?? "")].join(","));
  return Buffer.from(`${[["step", ...names].join(","), ...rows].join("\r\n")}\r\n`, "utf8");
}
