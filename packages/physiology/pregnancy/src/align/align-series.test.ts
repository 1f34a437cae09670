import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { naiveWeek } from "./align-series.naive.ts";
import { alignByGestation, alignByTimeToBirth } from "./align-series.ts";

const { NaN: missing } = Number;

describe("series side by side", () => {
	it("by hand: two people in week 10, one with three days and one with one, weigh the same", () => {
		const pregnancies = { personIndex: [0, 1], gestationStartDay: [100, 0], endDay: [380, missing] };
		const values = { pregnancyIndex: [0, 0, 0, 1], day: [170, 171, 176, 70], value: [80, 82, 84, 90] };
		const week = alignByGestation(pregnancies, values, { firstWeek: 10, lastWeek: 11 });
		expect([...week.week]).toEqual([10, 11]);
		expect([...week.mean]).toEqual([86, missing]);
		expect([...week.nPeople]).toEqual([2, 0]);
		expect([...week.nValues]).toEqual([4, 0]);
		expect(week.sd[0]).toBeCloseTo(Math.SQRT2 * 4, 12);
		expect([...week.rows]).toEqual([82, missing, 90, missing]);
	});
	it("the day of birth is week 0 after it and no gestational week", () => {
		const pregnancies = { personIndex: [0], gestationStartDay: [0], endDay: [280] };
		const values = { pregnancyIndex: [0, 0, 0, 0], day: [273, 279, 280, 287], value: [1, 3, 5, 7] };
		const birth = alignByTimeToBirth(pregnancies, values, { weeksBefore: 2, weeksAfter: 2 });
		expect([...birth.week]).toEqual([2, 1, 0, -1]);
		expect([...birth.mean]).toEqual([missing, 2, 5, 7]);
		expect(alignByGestation(pregnancies, values).leftOut.afterEnd).toBe(2);
	});
	it("a pregnancy that ended early is in no later week, and goes on in none", () => {
		const pregnancies = { personIndex: [0, 1], gestationStartDay: [0, 0], endDay: [70, 280] };
		const values = { pregnancyIndex: [0, 1, 0], day: [69, 75, 75], value: [60, 70, 99] };
		const weeks = alignByGestation(pregnancies, values, { firstWeek: 9, lastWeek: 10 });
		expect([...weeks.mean]).toEqual([60, 70]);
		expect([...weeks.nGoingOn]).toEqual([2, 1]);
		expect(weeks.leftOut.afterEnd).toBe(1);
		const birth = alignByTimeToBirth(pregnancies, values, { weeksBefore: 11, weeksAfter: 1 });
		expect([...birth.nGoingOn]).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
	});
	it("two pregnancies of one person count as one person", () => {
		const pregnancies = { personIndex: [3, 3], gestationStartDay: [0, 1000], endDay: [280, 1280] };
		const values = { pregnancyIndex: [0, 0, 1], day: [0, 1, 1000], value: [10, 20, 25] };
		const { mean, nPeople, sd } = alignByGestation(pregnancies, values, { lastWeek: 0 });
		expect([mean[0], nPeople[0], sd[0]]).toEqual([20, 1, missing]);
	});
	it("without dates there is a place for nobody, and it is counted", () => {
		const pregnancies = { personIndex: [0], gestationStartDay: [missing], endDay: [missing] };
		const values = { pregnancyIndex: [0, 0], day: [1, 2], value: [1, missing] };
		for (const align of [alignByGestation, alignByTimeToBirth])
			expect(align(pregnancies, values).leftOut).toMatchObject({ undated: 1, missingValue: 1 });
	});
	it("no pregnancy and no value give empty bins", () => {
		const none = alignByGestation(
			{ personIndex: [], gestationStartDay: [], endDay: [] },
			{ pregnancyIndex: [], day: [], value: [] },
			{ lastWeek: 1 },
		);
		expect([...none.nPeople, ...none.rows]).toEqual([0, 0]);
	});

	const cohort = fc
		.record({
			nPeople: fc.integer({ min: 1, max: 4 }),
			pregnancies: fc.array(
				fc.record({
					person: fc.nat(),
					start: fc.integer({ min: 0, max: 50 }),
					length: fc.option(fc.integer({ min: 20, max: 90 })),
				}),
				{ minLength: 1, maxLength: 6 },
			),
			days: fc.array(
				fc.record({ row: fc.nat(), day: fc.integer({ min: -20, max: 180 }), value: fc.option(fc.nat(100)) }),
				{
					maxLength: 60,
				},
			),
		})
		.map(({ nPeople, pregnancies, days }) => ({
			pregnancies: {
				personIndex: pregnancies.map(({ person }) => person % nPeople),
				gestationStartDay: pregnancies.map(({ start }) => start),
				endDay: pregnancies.map(({ start, length }) => (length === null ? missing : start + length)),
			},
			values: {
				pregnancyIndex: days.map(({ row }) => row % pregnancies.length),
				day: days.map(({ day }) => day),
				value: days.map(({ value }) => value ?? missing),
			},
		}));
	it("is what the plain twin finds, and no value is lost", () => {
		fc.assert(
			fc.property(cohort, ({ pregnancies, values }) => {
				const both = [
					["gestation", alignByGestation(pregnancies, values, { firstWeek: -1, lastWeek: 12 })],
					["birth", alignByTimeToBirth(pregnancies, values, { weeksBefore: 9, weeksAfter: 5 })],
				] as const;
				for (const [axis, found] of both) {
					found.week.forEach((week, bin) => {
						const plain = naiveWeek(axis, pregnancies, values, week);
						expect(found.nPeople[bin]).toBe(plain.nPeople);
						expect(found.nValues[bin]).toBe(plain.nValues);
						if (plain.nPeople > 0) expect(found.mean[bin]).toBeCloseTo(plain.mean, 9);
					});
					const { missingValue, outsideWeeks, afterEnd, undated } = found.leftOut;
					const placed = found.nValues.reduce((sum, each) => sum + each, 0);
					expect(placed + missingValue + outsideWeeks + afterEnd + undated).toBe(values.value.length);
				}
			}),
		);
	});
	it("lays out a million person-days without delay, in memory that rows set", () => {
		const nRows = 4000;
		const random = seededRandom(9);
		const gestationStartDay = Float64Array.from({ length: nRows }, () => Math.floor(random() * 1000));
		const pregnancies = {
			personIndex: Int32Array.from({ length: nRows }, (_, row) => row),
			gestationStartDay,
			endDay: gestationStartDay.map((start) => start + 280),
		};
		const n = nRows * 250;
		const pregnancyIndex = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 250));
		const day = Float64Array.from({ length: n }, (_, i) => gestationStartDay[pregnancyIndex[i]!]! + (i % 250));
		const value = Float64Array.from({ length: n }, () => random());
		const { nValues } = alignByGestation(pregnancies, { pregnancyIndex, day, value });
		expect(nValues.reduce((sum, each) => sum + each, 0)).toBe(n);
	});
	it.each([
		[{ pregnancyIndex: [1], day: [0], value: [1] }, "pregnancyIndex must be whole numbers from 0 to 0; got 1"],
		[{ pregnancyIndex: [0], day: [0.5], value: [1] }, "day a whole number; got 1 on day 0.5"],
		[{ pregnancyIndex: [0], day: [missing], value: [1] }, "on day NaN"],
		[{ pregnancyIndex: [0], day: [0], value: [Number.POSITIVE_INFINITY] }, "value must be finite or NaN"],
		[{ pregnancyIndex: [0], day: [0, 1], value: [1] }, "day must be as long as pregnancyIndex"],
	])("refuses %j", (values, message) => {
		const pregnancies = { personIndex: [0], gestationStartDay: [0], endDay: [280] };
		expect(() => alignByGestation(pregnancies, values)).toThrow(message);
		expect(() => alignByTimeToBirth(pregnancies, values)).toThrow(message);
	});
	it("refuses weeks in the wrong order", () => {
		const pregnancies = { personIndex: [0], gestationStartDay: [0], endDay: [280] };
		const values = { pregnancyIndex: [0], day: [0], value: [1] };
		expect(() => alignByGestation(pregnancies, values, { firstWeek: 5, lastWeek: 4 })).toThrow("in order");
		expect(() => alignByTimeToBirth(pregnancies, values, { weeksBefore: 0 })).toThrow("weeksBefore");
	});
});
