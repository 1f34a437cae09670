import { checkInteger, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import type { Matrix } from "@quickening/stats";

/**
 * How often each class was predicted where each class was there.
 *
 * @param predicted - n classes, 0 .. nClasses - 1.
 * @param reference - n classes: what people coded, or another device.
 * @param options - `nClasses`, at least 2.
 * @returns Counts, a row a class of the reference and a column a class predicted.
 * @throws InvalidInputError when lengths differ, or a class is not a whole number from 0 to nClasses - 1.
 *
 * Agrees with: scikit-learn 1.9.1, confusion_matrix, exactly (tests/peers/scikit-learn).
 * @example
 * confusionMatrix([0, 1, 1], [0, 0, 1], { nClasses: 2 }).values; // [1, 1, 0, 1]
 */
export function confusionMatrix(
	predicted: Samples,
	reference: Samples,
	{ nClasses }: { readonly nClasses: number },
): Matrix {
	const where = "confusionMatrix";
	checkInteger(where, "nClasses", nClasses, 2);
	checkSameLength(where, { argument: "predicted", values: predicted }, { argument: "reference", values: reference });
	const values = new Float64Array(nClasses * nClasses);
	for (let i = 0; i < reference.length; i++) {
		checkClass(where, "predicted", predicted[i], nClasses, i);
		checkClass(where, "reference", reference[i], nClasses, i);
		values[reference[i] * nClasses + predicted[i]]++;
	}
	return { values, nRows: nClasses, nColumns: nClasses };
}

function checkClass(where: string, argument: string, received: number, nClasses: number, row: number): void {
	if (Number.isInteger(received) && received >= 0 && received < nClasses) return;
	throw new InvalidInputError(
		`${where}: ${argument} must be whole numbers from 0 to ${nClasses - 1}; got ${received} at row ${row}`,
		{ code: "out-of-range", argument, received },
	);
}
