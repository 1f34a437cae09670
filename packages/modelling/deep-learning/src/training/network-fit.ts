import type { Fit, Matrix } from "@quickening/stats";
import { type Inputs, takeInputs } from "../examples/inputs.ts";
import { numberedRows } from "../examples/window-numbers.ts";
import { predict } from "../models/predict.ts";
import { trainNetwork } from "./train-network.ts";
import type { TrainOptions } from "./train-options.ts";

export interface NetworkFitOptions extends Omit<TrainOptions, "head" | "resume" | "onCheckpoint" | "seed" | "start"> {
	/** Row numbers to windows: the matrix that is passed around has one column, the number of each window in these inputs. */
	readonly inputs: Inputs;
	readonly participantIds: readonly string[];
}

/**
 * A network for a 0/1 outcome as a `Fit`, so that `@quickening/validation` refits and judges it on the same folds as any other
 * model. What is passed around is one column of window numbers (`windowNumbers`), not a million of values: the windows stay where
 * they are.
 *
 * @example
 * repeatedCrossValidation(networkFit({ tf, inputs, participantIds, encoder }), windowNumbers(n), outcomes, { participantIds });
 */
export function networkFit({ inputs, participantIds, ...options }: NetworkFitOptions): Fit {
	const take = (numbers: Matrix) => numberedRows("networkFit", numbers);
	return (features, outcomes, random) => {
		const rows = take(features);
		const { model } = trainNetwork(
			{
				...takeInputs(inputs, rows),
				outcomes,
				participantIds: Array.from(rows, (row) => participantIds[row]),
			},
			{ ...options, head: { kind: "classification", nClasses: 2 }, seed: Math.floor(random() * 2 ** 32) },
		);
		return (others) => Float64Array.from(predict(takeInputs(inputs, take(others)), { tf: options.tf, model }).values);
	};
}
