import { seededRandom } from "@quickening/core";
import { timeInRange } from "@quickening/glucose";
import { draw } from "./drawing.ts";
import type { WhatIf } from "./figure.ts";

const times = Float64Array.from({ length: 288 }, (_, i) => 300 * i);

/** A day of glucose: three meals, a dip at night, and a sensor that was off for an hour and a half. */
function drawnDay(): Float64Array {
	const random = seededRandom("glucose");
	let noise = 0;
	return times.map((time) => {
		const hour = time / 3600;
		let value = 92 - 26 * Math.exp(-(((hour - 3.5) / 1.1) ** 2));
		for (const [meal, size] of [
			[7.5, 62],
			[12.7, 48],
			[18.8, 74],
		] as const) {
			const since = Math.max(0, hour - meal) / 0.8;
			value += size * since * Math.exp(1 - since);
		}
		noise = 0.9 * noise + 3 * (random() - 0.5);
		return hour > 15 && hour < 16.5 ? Number.NaN : value + noise;
	});
}

const day = drawnDay();
const hours = times.map((time) => time / 3600);

/** What the limits of a range do to time in range. */
export const glucose: WhatIf = {
	title: "Move the limits of the range",
	caption:
		"A day of glucose made by a formula: three meals, a dip at night, and an hour and a half without readings, which counts for nothing. The range of pregnancy is 63 to 140 mg/dL.",
	settings: [
		{ name: "low", label: "Lower limit", unit: "mg/dL", minimum: 54, maximum: 90, step: 1, start: 63 },
		{ name: "high", label: "Upper limit", unit: "mg/dL", minimum: 100, maximum: 200, step: 1, start: 140 },
	],
	draw: ({ low, high }) => {
		const { timeInRangePercent, timeBelowRangePercent, timeAboveRangePercent } = timeInRange(times, day, {
			range: { lowMgPerDl: low!, highMgPerDl: high! },
		});
		return {
			svg: draw({
				lines: [
					{ x: [0, 24], y: [low!, low!], kind: "base" },
					{ x: [0, 24], y: [high!, high!], kind: "base" },
					{ x: hours, y: day, kind: "rate" },
				],
				xDomain: [0, 24],
				yDomain: [40, 220],
				xTicks: [0, 6, 12, 18, 24],
				yTicks: [54, 100, 150, 200],
				xTitle: "Time of day (h)",
				yTitle: "Glucose (mg/dL)",
			}),
			sentence: `${timeInRangePercent.toFixed(1)} % of the time with readings lies in ${low} to ${high} mg/dL, ${timeBelowRangePercent.toFixed(1)} % below and ${timeAboveRangePercent.toFixed(1)} % above.`,
		};
	},
};
