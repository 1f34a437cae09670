/** node ours.ts <input> <file>: times our fits, in a process of their own, and prints one line of JSON. */
import { readFileSync } from "node:fs";
import { type MixedFit, matrixFromColumns, mixedDesign } from "@quickening/stats";

const [input, file] = process.argv.slice(2) as [string, string];
const [header, ...lines] = readFileSync(file, "utf8").trim().split("\n") as [string, ...string[]];
const names = header.split(",");
const rows = lines.map((line) => line.split(",").map(Number));
const column = (name: string) => Float64Array.from(rows, (row) => row[names.indexOf(name)] as number);
const outcomes = names.filter((name) => name === "y" || /^y\d+$/.test(name)).map(column);

const prepare = {
	visits: () => {
		const [visit, group, x] = [column("visit"), column("group"), column("x")];
		const both = visit.map((value, i) => value * (group[i] as number));
		return () =>
			mixedDesign({
				fixed: matrixFromColumns([visit, group, x, both]),
				random: [{ name: "participant", groups: participants, columns: matrixFromColumns([visit]) }],
			});
	},
	days: womenAndDays,
	simulated: womenAndDays,
	crossed: () => {
		const [x, people, items] = [column("x"), Int32Array.from(column("person")), Int32Array.from(column("item"))];
		return () =>
			mixedDesign({
				fixed: matrixFromColumns([x]),
				random: [
					{ name: "person", groups: people },
					{ name: "item", groups: items },
				],
			});
	},
}[input] as () => () => ReturnType<typeof mixedDesign>;
const participants = input === "visits" ? Int32Array.from(column("subject")) : new Int32Array(0);

function womenAndDays() {
	const [women, day, x] = [Int32Array.from(column("woman")), column("day"), column("x")];
	return () =>
		mixedDesign({
			fixed: matrixFromColumns([day, x]),
			random: [{ name: "woman", groups: women, columns: matrixFromColumns([day]) }],
		});
}

const make = prepare();
// Many outcomes of one design: the design is not timed, as it is not for lme4's refit().
const ready = input === "simulated" ? make() : undefined;
const seconds: number[] = [];
const cpus: number[] = [];
let fits: MixedFit[] = [];
// Until it has been seen to be warm: 5 calls, and 3 seconds or 50 calls.
for (let total = 0; seconds.length < 5 || (total < 3 && seconds.length < 50); total += seconds.at(-1) as number) {
	const cpu = process.cpuUsage();
	const started = performance.now();
	const design = ready ?? make();
	fits = outcomes.map((outcome) =>
		design.fit(outcome, { method: input === "simulated" ? "ML" : "REML", degreesOfFreedom: "normal" }),
	);
	seconds.push((performance.now() - started) / 1000);
	const { user, system } = process.cpuUsage(cpu);
	cpus.push((user + system) / 1e6);
}
process.stdout.write(
	JSON.stringify({
		firstSeconds: seconds[0],
		seconds: Math.min(...seconds.slice(1)),
		cpuSeconds: Math.min(...cpus.slice(1)),
		calls: seconds.length,
		peakMb: process.resourceUsage().maxRSS / 1024,
		answer: {
			slope: fits[0]?.coefficients[1]?.estimate,
			logLikelihood: fits.reduce((sum, { logLikelihood }) => sum + logLikelihood, 0),
		},
	}),
);
