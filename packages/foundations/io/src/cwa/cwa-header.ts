import type { ByteSource } from "../bytes/byte-source.ts";
import { clockSeconds } from "../clock/local-seconds.ts";
import { fileError } from "../errors/file-error.ts";

/** What the first 1024 bytes say. */
export interface CwaHeader {
	readonly model: "AX3" | "AX6";
	readonly serialNumber: string;
	readonly sessionId: number;
	readonly samplingRateHz: number;
	readonly firmware: string;
	readonly wearSite: string | null;
	readonly promisedSeconds: number | null;
}

export const cwaHeaderBytes = 1024;

/** Reads the header ("MD"). It has no checksum; what the blocks say too is taken from them. */
export async function readCwaHeader(source: ByteSource): Promise<CwaHeader> {
	const bytes = await source.read(0, cwaHeaderBytes);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes[0] !== 0x4d || bytes[1] !== 0x44) {
		throw fileError({
			reader: "readCwa",
			file: source.name,
			byte: 0,
			problem: 'must begin with "MD"',
			received: bytes.length === 0 ? "an empty file" : JSON.stringify(String.fromCharCode(...bytes.subarray(0, 2))),
			advice: "It is no CWA file of an AX3 or AX6, or its beginning is lost; copy it from the device again.",
		});
	}
	if (bytes.length < cwaHeaderBytes) {
		throw fileError({
			reader: "readCwa",
			file: source.name,
			byte: bytes.length,
			problem: `must have a header of ${cwaHeaderBytes} bytes`,
			received: `${bytes.length} bytes`,
			advice: "The file is cut short; copy it from the device again.",
		});
	}
	const upper = view.getUint16(11, true);
	const start = cwaTime(view.getUint32(13, true));
	const end = cwaTime(view.getUint32(17, true));
	return {
		model: view.getUint8(4) === 0x64 ? "AX6" : "AX3",
		serialNumber: String((upper === 0xffff ? 0 : upper) * 65_536 + view.getUint16(5, true)),
		sessionId: view.getUint32(7, true),
		samplingRateHz: 3200 / 2 ** (15 - (view.getUint8(36) & 15)),
		firmware: String(view.getUint8(41)),
		wearSite: wearSite(bytes.subarray(64, 512)),
		promisedSeconds: end > start ? end - start : null,
	};
}

let lastMinute = { packed: -1, seconds: Number.NaN };

/** A packed date of the device's clock as seconds since 1970 on that clock; NaN where it is none. */
export function cwaTime(packed: number): number {
	const minute = packed >>> 6;
	const second = packed & 63;
	// Some fifty blocks in a row begin in the same minute.
	if (minute !== lastMinute.packed) {
		const [hour, day, month] = [(minute >>> 6) & 31, (minute >>> 11) & 31, (minute >>> 16) & 15];
		lastMinute = { packed: minute, seconds: clockSeconds(2000 + (minute >>> 20), month, day, hour, minute & 63, 0) };
	}
	return second < 60 ? lastMinute.seconds + second : Number.NaN;
}

/** OMGUI writes its notes as a query string, padded with blanks: "_p=right+wrist&_sc=26". */
function wearSite(annotation: Uint8Array): string | null {
	const text = new TextDecoder("latin1").decode(annotation).replace(/[\s\0\xff]+$/, "");
	return new URLSearchParams(text).get("_p") || null;
}
