/**
 * Samejima's graded response model (1969, doi:10.1007/BF03372160): a score of k or more on an item of four scores, 0 to 3,
 * has the probability 1 / (1 + exp(-a (theta - location - (k - 2) spacing))), theta being the person's standing in the trait.
 */
export interface GradedItem {
	readonly discrimination: number;
	readonly location: number;
	readonly spacing: number;
}

/** A score, 0 to 3. @param u - Uniform in (0, 1). */
export function drawScore(item: GradedItem, theta: number, u: number): number {
	let score = 0;
	for (let k = 1; k <= 3; k++) if (u < chanceOf(item, theta, k)) score = k;
	return score;
}

/**
 * Location at which an item's mean score is `mean` among people whose standing is standard normal, by halving an interval.
 *
 * @param mean - Above 0 and below 3.
 */
export function itemWithMean(mean: number, discrimination: number, spacing: number): GradedItem {
	let low = -12;
	let high = 12;
	for (let k = 0; k < 60; k++) {
		const location = (low + high) / 2;
		// A higher location lowers the mean.
		if (meanScore({ discrimination, location, spacing }) > mean) low = location;
		else high = location;
	}
	return { discrimination, location: (low + high) / 2, spacing };
}

function chanceOf({ discrimination, location, spacing }: GradedItem, theta: number, k: number): number {
	return 1 / (1 + Math.exp(-discrimination * (theta - location - (k - 2) * spacing)));
}

/** Mean score over a standard normal, by the trapezium rule from -6 to 6. */
function meanScore(item: GradedItem): number {
	const step = 0.1;
	let sum = 0;
	let weight = 0;
	for (let j = -60; j <= 60; j++) {
		const theta = j * step;
		const density = Math.exp((-theta * theta) / 2);
		weight += density;
		sum += density * (chanceOf(item, theta, 1) + chanceOf(item, theta, 2) + chanceOf(item, theta, 3));
	}
	return sum / weight;
}
