import type { Matrix } from "@quickening/stats";
import { checkCounts, margins } from "./cohen-kappa.ts";

/**
 * PABAK, the prevalence- and bias-adjusted kappa: (classes x accuracy - 1) / (classes - 1), what kappa would be if all classes
 * were as frequent. It says no more than accuracy does, on the scale of kappa: beside kappa it shows how much rare classes lower
 * that.
 *
 * @param counts - Square table of counts: `confusionMatrix`.
 * @returns -1 / (classes - 1) to 1; NaN where nothing was counted.
 * @throws InvalidInputError when the table is not square.
 *
 * Source: Byrt T, Bishop J, Carlin JB. J Clin Epidemiol 1993;46:423-429, doi:10.1016/0895-4356(93)90018-V.
 * @example
 * prevalenceAdjustedKappa({ values: Float64Array.of(20, 5, 10, 15), nRows: 2, nColumns: 2 }); // 0.4
 */
export function prevalenceAdjustedKappa(counts: Matrix): number {
	checkCounts("prevalenceAdjustedKappa", counts);
	const { total, agreed } = margins(counts);
	const n = counts.nRows;
	return ((n * agreed) / total - 1) / (n - 1);
}
