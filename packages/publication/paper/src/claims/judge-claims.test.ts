import { isInvalidInput } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordedValue, Values } from "../values/value.ts";
import type { Claim } from "./claim.ts";
import { judgeClaims } from "./judge-claims.ts";

const number = (value: number, interval?: readonly [number, number]): RecordedValue => ({
	value,
	unit: "",
	digits: 2,
	n: 506,
	method: "test",
	stage: "prediction",
	...(interval && { interval: { low: interval[0], high: interval[1], levelPercent: 95, method: "test" } }),
});
const claim = (more: Partial<Claim> = {}): Claim => ({
	id: "c",
	sentence: "The AUC was {value}.",
	value: "auc",
	...more,
});
const published = (value: number, margin: number) => ({ value, margin, source: "Somebody 2023", where: "Table 2" });
const judge = (more: Partial<Claim>, values: Values, committed?: Values) => {
	const [judged] = judgeClaims([claim(more)], values, committed);
	if (judged === undefined) throw new Error("no claim was judged");
	return judged;
};

describe("rebuilt", () => {
	it.each([
		["the same number", 0.71, 0.71, undefined, "rebuilt"],
		["a last bit, no tolerance", 0.1 + 0.2, 0.3, undefined, "differs"],
		["a last bit within the tolerance", 0.1 + 0.2, 0.3, 1e-9, "within tolerance"],
		["a difference at the tolerance", 0.74, 0.72, 0.02, "within tolerance"],
		["a difference beyond it", 0.75, 0.72, 0.02, "differs"],
		["not estimable, as before", Number.NaN, Number.NaN, undefined, "rebuilt"],
		["not estimable, and it was", Number.NaN, 0.71, undefined, "differs"],
		["minus zero and zero", -0, 0, undefined, "rebuilt"],
	])("%s", (_, now, then, absolute, state) => {
		const tolerance = absolute === undefined ? {} : { tolerance: { absolute, reason: "test" } };
		expect(judge(tolerance, { auc: number(now) }, { auc: number(then) }).rebuilt.state).toBe(state);
	});

	it("is new when nothing, or not this value, is committed", () => {
		expect(judge({}, { auc: number(0.7) }).rebuilt).toEqual({ state: "new" });
		expect(judge({}, { auc: number(0.7) }, { other: number(1) }).rebuilt).toEqual({ state: "new" });
	});

	it("compares spread, and what n counts", () => {
		const spread = (value: number) => ({ kind: "SD", value }) as const;
		const claims = [{ id: "c", sentence: "{value}", value: "auc" }];
		const before = { auc: { ...number(0.7), spread: spread(0.2), units: "births" } };
		const [same] = judgeClaims(claims, before, before);
		expect(same!.rebuilt.state).toBe("rebuilt");
		const [other] = judgeClaims(claims, { auc: { ...number(0.7), spread: spread(0.3), units: "women" } }, before);
		expect(other!.rebuilt.differences).toEqual(["spread value 0.2 -> 0.3", 'units "births" -> "women"']);
		const [none] = judgeClaims(claims, { auc: number(0.7) }, before);
		expect(none!.rebuilt.differences).toEqual([
			"spread value 0.2 -> none",
			'spread "SD" -> none',
			'units "births" -> none',
		]);
	});

	it("compares interval, n and unit, and says which differs and by how much", () => {
		const before = { auc: number(0.7, [0.6, 0.8]) };
		const after = { auc: { ...number(0.7, [0.6, 0.81]), n: 507 } };
		expect(judge({}, after, before).rebuilt).toEqual({
			state: "differs",
			committed: before.auc,
			difference: 0,
			differences: ["high 0.8 -> 0.81", "n 506 -> 507"],
		});
	});

	it("keeps the committed value, and says what came out within the tolerance of native code", () => {
		const standing = { auc: number(0.7, [0.6, 0.8]) };
		const rebuilt = { auc: number(0.72, [0.6, 0.81]) };
		const tolerance = { absolute: 0.05, reason: "another processor" };
		const known = { rebuilt, tolerances: new Map([["auc", tolerance]]) };
		const [judged] = judgeClaims([claim({ published: published(0.7, 0.2) })], standing, standing, known);
		expect(judged!.value).toEqual(standing.auc);
		expect(judged!.sentenceText).toContain("0.70");
		expect(judged!.rebuilt).toEqual({
			state: "within tolerance",
			committed: standing.auc,
			rebuilt: rebuilt.auc,
			difference: 0.72 - 0.7,
			differences: ["value 0.7 -> 0.72", "high 0.8 -> 0.81"],
			tolerance,
		});
		const [own] = judgeClaims(
			[claim({ tolerance: { absolute: 0.01, reason: "the claim's own" } })],
			standing,
			standing,
			known,
		);
		expect(own!.rebuilt).toMatchObject({ state: "differs", differences: ["value 0.7 -> 0.72"] });
	});

	it("takes null, which NaN is after JSON, as not estimable", () => {
		const committed = JSON.parse(JSON.stringify({ auc: number(Number.NaN) })) as Values;
		expect(judge({}, { auc: number(Number.NaN) }, committed).rebuilt.state).toBe("rebuilt");
	});

	it("compares words exactly, with a tolerance too", () => {
		const word = (value: string) => ({ auc: { ...number(0), value } });
		const tolerance = { tolerance: { absolute: 1, reason: "test" } };
		expect(judge(tolerance, word("normal"), word("normal")).rebuilt.state).toBe("rebuilt");
		const judged = judge(tolerance, word("normal"), word("suspicious")).rebuilt;
		expect(judged.differences).toEqual(['value "suspicious" -> "normal"']);
		expect(judged.difference).toBeUndefined();
	});
});

describe("reproduced", () => {
	it.each([
		["a count, equal", 552, undefined, 552, 0, "reproduced"],
		["a count, one off", 551, undefined, 552, 0, "not reproduced"],
		["a count with an interval is still a count", 46, [30, 60], 46, 0, "reproduced"],
		["no interval, within the margin", 0.75, undefined, 0.74, 0.02, "reproduced"],
		["no interval, at the margin", 0.72, undefined, 0.74, 0.02, "reproduced"],
		["no interval, beyond the margin", 0.7, undefined, 0.74, 0.02, "not reproduced"],
		["interval wholly inside", 0.74, [0.73, 0.75], 0.74, 0.02, "reproduced"],
		["interval that ends at both bounds", 0.74, [0.72, 0.76], 0.74, 0.02, "reproduced"],
		["interval wholly below", 0.6, [0.5, 0.7], 0.74, 0.02, "not reproduced"],
		["interval wholly above", 0.9, [0.8, 0.95], 0.74, 0.02, "not reproduced"],
		["interval that touches the lower bound", 0.7, [0.65, 0.72], 0.74, 0.02, "inconclusive"],
		["interval across a bound", 0.74, [0.6, 0.75], 0.74, 0.02, "inconclusive"],
		["interval wider than the margin on both sides", 0.74, [0.6, 0.9], 0.74, 0.02, "inconclusive"],
		["not estimable", Number.NaN, undefined, 0.74, 0.02, "inconclusive"],
	] as const)("%s", (_, ours, interval, theirs, margin, state) => {
		const judged = judge({ published: published(theirs, margin) }, { auc: number(ours, interval) });
		expect(judged.reproduced?.state).toBe(state);
	});

	it.each([
		["a count, one off", 551, undefined, 0],
		["no interval, beyond the margin", 540, undefined, 5],
		["interval wholly above", 570, [560, 580], 5],
	] as const)(
		"says of an abstract that was read alone that it is not found in its terms: %s",
		(_, ours, interval, margin) => {
			const verdict = (read?: "abstract") =>
				judge({ published: { ...published(552, margin), ...(read && { read }) } }, { auc: number(ours, interval) })
					.reproduced;
			expect(verdict()?.state).toBe("not reproduced");
			expect(verdict("abstract")).toEqual({ ...verdict(), state: "not found in the abstract’s terms" });
		},
	);

	it("says reproduced and inconclusive of an abstract as of any source", () => {
		const abstract = { ...published(0.74, 0.02), read: "abstract" as const };
		expect(judge({ published: abstract }, { auc: number(0.75) }).reproduced?.state).toBe("reproduced");
		expect(judge({ published: abstract }, { auc: number(0.74, [0.6, 0.75]) }).reproduced?.state).toBe("inconclusive");
	});

	it("carries source, place, difference and the reason in words", () => {
		const judged = judge(
			{ published: { ...published(0.74, 0.05), note: "another signal analysis" } },
			{ auc: number(0.71, [0.62, 0.8]) },
		).reproduced;
		expect(judged?.difference).toBeCloseTo(-0.03, 12);
		expect(judged).toMatchObject({
			published: 0.74,
			margin: 0.05,
			source: "Somebody 2023",
			where: "Table 2",
			note: "another signal analysis",
			reason: "The interval (95%\u00a0CI 0.62\u00a0to\u00a00.80) lies partly within 0.74 \u00b1 0.05.",
		});
	});

	it("gives no difference when ours is not estimable", () => {
		expect(judge({ published: published(1, 1) }, { auc: number(Number.NaN) }).reproduced?.difference).toBeNull();
	});

	// Multiples of 1/8 are exact in binary, so that the properties are exact, too.
	const eighth = fc.integer({ min: -800, max: 800 }).map((k) => k / 8);
	const width = fc.integer({ min: 0, max: 80 }).map((k) => k / 8);
	const state = (ours: number, below: number, above: number, theirs: number, margin: number) =>
		judge({ published: published(theirs, margin) }, { auc: number(ours, [ours - below, ours + above]) }).reproduced
			?.state;

	it("does not change when both numbers are shifted", () => {
		fc.assert(
			fc.property(eighth, width, width, eighth, width, eighth, (ours, below, above, theirs, margin, shift) => {
				expect(state(ours + shift, below, above, theirs + shift, margin)).toBe(
					state(ours, below, above, theirs, margin),
				);
			}),
		);
	});

	it("does not change when the axis is mirrored", () => {
		fc.assert(
			fc.property(eighth, width, width, eighth, width, (ours, below, above, theirs, margin) => {
				expect(state(-ours, above, below, -theirs, margin)).toBe(state(ours, below, above, theirs, margin));
			}),
		);
	});

	it("a wider margin never takes a reproduction back, nor makes a failure of what was open", () => {
		const rank = { "not reproduced": 0, "not found in the abstract’s terms": 0, inconclusive: 1, reproduced: 2 };
		const positive = fc.integer({ min: 1, max: 80 }).map((k) => k / 8);
		fc.assert(
			fc.property(eighth, width, width, eighth, positive, width, (ours, below, above, theirs, margin, more) => {
				const narrow = rank[state(ours, below, above, theirs, margin) ?? "inconclusive"];
				const wide = rank[state(ours, below, above, theirs, margin + more) ?? "inconclusive"];
				expect(wide).toBeGreaterThanOrEqual(narrow);
			}),
		);
	});
});

describe("robust and replicated", () => {
	const values = { auc: number(0.7), a: number(0.72), b: number(0.66), c: number(Number.NaN) };

	it.each([
		[{ kind: "within", margin: 0.02 }, [true, false, false]],
		[{ kind: "above", bound: 0.66 }, [true, false, false]],
		[{ kind: "above", bound: 0.5 }, [true, true, false]],
		[{ kind: "below", bound: 0.7 }, [false, true, false]],
	] as const)("%o", (criterion, holds) => {
		const check = { values: ["a", "b", "c"], criterion };
		const judged = judge({ robust: check, replicated: check }, values);
		expect(judged.robust?.values.map((one) => one.holds)).toEqual(holds);
		expect(judged.robust).toMatchObject({ agree: holds.filter(Boolean).length, of: 3 });
		expect(judged.replicated).toEqual(judged.robust);
	});
});

describe("judgeClaims", () => {
	it("puts the value into the sentence with unit and interval", () => {
		const value = { ...number(18.83, [17.2, 20.4]), unit: "%", digits: 1 };
		expect(judge({ sentence: "Missing: {value}." }, { auc: value }).sentenceText).toBe(
			"Missing: 18.8% (95%\u00a0CI 17.2%\u00a0to\u00a020.4%).",
		);
	});

	it.each([
		["a value that nobody recorded", claim({ value: "auk" }), "claim c must name a recorded value; got auk"],
		["a value that only Object's prototype has", claim({ value: "toString" }), "got toString"],
		[
			"a word against a number",
			claim({ value: "word", published: published(1, 0) }),
			'value word is the word "normal"',
		],
		["a negative margin", claim({ published: published(1, -1) }), "set a margin >= 0 beforehand; got -1"],
		["a margin that is no number", claim({ published: published(1, Number.NaN) }), "set a margin >= 0"],
	])("refuses %s", (_, bad, message) => {
		const values = { auc: number(1), word: { ...number(0), value: "normal" } };
		const refused = () => judgeClaims([bad], values);
		expect(refused).toThrow(message);
		try {
			refused();
		} catch (error) {
			expect(isInvalidInput(error)).toBe(true);
		}
	});
});
