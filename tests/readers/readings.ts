import { readWav, readWfdb, readWfdbAnnotations, readWfdbHeader } from "@quickening/io";
import { type RecordFiles, visits } from "./originals.ts";
import type { Reading } from "./survey-damage.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const all = (values: ArrayLike<unknown>) => Array.from(values, String).join(" ");

/** A header and the samples that it describes. */
export function readRecord(header: Uint8Array, samples: Uint8Array, { name, format }: RecordFiles): Reading {
	const record = readWfdb({ header: text(header), file: name.replace(".dat", ".hea"), files: { [name]: samples } });
	const parsed = readWfdbHeader(text(header));
	const { signals } = parsed;
	return {
		content: {
			recordName: record.recordName,
			start: `${record.startTime} ${record.startDate}`,
			comments: record.comments.join("\n"),
			rate: all(record.signals.map(({ samplingRateHz }) => samplingRateHz)),
			scale: all(signals.flatMap(({ gain, baseline }) => [gain, baseline])),
			unit: record.signals.map(({ unit }) => unit).join("\n"),
			name: record.signals.map(({ name }) => name).join("\n"),
			signals: String(record.signals.length),
			format: all(signals.map((signal) => signal.format)),
			digital: record.signals
				.map(({ samples }, i) =>
					all(samples.map((value) => Math.round(value * signals[i]!.gain + signals[i]!.baseline))),
				)
				.join("\n"),
			...(format === "8" ? { initial: all(signals.map(({ initialValue }) => initialValue)) } : {}),
		},
		warnings: record.warnings.length,
	};
}

export function readAnnotations(bytes: Uint8Array): Reading {
	const marks = readWfdbAnnotations(bytes, { samplingRateHz: 360 });
	const { samples, symbols, notes, subtypes, channels } = marks;
	return {
		content: {
			count: String(samples.length),
			steps: all(samples.map((sample, i) => sample - (samples[i - 1] ?? 0))),
			symbols: symbols.join(""),
			notes: notes.join("\n"),
			subtypes: all(subtypes),
			channels: all(channels),
			end: String(bytes.at(-1) === 0 && bytes.at(-2) === 0),
			order: String(samples.every((sample, i) => sample >= (samples[i - 1] ?? 0))),
		},
		warnings: marks.warnings.length,
	};
}

export function readSound(bytes: Uint8Array): Reading {
	const { samplingRateHz, channels, encoding, bitsPerSample, warnings } = readWav(bytes);
	return {
		content: {
			rate: String(samplingRateHz),
			channels: String(channels.length),
			frames: String(channels[0]?.length),
			encoding: `${encoding} ${bitsPerSample}`,
			samples: channels.map(all).join("\n"),
		},
		warnings: warnings.length,
	};
}

export async function readTable(bytes: Uint8Array, ending: string): Promise<Reading> {
	const table = await visits.read(bytes, `visits.${ending}`);
	return {
		content: {
			rows: String(table.numRows()),
			cells: JSON.stringify(table.objects()),
			...(ending === "parquet" ? { bounds: boundsOf(table.objects()) } : {}),
		},
		warnings: table.warnings.filter(({ code }) => code !== "missing").length,
	};
}

/** Smallest and largest number, and missing cells, of each column. */
function boundsOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
	const names = Object.keys(rows[0] ?? {});
	return names
		.map((name) => {
			const cells = rows.map((row) => row[name]);
			const numbers = cells.filter((cell) => typeof cell === "number" && !Number.isNaN(cell)) as number[];
			const nMissing = cells.filter((cell) => cell === null || Number.isNaN(cell)).length;
			return `${name} ${Math.min(...numbers)} ${Math.max(...numbers)} ${nMissing}`;
		})
		.join("\n");
}
