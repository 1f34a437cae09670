/** Means of Koffman and others, as their own script has them: adults with three valid days, weighted, by cycle. */
export const koffman =
	"Koffman L, Crainiceanu C, Muschelli J. Comparing step counting algorithms for high-resolution wrist accelerometry data in NHANES 2011-2014. arXiv 2410.11040, doi:10.48550/arXiv.2410.11040";

export const whereMeans =
	"weighted means of adults by wave, as listed in the authors' code/manuscript_tables.R (lilykoff/nhanes_steps_mortality, 3fe1c0c)";

/** [2011-2012, 2013-2014], by the keys of analysis/measures.ts. */
const means: Readonly<Record<string, readonly [number, number]>> = {
	actilife: [12169, 11902],
	adept: [2659, 2453],
	oak: [11794, 11381],
	stepcountRf: [11509, 11263],
	stepcountSsl: [9144, 8846],
	verisense: [9497, 9163],
	verisenseRevised: [9102, 8725],
	mims: [13572, 13467],
	counts: [2573262, 2549846],
};

export function publishedMean(key: string, cycle: 2011 | 2013): number {
	const found = means[key]?.[cycle === 2011 ? 0 : 1];
	if (found === undefined) throw new Error(`no published mean of ${key}`);
	return found;
}
