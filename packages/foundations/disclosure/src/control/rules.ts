/** Thresholds that a release is judged by; a data set's holder may set stricter ones. */
export interface DisclosureRules {
	/** Counts of people from 1 to this are suppressed, and so is what is said about so few. */
	readonly smallCount: number;
	/** Other counts are rounded to the nearest multiple of this; 1 leaves them as they are. */
	readonly roundTo: number;
	/** p% rule, in percent: the second largest contributor may not know the largest contribution more closely than this. */
	readonly dominancePercent: number;
	/** Least residual degrees of freedom of a model whose estimates are released. */
	readonly minResidualDf: number;
	/** Digits of a released mean, quantile, estimate or sum: at full precision it tells the count behind it. */
	readonly significantDigits: number;
}

/**
 * OpenSAFELY's rules for counts (7 or fewer suppressed, the rest rounded to 5) with sdcMicro's p% rule and the ESSnet's and
 * SACRO's degrees of freedom.
 *
 * Source: OpenSAFELY documentation, "Applying disclosure controls to data"; Hundepool et al. 2012, Statistical Disclosure
 * Control, doi:10.1002/9781118348239; Templ, Kowarik, Meindl 2015, doi:10.18637/jss.v067.i04; Brandt et al. 2010, Guidelines
 * for the checking of output based on microdata research (ESSnet SDC).
 */
export const openSafely: DisclosureRules = {
	smallCount: 7,
	roundTo: 5,
	dominancePercent: 10,
	minResidualDf: 10,
	significantDigits: 4,
};

/** (n, k) rule beside the p% rule: the two largest contributions make up less than 90 percent of a sum (SACRO's default). */
export const nkRule = { n: 2, percent: 90 } as const;
