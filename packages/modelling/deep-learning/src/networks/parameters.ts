import { drawNormal, seededRandom } from "@quickening/core";

/** How a parameter starts: scaled normal for what is multiplied (fan in), or a constant. */
export type Initial = "he" | "glorot" | "zeros" | "ones";

/** A named array of numbers that training moves, or, for `state`, that batches are averaged into. */
export interface ParameterShape {
	readonly name: string;
	readonly shape: readonly number[];
	readonly initial: Initial;
}

/** Takes down what a layer needs while it is put together. */
export interface Declaration {
	parameter(name: string, shape: readonly number[], initial: Initial): string;
	state(name: string, shape: readonly number[], initial: "zeros" | "ones"): string;
}

/** Number of values in an array of this shape. */
export function sizeOf(shape: readonly number[]): number {
	return shape.reduce((product, length) => product * length, 1);
}

/**
 * First values of a parameter: the same for the same seed and name, on every machine, whatever else a network holds.
 *
 * Source: He et al. 2015, doi:10.1109/ICCV.2015.123 ("he": SD sqrt(2 / fan in)); Glorot and Bengio 2010 ("glorot": SD sqrt(2 /
 * (fan in + fan out))).
 */
export function initialValues({ name, shape, initial }: ParameterShape, seed: number | string): Float32Array {
	const values = new Float32Array(sizeOf(shape));
	if (initial === "ones") return values.fill(1);
	if (initial === "zeros") return values;
	const nOut = shape[shape.length - 1];
	const fanIn = values.length / nOut;
	const field = values.length / (shape.length > 1 ? shape[shape.length - 2] : 1);
	const sd = Math.sqrt(2 / (initial === "he" ? fanIn : fanIn + field));
	const random = seededRandom(`${seed}/${name}`);
	for (let i = 0; i < values.length; i++) values[i] = sd * drawNormal(random);
	return values;
}
