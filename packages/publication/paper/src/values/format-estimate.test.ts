import { expect, it } from "vitest";
import { formatEstimate } from "./format-estimate.ts";

it.each([
	[{ estimate: 0.712, low: 0.62, high: 0.8 }, 2, "0.71 (0.62 to 0.80)"],
	[{ estimate: -12_345.6, low: -20_000, high: 3 }, 0, "−12,346 (−20,000 to 3)"],
	[{ estimate: 1, low: null, high: Number.NaN }, 1, "1.0 (– to –)"],
	[{ estimate: null, low: null, high: null }, 2, "–"],
	[{ estimate: Number.NaN, low: 0, high: 1 }, 2, "–"],
])("prints %j with %i digits as %s", (estimate, digits, text) => {
	expect(formatEstimate(estimate, digits)).toBe(text);
});
