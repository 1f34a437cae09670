import { logScanner, recordTypes } from "./log-scanner.ts";
import { samplesOf12Bits, samplesOf16Bits } from "./unpack-samples.ts";

/** What stands in the log before its first sample, and when that was taken. */
export interface LogHead {
	/** Of the device's clock; NaN when there is no sample. */
	readonly startSeconds: number;
	readonly scalePerG: number | null;
	/** By the log's settings. */
	readonly samplingRateHz: number | null;
	/** Samples of the first second. */
	readonly nFirst: number;
	/** Whether the device's clock was set to UTC. */
	readonly isUtc: boolean;
}

/** Reads a log as far as its first second of samples. */
export async function readLogHead(pieces: AsyncIterable<Uint8Array>): Promise<LogHead> {
	const scanner = logScanner();
	let head: LogHead = { startSeconds: Number.NaN, scalePerG: null, samplingRateHz: null, nFirst: 0, isUtc: false };
	const isFound = () => {
		while (scanner.next()) {
			const { type, payloadBytes, payloadOffset, bytes, seconds } = scanner;
			if (type === recordTypes.activity || type === recordTypes.activity2 || type === recordTypes.activity3) {
				if (payloadBytes <= 1) continue;
				const nFirst = type === recordTypes.activity2 ? samplesOf16Bits(payloadBytes) : samplesOf12Bits(payloadBytes);
				head = { ...head, startSeconds: seconds, nFirst };
				return true;
			}
			const payload = bytes.subarray(payloadOffset, payloadOffset + payloadBytes);
			if (type === recordTypes.parameters) head = { ...head, ...settingsOf(payload) };
			else if (type === recordTypes.metadata && isClockUtc(payload)) head = { ...head, isUtc: true };
		}
		return false;
	};
	for await (const piece of pieces) {
		scanner.push(piece);
		if (isFound()) return head;
	}
	scanner.end();
	isFound();
	return head;
}

/** Settings are pairs of a key (address space, number) and four bytes. Source: GT3X-File-Format, LogRecords/Parameters.md. */
function settingsOf(payload: Uint8Array): Partial<LogHead> {
	const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
	let settings: Partial<LogHead> = {};
	for (let at = 0; at + 8 <= payload.length; at += 8) {
		const key = `${view.getUint16(at, true)} ${view.getUint16(at + 2, true)}`;
		if (key === "0 55") {
			// Three bytes of fraction, one of exponent, both signed.
			const scale = ((view.getInt32(at + 4, true) << 8) >> 8) * 2 ** (view.getInt8(at + 7) - 23);
			if (scale > 0) settings = { ...settings, scalePerG: scale };
		}
		if (key === "1 10") settings = { ...settings, samplingRateHz: view.getUint32(at + 4, true) };
	}
	return settings;
}

/** CentrePoint's note of the zone, in JSON, says whether the clock was set to UTC rather than to the zone. */
function isClockUtc(payload: Uint8Array): boolean {
	try {
		const note = JSON.parse(new TextDecoder().decode(payload)) as { MetadataType?: unknown; UsedUtc?: unknown } | null;
		return note?.MetadataType === "LocalTimeLog" && note.UsedUtc === true;
	} catch {
		return false;
	}
}
