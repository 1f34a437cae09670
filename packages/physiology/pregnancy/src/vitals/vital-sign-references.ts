/** Vital signs for which there are centiles by week. */
export type VitalSign =
	| "heartRateBpm"
	| "systolicMmHg"
	| "diastolicMmHg"
	| "spo2Percent"
	| "respiratoryRatePerMinute"
	| "temperatureCel";

/** A published point of a curve: centiles of a sign at a week. */
export interface PublishedPoint {
	/** Gestational age in weeks, as printed. */
	readonly week: number;
	readonly p50: number;
	/** Third and 97th centile; undefined where none were read. */
	readonly p3?: number;
	readonly p97?: number;
	/** Whether the source says that the median turns here: the curve is flat at this point. */
	readonly turns?: boolean;
}

/** A sign in a reference: what was published, and for what readings. */
export interface VitalSignReference {
	readonly points: readonly PublishedPoint[];
	/** Values that can be readings at all. */
	readonly plausible: readonly [low: number, high: number];
}

/** References by name. */
export type VitalReferenceName = "green-2020" | "intergrowth-2021";

const heartRate = [25, 220] as const;
const systolic = [50, 280] as const;
const diastolic = [20, 180] as const;

/**
 * Published points of vital signs by gestational week, taken in the clinic by trained staff.
 *
 * "green-2020" (4P study, United Kingdom, 1,041 women): median with third and 97th centile at 12 weeks, where the median turns,
 * and at 40 weeks where it was printed. "intergrowth-2021" (8 countries, 4,321 women): medians alone; its centiles stand in
 * tables that were not read, so it has no centile here. Both papers printed whole tables by week: these are their abstracts.
 *
 * Source: Green et al. 2020, doi:10.1097/AOG.0000000000003721 (abstract, bdi.ox.ac.uk/publications/1080104); Green et al. 2021,
 * doi:10.1371/journal.pmed.1003611 (abstract, ndcn.ox.ac.uk/publications/1169363).
 */
export const vitalSignReferences: Readonly<
	Record<VitalReferenceName, Readonly<Partial<Record<VitalSign, VitalSignReference>>>>
> = {
	"green-2020": {
		heartRateBpm: {
			points: [
				{ week: 12, p50: 82, p3: 63, p97: 105 },
				{ week: 34.1, p50: 91, p3: 68, p97: 115, turns: true },
			],
			plausible: heartRate,
		},
		systolicMmHg: {
			points: [
				{ week: 12, p50: 114, p3: 95, p97: 138 },
				{ week: 18.6, p50: 113, p3: 95, p97: 136, turns: true },
				{ week: 40, p50: 121, p3: 102, p97: 144 },
			],
			plausible: systolic,
		},
		diastolicMmHg: {
			points: [
				{ week: 12, p50: 70, p3: 56, p97: 87 },
				{ week: 19.2, p50: 69, p3: 55, p97: 86, turns: true },
				{ week: 40, p50: 78, p3: 62, p97: 95 },
			],
			plausible: diastolic,
		},
		spo2Percent: {
			points: [
				{ week: 12, p50: 98, p3: 94, p97: 99 },
				{ week: 40, p50: 97, p3: 93, p97: 99 },
			],
			plausible: [50, 100],
		},
		respiratoryRatePerMinute: {
			points: [
				{ week: 12, p50: 15, p3: 9, p97: 22 },
				{ week: 40, p50: 15, p3: 9, p97: 22 },
			],
			plausible: [4, 60],
		},
		temperatureCel: {
			points: [
				{ week: 12, p50: 36.7, p3: 35.6, p97: 37.5 },
				{ week: 33.4, p50: 36.5, p3: 35.3, p97: 37.3, turns: true },
			],
			plausible: [33, 43],
		},
	},
	"intergrowth-2021": {
		systolicMmHg: {
			points: [
				{ week: 12, p50: 111.5, turns: true },
				{ week: 40, p50: 119.6 },
			],
			plausible: systolic,
		},
		diastolicMmHg: {
			points: [
				{ week: 12, p50: 69.1 },
				{ week: 19 + 5 / 7, p50: 68.5, turns: true },
			],
			plausible: diastolic,
		},
	},
};
