import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Matrix, matrixFromColumns } from "@quickening/stats";

/** 500 participants with up to 20 visits, two groups (W9m): columns of w9_longitudinal.csv.gz and the fixed effects of its model. */
export interface Visits {
	readonly participants: Int32Array;
	readonly visits: Float64Array;
	readonly outcome: Float64Array;
	/** visit, group, x, visit x group. */
	readonly fixed: Matrix;
}

export const fixedNames = ["visit", "group", "x", "visit:group"] as const;

export function readVisits(): Visits {
	const text = gunzipSync(readFileSync(new URL("w9_longitudinal.csv.gz", import.meta.url))).toString("utf8");
	const rows = text
		.trim()
		.split("\n")
		.slice(1)
		.map((line) => line.split(",").map(Number));
	const column = (j: number) => Float64Array.from(rows, (row) => row[j] as number);
	const [visits, group, x] = [column(1), column(2), column(3)];
	return {
		participants: Int32Array.from(column(0)),
		visits,
		outcome: column(4),
		fixed: matrixFromColumns([visits, group, x, visits.map((visit, i) => visit * (group[i] as number))]),
	};
}
