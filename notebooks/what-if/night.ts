import { seededRandom } from "@quickening/core";
import { sleepPeriodWindow, sleepSummary, sustainedInactivity } from "@quickening/sleep";
import { draw } from "./drawing.ts";
import type { WhatIf } from "./figure.ts";

const epochSeconds = 5;
const epochsAnHour = 3600 / epochSeconds;

/** Angle of the forearm from noon to noon: restless by day, still from 23:00 to 07:00 but for turns and one time awake. */
function drawnAngles(turnsAnHour: number, awakeMinutes: number): Float64Array {
	const random = seededRandom("night");
	let angle = 0;
	return Float64Array.from({ length: 24 * epochsAnHour }, (_, k) => {
		const hour = 12 + k / epochsAnHour;
		const inBed = hour >= 23 && hour < 31;
		const isUp = hour >= 27 && hour < 27 + awakeMinutes / 60;
		if (!inBed || isUp) angle += 0.3 * (60 * (2 * random() - 1) - angle);
		else if (random() < turnsAnHour / epochsAnHour) angle = 70 * (2 * random() - 1);
		return angle + 0.2 * (random() - 0.5);
	});
}

const clock = (hours: number) => {
	const minutes = Math.round(60 * hours) % 1440;
	return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};

/** How the window of the night is found from the angle of the arm alone. */
export const night: WhatIf = {
	title: "Disturb a night",
	caption:
		"The angle of a forearm from noon to noon, made by a formula (thin), and the window of the main sleep that is found in it without a diary (blue): the longest stretch in which the arm hardly turns.",
	settings: [
		{ name: "turns", label: "Turns an hour", unit: "", minimum: 0, maximum: 60, step: 2, start: 6 },
		{ name: "awake", label: "Up from 03:00 for", unit: "min", minimum: 0, maximum: 120, step: 5, start: 10 },
	],
	draw: ({ turns, awake }) => {
		const angles = drawnAngles(turns!, awake!);
		const window = sleepPeriodWindow(angles, { epochSeconds });
		const [from, to] = [window.startSeconds / 3600, window.endSeconds / 3600];
		const found = window.minutes > 0;
		const still = sustainedInactivity(angles, { epochSeconds }).subarray(
			Math.round(window.startSeconds / epochSeconds) || 0,
			Math.round(window.endSeconds / epochSeconds) || 0,
		);
		const { totalSleepTimeMinutes } = found ? sleepSummary(still, { epochSeconds }) : { totalSleepTimeMinutes: 0 };
		const every = 12;
		const shown = Float64Array.from({ length: angles.length / every }, (_, i) => angles[i * every]!);
		return {
			svg: draw({
				lines: [
					{ x: shown.map((_, i) => (i * every) / epochsAnHour), y: shown, kind: "rate" },
					...(found ? [{ x: [from, to], y: [-85, -85], kind: "base" as const }] : []),
				],
				xDomain: [0, 24],
				yDomain: [-95, 90],
				xTicks: [0, 6, 12, 18, 24],
				yTicks: [-60, 0, 60],
				xTitle: "Hours since noon",
				yTitle: "Angle of the arm (degrees)",
			}),
			sentence: found
				? `The window lasts from ${clock(12 + from)} to ${clock(12 + to)}; ${(totalSleepTimeMinutes / 60).toFixed(1)} of its ${(window.minutes / 60).toFixed(1)} hours are without a turn for more than 5 min, and are taken as sleep.`
				: "No window is found: the arm never keeps still for half an hour.",
		};
	},
};
