/**
 * What a mixed model minimises, taken apart. With V = sigma^2 W, W = R + Z D Z', D = L L' and theta the free elements of L:
 * log |W|, the residual sum of squares r'W^-1 r with the fixed effects at their best, and log |K| with K = Q'W^-1 Q, the
 * information of the fixed effects in an orthonormal basis Q of their columns. ML and REML, profiled over sigma or not, and
 * the degrees of freedom by Satterthwaite are all made of these three and their derivatives.
 */
export interface Criterion {
	readonly nTheta: number;
	/**
	 * The three parts; with order 1 or 2 their derivatives by theta as well. Those of the information may be left out (they are 0
	 * then): ML does not need them.
	 */
	evaluate(theta: Float64Array, order: 0 | 1 | 2, withInformation: boolean): Evaluation;
	/** A guess at theta that is near the optimum in balanced data. */
	start(): Float64Array;
	/** The random effects at theta, with the fixed effects given, for each factor. */
	effects(theta: Float64Array, delta: Float64Array): readonly Effects[];
}

/** Effects of the groups of one factor, in its own columns. */
export interface Effects {
	/** Most probable effects (best linear unbiased predictions), nGroups x q. */
	readonly modes: Float64Array;
	/** Their variance given the data, the fixed effects and theta, over sigma^2, nGroups x q x q. */
	readonly variances: Float64Array;
}

export interface Evaluation {
	readonly logDeterminant: Part;
	readonly residualSquares: Part;
	readonly logInformation: Part;
	/** Fixed effects in the orthonormal basis, less those of least squares. */
	readonly delta: Float64Array;
	/** K^-1, p x p. */
	readonly inverseInformation: Float64Array;
	/** Minus the derivative of K by each theta, p x p each. */
	readonly informationSlopes: readonly Float64Array[];
}

/** A number with its gradient and Hessian (row-major); empty where they were not asked for. */
export interface Part {
	readonly value: number;
	readonly gradient: Float64Array;
	readonly hessian: Float64Array;
}

/** The deviance with sigma and the fixed effects at their best for theta, less what does not depend on theta. */
export function profiledDeviance(
	{ logDeterminant, residualSquares, logInformation }: Evaluation,
	nErrors: number,
	isReml: boolean,
): Part {
	const nTheta = logDeterminant.gradient.length;
	const rss = residualSquares.value;
	const information = isReml ? 1 : 0;
	const gradient = new Float64Array(nTheta);
	const hessian = new Float64Array(logDeterminant.hessian.length);
	for (let i = 0; i < nTheta; i++) {
		gradient[i] =
			logDeterminant.gradient[i] +
			information * logInformation.gradient[i] +
			(nErrors * residualSquares.gradient[i]) / rss;
	}
	for (let m = 0; m < hessian.length; m++) {
		const i = Math.floor(m / nTheta);
		const j = m % nTheta;
		hessian[m] =
			logDeterminant.hessian[m] +
			information * logInformation.hessian[m] +
			nErrors *
				(residualSquares.hessian[m] / rss - (residualSquares.gradient[i] / rss) * (residualSquares.gradient[j] / rss));
	}
	return {
		value: logDeterminant.value + information * logInformation.value + nErrors * Math.log(rss),
		gradient,
		hessian,
	};
}
