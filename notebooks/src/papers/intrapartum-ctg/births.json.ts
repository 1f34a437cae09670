// The births with what the notebook reads of them, a quarter of the features that the stage wrote.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { papersFolder } from "../../sources/folders.ts";
import { isBroken, readPaper } from "../../sources/paper.ts";

const path = "results/features/features.json";
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

const paper = await readPaper("intrapartum-ctg");
if (isBroken(paper)) throw new Error(paper.problem);
if (!paper.release.mayLeave(path)) throw new Error(`papers/intrapartum-ctg/${path} is held: ${paper.release.because}`);
const births = JSON.parse(readFileSync(join(papersFolder, "intrapartum-ctg", path), "utf8")) as Birth[];
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
