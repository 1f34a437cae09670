import { InvalidInputError } from "@quickening/core";
import type { Head } from "../heads/head.ts";
import type { Predictions } from "../models/predict.ts";

/** Predictions with how sure they are; arrays as in `Predictions`. */
export interface UncertainPredictions extends Predictions {
	/** SD of each prediction over members or draws: doubt about the model. */
	readonly sds: Float32Array;
	/**
	 * For classes and levels, one a window, in nats: entropy of the mean prediction, and the part of it on which members differ
	 * (mutual information). Undefined for other heads.
	 */
	readonly entropyNats: Float32Array | undefined;
	readonly disagreementNats: Float32Array | undefined;
}

export function summariseDraws(draws: readonly Predictions[], head: Head | undefined): UncertainPredictions {
	if (draws.length === 0 || head === undefined) {
		throw new InvalidInputError("predictEnsemble: models must have at least 1 model; got 0", {
			code: "too-short",
			argument: "models",
			received: 0,
		});
	}
	const { nColumns, values: first } = draws[0];
	const values = new Float32Array(first.length);
	const sds = new Float32Array(first.length);
	for (let j = 0; j < first.length; j++) {
		let sum = 0;
		for (const draw of draws) sum += draw.values[j];
		const mean = sum / draws.length;
		let squares = 0;
		for (const draw of draws) squares += (draw.values[j] - mean) ** 2;
		values[j] = mean;
		sds[j] = draws.length > 1 ? Math.sqrt(squares / (draws.length - 1)) : 0;
	}
	if (head.kind !== "classification" && head.kind !== "ordinal") {
		return { values, nColumns, sds, entropyNats: undefined, disagreementNats: undefined };
	}
	const entropyNats = entropies(values, nColumns);
	const disagreementNats = Float32Array.from(entropyNats);
	for (const draw of draws) {
		const own = entropies(draw.values, nColumns);
		for (let i = 0; i < own.length; i++) disagreementNats[i] -= own[i] / draws.length;
	}
	// A rounding error below nothing is nothing.
	return { values, nColumns, sds, entropyNats, disagreementNats: disagreementNats.map((nats) => Math.max(0, nats)) };
}

function entropies(values: Float32Array, nColumns: number): Float32Array {
	const term = (p: number) => (p > 0 ? -p * Math.log(p) : 0);
	const nats = new Float32Array(values.length / nColumns);
	for (let i = 0; i < values.length; i++) {
		nats[Math.floor(i / nColumns)] += term(values[i]) + (nColumns === 1 ? term(1 - values[i]) : 0);
	}
	return nats;
}
