import { describe, expect, it } from "vitest";
import { isInvalidInput } from "../errors/invalid-input.ts";
import { checkName } from "./names.ts";
import { checkInRange, checkInteger, checkPositive } from "./numbers.ts";
import { checkMinimumLength, checkSameLength } from "./samples.ts";

/** The error that a call throws, or undefined. */
function thrown(call: () => void): unknown {
	try {
		call();
	} catch (error) {
		return error;
	}
	return undefined;
}

describe("checks at the door", () => {
	it.each([
		[() => checkPositive("welch", "samplingRateHz", 0), "welch: samplingRateHz must be a finite number above 0; got 0"],
		[
			() => checkPositive("welch", "samplingRateHz", Number.NaN),
			"welch: samplingRateHz must be a finite number above 0; got NaN",
		],
		[() => checkInRange("quantile", "p", 1.5, 0, 1), "quantile: p must be between 0 and 1; got 1.5"],
		[() => checkInRange("quantile", "p", Number.NaN, 0, 1), "quantile: p must be between 0 and 1; got NaN"],
		[() => checkName("f", "rule", "c", { a: 1, b: 2 }), 'f: rule must be one of "a", "b"; got "c"'],
		[() => checkName("f", "rule", undefined, ["a"]), 'f: rule must be one of "a"; got undefined'],
		[() => checkName("f", "rule", "toString", { a: 1 }), 'f: rule must be one of "a"; got "toString"'],
		[() => checkInteger("folds", "folds", 2.5, 2), "folds: folds must be a whole number of at least 2; got 2.5"],
		[() => checkMinimumLength("rmssd", "nnMs", [800], 2), "rmssd: nnMs must have at least 2 values; got 1"],
		[
			() => checkSameLength("auc", { argument: "scores", values: [1, 2] }, { argument: "outcomes", values: [1] }),
			"auc: outcomes must be as long as scores (2); got 1",
		],
	])("refuses with the rule and what was given (%#)", (call, message) => {
		const error = thrown(call);
		expect(isInvalidInput(error)).toBe(true);
		expect((error as Error).message).toBe(message);
	});

	it("lets what is right pass", () => {
		expect(
			thrown(() => {
				checkPositive("f", "a", 4);
				checkInRange("f", "a", 1, 0, 1);
				checkInteger("f", "a", 0);
				checkMinimumLength("f", "a", [1, 2], 2);
				checkSameLength("f", { argument: "a", values: [1] }, { argument: "b", values: [2] });
			}),
		).toBe(undefined);
	});

	it("recognises an error that another copy of the package made", () => {
		const foreign = Object.assign(new Error("x"), { name: "InvalidInputError", argument: "a", code: "c", received: 1 });
		expect(isInvalidInput(foreign)).toBe(true);
		expect(isInvalidInput(new Error("x"))).toBe(false);
	});
});
