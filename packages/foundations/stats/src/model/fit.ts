import type { Random } from "@quickening/core";
import type { Matrix } from "./matrix.ts";

/** A fitted model: the probability of outcome 1 for each row of `features`. */
export type Predict = (features: Matrix) => Float64Array;

/**
 * A way to fit a model, with all choices made beforehand (penalty, number of trees): what `@quickening/learning` makes
 * and `@quickening/validation` refits many times. `outcomes` holds 0 or 1; all randomness comes from `random`.
 */
export type Fit = (features: Matrix, outcomes: Float64Array, random: Random) => Predict;
