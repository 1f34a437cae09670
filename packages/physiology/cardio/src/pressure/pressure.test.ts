import { describe, expect, it } from "vitest";
import { nocturnalDipping } from "./nocturnal-dipping.ts";
import { pressureLimits, pressureLoad } from "./pressure-load.ts";
import { pressureSummary } from "./pressure-variability.ts";

const hour = 3600;
const series = (systolicMmHg: number[], diastolicMmHg = systolicMmHg.map((x) => x - 40)) => ({
	timesSeconds: systolicMmHg.map((_, i) => i * hour),
	systolicMmHg,
	diastolicMmHg,
});

describe("pressureSummary", () => {
	it("is what a pencil gives", () => {
		const { systolic, meanArterialMmHg, pulsePressureMmHg } = pressureSummary(series([120, 130, 120, 140]));
		expect(systolic.arvMmHg).toBeCloseTo(40 / 3, 12);
		expect(systolic.meanMmHg).toBeCloseTo(127.5, 12);
		expect(systolic.sdMmHg).toBeCloseTo(9.574271, 6);
		expect(pulsePressureMmHg).toBeCloseTo(40, 12);
		expect(meanArterialMmHg).toBeCloseTo(127.5 - 40 + 40 / 3, 12);
	});
	it("weighs readings by time: ten in a minute count as little more than one", () => {
		const timesSeconds = [0, ...Array.from({ length: 10 }, (_, i) => hour + 6 * i), 2 * hour];
		const systolicMmHg = [120, ...new Array(10).fill(160), 120];
		const { systolic } = pressureSummary({ timesSeconds, systolicMmHg, diastolicMmHg: systolicMmHg.map(() => 80) });
		expect(systolic.meanMmHg).toBeLessThan(141);
	});
	it("leaves out a failed reading, and is NaN without any", () => {
		expect(pressureSummary(series([120, Number.NaN, 120])).systolic.nReadings).toBe(2);
		expect(pressureSummary(series([])).systolic.meanMmHg).toBeNaN();
		expect(pressureSummary(series([120])).systolic.sdMmHg).toBeNaN();
	});
	it.each([
		[
			[120, 70],
			[80, 75],
			"systolicMmHg must be above diastolicMmHg, both between 20 and 300 mmHg; got 70 and 75 at index 1",
		],
		[[12, 120], [8, 80], "got 12 and 8 at index 0"],
	])("refuses readings that no cuff gives (%j over %j)", (systolic, diastolic, message) => {
		expect(() => pressureSummary(series(systolic, diastolic))).toThrow(message);
	});
});

describe("nocturnalDipping", () => {
	const day = new Array(20).fill(130);
	const night = (level: number) => [...day, ...new Array(8).fill(level)];
	const asleep = [{ startSeconds: 20 * hour, endSeconds: 28 * hour }];
	it.each([
		[100, "extreme dipper"],
		[110, "dipper"],
		[125, "reduced dipper"],
		[135, "riser"],
	])("calls a night of %i mmHg after a day of 130 %s", (level, pattern) => {
		const dipping = nocturnalDipping(series(night(level)), asleep);
		expect(dipping.pattern).toBe(pattern);
		expect(dipping.systolicDipPercent).toBeCloseTo((100 * (130 - level)) / 130, 12);
		expect(dipping.warnings).toEqual([]);
	});
	it("warns of too few readings, and says nothing without a night", () => {
		const { pattern, warnings } = nocturnalDipping(series([130, 130]), []);
		expect(pattern).toBeUndefined();
		expect(warnings.map(({ code }) => code)).toEqual(["few-readings"]);
	});
});

describe("pressureLoad", () => {
	it("counts readings at or above the limit, and the area exactly where lines cross it", () => {
		const load = pressureLoad(series([130, 150, 130], [80, 85, 80]), { systolicMmHg: 140, diastolicMmHg: 90 });
		expect(load.systolicPercent).toBeCloseTo(100 / 3, 12);
		// Two triangles of half an hour and 10 mmHg, over two hours.
		expect(load.systolicExcessMmHg).toBeCloseTo(2.5, 12);
		expect([load.diastolicPercent, load.diastolicExcessMmHg]).toEqual([0, 0]);
	});
	it("knows the limits of pregnancy", () => {
		expect(pressureLimits.pregnancySevere).toEqual({ systolicMmHg: 160, diastolicMmHg: 110 });
		expect(pressureLoad(series([]), pressureLimits.pregnancy).systolicPercent).toBeNaN();
	});
});
