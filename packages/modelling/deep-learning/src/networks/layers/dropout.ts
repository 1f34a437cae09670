import { seededRandom } from "@quickening/core";
import type { Tensor } from "../../tensorflow/tensor-flow.ts";
import type { Pass } from "../pass.ts";

/**
 * Sets a share of the channels of a window to 0 and scales the others up: whole channels of a sequence, or units of a vector.
 * Drawn in plain code, so that the same seed drops the same ones on every backend.
 *
 * Source: Srivastava et al. 2014, jmlr.org/papers/v15/srivastava14a.html; whole channels: Tompson et al. 2015,
 * doi:10.1109/CVPR.2015.7298664.
 */
export function dropout(
	pass: Pass,
	x: Tensor,
	{ name, rate }: { readonly name: string; readonly rate: number },
): Tensor {
	if (rate === 0 || pass.dropoutSeed === undefined) return x;
	const n = x.shape[0];
	const nChannels = x.shape[x.shape.length - 1];
	const random = seededRandom(`${pass.dropoutSeed}/${name}`);
	const kept = new Float32Array(n * nChannels);
	for (let i = 0; i < kept.length; i++) if (random() >= rate) kept[i] = 1 / (1 - rate);
	const shape = x.shape.length === 3 ? [n, 1, nChannels] : [n, nChannels];
	return pass.tf.mul(x, pass.tf.tensor(kept, shape));
}
