/** How far a date may be wrong: what is left between a dated gestational age and the true one (conception less 14 days). */
export interface DatingError {
	/** Standard deviation in days. */
	readonly sdDays: number;
	/** Mean of dated age less true age, days: positive where dates make a pregnancy too old. */
	readonly biasDays: number;
	readonly source: string;
}

/**
 * Error of a last period's date, known for certain: ovulation is not on day 14.
 *
 * It is that of 1,515 cycles of 157 women: ovulation on day 15.96 on average, standard deviation 3.55. With errors of memory the
 * difference from a first-trimester scan has a standard deviation of 8.0 days in 1,867 births, and a mean of only 0.8.
 */
export const lastPeriodError: DatingError = {
	sdDays: 3.55,
	biasDays: 1.96,
	source:
		"day of ovulation in 1,515 cycles of 157 women (fedcycle); memory adds to it: Hoffman 2008, doi:10.1111/j.1365-3016.2008.00965.x",
};

/** Error where the usual length of her cycle was used: the mean lateness of ovulation is taken out, its spread within a woman stays. */
export const correctedPeriodError: DatingError = {
	sdDays: 2.24,
	biasDays: 0,
	source:
		"spread of the day of ovulation within a woman, 1,515 cycles of 157 women (fedcycle); that no bias is left is our assumption",
};

/** Error of an embryo transfer: the day of fertilisation is known, to within a day. */
export const embryoTransferError: DatingError = {
	sdDays: 0.5,
	biasDays: 0,
	source: "+-1 day, taken as two standard deviations (mobile.fpnotebook.com/OB/Exam/PrgncyDtng.htm)",
};

/**
 * Error of a scan of which only the gestational age that it gave is known, by that age.
 *
 * @param gestationalAgeDays - Age by the scan, days.
 * @returns Its standard deviation: 2.35 days to 13+6, 3 to 21+6, 7 to 27+6, 10.5 from 28+0; bias 0 (formulas differ by up to 6
 *   days, which is not in it).
 *
 * Source: Robinson and Fleming 1975 (4.7 days, two standard deviations); Saltvedt 2004, doi:10.1002/uog.1047 (2 days at 12 to 14
 * weeks, 3 at 15 to 20, pregnancies after IVF); from 22+0 half of ACOG's limit for redating, which is our reading of it.
 * @example
 * scanError(87).sdDays; // 2.35
 */
export function scanError(gestationalAgeDays: number): DatingError {
	if (gestationalAgeDays < 98)
		return {
			sdDays: 2.35,
			biasDays: 0,
			source: "Robinson and Fleming 1975, doi:10.1111/j.1471-0528.1975.tb00710.x: 4.7 days for two standard deviations",
		};
	if (gestationalAgeDays < 154)
		return { sdDays: 3, biasDays: 0, source: "Saltvedt 2004, doi:10.1002/uog.1047: 15 to 20 weeks, after IVF" };
	return {
		sdDays: gestationalAgeDays < 196 ? 7 : 10.5,
		biasDays: 0,
		source:
			"half of ACOG's limit for redating (Committee Opinion 700), taken as two standard deviations: an assumption",
	};
}

/**
 * Error of a last period's date that a scan has confirmed: what is left of it once both are known.
 *
 * Both errors are taken as normal and independent. The one that is kept then has the mean and standard deviation of the normal
 * distribution given their difference, so a scan that says "three days older" moves the expected error, though not the date.
 *
 * @param period - Error of the date that is kept.
 * @param scan - Error of the scan.
 * @param discrepancyDays - Age by the scan less age by the period.
 * @returns A standard deviation smaller than either's.
 * @example
 * errorGivenScan({ sdDays: 3, biasDays: 0, source: "" }, { sdDays: 4, biasDays: 0, source: "" }, 0).sdDays; // 2.4
 */
export function errorGivenScan(period: DatingError, scan: DatingError, discrepancyDays: number): DatingError {
	const variance = period.sdDays ** 2 + scan.sdDays ** 2;
	const surprise = discrepancyDays - (scan.biasDays - period.biasDays);
	return {
		sdDays: (period.sdDays * scan.sdDays) / Math.sqrt(variance),
		biasDays: period.biasDays - (period.sdDays ** 2 / variance) * surprise,
		source: `${period.source}; given a scan that agrees: ${scan.source}`,
	};
}
