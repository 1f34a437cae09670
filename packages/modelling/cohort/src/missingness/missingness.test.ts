import { drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, exampleCohort } from "../../test/example-cohort.ts";
import { cellsOfRows } from "../tables/cells.ts";
import { type Cohort, cohortOf } from "../tables/typed-tables.ts";
import { dropOutCurve } from "./drop-out-curve.ts";
import { type DayState, dayStates, type ExpectedDays, expectedDays, gestationalPeriods } from "./expected-days.ts";
import { missingAfter } from "./missing-after.ts";
import { missingnessTable } from "./missingness-table.ts";
import { valuesOn } from "./values-on.ts";

const worn = { name: "at least 10 hours worn", wearMinutes: 600 };
const states = Object.keys(dayStates) as DayState[];
const periods = Object.keys(gestationalPeriods);

/** One woman, pregnant from 1 January 2025 by last period, in the study from `enrolledOn`. */
function oneWoman(days: readonly object[], more: object = {}): Cohort {
	return cohortOf({
		participant: cellsOfRows("participant", [{ participantId: "p1", enrolledOn: "2025-01-01", ...more }]),
		pregnancy: cellsOfRows("pregnancy", [
			{
				pregnancyId: "q1",
				participantId: "p1",
				lastPeriodOn: "2025-01-03",
				endedOn: "2025-10-10",
				ended: "live-birth",
			},
		]),
		day: cellsOfRows(
			"day",
			days.map((day) => ({ personId: "p1", source: "ring", ...day })),
		),
	} as never);
}

describe("person-days that were expected", () => {
	it("by hand: each is valid, short, missing for a reason, without a row, or after a withdrawal", () => {
		const cohort = oneWoman(
			[
				{ date: "2025-01-01", wearMinutes: 700, steps: 5000 },
				{ date: "2025-01-02", wearMinutes: 500, steps: 5000 },
				{ date: "2025-01-03", wearMinutes: 0, missing: "not-charged" },
				{ date: "2025-01-03", source: "watch", wearMinutes: 900, steps: 1 },
				{ date: "2025-01-04", wearMinutes: 0 },
				{ date: "2025-01-04", source: "watch", missing: "device-fault" },
				{ date: "2025-01-07", wearMinutes: 900, steps: 1 },
				{ date: "2024-12-31", wearMinutes: 900, steps: 1 },
			],
			{ withdrewOn: "2025-01-05" },
		);
		const days = expectedDays(cohort, { endsOn: "2025-01-07", valid: worn });
		expect([...days.state].map((state) => states[state])).toEqual([
			...["valid", "short", "valid", "device-fault", "no-record", "withdrawn", "withdrawn"],
		]);
		expect([...days.period].map((period) => periods[period])).toEqual(["before", "before", ...Array(5).fill("first")]);
		expect([...days.gestationalAgeDays]).toEqual([-2, -1, 0, 1, 2, 3, 4]);
		expect(days.nOutside).toBe(1);
		expect(missingnessTable(days).objects()[0]).toEqual({
			...{ group: "All", level: "All", nParticipants: 1, nExpected: 7, nValid: 2 },
			...{ validPercent: (100 * 2) / 7, medianValidPercent: (100 * 2) / 7, nShort: 1, nNotWorn: 0, nNotCharged: 0 },
			...{ nNotSynchronised: 0, nDeviceFault: 1, nNoReason: 0, nNoRecord: 1, nWithdrawn: 2 },
		});
	});

	it("end so many days after birth where that was the plan, and go on after it as such", () => {
		const days = expectedDays(oneWoman([]), { endsOn: "2026-12-31", daysAfterBirth: 10, valid: worn });
		expect(days.day.length).toBe((Date.parse("2025-10-20") - Date.parse("2025-01-01")) / 86_400_000 + 1);
		expect(periods[days.period.at(-1)!]).toBe("after");
	});

	it("may ask for a value: a night without RMSSD is short", () => {
		const cohort = oneWoman([
			{ date: "2025-01-01", wearMinutes: 700, rmssdMs: 40 },
			{ date: "2025-01-02", wearMinutes: 700, steps: 1 },
		]);
		const days = expectedDays(cohort, {
			endsOn: "2025-01-02",
			valid: { name: "a night's RMSSD", columns: ["rmssdMs"] },
		});
		expect([...days.state].map((state) => states[state])).toEqual(["valid", "short"]);
		const wrong = { endsOn: "2025-01-02", valid: { name: "x", columns: ["pace" as never] } };
		expect(() => expectedDays(cohort, wrong)).toThrow(
			'valid.columns must name columns of numbers of the table of days; got "pace"',
		);
		expect(() => expectedDays({}, wrong)).toThrow("expectedDays: cohort must have a table participant");
		expect(() => expectedDays(cohort, { endsOn: "soon", valid: worn })).toThrow("got soon");
	});

	it("are all in the table, whatever they are divided by", () => {
		const cohort = cohortOf(columnsOf(exampleCohort()) as never);
		const days = expectedDays(cohort, { endsOn: "2024-12-31", valid: worn });
		const subgroups = { "Years of schooling": cohort.participant!.array("educationYears").map(String) };
		const rows = missingnessTable(days, { subgroups }).objects();
		const sum = (group: string) =>
			rows.filter((row) => row.group === group).reduce((total, row) => total + row.nExpected, 0);
		for (const group of ["Gestational period", "Years of schooling"]) expect(sum(group)).toBe(days.day.length);
		for (const row of rows) {
			const {
				nExpected,
				nValid,
				nShort,
				nNotWorn,
				nNotCharged,
				nNotSynchronised,
				nDeviceFault,
				nNoReason,
				nNoRecord,
				nWithdrawn,
			} = row;
			expect(
				nValid + nShort + nNotWorn + nNotCharged + nNotSynchronised + nDeviceFault + nNoReason + nNoRecord + nWithdrawn,
			).toBe(nExpected);
		}
		expect(() => missingnessTable(days, { subgroups: { a: ["x"] } })).toThrow("a level for each of 24 women; got 1");
	});
});

/** Expected days from a string a woman: "v" valid, "m" not worn, "w" withdrawn. */
function daysOf(women: readonly string[]): ExpectedDays {
	const letters = women.join("");
	const codes = { v: "valid", m: "not-worn", w: "withdrawn" } as const;
	const starts = Int32Array.from([0, ...women.map((_, i) => women.slice(0, i + 1).join("").length)]);
	return {
		participantIds: women.map((_, i) => `p${i}`),
		starts,
		day: Int32Array.from(letters, (_, i) => i),
		state: Uint8Array.from(letters, (letter) => states.indexOf(codes[letter as "v"])),
		period: new Uint8Array(letters.length),
		gestationalAgeDays: new Float64Array(letters.length),
		...{ nOutside: 0, valid: worn },
	};
}

describe("drop-out", () => {
	it("by hand: a gap is none, a week without data at the end is", () => {
		const curve = dropOutCurve(daysOf(["vvvmmmmmmmmmv", "vvmmmmmmmm", "mmmmmmmm", "vvvvv"]));
		expect([...curve.day]).toEqual([0, 2]);
		expect([...curve.nAtRisk]).toEqual([4, 3]);
		expect([...curve.share]).toEqual([0.75, 0.5]);
		expect(curve).toMatchObject({ nNever: 1, nParticipants: 4 });
	});

	it("agrees with R's survfit (survival 3.5-3, conf.type = log-log) on eight women", () => {
		// time = c(3, 5, 5, 8, 10, 12, 12, 20), status = c(1, 1, 0, 1, 0, 1, 0, 0)
		const women = [
			[3, 1],
			[5, 1],
			[5, 0],
			[8, 1],
			[10, 0],
			[12, 1],
			[12, 0],
			[20, 0],
		] as const;
		const curve = dropOutCurve(daysOf(women.map(([time, stops]) => "v".repeat(time) + "m".repeat(stops * 10))));
		expect([...curve.day]).toEqual([3, 5, 8, 12]);
		for (const [i, expected] of [0.875, 0.75, 0.6, 0.4].entries()) expect(curve.share[i]).toBeCloseTo(expected, 12);
		const low = [0.387000014, 0.3148071137, 0.1954958661, 0.0660297743];
		const high = [0.981392966, 0.930898317, 0.852254346, 0.734225345];
		for (let i = 0; i < 4; i++) {
			expect(curve.low[i]).toBeCloseTo(low[i]!, 9);
			expect(curve.high[i]).toBeCloseTo(high[i]!, 9);
		}
	});

	it("never rises, and lies between 0 and 1", () => {
		const woman = fc.array(fc.constantFrom("v", "m"), { maxLength: 40 }).map((days) => days.join(""));
		fc.assert(
			fc.property(fc.array(woman, { maxLength: 12 }), (women) => {
				const { share } = dropOutCurve(daysOf(women));
				for (const [i, each] of share.entries()) expect(each >= 0 && each <= (i === 0 ? 1 : share[i - 1]!)).toBe(true);
			}),
		);
	});
});

describe("what goes missing", () => {
	it("by hand: Mantel-Haenszel over two women", () => {
		const days = daysOf(["vmvvvmvvv", "vvvmvmvv"]);
		const values = [9, NaN, 8, 1, 1, NaN, 2, 9, 8, /**/ 9, 1, 9, NaN, 1, NaN, 9, 1];
		const found = missingAfter(days, values, { repeats: 50 });
		// Woman 1: before 9, 8, 1, 1, 2, 9 (median 5): after high values 1 of 3 is missing, after low ones 1 of 3.
		// Woman 2: before 9, 1, 9, 1, 9 (median 9): none is high.
		expect(found).toMatchObject({ nPairs: 11, nParticipants: 1, oddsRatio: 1 });
		expect(missingAfter(daysOf(["vv"]), [1, 2]).oddsRatio).toBeNaN();
	});

	it("finds that days after high values go missing, and nothing where they do not", () => {
		const simulate = (seed: number, effect: number) => {
			const random = seededRandom(seed);
			const values: number[] = [];
			const women = Array.from({ length: 60 }, () => {
				let before = 0;
				let letters = "";
				const level = drawNormal(random);
				for (let i = 0; i < 100; i++) {
					const odds = Math.exp(-1.5 + (before > 0 ? effect : 0));
					const isMissing = i > 0 && random() < odds / (1 + odds);
					// Two clusters, so that no day lies near the median.
					const own = (random() < 0.5 ? -5 : 5) + drawNormal(random);
					values.push(isMissing ? Number.NaN : level + own);
					letters += isMissing ? "m" : "v";
					before = isMissing ? 0 : own;
				}
				return letters;
			});
			return missingAfter(daysOf(women), values, { repeats: 300 });
		};
		for (const oddsRatio of [2, 1]) {
			const runs = Array.from({ length: 20 }, (_, seed) => simulate(seed, Math.log(oddsRatio)));
			const logs = runs.map((run) => Math.log(run.oddsRatio / oddsRatio));
			const bias = logs.reduce((sum, each) => sum + each, 0) / 20;
			const nCovering = runs.filter(({ low, high }) => low < oddsRatio && oddsRatio < high).length;
			// One run's standard error is about 0.08, that of their mean 0.018. A planted effect is seen a tenth smaller: her
			// sample's median does not part exactly the days that the effect parts.
			expect(bias).toBeLessThan(0.05);
			expect(bias).toBeGreaterThan(oddsRatio === 1 ? -0.05 : -0.12);
			// Of 20 intervals of 95 % fewer than 16 cover the truth in 3 of 1,000 tries.
			if (oddsRatio === 1) expect(nCovering).toBeGreaterThanOrEqual(16);
			else expect(runs.filter(({ low }) => low > 1).length).toBe(20);
		}
	});

	it("takes values by day, of one source", () => {
		const cohort = oneWoman([
			{ date: "2025-01-02", wearMinutes: 700, steps: 4 },
			{ date: "2026-01-02", steps: 9 },
		]);
		const days = expectedDays(cohort, { endsOn: "2025-01-03", valid: worn });
		expect([...valuesOn(days, cohort.day!, "steps")]).toEqual([Number.NaN, 4, Number.NaN]);
		const two = oneWoman([
			{ date: "2025-01-02", steps: 4 },
			{ date: "2025-01-02", source: "watch", steps: 5 },
		]);
		expect(() => valuesOn(days, two.day!, "steps")).toThrow("resolveSources");
	});
});
