import { InvalidInputError } from "@quickening/core";
import type { ClockProducts } from "./clock-products.ts";
import { type ClockFit, type ClockRandom, fitClock } from "./fit-clock.ts";

/** Where a broken line turns, on one clock. */
export interface TurnPlace {
	/** Gestational days, or days to birth. */
	readonly days: number;
	/**
	 * 95 % limits by profile likelihood; Infinity or -Infinity where the profile does not rise enough within the places
	 * searched.
	 */
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
 * that up. Source: Muggeo VMR. Stat Med 2003;22:3055-3071, doi:10.1002/sim.1545, for the broken line; Pawitan Y. In all
 * likelihood, 2001, for profile limits.
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
	const vertex = vertexOf(profile, best);
	return {
		days: vertex.days,
		low: limitOf(profile, best, -1, vertex),
		high: limitOf(profile, best, 1, vertex),
		aic: profile[best].aic,
		profile: profile.map((each) => ({ days: each.days, deviance: each.deviance })),
	};
}

interface Point {
	readonly days: number;
	readonly deviance: number;
}

/** Lowest point of the parabola through the best place and its neighbours; at an end of the places, the best place itself. */
interface Vertex extends Point {
	/** Deviance a day squared away; 0 at an end. */
	readonly bend: number;
}

function vertexOf(profile: readonly Point[], best: number): Vertex {
	const left = profile[best - 1];
	const right = profile[best + 1];
	const middle = profile[best];
	if (left === undefined || right === undefined) return { ...middle, bend: 0 };
	const toLeft = middle.days - left.days;
	const toRight = right.days - middle.days;
	const before = (middle.deviance - left.deviance) / toLeft;
	const after = (right.deviance - middle.deviance) / toRight;
	const bend = (after - before) / (toLeft + toRight);
	const slope = (before * toRight + after * toLeft) / (toLeft + toRight);
	if (!(bend > 0)) return { ...middle, bend: 0 };
	return { days: middle.days - slope / (2 * bend), deviance: middle.deviance - slope ** 2 / (4 * bend), bend };
}

/** Where the deviance has risen by 3.84 on one side: on the parabola up to the next place, by lines from there on. */
function limitOf(profile: readonly Point[], best: number, direction: 1 | -1, vertex: Vertex): number {
	const limit = vertex.deviance + chiSquared95;
	const next = profile[best + direction];
	if (next === undefined) return direction * Number.POSITIVE_INFINITY;
	if (vertex.bend > 0 && next.deviance >= limit) return vertex.days + direction * Math.sqrt(chiSquared95 / vertex.bend);
	for (let j = best; profile[j + direction] !== undefined; j += direction) {
		const inner = profile[j];
		const outer = profile[j + direction];
		if (outer.deviance < limit) continue;
		const share = (limit - inner.deviance) / (outer.deviance - inner.deviance);
		return inner.days + share * (outer.days - inner.days);
	}
	return direction * Number.POSITIVE_INFINITY;
}
