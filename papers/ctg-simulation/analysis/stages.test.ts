import type { StageContext, Value } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import assumptions from "./assumptions.ts";
import { meanOfRecordings, ratioOfTotals } from "./estimate.ts";
import example from "./example.ts";
import performance from "./performance.ts";
import type { BaselineRow, DetectionRow, KindRow, ScenarioRow } from "./performance-rows.ts";
import { parseRecordings } from "./recordings.ts";
import simulateAndDetect from "./simulate-and-detect.ts";

const quiet = {
	sdBpm: 0,
	wrongCountsPer10Minutes: 0,
	spikesPer10Minutes: 0,
	tocogramSd: 0,
	breathing: 1,
	movementsPer10Minutes: 0,
};
const params: Readonly<Record<string, unknown>> = {
	seed: 1,
	minutes: 40,
	recordingsPerCell: 8,
	labour: {
		baselineBpm: [120, 150],
		driftBpm: [0, 0],
		stepShare: 0,
		stepBpm: [10, 20],
		stepMinute: [12, 28],
		bandwidthBpm: [8, 12],
		contractionsPer10Minutes: [3, 5],
		contractionAmplitude: [40, 70],
		decelerationsPerContraction: [0.5, 0.6],
		accelerationsPer10Minutes: [1, 3],
	},
	noise: { none: quiet, moderate: { ...quiet, sdBpm: 1 }, strong: { ...quiet, sdBpm: 3 } },
	lossFractions: [0, 0.4],
	reference: { noise: "moderate", loss: 0.4 },
	scenarios: {
		reducedVariability: { label: "Reduced", bandwidthBpm: [2, 4] },
		reducedWithoutNoise: { label: "Reduced, no noise", bandwidthBpm: [2, 4], noise: "none" },
	},
	matching: { overlapShare: 0.5 },
	visibleShare: 0.5,
	bootstrapRepeats: 50,
};

/** A stage's context in memory: texts in, texts and values out. */
function run(script: (stage: StageContext) => void | Promise<void>, inputs: Readonly<Record<string, string>> = {}) {
	const outputs: Record<string, string> = {};
	const values: Record<string, Value> = {};
	const refuse = () => {
		throw new Error("not declared");
	};
	script({
		inputPath: refuse,
		listInput: refuse,
		readText: (name) => inputs[name] ?? refuse(),
		readJson: (name) => JSON.parse(inputs[name] ?? refuse()),
		readBytes: refuse,
		readTable: refuse,
		writeTable: refuse,
		param: <T>(name: string) => params[name] as T,
		writeJson: (name, content) => {
			outputs[name] = JSON.stringify(content);
		},
		writeText: (name, content) => {
			outputs[name] = content;
		},
		value: (id, value) => {
			expect(values[id], id).toBeUndefined();
			values[id] = value;
		},
		progress: () => {},
	});
	return { outputs, values };
}

const recordings = run(simulateAndDetect).outputs["recordings"] as string;

describe("simulate-and-detect", () => {
	it("gives the same bytes again", () => {
		expect(run(simulateAndDetect).outputs["recordings"]).toBe(recordings);
	});

	it("shows the same labours in every cell of the factorial part", () => {
		const rows = parseRecordings(recordings).filter((row) => row.scenario === "main");
		expect(rows).toHaveLength(6 * 8);
		for (const column of ["decelerations.true", "contractions.true", "stv.trueMs", "bandwidth.trueBpm"]) {
			for (const row of rows) expect(row.get(column)).toBe(rows[row.labour]?.get(column));
		}
	});

	it("counts every true deceleration once: given a kind, or not found", () => {
		for (const row of parseRecordings(recordings)) {
			let counted = 0;
			for (const kind of ["early", "late", "variable", "prolonged"]) {
				for (const called of ["early", "late", "variable", "prolonged", "unclassified", "notFound"]) {
					counted += row.get(`kind.${kind}.${called}`);
				}
			}
			expect(counted).toBe(row.get("decelerations.true"));
		}
	});
});

describe("performance", () => {
	const { outputs, values } = run(performance, { recordings });
	const read = <T>(name: string) => JSON.parse(outputs[name] as string) as T;

	it("finds nearly everything where nothing is hidden", () => {
		expect(values["sensitivity.decelerations.none0"]?.value).toBeGreaterThan(90);
		expect(values["sensitivity.accelerations.none0"]?.value).toBeGreaterThan(90);
		expect(values["sensitivity.contractions.none0"]?.value).toBeGreaterThan(90);
		expect(Math.abs(values["stv.bias.none0"]?.value as number)).toBeLessThan(5);
	});

	it("finds less with more loss, and shares lie between 0 and 1 inside their intervals", () => {
		const rows = read<DetectionRow[]>("detection");
		expect(rows).toHaveLength(6 * 3 * 3);
		for (const { low, estimate, high } of rows) {
			expect(low).toBeGreaterThanOrEqual(0);
			expect(low).toBeLessThanOrEqual(estimate);
			expect(estimate).toBeLessThanOrEqual(high);
			expect(high).toBeLessThanOrEqual(1);
		}
		expect(values["sensitivity.decelerations.moderate40"]?.value).toBeLessThan(
			values["sensitivity.decelerations.moderate0"]?.value as number,
		);
	});

	it("writes a row for each cell, kind and world", () => {
		expect(read<BaselineRow[]>("baseline")).toHaveLength(6);
		expect(read<KindRow[]>("kinds")).toHaveLength(2 * 4 * 6);
		expect(read<ScenarioRow[]>("scenarios").map((row) => row.scenario)).toEqual([
			"main",
			"reducedVariability",
			"reducedWithoutNoise",
			"stricterMatching",
		]);
	});
});

describe("example and assumptions", () => {
	it("draws a recording that holds every kind of deceleration", () => {
		const { events } = JSON.parse(run(example).outputs["example"] as string);
		const kinds = events.filter(
			(event: { source: string; type: string }) => event.source === "truth" && event.type === "deceleration",
		);
		expect(new Set(kinds.map((event: { label: string }) => event.label)).size).toBe(4);
	});

	it("gives every parameter a value and a source", () => {
		const rows = JSON.parse(run(assumptions).outputs["assumptions"] as string);
		for (const row of rows) expect(row.value.length > 0 && row.source.length > 0).toBe(true);
	});
});

describe("estimates", () => {
	it("ratioOfTotals is the ratio of sums, and takes recordings as units", () => {
		const { estimate, n, low, high } = ratioOfTotals([1, 3, 2], [2, 3, 5], { repeats: 200, seed: "ratio" });
		expect(estimate).toBe(0.6);
		expect(n).toBe(3);
		expect(low).toBeGreaterThanOrEqual(0.4);
		expect(high).toBeLessThanOrEqual(1);
	});

	it("ratioOfTotals gives Wilson's interval of the totals where all were found: 10 of 10 has 0.722 to 1", () => {
		const { estimate, low, high } = ratioOfTotals([4, 6], [4, 6], { repeats: 10, seed: "all" });
		expect([estimate, high]).toEqual([1, 1]);
		expect(low).toBeCloseTo(0.7225, 4);
	});

	it("meanOfRecordings leaves out what could not be estimated", () => {
		const { estimate, n, mcse } = meanOfRecordings([1, Number.NaN, 3]);
		expect([estimate, n]).toEqual([2, 2]);
		expect(mcse).toBeCloseTo(1, 12);
	});
});
