import { seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import { bootstrapInterval, column, columnScales, type Matrix } from "@quickening/stats";
import { defineColumns, op } from "@quickening/table";
import { acousticColumns } from "./acoustic-columns.ts";
import { reasonOrder } from "./file-name.ts";
import { type Grouping, groupings } from "./groupings.ts";
import { type Recording, readRecordings } from "./recordings.ts";

/** One line of the table of recordings: how many there are of hungry and of other reasons. */
export interface CharacteristicRow {
	readonly group: string;
	readonly level: string;
	readonly hungry: number;
	readonly other: number;
	readonly instances: number;
}

/** Recordings of one installation this close together are of one burst. */
const BURST_SECONDS = 60;

const characteristics: readonly Grouping[] = [
	{ group: "All", levels: ["recordings"], levelOf: () => "recordings" },
	{ group: "Reason, as supposed", levels: reasonOrder, levelOf: ({ reason }) => reason },
	...groupings,
];

/** Counts the recordings, and asks how alike those of one installation sound. */
export default function describe(stage: StageContext): void {
	stage.progress(0, "reading recordings");
	const recordings = readRecordings(stage.inputPath("recordings"), stage.param<number>("cutSeconds"));
	const rows = characteristics.flatMap((grouping) => countLevels(recordings, grouping));
	stage.writeJson("characteristics", rows);
	const n = recordings.length;
	const count = (id: string, value: number, method: string) =>
		stage.value(`count.${id}`, { value, unit: "", digits: 0, n, method });
	const hungry = recordings.filter((recording) => recording.hungry === 1);
	const other = recordings.filter((recording) => recording.hungry === 0);
	count("recordings", n, "Files of the corpus");
	count("instances", countInstances(recordings), "Installations of the app in the files' names");
	count("hungry", hungry.length, "Recordings tagged hungry");
	count("other", other.length, "Recordings tagged with another reason");
	count("instancesOther", countInstances(other), "Installations with a recording of another reason");
	stage.value("share.hungry", {
		value: (100 * hungry.length) / n,
		unit: "%",
		digits: 1,
		n,
		method: "Recordings tagged hungry: how often whoever always says hungry is right",
	});
	const groups = recordingsByInstance(recordings);
	const mixed = groups.filter((own) => new Set(own.map(({ sex, ageGroup }) => `${sex} ${ageGroup}`)).size > 1);
	count("mixedInstances", mixed.length, "Installations whose recordings bear two sexes or two age groups");
	const waits = groups.flatMap((own) => {
		const times = own.map(({ recordedSeconds }) => recordedSeconds).sort((a, b) => a - b);
		return times.slice(1).map((time, i) => time - times[i]!);
	});
	stage.value("share.burst", {
		value: (100 * waits.filter((seconds) => seconds < BURST_SECONDS).length) / waits.length,
		unit: "%",
		digits: 0,
		n: waits.length,
		method: `Recordings that follow one of the same installation within ${BURST_SECONDS} s; n: recordings that follow one`,
	});
	const acoustic = acousticColumns(recordings, (done) => {
		if (done % 20 === 0) stage.progress(done / n, "cepstra and spectral measures");
	});
	recordLikeness(stage, recordings, acoustic);
}

const levelColumns = defineColumns({
	level: { type: "text", unit: "code" },
	instance: { type: "text", unit: "id" },
	hungry: { type: "number", unit: "1", range: [0, 1] },
});

/** Recordings of each level of one grouping, also of levels that none has. */
function countLevels(recordings: readonly Recording[], { group, levels, levelOf }: Grouping): CharacteristicRow[] {
	const counted = levelColumns
		.fromRows(
			recordings.map((recording) => ({
				level: levelOf(recording),
				instance: recording.instanceId,
				hungry: recording.hungry,
			})),
		)
		.groupby("level")
		.rollup({ n: () => op.count(), hungry: (d) => op.sum(d.hungry), instances: (d) => op.distinct(d.instance) })
		.objects();
	return levels.map((level) => {
		const { n, hungry, instances } = counted.find((row) => row.level === level) ?? { n: 0, hungry: 0, instances: 0 };
		return { group, level, hungry, other: n - hungry, instances };
	});
}

/** How often the recording that sounds most alike is of the same installation, and how often it would be by chance. */
function recordLikeness(stage: StageContext, recordings: readonly Recording[], acoustic: Matrix): void {
	const nearest = nearestRows(acoustic);
	const groups = rowsByInstance(recordings).filter((rows) => rows.length > 1);
	const nRecordings = groups.reduce((sum, rows) => sum + rows.length, 0);
	const shareOf = (isIt: (row: number) => number) => (units: Int32Array) => {
		let sum = 0;
		let n = 0;
		for (let i = 0; i < units.length; i++) {
			for (const row of groups[units[i]!]!) sum += isIt(row);
			n += groups[units[i]!]!.length;
		}
		return (100 * sum) / n;
	};
	const instance = (row: number) => recordings[row]!.instanceId;
	const siblings = new Map(groups.flatMap((rows) => rows.map((row) => [row, rows.length - 1] as const)));
	const same = bootstrapInterval(
		groups.length,
		shareOf((row) => (instance(nearest[row]!) === instance(row) ? 1 : 0)),
		{
			method: "percentile",
			repeats: stage.param<number>("bootstrapRepeats"),
			random: seededRandom(`${stage.param<number>("seed")}/likeness`),
		},
	);
	const everyUnit = Int32Array.from(groups, (_, i) => i);
	const method = `nearest of all other recordings by ${acoustic.nColumns} standardised cepstral and spectral columns`;
	stage.value("nearest.same", {
		value: same.estimate,
		unit: "%",
		digits: 0,
		n: nRecordings,
		interval: {
			low: same.low,
			high: same.high,
			levelPercent: 95,
			method: `percentile bootstrap over ${groups.length} installations`,
		},
		method: `Of recordings whose installation has another one: the ${method} is of the same installation`,
	});
	stage.value("nearest.chance", {
		value: shareOf((row) => siblings.get(row)! / (recordings.length - 1))(everyUnit),
		unit: "%",
		digits: 1,
		n: nRecordings,
		method: "The same, were the nearest drawn at random",
	});
}

/** For each row the other row at the least Euclidean distance, columns standardised. */
function nearestRows(columns: Matrix): Int32Array {
	const { nRows, nColumns } = columns;
	const { centres, scales } = columnScales(columns);
	const standard = Array.from({ length: nColumns }, (_, j) =>
		column(columns, j).map((value) => (value - centres[j]!) / scales[j]!),
	);
	return Int32Array.from({ length: nRows }, (_, i) => {
		let nearest = -1;
		let least = Number.POSITIVE_INFINITY;
		for (let other = 0; other < nRows; other++) {
			if (other === i) continue;
			const squares = standard.reduce((sum, values) => sum + (values[i]! - values[other]!) ** 2, 0);
			if (squares < least) {
				least = squares;
				nearest = other;
			}
		}
		return nearest;
	});
}

function rowsByInstance(recordings: readonly Recording[]): number[][] {
	const rows = new Map<string, number[]>();
	recordings.forEach(({ instanceId }, row) => {
		rows.set(instanceId, [...(rows.get(instanceId) ?? []), row]);
	});
	return [...rows.values()];
}

const recordingsByInstance = (recordings: readonly Recording[]) =>
	rowsByInstance(recordings).map((rows) => rows.map((row) => recordings[row]!));

const countInstances = (recordings: readonly Recording[]) =>
	new Set(recordings.map(({ instanceId }) => instanceId)).size;
