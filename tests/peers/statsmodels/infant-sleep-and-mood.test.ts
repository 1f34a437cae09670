import { readFileSync } from "node:fs";
import type { Values } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { expectClose, readPeer } from "../read-peer.ts";

/** The committed results of the paper, by both ways from the same raw table. */
const values: Values = JSON.parse(
	readFileSync(new URL("../../../papers/infant-sleep-and-mood/results/values.json", import.meta.url), "utf8"),
);
const peer = readPeer("statsmodels/infant-sleep-and-mood.json");

/** Closed forms on both sides; the robust model iterates, with a scale that is a median. */
const toleranceOf = (id: string) => (id.startsWith("robust") ? 1e-6 : 1e-9);
/** Newton on both sides; the peer stops earlier. */
const maximumLikelihood = 1e-6;

function number(id: string): number {
	const value = values[id]?.value;
	if (typeof value !== "number") throw new Error(`values.json holds no number ${id}`);
	return value;
}

describe("statsmodels: the estimates of papers/infant-sleep-and-mood from the raw table", () => {
	it.each(Object.keys(peer.associations))("%s: estimate, interval, p and adjusted p agree", (id) => {
		const theirs = peer.associations[id];
		const tolerance = toleranceOf(id);
		expect(values[`${id}.beta`]?.n).toBe(theirs.n);
		expectClose(number(`${id}.beta`), theirs.beta, tolerance, 0.01);
		for (const key of ["p", "q", "holm"]) {
			if (theirs[key] !== undefined) expectClose(number(`${id}.${key}`), theirs[key], 100 * tolerance);
		}
		if (theirs.perPoint === undefined) return;
		expectClose(number(`${id}.perPoint`), theirs.perPoint, tolerance, 0.01);
		expectClose(values[`${id}.perPoint`]?.interval?.low ?? Number.NaN, theirs.low, tolerance, 0.01);
		expectClose(values[`${id}.perPoint`]?.interval?.high ?? Number.NaN, theirs.high, tolerance, 0.01);
	});

	it("the count model's differences agree", () => {
		for (const [id, beta] of Object.entries<number>(peer.counts)) {
			expectClose(number(`${id}.beta`), beta, maximumLikelihood);
		}
	});
});
