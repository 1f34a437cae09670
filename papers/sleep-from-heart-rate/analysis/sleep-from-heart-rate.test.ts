import { describe, expect, it } from "vitest";
import { type Epochs, epochsOf } from "./epochs.ts";
import { judgeSleepWake, likeliest, saidAtSensitivity } from "./judge.ts";
import { NREM, parseRecording, REM, WAKE } from "./recordings.ts";

const lines = (rows: readonly (readonly number[])[], separator = ",") =>
	rows.map((row) => row.join(separator)).join("\n");

describe("parseRecording", () => {
	const stages = [-1, 0, 1, 2, 3, 4, 5].map((code, i) => [30 * i, code]);
	it("puts N1 to N4 together, keeps what is not scored apart, and reads commas and blanks", () => {
		for (const separator of [",", " "]) {
			const { stages: told } = parseRecording("p", lines(stages, separator), lines([[0, 60]], separator));
			expect(Array.from(told)).toEqual([-1, WAKE, NREM, NREM, NREM, NREM, REM]);
		}
	});
	it("takes a recording that stands twice once, in order of time, and the mean where one time has two rates", () => {
		const once = [
			[-4000, 90],
			[-10, 70],
			[5, 60],
			[5, 62],
			[20, 58],
		];
		const recording = parseRecording("p", lines(stages), lines([...once, ...once]));
		expect(Array.from(recording.timesSeconds)).toEqual([-10, 5, 20]);
		expect(Array.from(recording.heartRatesBpm)).toEqual([70, 61, 58]);
		expect(recording.nOutOfOrder).toBe(1);
	});
	it.each([
		[
			lines([
				[0, 0],
				[60, 0],
			]),
			"one epoch of 30 s after the other from 0, coded -1 to 5; got 60, 0 in line 2",
		],
		[lines([[0, 7]]), "coded -1 to 5; got 0, 7 in line 1"],
		["0,wake", 'two numbers a line; got "0,wake" in line 1'],
	])("refuses %j", (labels, message) => {
		expect(() => parseRecording("p", labels, "0,60")).toThrow(message);
	});
});

it("gives each scored epoch the person's own heart rate, and leaves a cell without one missing", () => {
	const labels = lines(Array.from({ length: 60 }, (_, i) => [30 * i, i < 2 ? -1 : i % 2 === 0 ? 0 : 2]));
	const beats = Array.from({ length: 360 }, (_, i) => [5 * i, 60 + (i % 12)] as const).filter(
		([time]) => time < 900 || time >= 1200,
	);
	const epochs = epochsOf([parseRecording("p", labels, lines(beats))], {
		window: { seconds: 1200, cellSeconds: 15 },
		gapSeconds: 120,
	});
	expect(epochs.stages.length).toBe(58);
	expect(epochs.columns).toMatchObject({ nRows: 58, nColumns: 13 });
	expect(epochs.columns.values.every(Number.isFinite)).toBe(true);
	const { values, nSamples } = epochs.inputs.signals.heartRate!;
	expect(nSamples).toBe(80);
	// The window of the epoch at 900 s runs from 315 s to 1515 s: 20 of its cells lie in the gap.
	const at = epochs.startsSeconds.indexOf(900);
	expect(Array.from(values.subarray(80 * at, 80 * (at + 1))).filter(Number.isNaN)).toHaveLength(20);
	expect(epochs.isMeasured[epochs.startsSeconds.indexOf(1020)]).toBe(false);
	expect(epochs.isMeasured[epochs.startsSeconds.indexOf(960)]).toBe(true);
});

describe("decisions", () => {
	/** Two people of ten epochs, one of five awake; only the first's probabilities tell anything. */
	const stages = Float64Array.from({ length: 20 }, (_, i) => (i % 5 === 0 ? WAKE : NREM));
	const epochs = {
		stages,
		person: Int32Array.from(stages, (_, i) => (i < 10 ? 0 : 1)),
		personIds: ["a", "b"],
	} as unknown as Epochs;
	const told = Float64Array.from(
		Array.from(stages).flatMap((stage, i) => {
			const wake = i < 10 ? (stage === WAKE ? 0.9 : 0.1) : 0.3;
			return [wake, 0.8 * (1 - wake), 0.2 * (1 - wake)];
		}),
	);
	it("takes the likeliest class", () => {
		expect(likeliest(Float64Array.of(0.2, 0.5, 0.3, 0.4, 0.4, 0.2, 0.1, 0.2, 0.7))).toEqual([NREM, WAKE, REM]);
	});
	it("takes a person's threshold from the others alone", () => {
		const said = saidAtSensitivity(told, epochs, 0.5);
		// Sleep of b has 0.7 throughout, so that a's epochs are asleep from 0.7 on; sleep of a has 0.9, so that b's are not.
		expect(said.slice(0, 10)).toEqual([0, 1, 1, 1, 1, 0, 1, 1, 1, 1]);
		expect(said.slice(10)).toEqual(Array(10).fill(0));
	});
	it("judges sleep as positive", () => {
		const rows = Array.from(stages, (_, row) => row);
		const always = judgeSleepWake(Array(20).fill(1), epochs, { rows, draws: { repeats: 20, seed: "draws" } });
		expect(always.accuracy.estimate).toBe(0.8);
		expect(always.sensitivity.estimate).toBe(1);
		expect(always.specificity.estimate).toBe(0);
		expect(always.meanKappa.estimate).toBe(0);
	});
});
