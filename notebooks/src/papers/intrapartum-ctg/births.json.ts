// The births with what the notebook reads of them, a quarter of the features that the stage wrote.
import { readReleased } from "../../sources/read-released.ts";

const fields = [
	"baselineMinimumBpm",
	"baselineMaximumBpm",
	"accelerationAreaBeats",
	"decelerationAreaBeats",
	"missingPercent",
] as const;

interface Birth {
	readonly recordingId: string;
	readonly umbilicalPh: number;
	readonly caesarean: boolean;
	readonly gestationWeeks: number;
	readonly birthWeightGrams: number;
	readonly segments: Readonly<Record<string, Readonly<Record<(typeof fields)[number], number | null>>>>;
}

const features = await readReleased("intrapartum-ctg", "results/features/features.json");
const births = JSON.parse(features.toString()) as Birth[];
const kept = births.map(({ recordingId, umbilicalPh, caesarean, gestationWeeks, birthWeightGrams, segments }) => ({
	...{ recordingId, umbilicalPh, caesarean, gestationWeeks, birthWeightGrams },
	segments: Object.fromEntries(
		Object.entries(segments).map(([name, segment]) => [
			name,
			// Seven significant digits: what a fit makes of them differs from the stage's in the eighth.
			Object.fromEntries(
				fields.map((field) => [field, segment[field] === null ? null : Number(segment[field].toPrecision(7))]),
			),
		]),
	),
}));
process.stdout.write(JSON.stringify(kept));
