import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalPads } from "./decimal-pads.ts";

describe("decimalPads", () => {
	it.each([
		[
			["9.5", "12.25", "100"],
			["00", "0", ""],
		],
		[
			["\u22120.18", "0.57"],
			["", "\u2212"],
		],
		[
			["1,234", "56"],
			["", "00,"],
		],
		[
			["46 (8.3%)", "9 (22.5%)"],
			["", "0"],
		],
		[
			["< 0.001", "0.2"],
			["", "< "],
		],
		[
			["12", "\u2013"],
			["", "0"],
		],
		[
			["not assessable", "12"],
			["", ""],
		],
		[
			["(0.1)", "12"],
			["", ""],
		],
		[[], []],
	])("%j gets %j", (texts, pads) => {
		expect(decimalPads(texts)).toEqual(pads);
	});

	it("gives every number as many digits, separators and signs before its decimal point", () => {
		const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x.toLocaleString("en-GB"));
		fc.assert(
			fc.property(fc.array(number, { minLength: 1 }), (texts) => {
				const heads = decimalPads(texts).map((pad, i) => [...(pad + texts[i]?.split(".")[0])].sort().length);
				expect(new Set(heads).size).toBe(1);
			}),
		);
	});
});
