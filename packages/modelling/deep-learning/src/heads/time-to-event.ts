import { InvalidInputError } from "@quickening/core";
import { inverseLogit } from "@quickening/stats";
import type { Tensor } from "../tensorflow/tensor-flow.ts";
import type { BuiltHead } from "./head.ts";

/**
 * The hazard of each interval of time. A window that is censored counts in the intervals that it was followed through for more
 * than half; an event after the last edge counts as followed to the end. What is reported is the probability to be free of the
 * event at each edge.
 *
 * Source: Gensheimer and Narasimhan 2019, doi:10.7717/peerj.6257.
 *
 * @throws InvalidInputError when edges do not rise above 0, and from `encode` when a time is negative or events are missing.
 */
export function timeToEventHead(edges: readonly number[]): BuiltHead {
	edges.forEach((edge, j) => {
		if (edge > (j === 0 ? 0 : edges[j - 1]) && Number.isFinite(edge)) return;
		throw refuse("head.edges", "must rise from above 0", edge);
	});
	if (edges.length === 0) throw refuse("head.edges", "must have at least 1 edge", 0);
	const nIntervals = edges.length;
	return {
		nOutputs: nIntervals,
		nReported: nIntervals,
		nClasses: undefined,
		targetWidth: 2 * nIntervals,
		encode({ outcomes, events }) {
			if (events === undefined) throw refuse("events", "must say for each window whether the event was seen", "none");
			const targets = new Float32Array(outcomes.length * 2 * nIntervals);
			for (let i = 0; i < outcomes.length; i++) {
				const time = outcomes[i];
				if (!(time >= 0) || !Number.isFinite(time)) throw refuse("outcomes", "must be times of at least 0", time);
				if (events[i] !== 0 && events[i] !== 1) throw refuse("events", "must be 0 or 1", events[i]);
				const row = i * 2 * nIntervals;
				for (let j = 0; j < nIntervals; j++) {
					const from = j === 0 ? 0 : edges[j - 1];
					if (events[i] === 1 && time >= from && time < edges[j]) targets[row + nIntervals + j] = 1;
					else if (events[i] === 1 ? time >= edges[j] : time >= (from + edges[j]) / 2) targets[row + j] = 1;
				}
			}
			return targets;
		},
		loss(tf, outputs, targets): Tensor {
			const survived = tf.slice(targets, [0, 0], [-1, nIntervals]);
			const failed = tf.slice(targets, [0, nIntervals], [-1, nIntervals]);
			// -log(1 - h) = softplus(s) and -log h = softplus(-s) for a hazard h = inverseLogit(s).
			return tf.sum(tf.add(tf.mul(survived, tf.softplus(outputs)), tf.mul(failed, tf.softplus(tf.neg(outputs)))), 1);
		},
		report(outputs) {
			const free = new Float32Array(outputs.length);
			for (let i = 0; i < outputs.length; i++) {
				free[i] = (i % nIntervals === 0 ? 1 : free[i - 1]) * (1 - inverseLogit(outputs[i]));
			}
			return free;
		},
	};
}

function refuse(argument: string, rule: string, received: unknown): InvalidInputError {
	return new InvalidInputError(`trainNetwork: ${argument} ${rule}; got ${received}`, {
		code: "out-of-range",
		argument,
		received,
	});
}
