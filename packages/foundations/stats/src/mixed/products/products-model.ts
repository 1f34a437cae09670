/** Which columns of the products play which part; 0 is the intercept. */
export interface ProductsModel {
	readonly outcome: number;
	/** Fixed effects, such as [0, 1] for intercept and time. */
	readonly fixed: readonly number[];
	/** Random effects of a group, correlated; [0] for a random intercept. */
	readonly random: readonly number[];
	/** `theta` of the fit of a like model, from which the search begins: the same optimum, sooner. */
	readonly start?: Float64Array | undefined;
}
