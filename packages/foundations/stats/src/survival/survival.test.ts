import { drawInteger, drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { matrixFromColumns } from "../model/matrix.ts";
import { concordance } from "./concordance.ts";
import { coxRegression } from "./cox-regression.ts";
import { coxResiduals } from "./cox-residuals.ts";
import { coxSurvival } from "./cox-survival.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { logRankTest } from "./log-rank-test.ts";
import { proportionalHazardsTest } from "./proportional-hazards-test.ts";
import { survivalAt } from "./survival-at.ts";
import { survivalQuantile } from "./survival-quantile.ts";

/** Weeks, many of them tied, of n women with two columns. */
function made(n: number, seed: number) {
	const random = seededRandom(seed);
	const x = Array.from({ length: n }, () => drawNormal(random));
	const z = Array.from({ length: n }, () => drawInteger(random, 2));
	const times = x.map((value, i) =>
		Math.min(30, Math.ceil(-Math.log(1 - random()) * 12 * Math.exp(-0.5 * value - 0.3 * z[i]))),
	);
	const events = times.map((time) => (time < 30 && random() < 0.8 ? 1 : 0));
	return { times, events, x, z, features: matrixFromColumns([x, z]) };
}

const estimates = (fit: ReturnType<typeof coxRegression>) => fit.coefficients.map(({ estimate }) => estimate);
const errors = (fit: ReturnType<typeof coxRegression>) => fit.coefficients.map(({ standardError }) => standardError);

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-9): void {
	expect(actual.length).toBe(expected.length);
	for (let i = 0; i < expected.length; i++) {
		expect(Math.abs(actual[i] - expected[i]), `${i}: ${actual[i]} against ${expected[i]}`).toBeLessThanOrEqual(
			tolerance * Math.max(1, Math.abs(expected[i])),
		);
	}
}

describe("kaplanMeier", () => {
	it("is what a pencil gives: Freireich's 21 children on 6-MP (Kalbfleisch and Prentice, table 1.1 data)", () => {
		const times = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
		const events = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
		const curve = kaplanMeier({ times, events });
		// 18/21, then 16/17 of it, 14/15, 11/12, 10/11, 6/7, 5/6.
		expectClose(
			survivalAt(curve, [6, 7, 10, 13, 16, 22, 23]).survival,
			[
				0.8571428571428571, 0.8067226890756303, 0.7529411764705882, 0.6901960784313725, 0.6274509803921569,
				0.5378151260504203, 0.44817927170868355,
			],
		);
		expect(survivalQuantile(curve).estimate).toBe(23);
		expect(survivalQuantile(curve).high).toBeNaN();
	});

	it("equals the share without the event when nobody is censored, with the binomial error", () => {
		const curve = kaplanMeier({ times: [1, 2, 3, 4, 5, 6, 7, 8], events: new Array(8).fill(1) });
		expectClose(
			curve.survival,
			[7, 6, 5, 4, 3, 2, 1, 0].map((k) => k / 8),
		);
		expectClose(
			curve.standardErrors.slice(0, 7),
			[7, 6, 5, 4, 3, 2, 1].map((k) => Math.sqrt(((k / 8) * (1 - k / 8)) / 8)),
		);
		expect(curve.standardErrors[7]).toBeNaN();
	});

	it("counts times as one that differ by rounding", () => {
		expect(kaplanMeier({ times: [0.1 + 0.2, 0.3, 1], events: [1, 1, 1] }).times.length).toBe(2);
	});

	it("says when nobody has the event, and when delayed entry ends the curve early", () => {
		const none = kaplanMeier({ times: [1, 2], events: [0, 0] });
		expect(none.warnings.map(({ code }) => code)).toEqual(["no-events"]);
		expect([...none.survival]).toEqual([1, 1]);
		const early = kaplanMeier({ times: [1, 5, 6], entries: [0, 2, 2], events: [1, 1, 1] });
		expect(early.warnings.map(({ code }) => code)).toEqual(["early-end"]);
	});

	it("reads NaN past the last time seen, 0 past a curve that ended", () => {
		expect(survivalAt(kaplanMeier({ times: [1, 2], events: [1, 0] }), [3]).survival[0]).toBeNaN();
		expect(survivalAt(kaplanMeier({ times: [1, 2], events: [1, 1] }), [3]).survival[0]).toBe(0);
	});
});

describe("rows in parts", () => {
	const { times, events, features, x, z } = made(150, 1);
	// Each woman in two rows, cut at a third of her time.
	const cut = (values: readonly number[]) => values.flatMap((value) => [value, value]);
	const parts = {
		times: times.flatMap((time) => [time / 3, time]),
		entries: times.flatMap((time) => [0, time / 3]),
		events: events.flatMap((event) => [0, event]),
	};

	it("change no estimate: Kaplan-Meier, log-rank, Cox, concordance", () => {
		const whole = kaplanMeier({ times, events });
		const cutCurve = kaplanMeier(parts);
		expectClose(survivalAt(cutCurve, whole.times).survival, whole.survival);
		expectClose(survivalAt(cutCurve, whole.times).standardErrors, whole.standardErrors);
		expectClose([logRankTest(parts, cut(z)).chiSquare], [logRankTest({ times, events }, z).chiSquare]);
		const women = times.map((_, i) => i);
		for (const ties of ["efron", "breslow"] as const) {
			const one = coxRegression({ times, events, features, ties, covariance: "robust" });
			const two = coxRegression({
				...parts,
				features: matrixFromColumns([cut(x), cut(z)]),
				ties,
				clusters: cut(women),
			});
			expectClose(estimates(two), estimates(one));
			expectClose(errors(two), errors(one));
			expectClose([two.logLikelihood], [one.logLikelihood]);
		}
		const scores = x.map((value) => Math.round(value * 2));
		const c = concordance({ times, events }, scores);
		const d = concordance(parts, cut(scores), { clusters: cut(women) });
		expectClose([d.estimate, d.standardError, d.nTied], [c.estimate, c.standardError, c.nTied]);
	});

	it("in any order give the same, to rounding; the unit of time changes nothing", () => {
		const order = times.map((_, i) => (i * 37) % 150);
		const pick = (values: readonly number[]) => order.map((i) => values[i]);
		const one = coxRegression({ times, events, features });
		const other = coxRegression({
			times: pick(times).map((time) => time * 7),
			events: pick(events),
			features: matrixFromColumns([pick(x), pick(z)]),
		});
		expectClose(estimates(other), estimates(one));
		expectClose(errors(other), errors(one));
	});
});

describe("coxRegression", () => {
	it("finds the log hazard ratios that were planted (n = 4,000; 4 standard errors)", () => {
		const { times, events, features } = made(4000, 2);
		const fit = coxRegression({ times, events, features });
		for (const [j, planted] of [0.5, 0.3].entries()) {
			const { estimate, standardError } = fit.coefficients[j];
			expect(Math.abs(estimate - planted)).toBeLessThan(4 * standardError);
		}
		expect(fit.scoreTest.chiSquare / fit.likelihoodRatioTest.chiSquare).toBeCloseTo(1, 1);
	});

	it("is solved by hand for two: three women, one column", () => {
		// L = e^b / (e^b + 2) * 1 / (1 + ...): rows die in the order x = 1, 0, 0; l' = 1 - e^b / (e^b + 2) > 0 for every b.
		const fit = coxRegression({ times: [1, 2, 3], events: [1, 1, 1], features: matrixFromColumns([[1, 0, 0]]) });
		expect(fit.warnings[0].code).toBe("monotone-likelihood");
		// x = 0, 1, 0: l = -log(2 + e^b) + b - log(1 + e^b), whose maximum has e^b = sqrt 2.
		const solved = coxRegression({ times: [1, 2, 3], events: [1, 1, 1], features: matrixFromColumns([[0, 1, 0]]) });
		expectClose(estimates(solved), [Math.log(2) / 2]);
	});

	it("says which column makes the likelihood rise without end, and gives NaN, not a large number", () => {
		const { times, events, x } = made(100, 3);
		const rare = events.map((event, i) => (event === 0 && i % 3 === 0 ? 1 : 0));
		const fit = coxRegression({ times, events, features: matrixFromColumns([x, rare]), names: ["x", "rare"] });
		expect(fit.warnings[0].code).toBe("monotone-likelihood");
		expect(fit.warnings[0].message).toContain("along rare:");
		expect(estimates(fit)).toEqual([Number.NaN, Number.NaN]);
		expect(() => coxSurvival(fit)).toThrow("coxSurvival: fit must have finite estimates");
	});

	it("does not mistake a strong column for an endless one", () => {
		const random = seededRandom(4);
		const x = Array.from({ length: 60 }, () => drawNormal(random));
		// Order of events by x but for one pair: a log hazard ratio of over 5 a standard deviation.
		const order = x.map((_, i) => i).sort((a, b) => x[b] - x[a]);
		[order[20], order[22]] = [order[22], order[20]];
		const times = new Array(60).fill(0);
		for (const [rank, i] of order.entries()) times[i] = rank + 1;
		const fit = coxRegression({ times, events: new Array(60).fill(1), features: matrixFromColumns([x]) });
		expect(fit.warnings).toEqual([]);
		expect(fit.coefficients[0].estimate).toBeGreaterThan(5);
	});

	it("keeps its digits when the risk set empties of those with the largest hazards", () => {
		// Late entries and departures with hazards of very different size, beside the same with columns about another origin.
		const random = seededRandom(5);
		const n = 200;
		const x = Array.from({ length: n }, () => 6 * drawNormal(random));
		const entries = x.map(() => Math.floor(random() * 40));
		const times = entries.map((entry) => entry + 1 + Math.floor(random() * 6));
		const events = times.map(() => (random() < 0.6 ? 1 : 0));
		const offset = x.map((value) => 2.5 * value);
		const fit = coxRegression({ times, entries, events, features: matrixFromColumns([x]), offset });
		const moved = coxRegression({
			times,
			entries,
			events,
			features: matrixFromColumns([x.map((value) => value + 1e4)]),
			offset: offset.map((value) => value - 300),
		});
		expectClose(estimates(moved), estimates(fit), 1e-8);
		// The gradient at the estimate, written out with every sum taken anew.
		const beta = fit.coefficients[0].estimate;
		let gradient = 0;
		for (const time of new Set(times.filter((_, i) => events[i] === 1))) {
			const atRisk = x.map((_, i) => i).filter((i) => entries[i] < time && times[i] >= time);
			const dying = atRisk.filter((i) => events[i] === 1 && times[i] === time);
			const largest = Math.max(...atRisk.map((i) => beta * x[i] + offset[i]));
			const risk = (i: number) => Math.exp(beta * x[i] + offset[i] - largest);
			const sum = (rows: readonly number[], of: (i: number) => number) => rows.reduce((all, i) => all + of(i), 0);
			for (const [k, row] of dying.entries()) {
				const share = k / dying.length;
				gradient +=
					x[row] -
					(sum(atRisk, (i) => risk(i) * x[i]) - share * sum(dying, (i) => risk(i) * x[i])) /
						(sum(atRisk, risk) - share * sum(dying, risk));
			}
		}
		expect(Math.abs(gradient * fit.coefficients[0].standardError)).toBeLessThan(1e-8);
	});

	it("has martingale residuals that sum to 0 in each stratum", () => {
		const { times, events, x, z } = made(120, 6);
		const { martingale } = coxResiduals(
			coxRegression({ times, events, features: matrixFromColumns([x]), strata: z.map((value) => `z${value}`) }),
		);
		for (const stratum of [0, 1]) {
			const own = martingale.filter((_, i) => z[i] === stratum);
			expect(Math.abs(own.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
		}
	});

	it("gives a baseline hazard near Nelson-Aalen's where the column tells nothing", () => {
		const { times, events } = made(120, 7);
		const random = seededRandom(8);
		const fit = coxRegression({
			times,
			events,
			ties: "breslow",
			features: matrixFromColumns([times.map(() => 1e-9 * drawNormal(random))]),
		});
		const [curve] = coxSurvival(fit, { features: matrixFromColumns([[0]]) });
		const simple = kaplanMeier({ times, events });
		const last = curve.times.length - 1;
		expect(curve.cumulativeHazard[last] / simple.cumulativeHazard[simple.times.length - 1]).toBeCloseTo(1, 1);
	});

	it("gives the test of proportional hazards its size (2,000 data sets at 5 %: 3.5 to 6.5 %)", () => {
		let rejected = 0;
		for (let seed = 0; seed < 2000; seed++) {
			const random = seededRandom(`zph ${seed}`);
			const x = Array.from({ length: 60 }, () => drawInteger(random, 2));
			const times = x.map((value) => -Math.log(1 - random()) * Math.exp(-0.5 * value) + 1e-6);
			const events = x.map(() => (random() < 0.8 ? 1 : 0));
			const fit = coxRegression({ times, events, features: matrixFromColumns([x]) });
			if (proportionalHazardsTest(fit).global.p < 0.05) rejected++;
		}
		expect(rejected / 2000).toBeGreaterThan(0.035);
		expect(rejected / 2000).toBeLessThan(0.065);
	});
});

describe("bad input", () => {
	const x = matrixFromColumns([[1, 2, 3]]);
	it.each([
		["no rows", { times: [], events: [] }, "times must have at least 1 value; got 0"],
		["NaN", { times: [1, Number.NaN, 2], events: [1, 0, 1] }, "times must be finite; got NaN at position 1"],
		["an infinite time", { times: [1, Number.POSITIVE_INFINITY, 2], events: [1, 0, 1] }, "times must be finite"],
		["time 0", { times: [1, 0, 2], events: [1, 0, 1] }, "times must be above 0, or entries given; got 0 at row 1"],
		["a negative time", { times: [1, -3, 2], events: [1, 0, 1] }, "got -3 at row 1"],
		[
			"a stop before its start",
			{ times: [1, 2, 2], entries: [0, 3, 0], events: [1, 0, 1] },
			"times must be above entries; got (3, 2] at row 1",
		],
		[
			"a row of no length",
			{ times: [1, 2, 2], entries: [0, 2, 0], events: [1, 0, 1] },
			"times must be above entries; got (2, 2] at row 1",
		],
		["a row of rounding's length", { times: [1, 0.3, 2], entries: [0, 0.3 - 1e-16, 0], events: [1, 0, 1] }, "at row 1"],
		[
			"a third event",
			{ times: [1, 2, 3], events: [1, 0, 2] },
			"events must be 1 (happened) or 0 (censored); got 2 at row 2",
		],
		["a missing event", { times: [1, 2, 3], events: [1, Number.NaN, 1] }, "got NaN at row 1"],
		["lengths", { times: [1, 2, 3], events: [1, 0] }, "events must be as long as times (3); got 2"],
		[
			"entries' length",
			{ times: [1, 2, 3], events: [1, 0, 1], entries: [0] },
			"entries must be as long as times (3); got 1",
		],
	])("refuses %s", (_, rows, message) => {
		expect(() => kaplanMeier(rows)).toThrow("kaplanMeier: ");
		expect(() => kaplanMeier(rows)).toThrow(message);
		expect(() => coxRegression({ ...rows, features: x })).toThrow(message);
		expect(() => logRankTest(rows, ["a", "b", "a"])).toThrow(message);
		expect(() => concordance(rows, [1, 2, 3])).toThrow(message);
	});

	it("refuses what only some of them ask", () => {
		const rows = { times: [1, 2, 3], events: [1, 1, 0] };
		const none = { times: [1, 2, 3], events: [0, 0, 0] };
		expect(() => coxRegression({ ...none, features: x })).toThrow(
			"coxRegression: events must hold at least one 1; got none in 3 rows",
		);
		expect(() => logRankTest(none, ["a", "b", "a"])).toThrow("logRankTest: events must hold at least one 1");
		expect(() => logRankTest(rows, ["a", "a", "a"])).toThrow("logRankTest: groups must be two or more; got only a");
		expect(() => logRankTest(rows, ["a", "", "b"])).toThrow("logRankTest: groups must name a group in every row");
		expect(() => coxRegression({ ...rows, features: matrixFromColumns([[2, 2, 2]]) })).toThrow(
			"coxRegression: features must vary; got column 1, which has one value (2) in all rows",
		);
		expect(() =>
			coxRegression({
				...rows,
				features: matrixFromColumns([
					[1, 2, 4],
					[3, 5, 9],
				]),
				names: ["a", "b"],
			}),
		).toThrow("got b, which is a combination");
		expect(() => coxRegression({ ...rows, features: x, weights: [1, 0, 1] })).toThrow(
			"coxRegression: weights must be finite and above 0; got 0 at row 1",
		);
		expect(() => coxRegression({ ...rows, features: x, strata: ["a", "b", "c"] })).toThrow(
			"coxRegression: features must vary among those at risk together",
		);
		expect(() => coxRegression({ ...rows, features: matrixFromColumns([[1, 2]]) })).toThrow(
			"coxRegression: features must have as many rows as times (3) and a column or more; got 2 x 1",
		);
		expect(() => coxRegression({ ...rows, features: x, ties: "exact" as never })).toThrow(
			'ties must be one of "efron", "breslow"',
		);
		const fit = coxRegression({
			times: [1, 2, 3, 4],
			events: [1, 1, 1, 0],
			features: matrixFromColumns([[1, 0, 2, 1]]),
		});
		expect(() => coxSurvival(fit, { stratum: "north" })).toThrow(
			"coxSurvival: stratum must be one of the model's (all); got north",
		);
		expect(() => coxResiduals({ ...fit })).toThrow("coxResiduals: fit must be the object that coxRegression returned");
		expect(() => survivalQuantile(kaplanMeier(rows), 1)).toThrow(
			"survivalQuantile: share must be above 0 and below 1; got 1",
		);
	});

	it("gives NaN where no pair or group can be compared", () => {
		expect(concordance({ times: [5], events: [1] }, [1]).estimate).toBeNaN();
		expect(logRankTest({ times: [1, 2], events: [1, 0] }, ["a", "b"], { strata: [1, 2] }).p).toBeNaN();
	});
});
