import { drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../model/matrix.ts";
import { linearRegression } from "../regression/linear-regression.ts";
import { drawChiSquare } from "./draw-chi-square.ts";
import { matched } from "./draw-missing.ts";
import { multipleImputation } from "./multiple-imputation.ts";
import { poolCoefficients } from "./pool-coefficients.ts";
import { poolEstimates } from "./pool-estimates.ts";

describe("poolEstimates", () => {
	it("is what a pencil gives", () => {
		const pooled = poolEstimates([1, 2, 3], [1, 1, 1]);
		// within 1, between 1, total 1 + 4/3.
		expect(pooled.within).toBe(1);
		expect(pooled.between).toBe(1);
		expect(pooled.standardError).toBeCloseTo(Math.sqrt(7 / 3), 14);
		expect(pooled.lambda).toBeCloseTo(4 / 7, 14);
		expect(pooled.degreesOfFreedom).toBeCloseTo(2 / (4 / 7) ** 2, 12);
		// Barnard and Rubin: never more than the complete ones.
		const small = poolEstimates([1, 1.01, 0.99], [1, 1, 1], { completeDegreesOfFreedom: 20 });
		expect(small.degreesOfFreedom).toBeLessThan(20);
		expect(small.degreesOfFreedom).toBeGreaterThan(17);
	});

	it("has the complete degrees of freedom where nothing is missing", () => {
		expect(poolEstimates([2, 2], [1, 1], { completeDegreesOfFreedom: 9 }).degreesOfFreedom).toBe(9);
		expect(poolEstimates([2, 2], [1, 1]).low).toBeCloseTo(2 - 1.959964, 5);
	});

	it.each([
		[() => poolEstimates([1], [1]), "poolEstimates: estimates must have at least 2 values; got 1"],
		[() => poolEstimates([1, 2], [1]), "poolEstimates: variances must be as long as estimates (2); got 1"],
		[() => poolEstimates([1, Number.NaN], [1, 1]), "poolEstimates: estimates must be finite; got NaN at position 1"],
		[() => poolEstimates([1, 2], [1, -1]), "poolEstimates: variances must be 0 or more; got -1"],
		[() => poolEstimates([1, 2], [1, 1], { completeDegreesOfFreedom: 0 }), "completeDegreesOfFreedom must be above 0"],
		[
			() =>
				poolCoefficients([
					[{ name: "x", estimate: 1, standardError: 1 }],
					[{ name: "z", estimate: 1, standardError: 1 }],
				]),
			"poolCoefficients: fits must have the same coefficients (x); got z in fit 1",
		],
	])("refuses what breaks its rules (%#)", (call, message) => expect(call).toThrow(message));
});

describe("draws", () => {
	it.each([0.6, 1, 7, 200])(
		"chi-square with %d degrees of freedom has its mean and variance (5 standard errors)",
		(df) => {
			const random = seededRandom(`chi ${df}`);
			const n = 50_000;
			let sum = 0;
			let squares = 0;
			for (let i = 0; i < n; i++) {
				const value = drawChiSquare(random, df);
				sum += value;
				squares += (value - df) ** 2;
			}
			expect(Math.abs(sum / n - df)).toBeLessThan(5 * Math.sqrt((2 * df) / n));
			expect(squares / n / (2 * df)).toBeGreaterThan(0.8);
			expect(squares / n / (2 * df)).toBeLessThan(1.2);
		},
	);

	it("matching takes each of the nearest alike, and ties alike", () => {
		const random = seededRandom("match");
		const counts = new Map<number, number>();
		for (let i = 0; i < 30_000; i++) {
			const [value] = matched(
				random,
				Float64Array.of(5, 1, 1, 1, 1, 0),
				Float64Array.of(0.4),
				Float64Array.of(0, 1, 2, 3, 4, 5),
				2,
			);
			counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		// The nearest is 5 (distance 0.4): half. The second is one of the four at 0.6: an eighth each.
		expect(counts.get(5)).toBeGreaterThan(14_500);
		expect(counts.get(5)).toBeLessThan(15_500);
		for (const tie of [1, 2, 3, 4]) expect(Math.abs((counts.get(tie) ?? 0) - 3750)).toBeLessThan(350);
		expect(counts.has(0)).toBe(false);
	});
});

/** x of which values go missing where y is large (at random given y), y = 1 + 2 x + noise. */
function made(n: number, seed: string) {
	const random = seededRandom(seed);
	const x = Float64Array.from({ length: n }, () => drawNormal(random));
	const y = x.map((value) => 1 + 2 * value + 2 * drawNormal(random));
	const gaps = x.map((value, i) => (random() < (y[i] > 2 ? 0.75 : 0.05) ? Number.NaN : value));
	return { x, y, gaps };
}

describe("multipleImputation", () => {
	it.each(["normal", "pmm"] as const)(
		"by %s covers a known slope (300 data sets, n = 100), which complete rows miss",
		(method) => {
			let covered = 0;
			let sum = 0;
			let completeSum = 0;
			for (let set = 0; set < 300; set++) {
				const { y, gaps } = made(100, `coverage ${set}`);
				const complete = Array.from(gaps.keys()).filter((i) => !Number.isNaN(gaps[i]));
				const part = (values: Float64Array) => complete.map((i) => values[i]);
				completeSum += linearRegression(matrixFromColumns([part(gaps)]), part(y)).coefficients[1].estimate;
				const { tables } = multipleImputation({
					variables: { x: gaps, y },
					methods: { x: method },
					nImputations: 10,
					nIterations: 1,
					random: seededRandom(`imputed ${set}`),
				});
				const pooled = poolCoefficients(
					tables.map((table) => linearRegression(matrixFromColumns([table.x]), table.y, { names: ["x"] }).coefficients),
					{ completeDegreesOfFreedom: 98 },
				)[1];
				sum += pooled.estimate;
				if (pooled.low <= 2 && 2 <= pooled.high) covered++;
			}
			// 95 % less three standard errors, 3.8 points; matching of 100 rows is known to fall a little short.
			expect(covered / 300).toBeGreaterThan(method === "normal" ? 0.912 : 0.89);
			expect(Math.abs(sum / 300 - 2)).toBeLessThan(0.1);
			expect(Math.abs(completeSum / 300 - 2)).toBeGreaterThan(0.12);
		},
	);

	it("draws the same from the same seed, leaves what is known alone, and matches only known values", () => {
		const { x, y, gaps } = made(60, "seed");
		const options = { variables: { x: gaps, y }, nImputations: 3 } as const;
		const first = multipleImputation({ ...options, random: seededRandom(4) });
		expect(multipleImputation({ ...options, random: seededRandom(4) })).toEqual(first);
		expect(multipleImputation({ ...options, random: seededRandom(5) }).tables).not.toEqual(first.tables);
		const known = new Set(gaps.filter((value) => !Number.isNaN(value)));
		for (const table of first.tables) {
			for (let i = 0; i < 60; i++) {
				if (!Number.isNaN(gaps[i])) expect(table.x[i]).toBe(x[i]);
				expect(known.has(table.x[i])).toBe(true);
			}
		}
		expect(first.nCompleteRows).toBe(gaps.filter((value) => !Number.isNaN(value)).length);
	});

	it("keeps derived columns true in every table, and refuses one that leads back", () => {
		const random = seededRandom("bmi");
		const height = Array.from({ length: 80 }, () => (random() < 0.2 ? Number.NaN : 1.65 + 0.06 * drawNormal(random)));
		const weight = Array.from({ length: 80 }, () => (random() < 0.2 ? Number.NaN : 68 + 9 * drawNormal(random)));
		const sugar = weight.map((value) =>
			random() < 0.2 ? Number.NaN : 4 + 0.02 * (Number.isNaN(value) ? 68 : value) + 0.4 * drawNormal(random),
		);
		const derived = { bmi: (row: Readonly<Record<string, number>>) => row.weight / row.height ** 2 };
		const { tables } = multipleImputation({
			variables: { height, weight, sugar },
			derived,
			predictors: { sugar: ["bmi"], weight: ["height", "sugar"], height: ["weight", "sugar"] },
			nImputations: 2,
		});
		for (const { bmi, weight: kg, height: m } of tables)
			for (let i = 0; i < 80; i++) expect(bmi[i]).toBe(kg[i] / m[i] ** 2);
		expect(() =>
			multipleImputation({ variables: { height, weight, sugar }, derived, predictors: { weight: ["bmi"] } }),
		).toThrow("multipleImputation: predictors must not lead back to the column itself; got bmi for weight");
		expect(() =>
			multipleImputation({ variables: { height, weight }, derived: { odd: ({ weight: kg }) => Math.log(kg - 1e9) } }),
		).toThrow("multipleImputation: derived must give finite numbers of drawn values; got NaN for odd");
	});

	it("keeps a participant's rows alike: the share of variance between people survives", () => {
		const random = seededRandom("people");
		const groups: string[] = [];
		const age: number[] = [];
		const day: number[] = [];
		const pulse: number[] = [];
		for (let person = 0; person < 150; person++) {
			const own = 6 * drawNormal(random);
			const years = Math.round(30 + 5 * drawNormal(random));
			const lacksAge = random() < 0.2;
			for (let t = 0; t < 6; t++) {
				groups.push(`p${person}`);
				day.push(t);
				age.push(lacksAge ? Number.NaN : years);
				pulse.push(70 + 0.5 * (years - 30) + own + 0.5 * t + 3 * drawNormal(random));
			}
		}
		const gaps = pulse.map((value) => (random() < 0.35 ? Number.NaN : value));
		const share = (values: ArrayLike<number>) => {
			let within = 0;
			const means: number[] = [];
			for (let person = 0; person < 150; person++) {
				let sum = 0;
				for (let t = 0; t < 6; t++) sum += values[person * 6 + t];
				means.push(sum / 6);
				for (let t = 0; t < 6; t++) within += (values[person * 6 + t] - sum / 6) ** 2 / (150 * 5);
			}
			const centre = means.reduce((all, value) => all + value, 0) / 150;
			const between = means.reduce((all, value) => all + (value - centre) ** 2, 0) / 149 - within / 6;
			return between / (between + within);
		};
		for (const method of ["normal", "pmm"] as const) {
			const { tables, variables } = multipleImputation({
				variables: { age, day, pulse: gaps },
				groups,
				methods: { pulse: method },
				nImputations: 5,
			});
			const shares = tables.map((table) => share(table.pulse));
			expect(Math.abs(shares.reduce((all, value) => all + value, 0) / 5 - share(pulse))).toBeLessThan(0.06);
			for (const table of tables)
				for (let i = 0; i < groups.length; i += 6) expect(new Set(table.age.subarray(i, i + 6)).size).toBe(1);
			expect(variables.map(({ name, level }) => [name, level])).toEqual([
				["age", "person"],
				["pulse", "row"],
			]);
		}
		// Without the participants the same gaps fall apart.
		const flat = multipleImputation({
			variables: { age: age.map((value) => (Number.isNaN(value) ? 30 : value)), day, pulse: gaps },
			nImputations: 5,
		});
		expect(share(flat.tables[0].pulse)).toBeLessThan(share(pulse) - 0.2);
	});

	it("draws a column of 0 and 1, also where it is separated, and says so", () => {
		const { y, x } = made(80, "binary");
		const event = y.map((value, i) => (i % 5 === 0 ? Number.NaN : value > 1 ? 1 : 0));
		const { tables, warnings } = multipleImputation({ variables: { event, y, x }, nImputations: 2 });
		expect(warnings.map(({ code }) => code)).toContain("separation");
		expect(new Set(tables.flatMap((table) => [...table.event]))).toEqual(new Set([0, 1]));
	});

	it("says what it did and doubts", () => {
		const nothing = multipleImputation({ variables: { a: [1, 2, 3], b: [2, 3, 5] }, nImputations: 2 });
		expect(nothing.warnings.map(({ code }) => code)).toEqual(["nothing-missing"]);
		expect(nothing.tables[1].a).toEqual(Float64Array.of(1, 2, 3));
		const most = multipleImputation({
			variables: { a: [1, Number.NaN, Number.NaN, Number.NaN], b: [2, 3, 5, 4] },
			nImputations: 2,
		});
		expect(most.warnings.map(({ code }) => code)).toEqual(["few-known", "mostly-missing"]);
	});

	const variables = { a: [1, Number.NaN, 3, 4], b: [2, 3, 5, 4] };
	it.each([
		[() => multipleImputation({ variables: { a: [1] } }), "variables must have two columns or more; got 1"],
		[
			() => multipleImputation({ variables: { a: [1, 2], b: [1] } }),
			"variables must be of one length (2); got 1 for b",
		],
		[() => multipleImputation({ variables: { a: [Number.NaN, Number.NaN], b: [1, 2] } }), "got none in a"],
		[() => multipleImputation({ variables: { a: [1, Number.POSITIVE_INFINITY], b: [1, 2] } }), "got Infinity in a"],
		[
			() => multipleImputation({ variables, methods: { a: "logistic" } }),
			'not be "logistic" for a, whose known values',
		],
		[() => multipleImputation({ variables, methods: { c: "pmm" } }), 'methods must be one of "a", "b"; got "c"'],
		[
			() => multipleImputation({ variables, predictors: { a: ["z"] } }),
			'predictors of a must be one of "a", "b"; got "z"',
		],
		[() => multipleImputation({ variables, predictors: { a: ["a"] } }), "got a for a"],
		[
			() => multipleImputation({ variables, nImputations: 1 }),
			"nImputations must be a whole number of at least 2; got 1",
		],
		[() => multipleImputation({ variables, groups: [1, 2, 3] }), "groups must be as long as variables (4); got 3"],
		[
			() => multipleImputation({ variables, groups: [1, 2, 3, 4] }),
			'levels must say whether a is of the "person" or the "row"',
		],
		[
			() => multipleImputation({ variables, groups: [1, 1, 2, 2], levels: { b: "person" } }),
			'levels must not be "person" for b; 1 has 2 and 3',
		],
		[
			() =>
				multipleImputation({
					variables: { a: [1, 0, Number.NaN, 1], b: [2, 3, 5, 4] },
					groups: [1, 1, 2, 2],
					methods: { a: "logistic" },
				}),
			'methods must not be "logistic" for a, which changes within a participant',
		],
	])("refuses what it cannot do (%#)", (call, message) => {
		expect(call).toThrow("multipleImputation: ");
		expect(call).toThrow(message);
	});
});
