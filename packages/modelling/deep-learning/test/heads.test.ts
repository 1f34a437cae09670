import { describe, expect, it } from "vitest";
import { buildHead } from "../src/heads/build-head.ts";
import type { Head } from "../src/heads/head.ts";
import type { Examples } from "../src/index.ts";
import { tensorFlow, tensorFlowNote } from "./examples.ts";

const scale = { mean: 10, sd: 4 };
const examples = (outcomes: number[], events?: number[]): Examples => ({
	signals: {},
	outcomes,
	participantIds: outcomes.map(String),
	...(events && { events }),
});
const lossOf = (head: Head, outputs: number[][], data: Examples): number[] => {
	const tf = tensorFlow!;
	const built = buildHead(head);
	return tf.tidy(() => {
		const targets = tf.tensor(built.encode(data, scale), [outputs.length, built.targetWidth]);
		return Array.from(built.loss(tf, tf.tensor2d(outputs), targets).dataSync());
	});
};
const close = (found: ArrayLike<number>, expected: number[]) => {
	expect(found.length).toBe(expected.length);
	expected.forEach((value, i) => {
		expect(found[i]).toBeCloseTo(value, 5);
	});
};
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

describe.skipIf(tensorFlow === undefined)(`losses, by hand${tensorFlowNote}`, () => {
	it("two classes: minus the log of the probability of what happened", () => {
		const head: Head = { kind: "classification", nClasses: 2 };
		close(lossOf(head, [[0.3], [0.3], [-200]], examples([1, 0, 0])), [
			-Math.log(logistic(0.3)),
			-Math.log(1 - logistic(0.3)),
			0,
		]);
	});
	it("three classes", () => {
		const sum = Math.E + 1 + Math.E ** 2;
		close(lossOf({ kind: "classification", nClasses: 3 }, [[1, 0, 2]], examples([2])), [-Math.log(Math.E ** 2 / sum)]);
	});
	it("a number: half the square in SD, or Huber's straight line", () => {
		close(lossOf({ kind: "regression" }, [[0], [0]], examples([12, 18])), [0.125, 2]);
		close(lossOf({ kind: "regression", loss: "huber" }, [[0], [0]], examples([12, 18])), [0.125, 1.5]);
	});
	it("levels: a question for each step", () => {
		close(lossOf({ kind: "ordinal", nLevels: 3 }, [[0.4, -0.2]], examples([1])), [
			-Math.log(logistic(0.4)) - Math.log(1 - logistic(-0.2)),
		]);
	});
	it("time to event: intervals lived through, and the one of the event", () => {
		const head: Head = { kind: "time-to-event", edges: [1, 2, 3] };
		const outputs = [0.2, -0.4, 0.1];
		const survive = outputs.map((output) => -Math.log(1 - logistic(output)));
		const fail = outputs.map((output) => -Math.log(logistic(output)));
		const rows = [outputs, outputs, outputs, outputs];
		// Event in the second interval; censored past and before the middle of the second; event after the last edge.
		close(lossOf(head, rows, examples([1.5, 1.6, 1.4, 9], [1, 0, 0, 1])), [
			survive[0] + fail[1],
			survive[0] + survive[1],
			survive[0],
			survive[0] + survive[1] + survive[2],
		]);
	});
});

describe("reports", () => {
	it("are probabilities that sum to 1, also for levels whose questions contradict each other", () => {
		close(buildHead({ kind: "classification", nClasses: 3 }).report(Float32Array.of(800, 799, 0), scale), [
			logistic(1),
			1 - logistic(1),
			0,
		]);
		const levels = buildHead({ kind: "ordinal", nLevels: 3 }).report(Float32Array.of(-1, 2), scale);
		close(levels, [1 - logistic(-1), 0, logistic(-1)]);
	});
	it("have the outcome's unit, and for times the share that is free of the event", () => {
		close(buildHead({ kind: "regression" }).report(Float32Array.of(-1, 0.5), scale), [6, 12]);
		close(buildHead({ kind: "time-to-event", edges: [1, 2] }).report(Float32Array.of(0, 0), scale), [0.5, 0.25]);
	});
});

it.each([
	[{ kind: "classification", nClasses: 1 }, "trainNetwork: head.nClasses must be a whole number of at least 2; got 1"],
	[{ kind: "time-to-event", edges: [2, 1] }, "trainNetwork: head.edges must rise from above 0; got 1"],
	[{ kind: "time-to-event", edges: [] }, "trainNetwork: head.edges must have at least 1 edge; got 0"],
	[{ kind: "guess" }, 'trainNetwork: head.kind must be "classification", "regression"'],
] as const)("refuses %j", (head, message) => {
	expect(() => buildHead(head as Head)).toThrow(message);
});

it.each([
	[{ kind: "classification", nClasses: 2 }, examples([2]), "outcomes must be whole numbers in 0 .. 1; got 2 at 0"],
	[{ kind: "regression" }, examples([Number.NaN]), "outcomes must be finite numbers; got NaN at 0"],
	[{ kind: "time-to-event", edges: [1] }, examples([1]), "events must say for each window whether the event was seen"],
	[{ kind: "time-to-event", edges: [1] }, examples([-1], [1]), "outcomes must be times of at least 0; got -1"],
] as const)("refuses outcomes that do not fit: %j", (head, data, message) => {
	expect(() => buildHead(head).encode(data, scale)).toThrow(message);
});
