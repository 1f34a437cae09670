import { type BoostedTreesOptions, fitBoostedTrees } from "@quickening/learning";
import { matrixFromColumns } from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { readPeer, readTabular } from "../read-peer.ts";

/** The same sums in another order: theirs come from subtracting one child from its parent. */
const TOLERANCE = 1e-7;
const table = readTabular();
const { rows, cases } = readPeer("scikit-learn/boosting.json");

describe("fitBoostedTrees against HistGradientBoostingClassifier of scikit-learn 1.9.1", () => {
	it.each(cases as { missing: boolean; options: Record<string, number>; probabilities: number[] }[])(
		"missing values: $missing, $options",
		({ missing, options, probabilities }) => {
			const columns = [table.age, table.x1, table.x2, table.x3, table.x4].map((column) =>
				Float64Array.from(column.slice(0, rows)),
			);
			if (missing) {
				for (let i = 0; i < rows; i += 7) columns[1][i] = Number.NaN;
				for (let i = 0; i < rows; i += 5) columns[3][i] = Number.NaN;
			}
			const features = matrixFromColumns(columns);
			const ours: BoostedTreesOptions = {
				nTrees: options.max_iter,
				learningRate: options.learning_rate ?? 0.1,
				maximumLeaves: options.max_leaf_nodes ?? 31,
				minimumLeafRows: options.min_samples_leaf ?? 20,
				l2: options.l2_regularization ?? 0,
				maximumBins: options.max_bins ?? 255,
				...(options.max_depth !== undefined && { maximumDepth: options.max_depth }),
			};
			const told = fitBoostedTrees(features, table.y.slice(0, rows), ours).predict(features);
			const apart = probabilities.map((p, i) => Math.abs(told[i] - p));
			expect(Math.max(...apart)).toBeLessThan(TOLERANCE);
		},
	);
});
