import { checkSameLength, InvalidInputError, type Samples } from "@quickening/core";

/**
 * Weight of each class: "balanced" gives every class the same sum (n / (k n_c), as scikit-learn does).
 *
 * @throws InvalidInputError when a class is absent, or given weights are not one a class and above 0.
 */
export function classWeights(choice: "balanced" | Samples, outcomes: Samples, nClasses: number): Float64Array {
	const counts = new Float64Array(nClasses);
	for (let i = 0; i < outcomes.length; i++) counts[outcomes[i]]++;
	if (choice === "balanced") return counts.map((count) => outcomes.length / (nClasses * count));
	checkSameLength(
		"trainNetwork",
		{ argument: "classes", values: counts },
		{ argument: "classWeights", values: choice },
	);
	return Float64Array.from(choice, (weight) => {
		if (weight > 0 && Number.isFinite(weight)) return weight;
		throw new InvalidInputError(`trainNetwork: classWeights must be finite and above 0; got ${weight}`, {
			code: "out-of-range",
			argument: "classWeights",
			received: weight,
		});
	});
}

/** @throws InvalidInputError that names a class without a window. */
export function checkAllClasses(argument: string, outcomes: Samples, nClasses: number): void {
	const counts = new Int32Array(nClasses);
	for (let i = 0; i < outcomes.length; i++) counts[outcomes[i]]++;
	const absent = counts.indexOf(0);
	if (absent < 0) return;
	throw new InvalidInputError(
		`trainNetwork: ${argument} must hold every one of the ${nClasses} classes; got no window of class ${absent}. Use fewer folds, or split within classes.`,
		{ code: "class-absent", argument, received: absent },
	);
}
