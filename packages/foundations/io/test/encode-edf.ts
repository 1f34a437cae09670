/** A signal of a made-up recording. */
export interface MadeEdfSignal {
	readonly label: string;
	readonly dimension: string;
	readonly samplesPerRecord: number;
	readonly physical?: readonly [number, number];
	readonly digital?: readonly [number, number];
}

export interface MadeEdf {
	readonly signals: readonly MadeEdfSignal[];
	/** One a data record: for each signal its digital samples, and the record's annotation lists where the file has any. */
	readonly records: readonly { readonly samples: readonly (readonly number[])[]; readonly lists?: string }[];
	readonly isBdf?: boolean;
	/** "EDF+C", "EDF+D", ... or nothing. */
	readonly kind?: string;
	readonly recordSeconds?: string;
	readonly nRecords?: number;
	/** Bytes of the annotation signal in a record, where `kind` is given; even in EDF, a multiple of 3 in BDF. */
	readonly listBytes?: number;
	readonly start?: string;
	readonly recording?: string;
}

/** An annotation list: a time, and notes at that time. */
export const list = (onset: string, ...texts: readonly string[]): string =>
	`${onset}\x14${texts.map((text) => `${text}\x14`).join("")}\0`;

/** A file in EDF or BDF; the last signal of one of a kind holds its annotations. */
export function encodeEdf(made: MadeEdf): Uint8Array {
	const { signals, records, isBdf = false, kind = "", recordSeconds = "1", listBytes = 60 } = made;
	const {
		start = "04.04.1112.57.02",
		recording = "Startdate 04-APR-2011 X X Porti7",
		nRecords = records.length,
	} = made;
	const width = isBdf ? 3 : 2;
	const bounds: [number, number] = isBdf ? [-8_388_608, 8_388_607] : [-32_768, 32_767];
	const letters = isBdf ? "BDF" : "EDF";
	const notes = {
		label: `${letters} Annotations`,
		dimension: "",
		samplesPerRecord: listBytes / width,
		physical: [-1, 1] as const,
	};
	const all: readonly MadeEdfSignal[] = kind === "" ? signals : [...signals, notes];
	const column = (size: number, text: (signal: MadeEdfSignal) => string | number) =>
		all.map((signal) => String(text(signal)).padEnd(size)).join("");
	const header = [
		isBdf ? "\xffBIOSEMI" : "0".padEnd(8),
		"X X X X".padEnd(80),
		recording.padEnd(80),
		start,
		String(256 * (all.length + 1)).padEnd(8),
		kind.padEnd(44),
		String(nRecords).padEnd(8),
		recordSeconds.padEnd(8),
		String(all.length).padEnd(4),
		column(16, ({ label }) => label),
		column(80, () => ""),
		column(8, ({ dimension }) => dimension),
		column(8, ({ physical = [-1000, 1000] }) => physical[0]),
		column(8, ({ physical = [-1000, 1000] }) => physical[1]),
		column(8, ({ digital = bounds }) => digital[0]),
		column(8, ({ digital = bounds }) => digital[1]),
		column(80, () => ""),
		column(8, ({ samplesPerRecord }) => samplesPerRecord),
		column(32, () => ""),
	].join("");
	const bytes = Array.from(header, (letter) => letter.charCodeAt(0));
	for (const { samples, lists = "" } of records) {
		for (const value of samples.flat()) for (let k = 0; k < width; k++) bytes.push((value >> (8 * k)) & 255);
		if (kind === "") continue;
		const text = new Uint8Array(listBytes);
		text.set(new TextEncoder().encode(lists));
		bytes.push(...text);
	}
	return Uint8Array.from(bytes);
}
