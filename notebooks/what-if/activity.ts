import { bouts, intensityMinutes } from "@quickening/actigraphy";
import { seededRandom } from "@quickening/core";
import { draw } from "./drawing.ts";
import type { WhatIf } from "./figure.ts";

/** ENMO by minute over a day from midnight, in mg: sleep, a walk to work and back, an evening run, rest between. */
function drawnDay(): Float64Array {
	const random = seededRandom("activity");
	return Float64Array.from({ length: 1440 }, (_, minute) => {
		const hour = minute / 60;
		const noise = random() ** 3;
		if (hour < 7 || hour >= 23) return 1 + 3 * noise;
		const walks = (hour >= 7.8 && hour < 8.25) || (hour >= 16.9 && hour < 17.35);
		const runs = hour >= 19 && hour < 19.6;
		// A crossing or a red light now and then.
		const pause = random() < 0.12;
		if (walks) return pause ? 45 : 120 + 50 * random();
		if (runs) return pause ? 130 : 420 + 180 * random();
		return 12 + 75 * noise + 30 * noise * Math.sin(hour) ** 2;
	});
}

const enmoMg = drawnDay();
const hours = Float64Array.from(enmoMg, (_, minute) => minute / 60);

/** What a cut point and the rule for bouts make of the same day. */
export const activity: WhatIf = {
	title: "Choose where moderate begins",
	caption:
		"A day made by a formula, as mean acceleration without gravity (ENMO) by minute: a walk in the morning and one in the afternoon, a run in the evening. Circles: minutes that count, in bouts of the chosen length of which 80 % lie above the cut.",
	settings: [
		{ name: "cut", label: "Moderate from", unit: "mg", minimum: 40, maximum: 200, step: 5, start: 100 },
		{ name: "bout", label: "Shortest bout", unit: "min", minimum: 1, maximum: 20, step: 1, start: 1 },
	],
	draw: ({ cut, bout }) => {
		const own = {
			name: "the reader's",
			metric: "enmoMg",
			site: "nonDominantWrist",
			device: "",
			epochSeconds: null,
			ageYears: [18, 99],
			levels: { moderate: cut! },
			validatedIn: "",
			doi: "",
			pregnancy: { validated: false, borrowedBy: [] },
		} as const;
		const { levels, moderateToVigorousMinutes } = intensityMinutes(enmoMg, {
			cutPoints: own,
			metric: "enmoMg",
			site: "nonDominantWrist",
			epochSeconds: 60,
		});
		const met = levels.map((level) => (level >= 2 ? 1 : 0));
		const found = bouts(met, { epochSeconds: 60, minimumMinutes: bout! });
		const inBouts = found.reduce((sum, { minutes }) => sum + minutes, 0);
		const marks = found.flatMap(({ start, end }) =>
			Array.from({ length: end - start }, (_, i) => ({ x: (start + i) / 60, y: enmoMg[start + i]! })),
		);
		return {
			svg: draw({
				lines: [
					{ x: hours, y: enmoMg, kind: "rate" },
					{ x: [0, 24], y: [cut!, cut!], kind: "base" },
				],
				marks,
				xDomain: [0, 24],
				yDomain: [0, 650],
				xTicks: [0, 6, 12, 18, 24],
				yTicks: [0, 200, 400, 600],
				xTitle: "Local time (h)",
				yTitle: "ENMO (mg)",
			}),
			sentence: `${moderateToVigorousMinutes.toFixed(0)} minutes lie above ${cut} mg; ${inBouts.toFixed(0)} of the day's minutes are in ${found.length === 1 ? "one bout" : `${found.length} bouts`} of ${bout} min or more.`,
		};
	},
};
