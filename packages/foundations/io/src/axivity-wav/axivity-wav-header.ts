import type { ByteSource } from "../bytes/byte-source.ts";
import { clockSeconds } from "../clock/local-seconds.ts";
import { fileError } from "../errors/file-error.ts";

export interface AxivityWavChannel {
	/** "x", "gyroscopeX", ... */
	readonly name: string;
	readonly unit: string;
	/** Value of full scale. */
	readonly scale: number;
	/** Its place in a frame. */
	readonly index: number;
}

export interface AxivityWavHeader {
	readonly samplingRateHz: number;
	readonly nChannels: number;
	readonly channels: readonly AxivityWavChannel[];
	/** The channel behind the sensors', whose bits say what is missing or clipped; -1 where there is none. */
	readonly auxiliary: number;
	readonly wholeSeconds: number;
	readonly addedSeconds: number;
	readonly serialNumber: string | null;
	readonly firmware: string | null;
	readonly wearSite: string | null;
	readonly dataAt: number;
	/** Bytes of samples that the file claims to have. */
	readonly dataBytes: number;
}

/** What the converter calls a channel. */
const channelNames: Readonly<Record<string, readonly [name: string, unit: string]>> = {
	"Accel-X": ["x", "[g]"],
	"Accel-Y": ["y", "[g]"],
	"Accel-Z": ["z", "[g]"],
	"Gyro-X": ["gyroscopeX", "deg/s"],
	"Gyro-Y": ["gyroscopeY", "deg/s"],
	"Gyro-Z": ["gyroscopeZ", "deg/s"],
};

/** Chunks before the samples stand within so many bytes. */
const mostHeaderBytes = 65_536;

/** Reads the chunks before the samples: the format, and the converter's notes in LIST INFO. */
export async function readAxivityWavHeader(source: ByteSource): Promise<AxivityWavHeader> {
	const bytes = await source.read(0, mostHeaderBytes);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length));
	const fault = (byte: number, problem: string, received: unknown) =>
		fileError({
			reader: "readAxivityWav",
			file: source.name,
			byte,
			problem,
			received,
			advice: "It is no WAV file of acceleration that OMGUI or omconvert wrote, or it came to harm.",
		});
	if (text(0, 4) !== "RIFF" || text(8, 4) !== "WAVE")
		throw fault(0, 'must begin with "RIFF" and "WAVE"', JSON.stringify(text(0, 12)));
	let format: { readonly rate: number; readonly nChannels: number } | undefined;
	const notes = new Map<string, string>();
	for (let at = 12; at + 8 <= bytes.length; ) {
		const [name, size] = [text(at, 4), view.getUint32(at + 4, true)];
		const from = at + 8;
		if (name === "data") {
			if (format === undefined) throw fault(at, 'must have a chunk "fmt " before its samples', "none");
			return { ...headerOf(format, notes, fault), dataAt: from, dataBytes: size };
		}
		if (name === "fmt " && from + 16 <= bytes.length) {
			const [code, bits] = [view.getUint16(from, true), view.getUint16(from + 14, true)];
			const [nChannels, rate] = [view.getUint16(from + 2, true), view.getUint32(from + 4, true)];
			if ((code !== 1 && code !== 0xfffe) || bits !== 16)
				throw fault(from, "must have PCM samples of 16 bits", `format ${code} of ${bits} bits`);
			if (nChannels < 3 || nChannels > 16) throw fault(from + 2, "must have 3 to 16 channels", nChannels);
			if (rate < 1 || rate > 10_000) throw fault(from + 4, "must have 1 to 10000 samples a second", rate);
			format = { rate, nChannels };
		}
		if (name === "LIST") readNotes(bytes.subarray(from, Math.min(bytes.length, from + size)), notes);
		at = from + size + (size % 2);
	}
	throw fault(bytes.length, 'must have a chunk "data" in its first 64 KiB', "none");
}

/** Lines of "key: value" in the texts of a LIST INFO chunk. */
function readNotes(list: Uint8Array, notes: Map<string, string>): void {
	const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
	const decoder = new TextDecoder("latin1");
	for (let at = 4; at + 8 <= list.length; ) {
		const size = view.getUint32(at + 4, true);
		const lines = decoder.decode(list.subarray(at + 8, Math.min(list.length, at + 8 + size))).replace(/\0.*$/s, "");
		for (const [, key, value] of lines.matchAll(/^([\w-]+): ?(.*)$/gm)) notes.set(key!, value!.trim());
		at += 8 + size + (size % 2);
	}
}

type Fault = (byte: number, problem: string, received: unknown) => Error;

function headerOf(
	format: { readonly rate: number; readonly nChannels: number },
	notes: ReadonlyMap<string, string>,
	fault: Fault,
) {
	const channels: AxivityWavChannel[] = [];
	for (let index = 0; index < format.nChannels; index++) {
		const known = channelNames[notes.get(`Channel-${index + 1}`) ?? ""];
		if (known === undefined) continue;
		const scale = Number(notes.get(`Scale-${index + 1}`) ?? Number.NaN);
		if (!(scale > 0 && scale < 1e5))
			throw fault(0, `must note "Scale-${index + 1}" above 0`, notes.get(`Scale-${index + 1}`));
		channels.push({ name: known[0], unit: known[1], scale, index });
	}
	const names = channels.map(({ name }) => name);
	if (!["x", "y", "z"].every((axis) => names.includes(axis)) || new Set(names).size < names.length) {
		throw fault(0, "must note which channels are Accel-X, Accel-Y and Accel-Z", JSON.stringify(names));
	}
	const time = notes.get("Time") ?? "";
	const [, year, month, day, hour, minute, second, rest] =
		/^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(\.\d+)?$/.exec(time) ?? [];
	const wholeSeconds = clockSeconds(
		Number(year),
		Number(month),
		Number(day),
		Number(hour),
		Number(minute),
		Number(second),
	);
	if (Number.isNaN(wholeSeconds)) throw fault(0, 'must note the "Time" of its first sample', JSON.stringify(time));
	const last = format.nChannels - 1;
	return {
		samplingRateHz: format.rate,
		nChannels: format.nChannels,
		channels,
		auxiliary: channels.some(({ index }) => index === last) ? -1 : last,
		wholeSeconds,
		addedSeconds: Number(rest ?? 0),
		serialNumber: notes.get("Id") ?? null,
		firmware: notes.get("Firmware") ?? null,
		wearSite: new URLSearchParams(notes.get("Metadata") ?? "").get("_p") || null,
	};
}
