/** node ours.ts <input> <file>: times our fits, in a process of their own, and prints one line of JSON. */
import { readFileSync } from "node:fs";
import { gam, matrixFromColumns, quantileRegression } from "@quickening/stats";

const [input, file] = process.argv.slice(2) as [string, string];
const [header, ...lines] = readFileSync(file, "utf8").trim().split("\n") as [string, ...string[]];
const names = header.split(",");
const rows = lines.map((line) => line.split(",").map(Number));
const column = (name: string) => Float64Array.from(rows, (row) => row[names.indexOf(name)] as number);
const [week, age, y, count] = ["week", "age", "y", "count"].map(column) as [
	Float64Array,
	Float64Array,
	Float64Array,
	Float64Array,
];
const smooths = [
	{ name: "week", x: week },
	{ name: "age", x: age },
];
const fit = {
	gaussian: () => gam({ outcome: y, smooths }).score,
	poisson: () => gam({ outcome: count, smooths, family: "poisson" }).score,
	quantiles: () => {
		const features = matrixFromColumns([week, week.map((value) => ((value - 25) / 10) ** 2), age]);
		const { fits } = quantileRegression({ outcome: y, features, quantiles: [0.1, 0.5, 0.9], errors: "kernel" });
		return fits.reduce((sum, { loss }) => sum + loss, 0);
	},
}[input] as () => number;

const seconds: number[] = [];
let answer = 0;
for (let call = 0; call < 4; call++) {
	const started = performance.now();
	answer = fit();
	seconds.push((performance.now() - started) / 1000);
}
const warm = Math.min(...seconds.slice(1));
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
	JSON.stringify({ firstSeconds: seconds[0], seconds: warm, calls: seconds.length, peakMb, answer }),
);
