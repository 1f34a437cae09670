import { InvalidInputError, type Recording, sampleFlags } from "@quickening/core";
import type { readWfdb as ReadWfdb } from "@quickening/io";

/** Largest record that is read: it stands in memory as a whole. */
const mostBytes = 512 * 1024 * 1024;

/**
 * A WFDB record as a recording, from the files that a visitor gave.
 *
 * @param header - Its .hea. @param files - All files, the header among them. @param readWfdb - The reader of @quickening/io.
 * @throws InvalidInputError when a file that the header names is not among them, or they are too large.
 */
export async function wfdbRecording(
	header: File,
	files: readonly File[],
	readWfdb: typeof ReadWfdb,
): Promise<Recording> {
	const bytes = files.reduce((sum, { size }) => sum + size, 0);
	if (bytes > mostBytes) {
		throw new InvalidInputError(`This page needs a WFDB record of at most 512 MB; it got ${bytes} bytes.`, {
			code: "too-large",
			argument: "files",
			received: bytes,
		});
	}
	const contents: Record<string, Uint8Array> = {};
	for (const file of files) if (file !== header) contents[file.name] = new Uint8Array(await file.arrayBuffer());
	const record = readWfdb({ header: await header.text(), file: header.name, files: contents });
	const { startDate, startTime } = record;
	return {
		format: "wfdb",
		start: {
			localTime: `${isoDate(startDate)}T${(startTime ?? "00:00:00").padEnd(12, ".000").slice(0, 12)}`,
			zone: null,
			utcSeconds: null,
		},
		device: { maker: "", model: null, serialNumber: null, firmware: null, wearSite: null },
		signals: record.signals.map(({ name, unit, samplingRateHz }) => ({ name, unit, samplingRateHz })),
		promisedSeconds: null,
		warnings: record.warnings,
		spots: [],
		async *blocks() {
			yield {
				startSeconds: 0,
				samples: record.signals.map(({ samples }) => samples),
				flags: record.signals.map(({ samples }) =>
					Uint8Array.from(samples, (value) => (Number.isNaN(value) ? sampleFlags.gap : 0)),
				),
			};
		},
	};
}

/** "05/02/1989" of a header as "1989-02-05"; the first day of the calendar where there is none. */
function isoDate(date: string | undefined | null): string {
	const [day, month, year] = (date ?? "").split("/");
	return year === undefined ? "0001-01-01" : `${year}-${month}-${day}`;
}
