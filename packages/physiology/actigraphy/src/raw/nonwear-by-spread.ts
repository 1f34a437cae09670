import { checkInRange, checkName, checkPositive, InvalidInputError } from "@quickening/core";
import { type NonwearDefinition, nonwearDefinitions } from "./nonwear-definitions.ts";
import { shortWearAsNonwear } from "./short-wear.ts";
import type { AxisMoments, WindowMoments } from "./window-moments.ts";

/** Verdicts of {@link nonwearBySpread}. */
export const wearCodes = { worn: 0, notWorn: 1, unknown: 2 } as const;

export interface Nonwear {
	/** Length of a step. */
	readonly stepSeconds: number;
	/** One of {@link wearCodes} a step, from the recording's start. */
	readonly codes: Uint8Array;
}

/**
 * Non-wear from the spread of raw acceleration: windows of an hour in which two of three axes hardly vary.
 *
 * @param moments - Of the whole recording, calibrated ({@link calibrateMoments}); their windows must fit into half a step.
 * @returns One verdict for each step that the recording holds whole ("forward" also one for the rest at its end); unknown
 *   where less than half of a window was measured.
 * @throws InvalidInputError when half a step is no whole number of the moments' windows.
 *
 * Source: {@link nonwearDefinitions}.
 * Agrees with: skdh 0.17.18, `AccelThresholdWearDetection`, by its definition (tests/peers/movement-raw).
 */
export function nonwearBySpread(
	moments: WindowMoments,
	{ definition = nonwearDefinitions.vanHees2013 }: { readonly definition?: NonwearDefinition } = {},
): Nonwear {
	checkNonwearDefinition("nonwearBySpread", definition);
	const { windowMinutes, stepMinutes, windows, axes, fillsBetween, dropsShortWear } = definition;
	const step = (stepMinutes * 60) / moments.windowSeconds;
	const wide = (windowMinutes * 60) / moments.windowSeconds;
	if (!Number.isInteger(step / 2) || !Number.isInteger(wide / 2))
		throw new InvalidInputError(
			`nonwearBySpread: moments must have windows of which a whole number makes ${stepMinutes * 30} s; got windows of ${moments.windowSeconds} s`,
			{ code: "invalid-window", argument: "moments", received: moments.windowSeconds },
		);
	const n = moments.measured.length;
	const steps = windows === "forward" ? Math.ceil(n / step) : Math.floor(n / step);
	const still = (from: number, to: number) => stillAxes(moments, Math.max(0, from), Math.min(n, to), definition);
	// Still axes by step, -1 where too little was measured.
	const found = new Int8Array(steps);
	if (windows === "covering") {
		for (let k = 0; k < steps; k++) found[k] = -1;
		const covers = wide / step;
		const stillSteps = new Uint8Array(3 * steps);
		for (let k = 0; k < steps; k++) {
			const one = still(k * step, k * step + wide);
			if (one.measured)
				for (let j = k; j < Math.min(steps, k + covers); j++) {
					for (let axis = 0; axis < 3; axis++) stillSteps[3 * j + axis] |= one.axes[axis] ? 1 : 0;
					found[j] = stillSteps[3 * j]! + stillSteps[3 * j + 1]! + stillSteps[3 * j + 2]!;
				}
		}
	} else {
		const middle = wide / step / 2 + 1;
		const lastWhole = Math.max(0, Math.floor((n - wide) / step));
		for (let k = 0; k < steps; k++) {
			let from = k * step + step / 2 - wide / 2;
			let to = from + wide;
			if (windows === "forward") {
				from = Math.min(k, lastWhole) * step;
				to = from + wide;
			} else if (k + 1 <= middle) {
				from = 0;
				to = wide;
			} else if (k + 1 >= steps - middle) {
				from = (steps - middle) * step;
				to = steps * step;
			}
			const one = still(from, to);
			found[k] = one.measured ? Number(one.axes[0]) + Number(one.axes[1]) + Number(one.axes[2]) : -1;
		}
	}
	const codes = Uint8Array.from(found, (count) =>
		count < 0 ? wearCodes.unknown : count >= axes ? wearCodes.notWorn : wearCodes.worn,
	);
	if (fillsBetween)
		for (let k = 1; k + 1 < steps; k++)
			if (found[k] === 1 && codes[k - 1] === wearCodes.notWorn && found[k + 1]! >= axes) codes[k] = wearCodes.notWorn;
	return { stepSeconds: stepMinutes * 60, codes: dropsShortWear ? shortWearAsNonwear(codes, 60 / stepMinutes) : codes };
}

/** Refuses a definition that judges nothing. */
export function checkNonwearDefinition(where: string, definition: NonwearDefinition): void {
	const { stillSdMg, stillRangeMg, windowMinutes, stepMinutes } = definition;
	for (const [name, value] of Object.entries({ stillSdMg, stillRangeMg, windowMinutes, stepMinutes }))
		checkPositive(where, `nonwear.${name}`, value);
	checkInRange(where, "nonwear.axes", definition.axes, 1, 3);
	checkInRange(where, "nonwear.windowMinutes", windowMinutes, stepMinutes, 1440);
	checkName(where, "nonwear.windows", definition.windows, ["centred", "covering", "forward"]);
}

function stillAxes(
	{ measured, samplesPerWindow, axes }: WindowMoments,
	from: number,
	to: number,
	{ stillSdMg, stillRangeMg }: NonwearDefinition,
): { readonly measured: boolean; readonly axes: readonly [boolean, boolean, boolean] } {
	let count = 0;
	for (let k = from; k < to; k++) count += measured[k]!;
	if (count < 2 || count < 0.5 * samplesPerWindow * (to - from))
		return { measured: false, axes: [false, false, false] };
	const rests = ({ sum, sumOfSquares, least, greatest }: AxisMoments) => {
		let total = 0;
		let squares = 0;
		let low = Number.POSITIVE_INFINITY;
		let high = Number.NEGATIVE_INFINITY;
		for (let k = from; k < to; k++) {
			if (measured[k] === 0) continue;
			total += sum[k]!;
			squares += sumOfSquares[k]!;
			low = Math.min(low, least[k]!);
			high = Math.max(high, greatest[k]!);
		}
		const variance = Math.max(0, squares - (total * total) / count) / (count - 1);
		return high - low < stillRangeMg / 1000 && Math.sqrt(variance) < stillSdMg / 1000;
	};
	return { measured: true, axes: [rests(axes[0]), rests(axes[1]), rests(axes[2])] };
}
