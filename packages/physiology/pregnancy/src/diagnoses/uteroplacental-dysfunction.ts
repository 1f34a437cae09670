import { factOf, type JudgedFinding, judge } from "./finding.ts";

/** What is known of placenta and fetus; undefined or null: not known. */
export interface UteroplacentalFindings {
	readonly placentalAbruption?: boolean | null;
	readonly fetalGrowthRestriction?: boolean | null;
	readonly abnormalUmbilicalArteryDoppler?: boolean | null;
	readonly intrauterineFetalDeath?: boolean | null;
	/**
	 * Placental growth factor, or sFlt-1 over it, beyond the laboratory's limit; seldom measured, so leaving it out leaves
	 * nothing open.
	 */
	readonly angiogenicImbalance?: boolean | null;
}

const findingsInWords = {
	placentalAbruption: "placental abruption",
	fetalGrowthRestriction: "fetal growth restriction",
	abnormalUmbilicalArteryDoppler: "abnormal umbilical artery Doppler",
	intrauterineFetalDeath: "intrauterine fetal death",
} as const;

/**
 * Uteroplacental dysfunction by ISSHP 2021: abruption, fetal growth restriction, an abnormal Doppler of the umbilical artery,
 * fetal death, or an angiogenic imbalance where it was measured.
 *
 * @param findings - What is not known is left out.
 * @throws InvalidInputError when a finding is neither true nor false, such as a text.
 *
 * Source: Magee et al. 2022, doi:10.1016/j.preghy.2021.09.008; as printed in table 1 of medigraphic.com
 * cardiovascuar/cms-2022/S3/cmss223k-T1; angiogenic imbalance as Lai et al. 2021 use the definition, Am J Obstet Gynecol
 * 224:518.e1 (its DOI is not confirmed).
 */
export function uteroplacentalDysfunction(findings: UteroplacentalFindings): JudgedFinding {
	const where = "uteroplacentalDysfunction";
	const present: string[] = [];
	const missing: string[] = [];
	for (const [name, words] of Object.entries(findingsInWords)) {
		const value = factOf(where, name, findings[name as keyof UteroplacentalFindings]);
		if (value === undefined) missing.push(name);
		else if (value) present.push(words);
	}
	if (factOf(where, "angiogenicImbalance", findings.angiogenicImbalance)) present.push("angiogenic imbalance");
	return judge(present, missing);
}
