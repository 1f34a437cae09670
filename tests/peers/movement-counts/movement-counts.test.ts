import { existsSync, readFileSync } from "node:fs";
import { activityCounts, choiWear, mimsUnits, sumEpochs, troianoWear } from "@quickening/actigraphy";
import { describe, expect, it } from "vitest";
import { readPeerOutput } from "../peer-case.ts";
import { madeUpMg } from "./made-up.ts";

const sleepr = new URL("../../../data/importer-samples/raw/actigraph.sleepr/", import.meta.url);
const agcounts = new URL("../../../data/importer-samples/raw/actigraph-agcounts/", import.meta.url);
/** Rows of a CSV file by its header. */
const rows = (file: URL) => {
	const [header = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
	const names = header.split(",");
	return lines.map((line) => Object.fromEntries(line.split(",").map((value, i) => [names[i], value])));
};
const numbers = (file: URL) => Float64Array.from(readFileSync(file, "utf8").trim().split(/\s+/), Number);

describe.skipIf(!existsSync(sleepr))("wear beside actigraph.sleepr, on a day of its GT3X+ (importer-samples)", () => {
	const minutes = existsSync(sleepr) ? rows(new URL("GT3XPlus-RawData-Day01-10sec60sec.csv", sleepr)) : [];
	const counts = minutes.map(({ axis1 }) => Number(axis1));
	const startMs = Date.parse(minutes[0]?.timestamp ?? "");
	/** Nonwear periods of a file by their settings. */
	const periods = (name: string) => {
		const bySettings = new Map<string, { settings: Record<string, string | undefined>; found: number[][] }>();
		for (const row of existsSync(sleepr) ? rows(new URL(`GT3XPlus-RawData-Day01-${name}-periods.csv`, sleepr)) : []) {
			const key = `${row.nonwear_algorithm}, ${row.endat_nnz_seq ?? ""}`;
			const one = bySettings.get(key) ?? { settings: row, found: [] };
			bySettings.set(key, one);
			if (row.wear !== "FALSE") continue;
			one.found.push([row.period_start, row.period_end].map((time) => (Date.parse(time ?? "") - startMs) / 60_000));
		}
		return [...bySettings];
	};
	it.each(periods("Choi"))("%s: equal periods", (_, { settings, found }) => {
		const { nonwear } = choiWear(counts, {
			minimumMinutes: Number(settings.min_period_len),
			windowMinutes: Number(settings.min_window_len),
			spikeMinutes: Number(settings.spike_tolerance),
		});
		expect(nonwear.map(({ start, end }) => [start, end])).toEqual(found);
	});
	it.each(periods("Troiano"))("%s: equal periods", (_, { settings, found }) => {
		const { nonwear } = troianoWear(counts, {
			minimumMinutes: Number(settings.min_period_len),
			spikeMinutes: Number(settings.spike_tolerance),
			spikeStopCounts: Number(settings.spike_stoplevel),
			spikes: settings.endat_nnz_seq === "TRUE" ? "inARow" : "inAll",
		});
		expect(nonwear.map(({ start, end }) => [start, end])).toEqual(found);
	});
	it("sums epochs of 10 s to its minutes, on both devices and all axes", () => {
		for (const device of ["GT3XPlus", "ActiSleepPlus"]) {
			const short = rows(new URL(`${device}-RawData-Day01.csv`, sleepr));
			const long = rows(new URL(`${device}-RawData-Day01-10sec60sec.csv`, sleepr));
			for (const axis of ["axis1", "axis2", "axis3"]) {
				const sums = sumEpochs(
					short.map((row) => Number(row[axis])),
					{ fromSeconds: 10, toSeconds: 60 },
				);
				expect([...sums]).toEqual(long.slice(0, sums.length).map((row) => Number(row[axis])));
			}
		}
	});
});

describe.skipIf(!existsSync(agcounts))("counts from 32 Hz beside ActiGraph's own resampling (importer-samples)", () => {
	it("are those of its samples at 30 Hz", () => {
		const given = numbers(new URL("32Hz_input.csv", agcounts));
		const theirs = numbers(new URL("30Hz_output.csv", agcounts));
		expect(given.length / 32).toBe(theirs.length / 30);
		const ours = activityCounts([given], 32, { epochSeconds: 1 }).axes[0]!;
		expect([...ours]).toEqual([...activityCounts([theirs], 30, { epochSeconds: 1 }).axes[0]!]);
		expect(ours.filter((count) => count > 0).length).toBeGreaterThan(100);
	});
});

describe("MIMS-units where the device's range cut the movement off", () => {
	it("are those of MIMSunit's own extrapolation in R 4.2.2, to a millionth", () => {
		const clipped = madeUpMg(100, 60, 43)[0]!.map((value) => Math.max(-2000, Math.min(2000, value)) / 1000);
		expect(clipped.filter((value) => Math.abs(value) === 2).length).toBe(1036);
		// In its last third of a second the recording ends clipped, and MIMSunit's spline runs away: that is not compared.
		const theirs = Float64Array.from(readPeerOutput("mimsunit/extrapolate.json.gz").output as number[]).slice(0, 5960);
		const epochs = { epochSeconds: 10 } as const;
		const ours = mimsUnits([clipped], 100, { rangeG: [-2, 2], ...epochs }).mims.slice(0, 5);
		const put = mimsUnits([theirs], 100, { rangeG: [-99, 99], ...epochs }).mims.slice(0, 5);
		const cut = mimsUnits([clipped], 100, { rangeG: [-99, 99], ...epochs }).mims.slice(0, 5);
		for (const [i, area] of put.entries()) expect(ours[i]).toBeCloseTo(area, 6);
		expect(Math.max(...put.map((area, i) => area / cut[i]!))).toBeGreaterThan(1.05);
	});
});
