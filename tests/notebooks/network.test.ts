import { seededRandom } from "@quickening/core";
import { decodeModel, predict } from "@quickening/deep-learning";
import { describe, expect, it } from "vitest";
import { loadBackend } from "../../notebooks/what-if/network/backend.ts";
import { drawTraces } from "../../notebooks/what-if/network/draw-traces.ts";
import { bestEpoch, losses, model as trained } from "../../notebooks/what-if/network/trained.ts";
import { tensorFlow, tensorFlowNote } from "../../packages/modelling/deep-learning/test/examples.ts";

const model = decodeModel(Buffer.from(trained, "base64"));
const unseen = drawTraces(400, seededRandom("never seen"));

describe("the network of the methods page", () => {
	it("tells drawn traces that it never saw, gaps and all", async () => {
		const { values } = predict(unseen, { tf: await loadBackend(undefined), model });
		const nRight = values.filter((value, i) => (value > 0.5 ? 1 : 0) === unseen.outcomes[i]).length;
		// Some dips lie wholly in a gap.
		expect(nRight / values.length).toBeGreaterThan(0.95);
	});

	it.skipIf(tensorFlow === undefined)(
		`says the same on native TensorFlow as in plain JavaScript, to single precision${tensorFlowNote}`,
		async () => {
			const plain = predict(unseen, { tf: await loadBackend(undefined), model }).values;
			const other = predict(unseen, { tf: tensorFlow!, model }).values;
			plain.forEach((value, i) => {
				expect(Math.abs(value - other[i]!)).toBeLessThan(1e-5);
			});
		},
	);

	it("is that of the epoch with the lowest held-out loss", () => {
		const heldOut = losses.map(([, loss]) => loss);
		expect(bestEpoch).toBe(heldOut.indexOf(Math.min(...heldOut)) + 1);
	});
});
