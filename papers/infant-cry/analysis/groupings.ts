import { ageOrder } from "./file-name.ts";
import type { Recording } from "./recordings.ts";

/** A way to part recordings by what is known of them. */
export interface Grouping {
	readonly group: string;
	readonly levels: readonly string[];
	readonly levelOf: (recording: Recording) => string;
}

/** Groups that were named before any outcome was looked at. */
export const groupings: readonly Grouping[] = [
	{ group: "Age, as tagged", levels: ageOrder, levelOf: ({ ageGroup }) => ageGroup },
	{ group: "Sex, as tagged", levels: ["girl", "boy"], levelOf: ({ sex }) => sex },
	{ group: "Phone", levels: ["Android", "iOS"], levelOf: ({ platform }) => platform },
];
