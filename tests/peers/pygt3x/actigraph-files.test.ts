import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Recording } from "@quickening/core";
import { readActigraphCsv } from "@quickening/io/actigraph-csv";
import { readAgd } from "@quickening/io/agd";
import { readGt3x } from "@quickening/io/gt3x";
import { fileBytes } from "@quickening/io/node";
import { describe, expect, it } from "vitest";

interface Given {
	readonly samples: number;
	readonly idle: number;
	readonly firstSecond: number | null;
	readonly sha256: string;
	readonly every4999th: readonly (readonly number[])[];
	readonly temperatures?: readonly [count: number, every100th: readonly (readonly number[])[]];
}

const pygt3x = JSON.parse(readFileSync(new URL("pygt3x.json", import.meta.url), "utf8")) as Readonly<
	Record<string, Given>
>;
const folders: Readonly<Record<string, string>> = {
	"actigraph-pygt3x": fileURLToPath(new URL("../../../data/importer-samples/raw/actigraph-pygt3x/", import.meta.url)),
	"actigraph-agcounts": fileURLToPath(
		new URL("../../../data/importer-samples/raw/actigraph-agcounts/", import.meta.url),
	),
	"actigraph.sleepr": fileURLToPath(new URL("../../../data/importer-samples/raw/actigraph.sleepr/", import.meta.url)),
	GGIRread: fileURLToPath(new URL("../../../data/importer-samples/raw/GGIRread/", import.meta.url)),
	pyActigraphy: fileURLToPath(new URL("../../../data/importer-samples/raw/pyActigraphy/", import.meta.url)),
};
const at = (path: string) => path.replace(/^[^/]+\//, (folder) => folders[folder.slice(0, -1)]!);
const here = existsSync(at("actigraph-pygt3x/neo.gt3x"));
const note = here ? "" : " (skipped: data/importer-samples is not here; quickening data get importer-samples)";

/** Reads a file and joins its blocks: a row a sample, and whether it is filled. */
async function rowsOf(path: string, read: typeof readGt3x) {
	const source = await fileBytes(at(path));
	try {
		const recording = await read(source);
		const rows: number[][] = [];
		const idle: number[] = [];
		for await (const { samples, flags } of recording.blocks()) {
			for (let i = 0; i < samples[0]!.length; i++) {
				rows.push(samples.map((values) => values[i]!));
				idle.push((flags[0]![i]! & 2) >> 1);
			}
		}
		return { recording, rows, idle };
	} finally {
		await source.close();
	}
}

const csvRows = (path: string, skip: number, from = 0) =>
	readFileSync(at(path), "utf8")
		.trim()
		.split("\n")
		.slice(skip)
		.map((line) => line.split(",").slice(from).map(Number));

const messages = ({ warnings }: Recording) => warnings.map(({ code }) => code);

describe.skipIf(!here)(`readGt3x beside pygt3x 0.7.1${note}`, () => {
	it.each(["ISM_Enabled.gt3x", "ISM_Disabled.gt3x", "small.gt3x", "neo.gt3x"])(
		"reads %s to the same bits, and fills the same seconds",
		async (name) => {
			const given = pygt3x[name]!;
			const { recording, rows, idle } = await rowsOf(`actigraph-pygt3x/${name}`, readGt3x);
			expect([rows.length, idle.reduce((sum, one) => sum + one, 0)]).toEqual([given.samples, given.idle]);
			const table = Float64Array.from(rows.flatMap((row, i) => [...row, idle[i]!]));
			expect(createHash("sha256").update(new Uint8Array(table.buffer)).digest("hex")).toBe(given.sha256);
			if (given.firstSecond !== null) {
				expect(recording.start.localTime).toBe(new Date(given.firstSecond * 1000).toISOString().slice(0, -1));
			}
			// Its device started hours before the first sample, and its clock was set to UTC.
			expect(messages(recording)).toEqual(name === "small.gt3x" ? ["other-start", "clock-utc"] : []);
		},
	);

	// A matrix product in NumPy fuses multiplication and addition: the last bit of a tenth of the values differs.
	it.each(["WRIST_rawLSB_032Hz_test.agdc", "temperature/CPW1C48210013_baseline.agdc"])(
		"calibrates %s to 1e-15 g",
		async (name) => {
			const given = pygt3x[name]!;
			const { recording, rows } = await rowsOf(`actigraph-pygt3x/${name}`, readGt3x);
			expect(rows.length).toBe(given.samples);
			for (const [i, row] of given.every4999th.entries()) {
				for (const [axis, value] of row.entries()) expect(Math.abs(rows[4999 * i]![axis]! - value)).toBeLessThan(1e-15);
			}
			if (given.temperatures) {
				const [count, every100th] = given.temperatures;
				const [processor, accelerometer] = ["processorTemperature", "temperature"].map(
					(one) => recording.spots.find(({ name: spot }) => spot === one)!,
				);
				expect(processor!.values.length).toBe(count);
				expect(every100th.map((_, i) => [processor!.values[100 * i], accelerometer!.values[100 * i]])).toEqual(
					every100th,
				);
			}
			expect(messages(recording)).toEqual(["clock-utc"]);
		},
	);
});

describe.skipIf(!here)(`GT3X and AGDC beside CSV${note}`, () => {
	it("neo.gt3x has the values and the start of ActiLife's CSV", async () => {
		const { recording, rows } = await rowsOf("actigraph-pygt3x/neo.gt3x", readGt3x);
		const csv = await rowsOf("actigraph-pygt3x/neo.csv", readActigraphCsv);
		expect(rows).toEqual(csv.rows);
		expect(csv.rows).toEqual(csvRows("actigraph-pygt3x/neo.csv", 11));
		expect(recording.start.localTime).toBe(csv.recording.start.localTime);
		expect([recording.device.serialNumber, recording.device.firmware]).toEqual([
			csv.recording.device.serialNumber,
			csv.recording.device.firmware,
		]);
		expect(messages(csv.recording)).toEqual([]);
	});

	it("the watch's calibrated values are those of the CSV, which is read as Number reads it", async () => {
		const { rows } = await rowsOf("actigraph-pygt3x/WRIST_rawLSB_032Hz_test.agdc", readGt3x);
		const csv = await rowsOf("actigraph-pygt3x/WRIST_rawCalibrated_032Hz.csv", readActigraphCsv);
		expect(csv.rows).toEqual(csvRows("actigraph-pygt3x/WRIST_rawCalibrated_032Hz.csv", 11));
		const furthest = Math.max(
			...rows.flatMap((row, i) => row.map((value, axis) => Math.abs(value - csv.rows[i]![axis]!))),
		);
		expect(furthest).toBeLessThan(1e-15);
	});
});

describe.skipIf(!here)(`AGD and epochs as CSV${note}`, () => {
	it.each(["ActiSleepPlus-RawData-Day01", "GT3XPlus-RawData-Day01"])(
		"%s.agd has the values of its CSV",
		async (name) => {
			const { recording, rows } = await rowsOf(`actigraph.sleepr/${name}.agd`, readAgd);
			const csv = await rowsOf(`actigraph.sleepr/${name}.csv`, readActigraphCsv);
			expect(rows).toEqual(csvRows(`actigraph.sleepr/${name}.csv`, 1, 1));
			expect(csv.rows).toEqual(rows);
			expect(csv.recording.start).toEqual(recording.start);
			expect(csv.recording.signals).toEqual(recording.signals);
			expect([messages(recording), messages(csv.recording)]).toEqual([[], ["zone-mark"]]);
		},
	);

	it("pyActigraphy's AGD has 5,394 epochs and the skin contact", async () => {
		const { recording, rows } = await rowsOf("pyActigraphy/test_sample.agd", readAgd);
		expect(recording.start.localTime).toBe("2019-04-15T15:00:00.000");
		expect(rows.length).toBe(5394);
		expect(recording.spots.map(({ name, values }) => [name, values.length])).toEqual([["worn", 898]]);
		expect(messages(recording)).toEqual([]);
	});

	// Sums of axes and vector magnitude, and of steps, in GGIRread's test_readActiGraphCount.R.
	it.each([
		["ActiGraph61.csv", "MOS2D16160581", 5, "2016-08-15T21:35:00.000", 990, 63952.33, 0.005, 253, []],
		["ActiGraph13.csv", "CLE2A2123456", 15, "2013-08-26T09:00:00.000", 990, 272870.6, 0.1, 1118, []],
		// Its header names one order of day and month and uses the other: GGIRread takes 9 December, the rows say 12 September.
		[
			"ActiGraph13_timestamps_headers.csv",
			"TAS1D48140206",
			1,
			"2017-09-12T15:00:00.000",
			1000,
			255707.4,
			0.1,
			442,
			["date-order", "zone-mark"],
		],
	] as const)(
		"GGIRread's %s has its sums",
		async (name, serial, epochSeconds, start, n, sum, tolerance, steps, warned) => {
			const { recording, rows } = await rowsOf(`GGIRread/${name}`, readActigraphCsv);
			expect([recording.device.serialNumber, recording.start.localTime, rows.length]).toEqual([serial, start, n]);
			expect(1 / recording.signals[0]!.samplingRateHz).toBeCloseTo(epochSeconds, 10);
			const total = rows.reduce((all, [a, b, c]) => all + a! + b! + c! + Math.hypot(a!, b!, c!), 0);
			expect(Math.abs(total - sum)).toBeLessThan(tolerance);
			const column = recording.signals.findIndex(({ name: signal }) => signal === "steps");
			expect(rows.reduce((all, row) => all + row[column]!, 0)).toBe(steps);
			expect(messages(recording)).toEqual(warned);
		},
	);

	it("ActiLife's and CentrePoint's counts of agcounts have their rows", async () => {
		for (const name of ["raw_10_30_counts10sec", "raw_30_40_counts30sec"]) {
			const { rows } = await rowsOf(`actigraph-agcounts/ActiLifeCounts/${name}.csv`, readActigraphCsv);
			expect(rows).toEqual(csvRows(`actigraph-agcounts/ActiLifeCounts/${name}.csv`, 11));
		}
	});
});
