import { InvalidInputError } from "@quickening/core";
import type { ClockProducts } from "./clock-products.ts";
import { type ClockFit, type ClockRandom, fitClock } from "./fit-clock.ts";

/** Where a broken line turns, on one clock. */
export interface TurnPlace {
	/** Gestational days, or days to birth. */
	readonly days: number;
	/** 95 % limits by profile likelihood; Infinity or -Infinity where the profile does not rise enough within the places searched. */
	readonly low: number;
	readonly high: number;
	/** Of the best place searched; the place counts as a parameter. */
	readonly aic: number;
	/** Deviance at each place searched. */
	readonly profile: readonly { readonly days: number; readonly deviance: number }[];
}

/** 95th percentile of chi squared with 1 degree of freedom. */
const chiSquared95 = 3.841458820694124;

/**
 * The place of one turn of an otherwise straight line, searched over the hinges of the products by profile likelihood: a parabola
 * through the best place and its neighbours, and limits where the deviance has risen by 3.84, between places by a line.
 *
 * @throws InvalidInputError when there are fewer than 3 places.
 *
 * The limits hold where the model does: they know nothing of women who turn at times of their own, unless a random trend takes
 * that up. Source: Muggeo VMR. Stat Med 2003;22:3055-3071, doi:10.1002/sim.1545, for the broken line; Pawitan Y. In all likelihood,
 * 2001, for profile limits.
 */
export function turnPlace(clock: ClockProducts, random: ClockRandom): TurnPlace {
	const { hinges, turnDays, time } = clock;
	if (hinges.length < 3) {
		throw new InvalidInputError(`turnPlace: clock must have at least 3 hinges; got ${hinges.length}`, {
			code: "too-short",
			argument: "clock",
			received: hinges.length,
		});
	}
	const fits: ClockFit[] = [];
	for (const hinge of hinges) fits.push(fitClock(clock, [time, hinge], random, fits.at(-1)?.theta));
	const profile = turnDays
		.map((days, j) => ({ days, deviance: fits[j].deviance, aic: fits[j].aic + 2 }))
		.sort((a, b) => a.days - b.days);
	let best = 0;
	profile.forEach(({ deviance }, j) => {
		if (deviance < profile[best].deviance) best = j;
	});
	const { days, deviance } = vertex(profile, best);
	const limit = deviance + chiSquared95;
	return {
		days,
		low: crossing(profile, best, -1, limit),
		high: crossing(profile, best, 1, limit),
		aic: profile[best].aic,
		profile: profile.map((each) => ({ days: each.days, deviance: each.deviance })),
	};
}

interface Point {
	readonly days: number;
	readonly deviance: number;
}

function vertex(profile: readonly Point[], best: number): Point {
	const left = profile[best - 1];
	const right = profile[best + 1];
	const middle = profile[best];
	if (left === undefined || right === undefined) return middle;
	const step = right.days - middle.days;
	const bend = left.deviance - 2 * middle.deviance + right.deviance;
	const slope = (right.deviance - left.deviance) / 2;
	if (!(bend > 0)) return middle;
	return { days: middle.days - (step * slope) / bend, deviance: middle.deviance - slope ** 2 / (2 * bend) };
}

function crossing(profile: readonly Point[], best: number, direction: 1 | -1, limit: number): number {
	for (let j = best; profile[j + direction] !== undefined; j += direction) {
		const inner = profile[j];
		const outer = profile[j + direction];
		if (outer.deviance < limit) continue;
		const share = (limit - inner.deviance) / (outer.deviance - inner.deviance);
		return inner.days + share * (outer.days - inner.days);
	}
	return direction * Number.POSITIVE_INFINITY;
}
