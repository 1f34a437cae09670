import type { Tensor, Tensor2D } from "../../tensorflow/tensor-flow.ts";
import type { Declaration } from "../parameters.ts";
import type { Pass } from "../pass.ts";

/** Every output a weighted sum of every input: [batch, nIn] to [batch, nOut]. */
export function dense(
	declare: Declaration,
	name: string,
	{ nIn, nOut }: { readonly nIn: number; readonly nOut: number },
): (pass: Pass, x: Tensor) => Tensor {
	const kernel = declare.parameter(`${name}/kernel`, [nIn, nOut], "glorot");
	const bias = declare.parameter(`${name}/bias`, [nOut], "zeros");
	return (pass, x) =>
		pass.tf.add(pass.tf.matMul(x as Tensor2D, pass.parameter(kernel) as Tensor2D), pass.parameter(bias));
}
