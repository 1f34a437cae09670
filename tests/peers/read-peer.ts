import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect } from "vitest";

/** A peer's JSON output, by its path below tests/peers. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is the peer's own
export function readPeer(path: string): any {
	return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

/** Columns of the simulated table that scikit-learn, statsmodels and pROC were given; the first `nRows` rows. */
export function readTabular(nRows = 10_000): Record<string, Float64Array> {
	const text = gunzipSync(readFileSync(new URL("scikit-learn/tabular.csv.gz", import.meta.url))).toString("utf8");
	const [header, ...lines] = text.trimEnd().split("\n");
	const rows = lines.slice(0, nRows).map((line) => line.split(",").map(Number));
	return Object.fromEntries(header.split(",").map((name, j) => [name, Float64Array.from(rows, (row) => row[j])]));
}

/** Asserts |actual - expected| <= tolerance x max(|expected|, floor). */
export function expectClose(actual: number, expected: number, tolerance: number, floor = 1e-300): void {
	const error = actual === expected ? 0 : Math.abs(actual - expected) / Math.max(Math.abs(expected), floor);
	expect(error, `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
}
