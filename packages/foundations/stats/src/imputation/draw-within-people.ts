import { drawNormal, type Random } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import { drawChiSquare } from "./draw-chi-square.ts";
import { type DrawRows, matched, predicted } from "./draw-missing.ts";
import { normalDraw } from "./normal-draw.ts";

/** A random intercept of each person, kept from one visit of a variable to the next. */
export interface PersonState {
	readonly effects: Float64Array;
	/** Variance between people. */
	variance: number;
}

/** Rounds of Gibbs sampling in each visit. */
const SWEEPS = 5;

/**
 * Draws of a variable that has several rows a person: a linear model with a random intercept of each person, by Gibbs
 * sampling, or
 * the nearest known values of its means.
 *
 * @param people - Number of the person of each known row, then of each missing one.
 *
 * Source: Schafer JL, Yucel RM. J Comput Graph Stat 2002;11:437-457, doi:10.1198/106186002760180608 (one variable, one random
 * intercept; variance between people with the prior of a standard deviation that is flat).
 */
export function drawWithinPeople(
	random: Random,
	rows: DrawRows,
	people: { readonly known: Int32Array; readonly missing: Int32Array },
	state: PersonState,
	nDonors: number | undefined,
): Float64Array {
	const nPeople = state.effects.length;
	const { known, missing, values } = rows;
	let means: Float64Array = new Float64Array(0);
	let sigma = 0;
	let beta: Float64Array = new Float64Array(0);
	const counts = new Int32Array(nPeople);
	for (const person of people.known) counts[person]++;
	for (let sweep = 0; sweep < SWEEPS; sweep++) {
		const less = values.map((value, i) => value - state.effects[people.known[i]]);
		const draw = normalDraw(random, known, less);
		beta = draw.drawn;
		sigma = draw.sigma;
		means = predicted(known, beta);
		const sums = new Float64Array(nPeople);
		for (let i = 0; i < values.length; i++) sums[people.known[i]] += values[i] - means[i];
		let squares = 0;
		for (let person = 0; person < nPeople; person++) {
			// With one variance 0 the other side decides.
			const precision = counts[person] / Math.max(sigma * sigma, 1e-300) + 1 / Math.max(state.variance, 1e-300);
			const mean = sums[person] / Math.max(sigma * sigma, 1e-300) / precision;
			state.effects[person] = mean + drawNormal(random) / Math.sqrt(precision);
			squares += state.effects[person] ** 2;
		}
		state.variance = squares / drawChiSquare(random, Math.max(nPeople - 1, 1));
	}
	const wanted = withEffects(missing, beta, people.missing, state.effects);
	if (nDonors === undefined) return wanted.map((mean) => mean + sigma * drawNormal(random));
	return matched(random, withEffects(known, beta, people.known, state.effects), wanted, values, nDonors);
}

function withEffects(x: Matrix, beta: Float64Array, people: Int32Array, effects: Float64Array): Float64Array {
	return predicted(x, beta).map((mean, i) => mean + effects[people[i]]);
}
