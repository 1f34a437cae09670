import { checkSameLength, InvalidInputError, type Samples } from "@quickening/core";

/**
 * Macro-averaged F1: the mean over classes of the harmonic mean of precision and sensitivity, each class counting the same
 * however rare it is. Whoever always says the common class gets less than half of it, whatever share it has.
 *
 * @param predicted - n classes, whole numbers of at least 0.
 * @param outcomes - n classes.
 * @returns 0 to 1, over the classes that occur on either side; a class that is never both predicted and there has an F1 of 0. NaN
 *   when n = 0.
 * @throws InvalidInputError when lengths differ or a class is not a whole number of at least 0.
 *
 * Source: van Rijsbergen CJ. Information Retrieval 1979, chapter 7. The mean of the classes' F1, and not the F1 of mean precision
 * and mean sensitivity, which is another number: Opitz J, Burst S. arXiv:1911.03347.
 * Agrees with: scikit-learn, f1_score(average="macro", zero_division=0), to 1e-12 (tests/peers/scikit-learn).
 * @example
 * macroF1([1, 1, 0, 1], [1, 1, 0, 0]); // 0.7333...
 */
export function macroF1(predicted: Samples, outcomes: Samples): number {
	const where = "macroF1";
	checkSameLength(where, { argument: "predicted", values: predicted }, { argument: "outcomes", values: outcomes });
	const nClasses = 1 + Math.max(largestClass(where, "predicted", predicted), largestClass(where, "outcomes", outcomes));
	const hits = new Float64Array(nClasses);
	/** Times that a class was predicted and times that it was there. */
	const mentions = new Float64Array(nClasses);
	for (let i = 0; i < outcomes.length; i++) {
		mentions[predicted[i]]++;
		mentions[outcomes[i]]++;
		if (predicted[i] === outcomes[i]) hits[outcomes[i]]++;
	}
	let sum = 0;
	let nThere = 0;
	for (let c = 0; c < nClasses; c++) {
		if (mentions[c] === 0) continue;
		sum += (2 * hits[c]) / mentions[c];
		nThere++;
	}
	return sum / nThere;
}

function largestClass(where: string, argument: string, classes: Samples): number {
	let largest = -1;
	for (let i = 0; i < classes.length; i++) {
		if (Number.isSafeInteger(classes[i]) && classes[i] >= 0) {
			if (classes[i] > largest) largest = classes[i];
			continue;
		}
		throw new InvalidInputError(
			`${where}: ${argument} must be whole numbers of at least 0; got ${classes[i]} at row ${i}`,
			{ code: "not-an-integer", argument, received: classes[i] },
		);
	}
	return largest;
}
