/** What is compared, in the order in which it is shown. */
export interface Measure {
	readonly key: "pulse" | "systolic" | "diastolic";
	readonly name: string;
	readonly unit: string;
	/** Sign of that name in the references by week. */
	readonly sign: "heartRateBpm" | "systolicMmHg" | "diastolicMmHg";
}

export const measures: readonly Measure[] = [
	{ key: "pulse", name: "Pulse", unit: "bpm", sign: "heartRateBpm" },
	{ key: "systolic", name: "Systolic pressure", unit: "mmHg", sign: "systolicMmHg" },
	{ key: "diastolic", name: "Diastolic pressure", unit: "mmHg", sign: "diastolicMmHg" },
];
