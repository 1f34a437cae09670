import type { ReadProgress, Recording, RecordingDevice, SignalBlock, Warning } from "@quickening/core";
import { recordingStart } from "../clock/recording-start.ts";
import { lineTally } from "../errors/warning-tally.ts";
import { textError } from "../text/text-error.ts";
import { EpochGrid, type EpochRow, type EpochSignal } from "./epoch-grid.ts";

/** What a reader found in the header of a table of epochs. */
export interface EpochTable {
	readonly reader: string;
	readonly file: string;
	readonly format: string;
	readonly startLocalSeconds: number;
	/** "+01:00" or an IANA name, as the file has it; null when it does not say. */
	readonly zone: string | null;
	readonly device: RecordingDevice;
	readonly epochSeconds: number;
	readonly signals: readonly EpochSignal[];
	/** Epochs that the header promises; null when it does not. */
	readonly promisedEpochs: number | null;
	readonly warnings: readonly Warning[];
	/** The rows from the first, in pieces. */
	rows(pass: {
		readonly onProgress?: (progress: ReadProgress) => void;
		readonly warnings: Warning[];
	}): AsyncIterable<readonly EpochRow[]>;
}

/** A table of epochs as a recording. */
export function epochRecording(table: EpochTable): Recording {
	const { reader, file, signals, epochSeconds, startLocalSeconds, zone, promisedEpochs } = table;
	let found: readonly Warning[] = [];
	return {
		format: table.format,
		start: recordingStart(startLocalSeconds, zone),
		device: table.device,
		signals: signals.map(({ name, unit }) => ({ name, unit, samplingRateHz: 1 / epochSeconds })),
		promisedSeconds: promisedEpochs === null ? null : promisedEpochs * epochSeconds,
		get warnings() {
			return [...table.warnings, ...found];
		},
		spots: [],
		async *blocks({ onProgress } = {}): AsyncGenerator<SignalBlock> {
			const tally = lineTally();
			const ofText: Warning[] = [];
			const grid = new EpochGrid({ reader, file, signals, epochSeconds, startLocalSeconds, tally });
			for await (const rows of table.rows({ ...(onProgress && { onProgress }), warnings: ofText })) {
				for (const row of rows) grid.add(row);
				yield* grid.full();
			}
			yield* grid.end();
			if (grid.nEpochs === 0) {
				throw textError(reader, file, {
					problem: "must have rows of data",
					received: "a header alone",
					advice: "The file is probably cut short; export it again.",
					code: "no-data",
				});
			}
			found = [...ofText, ...tally.warnings()];
			if (promisedEpochs !== null && promisedEpochs !== grid.nEpochs) {
				const message = `the header promises ${promisedEpochs} epochs and the file has ${grid.nEpochs}`;
				found = [...found, { code: "unpromised-length", message }];
			}
		},
	};
}
