/** Times of an oral glucose tolerance test. */
export type OgttTime = "fasting" | "oneHour" | "twoHour" | "threeHour";

/** Unit of plasma glucose; it has no default. */
export type GlucoseUnit = "mg/dL" | "mmol/L";

/** A rule for gestational diabetes from a tolerance test. */
export interface GestationalDiabetesRule {
	/** g of glucose that were drunk. */
	readonly loadG: 75 | 100;
	/** Values at or above which a time counts, as printed in each unit: mmol/L is not mg/dL over 18.016 here. */
	readonly thresholds: Readonly<Record<GlucoseUnit, Readonly<Partial<Record<OgttTime, number>>>>>;
	/** Times that have to reach their threshold. */
	readonly nNeeded: 1 | 2;
	/** From here on it is diabetes, not gestational diabetes: as printed. */
	readonly diabetes: Readonly<Record<GlucoseUnit, Readonly<Partial<Record<OgttTime, number>>>>>;
}

const fastingDiabetes = { "mg/dL": { fasting: 126 }, "mmol/L": { fasting: 7 } } as const;

/**
 * Criteria of gestational diabetes by name.
 *
 * Source: IADPSG: Metzger et al. 2010, doi:10.2337/dc09-1848, table 1, with PMC3114322, table 6. WHO 2013: the same thresholds,
 * and diabetes in pregnancy also from 11.1 mmol/L at 2 h, NBK169024. Carpenter and Coustan 1982, Am J Obstet Gynecol
 * 144:768, its DOI not confirmed, and National Diabetes Data Group 1979, doi:10.2337/diab.28.12.1039: NBK43373, two or more
 * values. NICE NG3 2015: doi:10.1186/s40842-016-0031-y (not confirmed), table 1, where all of them stand.
 */
export const gestationalDiabetesCriteria = {
	"iadpsg-2010": {
		loadG: 75,
		thresholds: {
			"mg/dL": { fasting: 92, oneHour: 180, twoHour: 153 },
			"mmol/L": { fasting: 5.1, oneHour: 10, twoHour: 8.5 },
		},
		nNeeded: 1,
		diabetes: fastingDiabetes,
	},
	"who-2013": {
		loadG: 75,
		thresholds: {
			"mg/dL": { fasting: 92, oneHour: 180, twoHour: 153 },
			"mmol/L": { fasting: 5.1, oneHour: 10, twoHour: 8.5 },
		},
		nNeeded: 1,
		diabetes: { "mg/dL": { fasting: 126, twoHour: 200 }, "mmol/L": { fasting: 7, twoHour: 11.1 } },
	},
	"carpenter-coustan-1982": {
		loadG: 100,
		thresholds: {
			"mg/dL": { fasting: 95, oneHour: 180, twoHour: 155, threeHour: 140 },
			"mmol/L": { fasting: 5.3, oneHour: 10, twoHour: 8.6, threeHour: 7.8 },
		},
		nNeeded: 2,
		diabetes: fastingDiabetes,
	},
	"nddg-1979": {
		loadG: 100,
		thresholds: {
			"mg/dL": { fasting: 105, oneHour: 190, twoHour: 165, threeHour: 145 },
			"mmol/L": { fasting: 5.8, oneHour: 10.6, twoHour: 9.2, threeHour: 8.1 },
		},
		nNeeded: 2,
		diabetes: fastingDiabetes,
	},
	"nice-2015": {
		loadG: 75,
		thresholds: {
			"mg/dL": { fasting: 101, twoHour: 140 },
			"mmol/L": { fasting: 5.6, twoHour: 7.8 },
		},
		nNeeded: 1,
		diabetes: fastingDiabetes,
	},
} as const satisfies Readonly<Record<string, GestationalDiabetesRule>>;

/** Name of a set of criteria. */
export type GestationalDiabetesCriteria = keyof typeof gestationalDiabetesCriteria;
