import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readTabular } from "../../peers/read-peer.ts";

/** The 10,000 simulated participants of workload W9, by column. */
export function participants(): Record<string, Float64Array> {
	const path = new URL("../../peers/survival/w9_times.csv.gz", import.meta.url);
	const [header, ...lines] = gunzipSync(readFileSync(path)).toString("utf8").trimEnd().split("\n") as [
		string,
		...string[],
	];
	const rows = lines.map((line) => line.split(",").map(Number));
	const own = Object.fromEntries(
		header.split(",").map((name, j) => [name, Float64Array.from(rows, (row) => row[j] as number)]),
	);
	return { ...readTabular(), ...own };
}
