/** A note in a recording: an event, a sleep stage, a beat. */
export interface EdfAnnotation {
	/** Seconds from the recording's start; may lie before it. */
	readonly onsetSeconds: number;
	/** Null where the file gives none. */
	readonly durationSeconds: number | null;
	readonly text: string;
}

/** Annotation lists of one data record. */
export interface RecordAnnotations {
	/** The record's own time, from the header's start; null where it is missing. */
	readonly recordOnset: number | null;
	readonly annotations: readonly EdfAnnotation[];
	/** What is no annotation list. */
	readonly nBad: number;
}

const decoder = new TextDecoder("utf-8");

/**
 * Reads the time-stamped annotation lists of a data record: "+12.5", 0x15 and a duration, 0x14, texts with 0x14 after each, 0x00.
 * The first one of a record's first annotation signal has an empty text, and is the record's time.
 */
export function readAnnotations(bytes: Uint8Array, isTimekeeper: boolean): RecordAnnotations {
	const annotations: EdfAnnotation[] = [];
	let recordOnset: number | null = null;
	let nBad = 0;
	let isFirst = isTimekeeper;
	for (let at = 0; at < bytes.length; ) {
		if (bytes[at] === 0) {
			at++;
			continue;
		}
		const zero = bytes.indexOf(0, at);
		const end = zero < 0 ? bytes.length : zero;
		const [head, ...texts] = decoder.decode(bytes.subarray(at, end)).split("\x14");
		const [onset = "", duration, ...rest] = head!.split("\x15");
		const isTime = /^[+-]\d+(\.\d*)?$/.test(onset) && /^\d+(\.\d*)?$/.test(duration ?? "0") && rest.length === 0;
		// A text stands between two marks, so what is behind the last mark must be nothing.
		if (!isTime || texts.length === 0 || texts.at(-1) !== "" || zero < 0) nBad++;
		if (isTime) {
			if (isFirst && texts[0] === "" && recordOnset === null) recordOnset = Number(onset);
			for (const text of texts) {
				if (text === "") continue;
				annotations.push({
					onsetSeconds: Number(onset),
					durationSeconds: duration === undefined ? null : Number(duration),
					text,
				});
			}
		}
		isFirst = false;
		at = end + 1;
	}
	return { recordOnset, annotations, nBad };
}
