import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coxSnellR2FromAuc, maximumCoxSnellR2 } from "./cox-snell-r2.ts";
import { requiredEvents } from "./required-events.ts";

const nOf = (result: ReturnType<typeof requiredEvents>) =>
	Object.fromEntries(result.criteria.map(({ id, n }) => [id, n]));

describe("worked examples", () => {
	it("pmsampsize's: 24 parameters, prevalence 0.174, R^2 0.288 need 623, 662 and 221", () => {
		const result = requiredEvents({ nParameters: 24, prevalence: 0.174, coxSnellR2: 0.288 });
		expect(nOf(result)).toMatchObject({ shrinkage: 623, optimism: 662, "overall-risk": 221 });
		expect(result.maximumCoxSnellR2).toBeCloseTo(0.6032, 4);
	});

	it("Riley 2020, pre-eclampsia: 30 parameters, prevalence 0.05, R^2 0.051 need 73, 544 and 5143", () => {
		const result = requiredEvents({ nParameters: 30, prevalence: 0.05, coxSnellR2: 0.051 });
		expect(nOf(result)).toMatchObject({ "overall-risk": 73, "mean-absolute-error": 544, shrinkage: 5143 });
		expect(result.n).toBe(5143);
		expect(result.nEvents).toBe(258);
		expect(result.eventsPerParameter).toBeCloseTo(8.57, 2);
	});

	it("the largest R^2 at prevalence 0.5 is 0.75", () => {
		expect(maximumCoxSnellR2(0.5)).toBeCloseTo(0.75, 15);
	});

	it("R^2 from AUC 0.89 at prevalence 0.174 lies among five simulations of a million rows (0.2907 to 0.2927)", () => {
		expect(coxSnellR2FromAuc(0.89, 0.174)).toBeGreaterThan(0.2907);
		expect(coxSnellR2FromAuc(0.89, 0.174)).toBeLessThan(0.2927);
		// AUC 0.81 at prevalence 0.77: five simulations gave 0.2111 to 0.2136.
		expect(coxSnellR2FromAuc(0.81, 0.77)).toBeCloseTo(0.212, 3);
	});
});

describe("edges and properties", () => {
	it("beyond 30 parameters the mean-absolute-error criterion does not apply and is left out", () => {
		const result = requiredEvents({ nParameters: 31, prevalence: 0.2, coxSnellR2: 0.2 });
		expect(nOf(result)["mean-absolute-error"]).toBeNaN();
		expect(result.n).toBeGreaterThan(0);
	});

	it("R^2, Nagelkerke's R^2 and AUC agree with one another", () => {
		const base = { nParameters: 5, prevalence: 0.1 };
		const auc = requiredEvents({ ...base, auc: 0.75 });
		expect(requiredEvents({ ...base, coxSnellR2: auc.coxSnellR2 }).n).toBe(auc.n);
		const share = auc.coxSnellR2 / auc.maximumCoxSnellR2;
		expect(Math.abs(requiredEvents({ ...base, nagelkerkeR2: share }).n - auc.n)).toBeLessThanOrEqual(1);
	});

	it("refuses none or two of R^2 and AUC, and what is out of range", () => {
		const base = { nParameters: 4, prevalence: 0.1 };
		expect(() => requiredEvents(base)).toThrow("exactly one of coxSnellR2, nagelkerkeR2 and auc; got 0");
		expect(() => requiredEvents({ ...base, auc: 0.7, coxSnellR2: 0.1 })).toThrow("got 2");
		expect(() => requiredEvents({ ...base, coxSnellR2: 0.9 })).toThrow("coxSnellR2 must be above 0 and below 0.47");
		expect(() => requiredEvents({ ...base, auc: 0.5 })).toThrow("auc must be above 0.5 and below 1; got 0.5");
		expect(() => requiredEvents({ ...base, prevalence: 0, auc: 0.7 })).toThrow(
			"prevalence must be above 0 and below 1",
		);
		expect(() => requiredEvents({ nParameters: 0, prevalence: 0.1, auc: 0.7 })).toThrow(
			"nParameters must be a whole number",
		);
	});

	it("more parameters or a weaker model never need fewer; R^2 does not mind which outcome is the event", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 29 }),
				fc.double({ min: 0.02, max: 0.98, noNaN: true }),
				fc.double({ min: 0.55, max: 0.9, noNaN: true }),
				(nParameters, prevalence, auc) => {
					const own = requiredEvents({ nParameters, prevalence, auc });
					expect(requiredEvents({ nParameters: nParameters + 1, prevalence, auc }).n).toBeGreaterThanOrEqual(own.n);
					expect(requiredEvents({ nParameters, prevalence, auc: auc + 0.02 }).n).toBeLessThanOrEqual(own.n);
					expect(coxSnellR2FromAuc(auc, 1 - prevalence)).toBeCloseTo(own.coxSnellR2, 10);
				},
			),
			{ numRuns: 30 },
		);
	});
});
