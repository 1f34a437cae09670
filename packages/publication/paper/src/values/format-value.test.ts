import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCount, formatNumber, formatValue } from "./format-value.ts";
import type { Value } from "./value.ts";

const value = (more: Partial<Value>): Value => ({ value: 0, unit: "", digits: 2, n: 10, method: "test", ...more });

describe("formatNumber", () => {
	it.each([
		[0.714, 2, "0.71"],
		[-1.26, 1, "\u22121.3"],
		[-0.001, 2, "0.00"],
		[-0, 0, "0"],
		[552, 0, "552"],
		[9999, 0, "9999"],
		[10000, 0, "10,000"],
		[-1234567.891, 2, "\u22121,234,567.89"],
		[9999.96, 1, "10,000.0"],
		[Number.NaN, 2, "\u2013"],
		[Number.POSITIVE_INFINITY, 2, "\u2013"],
		[null, 2, "\u2013"],
	])("%s with %i digits is %s", (x, digits, text) => {
		expect(formatNumber(x, digits)).toBe(text);
	});

	it("signs differences, but not zero", () => {
		expect([1, 0, -1].map((x) => formatNumber(x, 0, { signed: true }))).toEqual(["+1", "0", "\u22121"]);
	});

	it("reads back to the number within half a unit of its last digit", () => {
		const digits = fc.integer({ min: 0, max: 6 });
		fc.assert(
			fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), digits, (x, d) => {
				const back = Number(formatNumber(x, d).replaceAll(",", "").replace("\u2212", "-"));
				expect(Math.abs(back - x)).toBeLessThanOrEqual(0.5 * 10 ** -d * (1 + 1e-6));
			}),
		);
	});
});

describe("formatValue", () => {
	const sd = { kind: "SD", value: 0.42 } as const;
	const interval = { low: 0.6171, high: 0.8049, levelPercent: 95, method: "bootstrap" };

	it.each([
		["a pure number", value({ value: 0.714 }), {}, "0.71"],
		["a unit after a no-break space", value({ value: 128.4, unit: "bpm", digits: 0 }), {}, "128\u00a0bpm"],
		["a closed-up per cent sign", value({ value: 18.83, unit: "%", digits: 1 }), {}, "18.8%"],
		["no unit", value({ value: 18.83, unit: "%", digits: 1 }), { withUnit: false }, "18.8"],
		[
			"an interval",
			value({ value: 0.714, interval }),
			{ withInterval: true },
			"0.71 (95%\u00a0CI 0.62\u00a0to\u00a00.80)",
		],
		["no interval, when there is none", value({ value: 0.714 }), { withInterval: true }, "0.71"],
		[
			"an interval of another kind, by its name",
			value({ value: 0.714, interval: { ...interval, label: "IQR" } }),
			{ withInterval: true },
			"0.71 (IQR 0.62\u00a0to\u00a00.80)",
		],
		[
			"a bound that is not estimable",
			value({ value: 0.714, interval: { ...interval, high: Number.NaN } }),
			{ withInterval: true },
			"0.71 (95%\u00a0CI 0.62\u00a0to\u00a0not estimable)",
		],
		[
			"a standard deviation",
			value({ value: 3.21, unit: "h", digits: 1, spread: sd }),
			{ withSpread: true },
			"3.2\u00a0h (SD\u00a00.4)",
		],
		[
			"quartiles of a percentage",
			value({ value: 3.21, unit: "%", digits: 1, spread: { kind: "IQR", low: 2.92, high: 3.6 } }),
			{ withSpread: true },
			"3.2% (IQR 2.9%\u00a0to\u00a03.6%)",
		],
		["no spread, when there is none", value({ value: 0.714 }), { withSpread: true }, "0.71"],
		["no spread, when it is not asked for", value({ value: 3.21, digits: 1, spread: sd }), {}, "3.2"],
		[
			"spread and interval",
			value({ value: 0.714, spread: sd, interval }),
			{ withSpread: true, withInterval: true },
			"0.71 (SD\u00a00.42; 95%\u00a0CI 0.62\u00a0to\u00a00.80)",
		],
		["a word", value({ value: "pathological" }), { withInterval: true }, "pathological"],
		["NaN", value({ value: Number.NaN, interval }), { withInterval: true }, "not estimable"],
		["null, from JSON", JSON.parse(JSON.stringify(value({ value: Number.NaN }))) as Value, {}, "not estimable"],
	])("%s", (_, given, options, text) => {
		expect(formatValue(given, options)).toBe(text);
	});
});

describe("formatCount", () => {
	it("says what n counts, where that is known", () => {
		expect(formatCount(value({ n: 12_345 }))).toBe("12,345");
		expect(formatCount(value({ n: 506, units: "births" }))).toBe("506\u00a0births");
	});
});
